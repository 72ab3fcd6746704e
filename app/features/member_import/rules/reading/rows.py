"""Tells rows of people from totals and signatures, and reads the people. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.features.member_import.errors import (
    DatesSwapped,
    RowNameMissing,
    RowNameOdd,
    StandingUnclear,
    StatusDateMissing,
)
from app.features.member_import.model.header import Header, Heading
from app.features.member_import.model.reading import Cell, Reading, Repair, Row
from app.features.member_import.model.words import Column
from app.features.member_import.rules.reading.cells import (
    CellReader,
    Found,
    in_title_case,
)
from app.features.member_import.rules.reading.dates import DateReader, written
from app.features.member_import.rules.vocabulary import Vocabulary, key
from app.kernel.dates import PartialDate
from app.kernel.progress import Progress, silent

_NUMBERED = re.compile(r"[(\[]?(\d{1,2}|[a-z])[)\]]?\.?", re.IGNORECASE)
_SLASHED = re.compile(r";|\s[/–-]\s")
_ADDRESSES = ("hometown", "residence")
_ORDER = ("birth", "decision_on", "admitted_on", "official_on")
# Years after admission from which a missing official date is surely an omission.
_SURELY_OFFICIAL = 2
_LEAST_NUMBERED = 3


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads the rows below a header. ``kept`` are the fields that the book keeps."""

    vocabulary: Vocabulary
    dates: DateReader
    header: Header
    kept: frozenset[str]

    def people(
        self, rows: Sequence[Row], progress: Progress = silent
    ) -> tuple[list[Reading], list[int]]:
        """Return the readings, and the lines below the header that are nobody."""
        readings: list[Reading] = []
        skipped: list[int] = []
        below = False
        first = self.header.row + self.header.height
        for index in range(first, len(rows)):
            if index % 500 == 0:
                progress(index, len(rows))
            row = rows[index]
            raw = tuple(map(written, row))
            texts = [text for text in raw if text]
            if not texts:
                continue
            below = below or self._is_footer(row, texts)
            if self._is_nobody(row, texts, below=below):
                skipped.append(index + 1)
            else:
                readings.append(self._read(row, raw, index + 1))
        return readings, skipped

    def _read(self, row: Row, raw: tuple[str, ...], line: int) -> Reading:
        found = Found()
        cells = CellReader(self.vocabulary, self.dates)
        for heading, cell in self._mapped(row):
            for column, part in self._parts(heading, cell):
                cells.read(part, column, found)
        _join_names(found)
        _join_genders(found)
        self._join_addresses(found)
        self._drop_switched_off(found)
        self._judge(found)
        return Reading(
            line, raw, found.values, tuple(found.repairs), tuple(found.problems)
        )

    def _mapped(self, row: Row) -> Iterator[tuple[Heading, Cell]]:
        for heading in self.header.headings:
            if heading.target and heading.column < len(row):
                yield heading, row[heading.column]

    def _parts(self, heading: Heading, cell: Cell) -> Iterator[tuple[Column, Cell]]:
        """Share the lines of a cell out to the fields of its column."""
        combined = self.vocabulary.combined.get(heading.target)
        if combined is None:
            yield from self._alone(self.vocabulary.column(heading.target), cell)
            return
        columns = [self.vocabulary.column(target) for target in combined.targets]
        parts = _parted(cell, columns)
        if len(parts) == 1 and columns[0].target not in self.kept:
            # The only fact is hardly one that this book does not even ask for.
            columns = columns[1:]
        yield from zip(columns, parts, strict=False)

    def _alone(self, column: Column, cell: Cell) -> Iterator[tuple[Column, Cell]]:
        """Read both dates of a cell that holds admission and official date."""
        lines = cell.split("\n") if isinstance(cell, str) and "\n" in cell else []
        mapped = {h.target for h in self.header.headings}
        if column.target == "admitted_on" and "official_on" not in mapped:
            dated = [line for line in lines if self.dates.read(line, "", "").iso]
            if len(dated) == 2:  # noqa: PLR2004  (admitted and official)
                yield column, dated[0]
                yield self.vocabulary.column("official_on"), dated[1]
                return
        yield column, cell

    def _is_footer(self, row: Row, texts: Sequence[str]) -> bool:
        return self.vocabulary.is_footer(texts[0]) or (
            self.vocabulary.is_footer(self._name(row)) and not self._has_facts(row)
        )

    def _is_nobody(self, row: Row, texts: Sequence[str], *, below: bool) -> bool:
        if len(texts) >= _LEAST_NUMBERED and all(map(_NUMBERED.fullmatch, texts)):
            return True
        name = self._name(row)
        if name and self._repeats_header(name, texts):
            return True
        suspicious = (
            below
            or not name
            or self.vocabulary.is_nobody(name)
            or self.vocabulary.is_nobody(texts[0])
        )
        return suspicious and not self._has_facts(row)

    def _repeats_header(self, name: str, texts: Sequence[str]) -> bool:
        """Say whether the headings stand here again, as on printed pages."""
        is_heading = self.vocabulary.is_heading
        return is_heading(name) and sum(map(is_heading, texts)) > 1

    def _name(self, row: Row) -> str:
        for heading, cell in self._mapped(row):
            if heading.target.startswith(("full_name", "name.surname")):
                return written(cell)
        return ""

    def _has_facts(self, row: Row) -> bool:
        """Say whether the row holds a date or a member's number that can be read."""
        cells = CellReader(self.vocabulary, self.dates)
        for heading, cell in self._mapped(row):
            for column, part in self._parts(heading, cell):
                if column.kind not in {"date", "digits"} or not written(part):
                    continue
                found = Found()
                cells.read(part, column, found)
                if found.values:
                    return True
        return False

    def _join_addresses(self, found: Found) -> None:
        """Put an address of three columns together, the own country left out.

        A part that the book keeps as a field of its own stays apart.
        """
        home = key(self.vocabulary.words.home_country)
        for field in _ADDRESSES:
            parts = []
            for part in ("detail", "province", "country"):
                text = found.values.pop(f"{field}.{part}", "")
                if text and f"{field}_{part}" in self.kept:
                    found.values[f"{field}_{part}"] = text
                elif text and (part != "country" or key(text) != home):
                    parts.append(text)
            if parts and field not in found.values:
                found.values[field] = ", ".join(parts)

    def _drop_switched_off(self, found: Found) -> None:
        extra = {"standing", "status_on"}
        for field in [f for f in found.values if f not in self.kept | extra]:
            del found.values[field]
            found.repairs[:] = [r for r in found.repairs if r.field != field]
            found.problems[:] = [p for p in found.problems if p.field != field]

    def _judge(self, found: Found) -> None:
        _judge_name(found)
        self._judge_order(found)
        self._judge_standing(found)
        self._judge_status(found)

    def _judge_order(self, found: Found) -> None:
        known = [
            (field, PartialDate.from_iso(found.values[field]))
            for field in _ORDER
            if found.values.get(field)
        ]
        for position in range(len(known) - 1):
            (field, one), (later, two) = known[position], known[position + 1]
            if _surely_after(one, two):
                wrong = DatesSwapped(
                    field=later,
                    first=self.vocabulary.label(field),
                    first_value=one.text(),
                    second=self.vocabulary.label(later),
                    second_value=two.text(),
                )
                found.problems.append(wrong)
                found.values.pop(later, None)
                return

    def _judge_standing(self, found: Found) -> None:
        """Decide what a missing official date means, and say when unsure.

        Probation lasts a year; whoever was admitted long ago is official with a date
        that the list left out.
        """
        values = found.values
        if values.get("standing") or values.get("official_on"):
            return
        mapped = "+".join(h.target for h in self.header.headings)
        if "official_on" not in mapped and "standing" not in mapped:
            values["standing"] = "official"
            return
        admitted = values.get("admitted_on", "")
        last_year = self.dates.today.year - _SURELY_OFFICIAL
        if admitted and int(admitted[:4]) <= last_year:
            shown = PartialDate.from_iso(admitted).text()
            values["standing"] = "official"
            found.problems.append(StandingUnclear(field="official_on", admitted=shown))

    def _judge_status(self, found: Found) -> None:
        day = found.values.pop("status_on", "")
        word = found.status
        if word is None or word.value == "present":
            return
        whole = PartialDate.from_iso(day).whole() if day else None
        if whole is None:
            shown = word.aliases[0]
            found.problems.append(StatusDateMissing(field="status", value=shown))
            return
        found.values["status"] = word.value
        found.values["status_on"] = whole.isoformat()


