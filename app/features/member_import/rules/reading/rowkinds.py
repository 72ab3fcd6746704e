"""Tells rows of people from totals, signatures, section titles and headings. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.features.member_import.model.header import Header, Heading
from app.features.member_import.model.reading import Cell, Row
from app.features.member_import.model.words import Column
from app.features.member_import.rules.headings import understood
from app.features.member_import.rules.reading.cells import CellReader, Found
from app.features.member_import.rules.reading.dates import DateReader, written
from app.features.member_import.rules.reading.parts import shared
from app.features.member_import.rules.signs import key
from app.features.member_import.rules.vocabulary import Vocabulary

_NUMBERED = re.compile(r"[(\[]?(\d{1,2}|[a-z])[)\]]?\.?", re.IGNORECASE)
_LEAST_NUMBERED = 3
_PARTY_DATES = ("admitted_on", "official_on")
_FACTS = frozenset({"date", "digits", "event"})


@dataclass(frozen=True, slots=True)
class RowKinds:
    """Judges rows below a header, one block of columns at a time."""

    vocabulary: Vocabulary
    dates: DateReader
    header: Header
    offset: int = 0

    def mapped(self, row: Row) -> Iterator[tuple[Heading, Cell]]:
        """Yield what stands in the columns that are taken, with its heading."""
        for heading in self.header.headings:
            place = heading.column + self.offset
            if heading.target and place < len(row) and row[place] is not None:
                yield heading, row[place]

    def parts(self, heading: Heading, cell: Cell) -> Iterator[tuple[Column, Cell]]:
        """Share the facts of a cell out to the fields of its column."""
        combined = self.vocabulary.combined.get(heading.target)
        if combined is None:
            yield from self._alone(self.vocabulary.column(heading.target), cell)
            return
        columns = [self.vocabulary.column(target) for target in combined.targets]
        yield from shared(cell, columns, self.vocabulary, self.dates)

    def name(self, row: Row) -> str:
        """Give what stands in the column of names."""
        for heading, cell in self.mapped(row):
            if heading.target.startswith(("full_name", "name.surname")):
                return written(cell)
        return ""

    def is_footer(self, row: Row, texts: Sequence[str]) -> bool:
        """Say whether only signatures can follow below the row."""
        return self.vocabulary.is_footer(texts[0]) or (
            self.vocabulary.is_footer(self.name(row)) and not self.has_facts(row)
        )

    def is_nobody(self, row: Row, texts: Sequence[str], *, below: bool) -> bool:
        """Say whether the row is no person."""
        if len(texts) >= _LEAST_NUMBERED and all(map(_NUMBERED.fullmatch, texts)):
            return True
        name = self.name(row)
        if below and (not name or self.vocabulary.is_nobody(name)):
            return True
        suspicious = (
            below
            or not name
            or self.vocabulary.is_nobody(name)
            or self.vocabulary.is_nobody(texts[0])
        )
        return suspicious and not self.has_facts(row)

    def repeats_header(self, row: Row, texts: Sequence[str]) -> bool:
        """Say whether headings stand here again, as on printed pages."""
        is_heading = self.vocabulary.is_heading
        name = self.name(row)
        named = (bool(name) and is_heading(name)) or any(map(_is_name, texts))
        return named and sum(map(is_heading, texts)) > 1

    def header_of(self, row: Row, line: int) -> Header | None:
        """Read a header that begins a second list with other columns, if it does."""
        texts = [" ".join(written(cell).split()) for cell in row]
        texts += [""] * (len(self.header.headings) - len(texts))
        known = {key(h.text): h for h in self.header.headings if h.text}
        if all(not text or key(text) in known for text in texts):
            places = {h.column: key(h.text) for h in self.header.headings}
            if all(not t or places.get(c) == key(t) for c, t in enumerate(texts)):
                return None
        headings = [
            replace(known[key(h.text)], column=h.column) if key(h.text) in known else h
            for h in understood(texts, self.vocabulary)
        ]
        targets = {heading.target for heading in headings}
        if not targets & {"full_name", "name.given", "full_name+other_name"}:
            return None
        return Header(line, 1, tuple(headings))

    def has_facts(self, row: Row) -> bool:
        """Say whether the row holds a date or a member's number that can be read."""
        cells = CellReader(self.vocabulary, self.dates)
        for heading, cell in self.mapped(row):
            for column, part in self.parts(heading, cell):
                if column.kind not in _FACTS or not written(part):
                    continue
                found = Found()
                cells.read(part, column, found)
                if found.values or found.happened:
                    return True
        return False

    def standing_told(self, texts: Sequence[str]) -> str:
        """Read a section title: "II. Đảng viên dự bị" holds for the rows below."""
        if len(texts) > _LEAST_NUMBERED:
            return ""
        for text in texts:
            for words in (text, *re.split(r"[.:)(]", text)):
                value = self.vocabulary.value("standing", words)
                if value is not None:
                    return value.value
        return ""

    def _alone(self, column: Column, cell: Cell) -> Iterator[tuple[Column, Cell]]:
        """Read both dates of a cell that holds admission and official date."""
        lines = cell.split("\n") if isinstance(cell, str) and "\n" in cell else []
        if lines and column.target in _PARTY_DATES and self._is_only_date(column):
            dated = [line for line in lines if self.dates.read(line, "", "").iso]
            if len(dated) == len(_PARTY_DATES):
                for target, line in zip(_PARTY_DATES, dated, strict=True):
                    yield self.vocabulary.column(target), line
                return
        yield column, cell

    def _is_only_date(self, column: Column) -> bool:
        """Say whether no other column holds one of the two dates."""
        mapped = {h.target for h in self.header.headings}
        return not mapped & (set(_PARTY_DATES) - {column.target})


def _is_name(text: str) -> bool:
    # Nearly every cell of a list begins with another letter.
    return text[0] in "hH" and key(text) in {"ho va ten", "ho ten"}
