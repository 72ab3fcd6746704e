"""Each kind of block as flowing pieces, before anybody asks what must stay together."""

from collections.abc import Callable, Iterator
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak

from app.documents import model
from app.documents.inline import NBSP, lit, plain
from app.documents.paper.measure import alignment
from app.documents.pdf import head
from app.documents.pdf.cards import cut_outs
from app.documents.pdf.code import code_grid
from app.documents.pdf.drawn import Room
from app.documents.pdf.fonts import font_name, width
from app.documents.pdf.grid.tables import table_flowable
from app.documents.pdf.styles import paragraph
from app.documents.profile import Body, LayoutProfile
from app.documents.work import Work

EMPTY_BOX, TICKED_BOX = "☐", "☑"
_LEAST_DOTS = 12
Maker = Callable[[Any, Room], Iterator[Flowable]]


class Pieces:
    """Makes pieces for one document; ``room`` is what the page offers."""

    def __init__(self, doc: model.Doc, profile: LayoutProfile, work: Work) -> None:
        self._work = work
        self._form = doc.form
        self._profile = profile
        self._makers: dict[type, Maker] = {
            model.PartyHeader: self._header,
            model.NationalHeader: self._header,
            model.Title: self._title,
            model.Addressees: self._addressees,
            model.Heading: self._heading,
            model.Para: self._para,
            model.Bullets: self._bullets,
            model.CheckList: self._boxes,
            model.KeyValues: self._pairs,
            model.Table: self._table,
            model.CodeBlock: self._code,
            model.CutOuts: self._cards,
            model.PageBreak: self._break,
        }

    def of(self, block: model.Block, room: Room) -> list[Flowable]:
        """Make the pieces of ``block``. An unknown kind is a KeyError (our bug)."""
        return list(self._makers[type(block)](block, room))

    def _header(
        self, block: model.PartyHeader | model.NationalHeader, room: Room
    ) -> Iterator[Flowable]:
        return head.header(block, self._profile, self._form, room)

    def _title(self, block: model.Title, room: Room) -> Iterator[Flowable]:  # noqa: ARG002  (a Maker)
        return head.title(block, self._profile)

    def _addressees(self, block: model.Addressees, room: Room) -> Iterator[Flowable]:
        return head.addressees(block, self._profile, self._form, room)

    def _heading(self, block: model.Heading, room: Room) -> Iterator[Flowable]:  # noqa: ARG002  (a Maker)
        look = self._profile.headings
        piece = paragraph(block.text, look.level(block.level), first_mm=look.indent_mm)
        # The page makes bookmarks of pieces that carry an outline entry.
        piece.outline = (block.text.replace(NBSP, " "), block.level - 1)
        yield piece

    def _para(self, block: model.Para, room: Room) -> Iterator[Flowable]:  # noqa: ARG002  (a Maker)
        body = self._profile.body
        first = block.indent and block.align in {"justify", "left"}
        yield paragraph(
            block.runs,
            body.small if block.small else body.text,
            alignment(block),
            first_mm=body.first_indent_mm if first else 0,
        )

    def _bullets(self, block: model.Bullets, room: Room) -> Iterator[Flowable]:  # noqa: ARG002  (a Maker)
        body = self._profile.body
        for item in block.items:
            runs = (*lit(f"{block.marker}{NBSP}"), *item)
            yield paragraph(runs, body.text, "justify", first_mm=body.first_indent_mm)

    def _boxes(self, block: model.CheckList, room: Room) -> Iterator[Flowable]:  # noqa: ARG002  (a Maker)
        body = self._profile.body
        for line in block.items:
            box = TICKED_BOX if line.done else EMPTY_BOX
            yield paragraph(line.runs, body.text, hang_mm=body.box_hang_mm, box=box)

    def _pairs(self, block: model.KeyValues, room: Room) -> Iterator[Flowable]:
        for pair in block.items:
            yield leader_line(pair, self._profile.body, room.width_mm)

    def _table(self, block: model.Table, room: Room) -> Iterator[Flowable]:
        if not block.cols:
            return
        if block.caption:
            yield paragraph(block.caption, self._profile.table.caption, "center")
        yield table_flowable(block, self._profile, room, self._work)

    def _code(self, block: model.CodeBlock, room: Room) -> Iterator[Flowable]:
        return code_grid(block, self._profile, room)

    def _cards(self, block: model.CutOuts, room: Room) -> Iterator[Flowable]:
        return cut_outs(block, self._profile.cards, room)

    def _break(self, block: model.PageBreak, room: Room) -> Iterator[Flowable]:  # noqa: ARG002  (a Maker)
        yield PageBreak()


def leader_line(pair: model.KeyValue, body: Body, room_mm: float) -> Flowable:
    """Set one line, filled with dots to the margin when there is no value."""
    label = f"{pair.label}: "
    if plain(pair.value).strip():
        runs = (*lit(label), *pair.value)
    else:
        runs = (*lit(label), *lit("." * _dots(label, body, room_mm)))
    return paragraph(runs, body.text, first_mm=body.first_indent_mm)


def _dots(label: str, body: Body, room_mm: float) -> int:
    size = body.text.size
    room = (room_mm - body.first_indent_mm) * mm
    used = width(label, font_name(), size) % room
    return max(int((room - used) / width(".", font_name(), size)) - 1, _LEAST_DOTS)
