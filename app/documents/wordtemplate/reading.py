"""The paragraphs of a Word file as blocks; places are written ``[[Chủ trì]]``.

Word cuts a sentence into runs wherever the cursor once stood, so a place may lie in
several; it takes the look of the run it begins in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.documents.inline import Inline, Run, nfc
from app.documents.model import Align, Block, Bullets, PageBreak, Para
from app.documents.wordtemplate.opening import body_of

PLACE = re.compile(r"\[\[\s*([^\[\]]{1,60}?)\s*\]\]")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALIGN: dict[str, Align] = {
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
}
_OFF = frozenset({"0", "false", "none", "off"})


@dataclass(frozen=True, slots=True)
class Template:
    """What was read: blocks with places, and what was left out of the file."""

    blocks: tuple[Block, ...]
    places: tuple[str, ...]
    has_links: bool = False
    has_tables: bool = False
    has_pictures: bool = False


def read_template(content: bytes) -> Template:
    """Read a Word file. Raises what ``body_of`` raises."""
    body, has_links = body_of(content)
    blocks = tuple(_blocks(body))
    text = "\n".join(_plain(block) for block in blocks)
    places = dict.fromkeys(nfc(found) for found in PLACE.findall(text))
    return Template(
        blocks,
        tuple(places),
        has_links,
        has_tables=body.find(f"{_W}tbl") is not None,
        has_pictures=body.find(f".//{_W}drawing") is not None
        or body.find(f".//{_W}pict") is not None,
    )


def _plain(block: Block) -> str:
    if isinstance(block, Para):
        return "".join(run.text for run in block.runs)
    if isinstance(block, Bullets):
        return "\n".join("".join(run.text for run in item) for item in block.items)
    return ""


def _blocks(body: Any) -> Iterator[Block]:  # noqa: ANN401  (lxml ships no types)
    for element in body:
        if element.tag != f"{_W}p":
            continue
        if element.find(f".//{_W}br[@{_W}type='page']") is not None:
            yield PageBreak()
        runs = _whole_places(tuple(_runs(element)))
        if not any(run.text.strip() for run in runs):
            continue
        look = element.find(f"{_W}pPr")
        if look is not None and look.find(f"{_W}numPr") is not None:
            yield Bullets((runs,))
            continue
        yield Para(runs, align=_align(look), indent=_indented(look))


def _align(look: Any) -> Align:  # noqa: ANN401  (lxml ships no types)
    value = look.find(f"{_W}jc") if look is not None else None
    name = value.get(f"{_W}val", "") if value is not None else ""
    return _ALIGN.get(name, "justify")


def _indented(look: Any) -> bool:  # noqa: ANN401  (lxml ships no types)
    indent = look.find(f"{_W}ind") if look is not None else None
    return indent is None or indent.get(f"{_W}firstLine", "1") not in {"0", ""}


def _runs(paragraph: Any) -> Iterator[Run]:  # noqa: ANN401  (lxml ships no types)
    """Give the runs as they are read: deleted text and hidden text are no text."""
    for run in paragraph.iter(f"{_W}r"):
        if any(parent.tag == f"{_W}del" for parent in run.iterancestors()):
            continue
        look = run.find(f"{_W}rPr")
        if _on(look, "vanish"):
            continue
        text = "".join(_words(run))
        if text:
            yield Run(text, _on(look, "b"), _on(look, "i"), _on(look, "u"))


def _words(run: Any) -> Iterator[str]:  # noqa: ANN401  (lxml ships no types)
    for child in run:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}tab":
            yield " "
        elif child.tag in {f"{_W}br", f"{_W}cr"} and child.get(f"{_W}type") != "page":
            yield "\n"
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"


def _on(look: Any, tag: str) -> bool:  # noqa: ANN401  (lxml ships no types)
    found = look.find(f"{_W}{tag}") if look is not None else None
    return found is not None and found.get(f"{_W}val", "1") not in _OFF


def _whole_places(runs: Inline) -> Inline:
    """Move the rest of a place into the run it begins in."""
    text = "".join(run.text for run in runs)
    if not PLACE.search(text):
        return runs
    owner = [at for at, run in enumerate(runs) for _sign in run.text]
    for found in PLACE.finditer(text):
        for at in range(found.start(), found.end()):
            owner[at] = owner[found.start()]
    pieces = ["" for _run in runs]
    for sign, at in zip(text, owner, strict=True):
        pieces[at] += sign
    return tuple(
        Run(piece, run.bold, run.italic, underline=run.underline)
        for piece, run in zip(pieces, runs, strict=True)
        if piece
    )
