"""Each kind of block appended to the body of a Word file."""

from collections.abc import Callable
from typing import Any

from app.documents import model
from app.documents.docx import head
from app.documents.docx.cards import cut_outs
from app.documents.docx.flow import Flow
from app.documents.docx.foot import signature
from app.documents.docx.grid import Cell, data_table, invisible
from app.documents.docx.text import Shape, paragraph
from app.documents.inline import NBSP, Inline, lit, plain
from app.documents.paper.hyphens import kept_hyphens
from app.documents.paper.measure import alignment
from app.documents.pdf.fonts import font_name, width
from app.documents.profile import LayoutProfile, TextStyle
from app.documents.work import Work

EMPTY_BOX, TICKED_BOX = "☐", "☑"
_POINTS_PER_MM = 72 / 25.4
Maker = Callable[[Any], None]
_TEXTS = model.Para | model.Bullets | model.CheckList | model.KeyValues


class Blocks:
    """Appends blocks to ``flow``; ``room_mm`` is the width of the text."""

    def __init__(
        self, flow: Flow, doc: model.Doc, profile: LayoutProfile, work: Work
    ) -> None:
        self.room_mm = profile.page.text_width_mm(landscape=doc.landscape)
        self._work = work
        self._flow = flow
        self._form = doc.form
        self._profile = profile
        self._one_line = False
        # Whether a heading leads here, and whether the last piece is one line under
        # it, which must not stand alone with it at the end of a page.
        self._leads = self._is_lone = False
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
            model.SignatureBlock: self._signature,
            model.CodeBlock: self._code,
            model.CutOuts: self._cards,
            model.PageBreak: self._break,
        }

    def add(self, block: model.Block) -> None:
        """Append ``block``. An unknown kind is a KeyError (our bug)."""
        self._makers[type(block)](block)
        if not isinstance(block, model.Para | model.Bullets):
            self._one_line = False
        if not isinstance(block, _TEXTS):
            self._is_lone = False
            self._leads = isinstance(block, model.Heading)

    def _header(self, block: model.PartyHeader | model.NationalHeader) -> None:
        head.header(self._flow, block, self._profile, self._form, self.room_mm)

    def _title(self, block: model.Title) -> None:
        head.title(self._flow, block, self._profile)

    def _addressees(self, block: model.Addressees) -> None:
        head.addressees(self._flow, block, self._profile, self._form, self.room_mm)

    def _heading(self, block: model.Heading) -> None:
        look = self._profile.headings
        shape = Shape(first_mm=look.indent_mm, keep_next=True, outline=block.level - 1)
        self._flow.add(block.text, look.level(block.level), shape)

    def _para(self, block: model.Para) -> None:
        body = self._profile.body
        first = block.indent and block.align in {"justify", "left"}
        shape = Shape(
            alignment(block),
            first_mm=body.first_indent_mm if first else 0,
            keep_next=block.keep_next,
        )
        style = body.small if block.small else body.text
        self._text(block.runs, style, shape)

    def _bullets(self, block: model.Bullets) -> None:
        body = self._profile.body
        shape = Shape("justify", first_mm=body.first_indent_mm)
        for item in block.items:
            runs = (*lit(f"{block.marker}{NBSP}"), *item)
            self._text(runs, body.text, shape)

    def _text(self, runs: Inline, style: TextStyle, shape: Shape) -> None:
        """Append a paragraph of text; a lone line before it comes along."""
        self._keep_lone()
        room = self.room_mm * _POINTS_PER_MM
        whole = kept_hyphens(runs, style, room, shape.first_mm * _POINTS_PER_MM)
        self._flow.add(whole, style, shape)
        self._one_line = self._fits_a_line(runs)
        self._is_lone = self._leads and self._one_line and not shape.keep_next
        # Words that lead over to the next keep what they lead over from.
        self._leads = self._leads and shape.keep_next

    def _keep_lone(self) -> None:
        if self._is_lone:
            self._flow.keep_last(1)

    def _boxes(self, block: model.CheckList) -> None:
        body = self._profile.body
        hang = body.box_hang_mm
        shape = Shape(first_mm=-hang, left_mm=hang, tab_mm=hang)
        for line in block.items:
            box = TICKED_BOX if line.done else EMPTY_BOX
            self._keep_lone()
            self._is_lone = self._leads
            self._leads = False
            # The tab is written by us; what people type never holds one.
            self._flow.add_tabbed(box, line.runs, body.text, shape)

    def _pairs(self, block: model.KeyValues) -> None:
        body = self._profile.body
        for pair in block.items:
            self._keep_lone()
            self._is_lone = self._leads
            self._leads = False
            if plain(pair.value).strip():
                runs = (*lit(f"{pair.label}: "), *pair.value)
                self._flow.add(runs, body.text, Shape(first_mm=body.first_indent_mm))
            else:
                shape = Shape(first_mm=body.first_indent_mm, dots_to_mm=self.room_mm)
                self._flow.add_tabbed(f"{pair.label}: ", (), body.text, shape)

    def _table(self, block: model.Table) -> None:
        if not block.cols:
            return
        self._keep_lone()
        look = self._profile.table
        if block.caption:
            self._flow.add(block.caption, look.caption, Shape("center", keep_next=True))
        table = data_table(block, look, self.room_mm, self._work)
        self._flow.add_table(table, after=look.after_pt)

    def _signature(self, block: model.SignatureBlock) -> None:
        # One line is not enough text above a signature: one more piece comes along.
        kept = 2 if self._one_line else 1
        signature(self._flow, block, self._profile, self.room_mm, kept)

    def _code(self, block: model.CodeBlock) -> None:
        look = self._profile.code
        cells = [
            Cell(
                [
                    paragraph(f"{index}.", look.number, Shape("center")),
                    paragraph(group, look.group, Shape("center")),
                ]
            )
            for index, group in enumerate(block.groups, start=1)
        ]
        cells += [Cell([])] * (-len(cells) % look.per_row)
        rows = [cells[i : i + look.per_row] for i in range(0, len(cells), look.per_row)]
        if rows:
            widths = [self.room_mm / look.per_row] * look.per_row
            self._flow.add_table(invisible(rows, widths), after=look.number.leading)
        if block.qr:
            self._flow.add_picture(block.qr, look.qr_mm, look.number)

    def _cards(self, block: model.CutOuts) -> None:
        if block.cards:
            self._flow.add_table(cut_outs(block, self._profile.cards, self.room_mm))

    def _break(self, block: model.PageBreak) -> None:  # noqa: ARG002  (a Maker)
        self._flow.break_page()

    def _fits_a_line(self, runs: Inline) -> bool:
        body = self._profile.body
        room = (self.room_mm - body.first_indent_mm) * _POINTS_PER_MM
        text = plain(runs)
        return "\n" not in text and width(text, font_name(), body.text.size) <= room
