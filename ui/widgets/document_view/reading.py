"""Pages of a PDF as grey pictures, its bookmarks and sizes. No Qt, no window thread."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.documents.pdf.finished.pages import opened

# Below this scale (144 dots per inch) placing on whole dots shows.
_COARSE = 2.0


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A bookmark: where a heading stands; ``top`` is a share of the page's height."""

    title: str
    level: int
    page: int
    top: float


@dataclass(frozen=True, slots=True)
class Opened:
    """A PDF that was read once: its bytes, the size of each page, its bookmarks."""

    content: bytes
    pages: tuple[PageSize, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One page in grey: rows of ``stride`` bytes, white where nothing is printed."""

    page: int
    scale: float
    width: int
    height: int
    stride: int
    pixels: bytes


def open_pdf(content: bytes) -> Opened:
    """Read sizes and bookmarks."""
    with opened(content) as document:
        sizes = tuple(PageSize(*page.get_size()) for page in document)
        entries = tuple(_entries(document, sizes))
    return Opened(content, sizes, entries)


def draw(content: bytes, page: int, scale: float) -> Drawn:
    """Draw page ``page`` (from 0); ``scale`` 1 is 72 dots per inch.

    Small pages are drawn at twice the size and halved: the library places letters on
    whole dots, which at the size of a screen glues words together.
    """
    factor = 2 if scale < _COARSE else 1
    with opened(content) as document:
        picture = document[page].render(
            scale=scale * factor, grayscale=True, fill_color=(255, 255, 255, 255)
        )
        image = picture.to_pil().convert("L").reduce(factor)
        # Letting go of a picture is the library's work too.
        picture.close()
    return Drawn(page, scale, image.width, image.height, image.width, image.tobytes())


def _entries(document: Any, sizes: tuple[PageSize, ...]) -> Iterator[Entry]:  # noqa: ANN401  (pypdfium2 ships no types)
    for bookmark in document.get_toc():
        target = bookmark.get_dest()
        page = target.get_index() if target is not None else None
        if page is None:
            continue
        _, place = target.get_view()
        # A place is (left, top, zoom); top counts from the lower edge.
        height = sizes[page].height
        top = 1 - place[1] / height if len(place) > 1 else 0.0
        yield Entry(bookmark.get_title(), bookmark.level, page, min(max(top, 0.0), 1.0))
