"""The pieces in their order; those that belong together stay on one page.

A heading keeps two lines of what follows, a table starts with two rows, a signature has
at least two lines of text above it (handbook, documents.md §1.3).
"""

from collections.abc import Iterator
from typing import TypeAlias

from reportlab.lib.units import mm
from reportlab.platypus import (
    Flowable,
    LongTable,
    NextPageTemplate,
    PageBreak,
    Paragraph,
    Spacer,
)

from app.documents import model
from app.documents.pdf.drawn import KeepPoint, Room
from app.documents.pdf.foot import Tail, lines_of, signature
from app.documents.pdf.pieces import Pieces
from app.documents.profile import LayoutProfile
from app.documents.work import Work

_LINES_KEPT = 2


class _Lead:
    """Pieces that must not be left behind by what follows them (maybe none)."""

    def __init__(self, pieces: list[Flowable]) -> None:
        self.pieces = pieces

    @property
    def is_heading(self) -> bool:
        """Say whether a heading is among them, not only words that lead over."""
        return any(hasattr(piece, "outline") for piece in self.pieces)


Entry: TypeAlias = Flowable | _Lead


class Story:
    """Lays out one document; remembers the direction of the page it is on."""

    def __init__(self, doc: model.Doc, profile: LayoutProfile, work: Work) -> None:
        self._doc = doc
        self._profile = profile
        self._pieces = Pieces(doc, profile, work)
        self._landscape = doc.landscape
        self._entries: list[Entry] = []

    def flowables(self) -> list[Flowable]:
        """Return the pieces of the whole document."""
        for block in self._doc.blocks:
            if isinstance(block, model.SignatureBlock):
                self._sign(block)
            elif isinstance(block, model.Section):
                self._turn(block)
            elif _leads(block):
                self._lead().pieces.extend(self._pieces.of(block, self._room))
            else:
                self._add(block)
        # A document without content is still one sheet of paper.
        return list(self._resolved()) or [Spacer(1, 1)]

    @property
    def _room(self) -> Room:
        page, landscape = self._profile.page, self._landscape
        height_mm = page.text_height_mm(landscape=landscape)
        return Room(page.text_width_mm(landscape=landscape), float(height_mm * mm))

    @property
    def _width(self) -> float:
        return float(self._room.width_mm * mm)

    def _lead(self) -> _Lead:
        """Return the group that waits for its successor; begin one if none does."""
        last = self._entries[-1] if self._entries else None
        if isinstance(last, _Lead):
            return last
        begun = _Lead([])
        self._entries.append(begun)
        return begun

    def _turn(self, block: model.Section) -> None:
        self._landscape = block.landscape
        name = "landscape" if block.landscape else "portrait"
        self._entries += [NextPageTemplate(name), PageBreak()]

    def _add(self, block: model.Block) -> None:
        pieces = self._pieces.of(block, self._room)
        if isinstance(block, model.Table) and pieces:
            # The caption, if there is one, and the first rows stay together.
            self._lead().pieces.extend(pieces[:-1])
            pieces = pieces[-1:]
        self._entries.extend(pieces)

    def _sign(self, block: model.SignatureBlock) -> None:
        pieces = signature(block, self._profile, self._room)
        if len(pieces) == 1:
            pieces = [self._joined(pieces[0])]
        self._entries.extend(pieces)

    def _joined(self, foot: Flowable) -> Flowable:
        """Join the last piece of text to the foot, and one more if it is one line."""
        height = self._room.height
        last = self._taken((Paragraph, LongTable))
        if last is None:
            return foot
        tail = Tail(last, foot, height)
        if tail.lines(self._width) == 1:
            before = self._taken((Paragraph, LongTable))
            return Tail(before, tail, height) if before is not None else tail
        return tail

    def _taken(self, kinds: tuple[type, ...]) -> Flowable | None:
        """Take the last piece back if it is of these kinds, out of its group too."""
        last = self._entries[-1] if self._entries else None
        pieces = last.pieces if isinstance(last, _Lead) else self._entries
        if not pieces or not isinstance(pieces[-1], kinds):
            return None
        taken = pieces.pop()
        if isinstance(last, _Lead) and not last.pieces:
            self._entries.pop()
        return taken

    def _resolved(self) -> Iterator[Flowable]:
        """Put a conditional page break before each group that leads over."""
        self._landscape = self._doc.landscape
        for index, entry in enumerate(self._entries):
            if isinstance(entry, _Lead):
                yield from self._kept(entry, index + 1)
            else:
                if isinstance(entry, NextPageTemplate):
                    self._landscape = entry.action[1] == "landscape"
                yield entry

    def _kept(self, lead: _Lead, following: int) -> Iterator[Flowable]:
        needed = self._height(lead) + self._followed(following, under=lead.is_heading)
        if needed < self._room.height:
            yield KeepPoint(needed)
        yield from lead.pieces

    def _height(self, lead: _Lead) -> float:
        height = 0.0
        for piece in lead.pieces:
            _, own = piece.wrap(self._width, self._room.height)
            height += piece.getSpaceBefore() + own + piece.getSpaceAfter()
        return height

    def _followed(self, index: int, *, under: bool) -> float:
        """Measure the least that must follow; ``under`` a heading never a line alone.

        But a section of one line that another heading follows is whole as it is.
        """
        entry = self._entries[index] if index < len(self._entries) else None
        if isinstance(entry, _Lead):
            return self._height(entry) + self._followed(
                index + 1, under=under or entry.is_heading
            )
        if entry is None:
            return 0.0
        least = self._least(entry)
        if not under or not isinstance(entry, Paragraph) or lines_of(entry) > 1:
            return least
        return least + float(entry.getSpaceAfter()) + self._led_to(index + 1)

    def _led_to(self, index: int) -> float:
        """Measure the least of the text a single line leads to, on the same page."""
        entry = self._entries[index] if index < len(self._entries) else None
        if isinstance(entry, _Lead):
            return (
                0.0
                if entry.is_heading
                else self._height(entry) + self._led_to(index + 1)
            )
        is_text = isinstance(entry, Paragraph | LongTable | Tail)
        return self._least(entry) if entry is not None and is_text else 0.0

    def _least(self, piece: Flowable) -> float:
        """Measure the least part of ``piece`` a page must have room for."""
        if isinstance(piece, Tail):
            return piece.least_height(self._width)
        if isinstance(piece, LongTable):
            return float(piece.start_height)
        _, height = piece.wrap(self._width, self._room.height)
        if lines_of(piece) >= 2 * _LINES_KEPT:
            return float(piece.style.leading * _LINES_KEPT)
        return float(height)


def _leads(block: model.Block) -> bool:
    if isinstance(block, model.Para):
        return block.keep_next
    return isinstance(block, model.Heading)
