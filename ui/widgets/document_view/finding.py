"""Words found on the pages of a PDF, typed with or without marks. No Qt."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.documents.pdf.finished.pages import opened
from app.kernel.text import fold


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page, in shares of its width and height."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Spot:
    """One place where the words stand; over the end of a line it has two boxes."""

    page: int
    boxes: tuple[Box, ...]


def find(content: bytes, words: str) -> tuple[Spot, ...]:
    """Find every place of ``words``; marks and case do not count, nor do line ends."""
    wanted = " ".join(fold(words).split())
    if not wanted:
        return ()
    with opened(content) as document:
        return tuple(
            Spot(number, boxes)
            for number in range(len(document))
            for boxes in _on_page(document[number], wanted)
        )


def _on_page(page: Any, wanted: str) -> list[tuple[Box, ...]]:  # noqa: ANN401  (pypdfium2 ships no types)
    text = page.get_textpage()
    letters, places = _folded(text)
    found: list[tuple[Box, ...]] = []
    at = letters.find(wanted)
    while at >= 0:
        first, last = places[at], places[at + len(wanted) - 1]
        boxes = tuple(_boxes(page, text, first, last - first + 1))
        if boxes:
            found.append(boxes)
        at = letters.find(wanted, at + len(wanted))
    # Letting go of a page is the library's work too.
    text.close()
    page.close()
    return found


def _folded(text: Any) -> tuple[str, list[int]]:  # noqa: ANN401  (pypdfium2 ships no types)
    """Give the letters of a page for comparison, and where on the page each stands."""
    from pypdfium2 import raw  # noqa: PLC0415  (heavy; loaded when first needed)

    letters: list[str] = []
    places: list[int] = []
    for index in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text, index))
        # A line ends with several signs; together they are one space.
        for letter in " " if sign.isspace() else fold(sign):
            if letter == " " and letters[-1:] == [" "]:
                continue
            letters.append(letter)
            places.append(index)
    return "".join(letters), places


def _boxes(page: Any, text: Any, first: int, count: int) -> Iterator[Box]:  # noqa: ANN401  (pypdfium2 ships no types)
    width, height = page.get_size()
    for number in range(text.count_rects(first, count)):
        left, bottom, right, top = text.get_rect(number)
        yield Box(
            left / width,
            1 - top / height,
            (right - left) / width,
            (top - bottom) / height,
        )
