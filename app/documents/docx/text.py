"""Runs and paragraphs in Word's XML."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.documents.docx.styles.names import style_id
from app.documents.docx.xml import Element, el, points, twips
from app.documents.inline import Inline, Run, lit
from app.documents.paper.hyphens import KEPT_HYPHEN
from app.documents.profile import TextStyle
from app.documents.unprintable import symbol_letters

Align = Literal["left", "center", "right", "justify"]
SYMBOL_FONT = "Segoe UI Symbol"
_JC = {"left": "left", "center": "center", "right": "right", "justify": "both"}


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph stands: sides and indents in millimetres, gaps in points."""

    align: Align = "left"
    first_mm: float = 0
    left_mm: float = 0
    right_mm: float = 0
    before: float = 0
    after: float = 0
    keep_next: bool = False
    outline: int | None = None
    dots_to_mm: float = 0
    tab_mm: float = 0
    rule_pt: float = 0


def paragraph(content: Inline | str, style: TextStyle, shape: Shape) -> Element:
    """Make ``w:p``; lines are exactly ``style.leading`` high."""
    runs = lit(content) if isinstance(content, str) else content
    return el("p", properties(style, shape), *run_elements(runs, style))


def properties(style: TextStyle, shape: Shape) -> Element:
    """Make ``w:pPr``."""
    element = el("pPr")
    named = style_id(style.name)
    if named:
        element.append(el("pStyle", val=named))
    if shape.keep_next:
        element.append(el("keepNext"))
    element.append(el("widowControl"))
    if shape.rule_pt:
        element.append(el("pBdr", _border("bottom", shape.rule_pt, 0)))
    if shape.dots_to_mm or shape.tab_mm:
        element.append(_tabs(shape))
    element.append(
        el(
            "spacing",
            before=points(shape.before),
            after=points(shape.after),
            line=points(style.leading),
            lineRule="exact",
        )
    )
    element.append(_indents(shape))
    element.append(el("jc", val=_JC[shape.align]))
    if shape.outline is not None:
        element.append(el("outlineLvl", val=shape.outline))
    return element


def _border(side: str, thickness: float, space: int) -> Element:
    # Word counts border widths in eighths of a point.
    size = round(thickness * 8)
    return el(side, val="single", sz=size, space=space, color="000000")


def _tabs(shape: Shape) -> Element:
    if shape.dots_to_mm:
        stop = el("tab", val="right", leader="dot", pos=twips(shape.dots_to_mm))
    else:
        stop = el("tab", val="left", pos=twips(shape.tab_mm))
    return el("tabs", stop)


def _indents(shape: Shape) -> Element:
    sides = {"left": twips(shape.left_mm), "right": twips(shape.right_mm)}
    if shape.first_mm < 0:
        return el("ind", **sides, hanging=twips(-shape.first_mm))
    return el("ind", **sides, firstLine=twips(shape.first_mm))


def run_elements(
    runs: Inline, style: TextStyle, *, boxed: bool = False
) -> Iterator[Element]:
    """Make ``w:r`` elements; signs of the symbol font get a run of their own."""
    for run in runs:
        for text, symbol in _pieces(style.dress(run.text)):
            yield _run(text, run, style, symbol=symbol, boxed=boxed)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    symbols = symbol_letters()
    start = 0
    for index, char in enumerate(text):
        if ord(char) in symbols:
            if start < index:
                yield text[start:index], False
            yield char, True
            start = index + 1
    if start < len(text):
        yield text[start:], False


def _run(
    text: str, run: Run, style: TextStyle, *, symbol: bool, boxed: bool
) -> Element:
    look = el("rPr")
    if symbol:
        fonts = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), SYMBOL_FONT)
        look.append(el("rFonts", **fonts))
    for element in looks(style, bold=run.bold, italic=run.italic):
        look.append(element)
    if run.underline:
        look.append(el("u", val="single"))
    if boxed:
        look.append(_border("bdr", 0.5, 0))
    element = el("r", look)
    for part in _broken(text):
        element.append(part)
    return element


def looks(
    style: TextStyle, *, bold: bool = False, italic: bool = False
) -> Iterator[Element]:
    """Make what ``w:rPr`` says of letters in ``style``, or bolder or slanted."""
    for tag, on in (("b", style.bold or bold), ("i", style.italic or italic)):
        if on:
            yield el(tag)
    # Word counts font sizes in half points.
    yield el("sz", val=round(style.size * 2))
    yield el("szCs", val=round(style.size * 2))


def _broken(text: str) -> Iterator[Element]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield el("br")
        for index, piece in enumerate(line.split("\t")):
            if index:
                yield el("tab")
            for at, words in enumerate(piece.split(KEPT_HYPHEN)):
                if at:
                    yield el("noBreakHyphen")
                if words:
                    yield _words(words)


def _words(text: str) -> Element:
    element = el("t")
    element.text = text
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element
