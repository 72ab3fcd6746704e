"""Reads the people below a header, row by row, block by block. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.features.member_import.errors import OnlyAName
from app.features.member_import.model.header import Header
from app.features.member_import.model.reading import BLOCK_LINES, Reading, Row
from app.features.member_import.rules.reading import events
from app.features.member_import.rules.reading.cells import Found
from app.features.member_import.rules.reading.dates import DateReader, written
from app.features.member_import.rules.reading.joining import (
    join_addresses,
    join_genders,
    join_names,
)
from app.features.member_import.rules.reading.judging import judge
from app.features.member_import.rules.reading.rowkinds import RowKinds
from app.features.member_import.rules.signs import key
from app.features.member_import.rules.vocabulary import Vocabulary
from app.kernel.progress import Progress, silent

_TELL_EVERY = 500
_NO_FIELDS = frozenset({"standing", "status", "status_on"})


@dataclass(slots=True)
class _Course:
    """Where the reading of one block is: below the footer, in which section.

    ``outside`` in a part whose title says that its people are no members.

    ``kept`` are the fields the book keeps, ``off`` the columns for others. ``numbered``
    says that the rows of people have numbers, ``names`` are those read so far.
    """

    kinds: RowKinds
    off: frozenset[str]
    kept: frozenset[str]
    names: set[str]
    below: bool = False
    standing: str = ""
    outside: bool = False
    numbered: bool = False


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
        for block, offset in enumerate((0, *self.header.offsets)):
            self._block(
                rows, block * BLOCK_LINES, offset, (readings, skipped), progress
            )
        read = {reading.line % BLOCK_LINES for reading in readings}
        return readings, sorted({line for line in skipped if line not in read})

    def _block(
        self,
        rows: Sequence[Row],
        added: int,
        offset: int,
        into: tuple[list[Reading], list[int]],
        progress: Progress,
    ) -> None:
        kinds = RowKinds(self.vocabulary, self.dates, self.header, offset)
        course = _Course(kinds, self._off(), self.kept | _NO_FIELDS, set())
        width = self._width(offset)
        first = self.header.row + self.header.height
        course.numbered = kinds.is_numbered(rows[first:])
        is_blank = self.vocabulary.signs.is_blank
        for index in range(first, len(rows)):
            if index % _TELL_EVERY == 0:
                progress(index, len(rows))
            row = rows[index]
            raw = tuple(map(written, row))
            texts = [text for text in raw[offset : offset + width] if text]
            if all(map(is_blank, texts)):
                continue
            reading = self._row(course, row, raw, texts, index + 1)
            if reading is None:
                into[1].append(index + 1)
            else:
                moved = (
                    replace(reading, line=reading.line + added) if added else reading
                )
                into[0].append(moved)

    def _width(self, offset: int) -> int:
        """Give how many columns a block has; the last reaches to the end."""
        later = [o for o in self.header.offsets if o > offset]
        return min(later) - offset if later else len(self.header.headings) + offset + 1

    def _row(
        self,
        course: _Course,
        row: Row,
        raw: tuple[str, ...],
        texts: list[str],
        line: int,
    ) -> Reading | None:
        kinds = course.kinds
        if kinds.repeats_header(raw, texts):
            # A second list below the first, maybe with its columns in another order.
            header = kinds.header_of(row, line - 1)
            course.below = False
            if header is not None:
                course.kinds = RowKinds(
                    self.vocabulary, self.dates, header, kinds.offset
                )
            return None
        course.below = course.below or kinds.is_footer(row, raw, texts)
        if kinds.is_nobody(row, raw, texts, below=course.below):
            course.standing = kinds.standing_told(texts) or course.standing
            course.outside = kinds.outside_told(texts, outside=course.outside)
            return None
        if course.outside:
            return None
        if course.numbered:
            name = kinds.only_a_name(row, raw, texts)
            if name:
                return self._doubtful(course, raw, name, line)
        reading = self._read(course, row, raw, line)
        course.names.add(key(reading.values.get("full_name", "")))
        return reading

    def _doubtful(
        self, course: _Course, raw: tuple[str, ...], name: str, line: int
    ) -> Reading | None:
        """Tell of a row that may be a person; titles and signatures are nobody."""
        if key(name) in course.names or course.kinds.begins_a_part(raw, name):
            course.standing = course.kinds.standing_told([name]) or course.standing
            return None
        told = OnlyAName(field="full_name", value=name)
        return Reading(line, raw, {"full_name": name}, problems=(told,))

    def _read(
        self, course: _Course, row: Row, raw: tuple[str, ...], line: int
    ) -> Reading:
        found = Found()
        for column, cell, text in course.kinds.facts(row, raw):
            course.kinds.cells.read(cell, text, column, found)
        join_names(found)
        join_genders(found, self.vocabulary.label("gender"))
        join_addresses(found, self.vocabulary.words.home_country, self.kept)
        code = found.values.pop("form_code", "")
        told = events.told(found, self.vocabulary, self.dates)
        _drop_switched_off(found, course)
        if course.standing and not found.values.get("official_on"):
            found.values.setdefault("standing", course.standing)
        judge(found, self.vocabulary, self.dates, course.kinds.header)
        return Reading(
            line,
            raw,
            found.values,
            tuple(found.repairs),
            tuple(found.problems),
            tuple(told),
            found.deletion_asked,
            form_code=code,
        )

    def _off(self) -> frozenset[str]:
        targets = self.vocabulary.columns.keys() - self.kept - _NO_FIELDS
        return frozenset(t for t in targets if not t.startswith("event."))


def _drop_switched_off(found: Found, course: _Course) -> None:
    """Leave out what the book does not keep, with what was said of it."""
    for field in found.values.keys() - course.kept:
        del found.values[field]
        found.repairs[:] = [r for r in found.repairs if r.field != field]
    if found.problems:
        found.problems[:] = [p for p in found.problems if p.field not in course.off]
    if found.repairs:
        found.repairs[:] = [r for r in found.repairs if r.field not in course.off]