def _parted(cell: Cell, columns: Sequence[Column]) -> list[Cell]:
    """Cut a cell with several facts; what is left over stays with the last one."""
    if not isinstance(cell, str):
        return [cell]
    parts = cell.split("\n") if "\n" in cell else _SLASHED.split(cell)
    is_words = all(column.kind in {"text", "gender"} for column in columns)
    if len(parts) == 1 and is_words:
        parts = cell.split(",")
    last = len(columns) - 1
    return [*parts[:last], ", ".join(p.strip() for p in parts[last:] if p.strip())]


def _judge_name(found: Found) -> None:
    name = found.values.get("full_name", "")
    if not name:
        found.problems.append(RowNameMissing(field="full_name"))
    elif not any(map(str.isalpha, name)) or any(map(str.isdigit, name)):
        found.problems.append(RowNameOdd(field="full_name", value=name))
        del found.values["full_name"]


def _surely_after(one: PartialDate, two: PartialDate) -> bool:
    """Say whether every day of ``one`` lies after every day of ``two``."""
    size = min(len(one.iso()), len(two.iso()))
    return one.iso()[:size] > two.iso()[:size]


def _join_names(found: Found) -> None:
    surname = found.values.pop("name.surname", "")
    given = found.values.pop("name.given", "")
    joined = " ".join(part for part in (surname, given) if part)
    if not joined or found.values.get("full_name"):
        return
    if joined.isupper() and len(joined) > 1 and in_title_case(joined) != joined:
        cased = in_title_case(joined)
        found.repairs.append(Repair("full_name", "name_case", joined, cased))
        joined = cased
    found.values["full_name"] = joined


def _join_genders(found: Found) -> None:
    """Read gender from crosses in two columns, or from where the birth year stands."""
    for gender in ("male", "female"):
        if found.values.pop(f"gender.{gender}", ""):
            found.values.setdefault("gender", gender)
        birth = found.values.pop(f"birth.{gender}", "")
        if birth:
            found.values.setdefault("birth", birth)
            found.values.setdefault("gender", gender)
    for position, repair in enumerate(found.repairs):
        if repair.field.startswith("birth."):
            found.repairs[position] = Repair(
                "birth", repair.kind, repair.before, repair.after, repair.asks
            )
