"""Tells rows of people from totals, signatures, section titles and headings. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.features.member_import.model.header import Header
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
_ORDINAL = re.compile(r"\d{1,5}[.)]?")
# How the line above the signatures ends.
_SIGNED_ON = re.compile(
    r"\bngay\b.{0,20}\bthang\b.{0,20}\bnam\b( \d{4})?$|^\D+ ngay \d"
)
_PARTY_DATES = ("admitted_on", "official_on")
_FACTS = frozenset({"date", "digits", "event"})
_LISTED_NAMES = ("full_name", "name.surname")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a column that is taken stands in a row, and what its cells may hold."""

    index: int
    target: str
    columns: tuple[Column, ...]
    both_dates: bool = False


class RowKinds:
    """Judges rows below a header, one block of columns at a time.

    ``raw`` beside a row are its cells as they are shown.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        dates: DateReader,
        header: Header,
        offset: int = 0,
    ) -> None:
        self.vocabulary = vocabulary
        self.dates = dates
        self.header = header
        self.offset = offset
        self.cells = CellReader(vocabulary, dates)
        self._places = tuple(self._taken())
        ordinals = [p.index for p in self._places if p.target == "ordinal"]
        self._ordinal = ordinals[0] if ordinals else None
        self._names = [
            p.index for p in self._places if p.target.startswith(_LISTED_NAMES)
        ]

    def _taken(self) -> Iterator[_Place]:
        targets = {h.target for h in self.header.headings}
        for heading in self.header.headings:
            if not heading.target:
                continue
            combined = self.vocabulary.combined.get(heading.target)
            names = combined.targets if combined else (heading.target,)
            # A column of one of the two dates holds both when there is no other.
            both = heading.target in _PARTY_DATES and not targets & (
                set(_PARTY_DATES) - {heading.target}
            )
            columns = tuple(map(self.vocabulary.column, names))
            place = heading.column + self.offset
            yield _Place(place, heading.target, columns, both)

    def facts(self, row: Row, raw: Sequence[str]) -> Iterator[tuple[Column, Cell, str]]:
        """Yield each fact of a row with its column; a cell of several is shared."""
        width = len(raw)
        for place in self._places:
            text = raw[place.index] if place.index < width else ""
            if not text:
                continue
            cell = row[place.index]
            if len(place.columns) > 1:
                for column, part in shared(
                    cell, place.columns, self.vocabulary, self.dates
                ):
                    yield column, part, written(part)
            elif place.both_dates and isinstance(cell, str) and "\n" in cell:
                yield from self._two_dates(place.columns[0], cell, text)
            else:
                yield place.columns[0], cell, text

    def name(self, raw: Sequence[str]) -> str:
        """Give what stands in the column of names."""
        for index in self._names:
            if index < len(raw) and raw[index]:
                return raw[index]
        return ""

    def is_footer(self, row: Row, raw: Sequence[str], texts: Sequence[str]) -> bool:
        """Say whether only signatures can follow below the row."""
        name = self.name(raw)
        if not name and len(texts) == 1 and _SIGNED_ON.search(key(texts[0])):
            return True  # "An Bình, ngày 05 tháng 01 năm 2026"
        if texts[0] != name and self.vocabulary.is_footer(texts[0]):
            return True
        return self.vocabulary.is_footer(name) and not self.has_facts(row, raw)

    def is_numbered(self, rows: Sequence[Row]) -> bool:
        """Say whether most rows with a name have a number in front."""
        if self._ordinal is None:
            return False
        named = [row for row in rows if self.name(list(map(written, row)))]
        return 2 * sum(map(self._has_number, named)) > len(named)

    def _has_number(self, row: Row) -> bool:
        place = self._ordinal
        cell = row[place] if place is not None and place < len(row) else None
        return _ORDINAL.fullmatch(written(cell)) is not None

    def only_a_name(self, row: Row, raw: Sequence[str], texts: Sequence[str]) -> str:
        """Give the name of a row of a numbered list that has hardly more than it."""
        if len(texts) > _LEAST_NUMBERED or self._has_number(row):
            return ""
        return "" if self.has_facts(row, raw) else self.name(raw)

    def begins_a_part(self, raw: Sequence[str], name: str) -> bool:
        """Say whether a row with a name only is a title: "B" before, figures within."""
        place = self._ordinal
        lead = raw[place] if place is not None and place < len(raw) else ""
        return bool(lead) or any(map(str.isdigit, name))

    def is_nobody(
        self, row: Row, raw: Sequence[str], texts: Sequence[str], *, below: bool
    ) -> bool:
        """Say whether the row is no person."""
        if len(texts) >= _LEAST_NUMBERED and all(map(_NUMBERED.fullmatch, texts)):
            return True
        name = self.name(raw)
        if below and (not name or self.vocabulary.is_nobody(name)):
            return True
        suspicious = (
            below
            or not name
            or self.vocabulary.is_nobody(name)
            or self.vocabulary.is_nobody(texts[0])
        )
        return suspicious and not self.has_facts(row, raw)

    def repeats_header(self, raw: Sequence[str], texts: Sequence[str]) -> bool:
        """Say whether headings stand here again, as on printed pages."""
        is_heading = self.vocabulary.is_heading
        name = self.name(raw)
        named = (bool(name) and is_heading(name)) or any(
            # Nearly every cell of a list begins with another letter.
            _is_name(text)
            for text in texts
            if text[0] in "hH"
        )
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

    def has_facts(self, row: Row, raw: Sequence[str]) -> bool:
        """Say whether the row holds a date or a member's number that can be read."""
        for column, part, text in self.facts(row, raw):
            if column.kind not in _FACTS or not text:
                continue
            found = Found()
            self.cells.read(part, text, column, found)
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

    def outside_told(self, texts: Sequence[str], *, outside: bool) -> bool:
        """Say whether below a title of a part there are no members."""
        if len(texts) > _LEAST_NUMBERED:
            return outside
        if any(map(self.vocabulary.tells_of_others, texts)):
            return True
        return outside and not any(map(self.vocabulary.tells_of_members, texts))

    def _two_dates(
        self, column: Column, cell: str, text: str
    ) -> Iterator[tuple[Column, Cell, str]]:
        """Read both dates of a cell that holds admission and official date."""
        dated = [line for line in cell.split("\n") if self.dates.read(line, "", "").iso]
        if len(dated) != len(_PARTY_DATES):
            yield column, cell, text
            return
        for target, line in zip(_PARTY_DATES, dated, strict=True):
            yield self.vocabulary.column(target), line, written(line)


def _is_name(text: str) -> bool:
    return key(text) in {"ho va ten", "ho ten"}
