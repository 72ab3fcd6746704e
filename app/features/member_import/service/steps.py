"""The steps of an import: open the list, map its columns, preview, write once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from app.features.member_import.errors import (
    HeaderNotFound,
    NoMembersInList,
    NothingToImport,
    OpenConflicts,
    SheetUnknown,
)
from app.features.member_import.model.decisions import Choices, Decision
from app.features.member_import.model.header import (
    ColumnMap,
    Header,
    Sample,
    SheetChoice,
)
from app.features.member_import.model.outcome import Known, Preview
from app.features.member_import.rules import mapping
from app.features.member_import.rules.comparing import choices as chosen
from app.features.member_import.rules.comparing.matching import Labels, compare
from app.features.member_import.rules.headings import find_header
from app.features.member_import.rules.reading.dates import DateReader
from app.features.member_import.rules.reading.rows import RowReader
from app.features.member_import.rules.vocabulary import Vocabulary
from app.features.member_import.store import MappingStore, column_table, list_words
from app.infra.spreadsheets import reader
from app.infra.spreadsheets.model import Sheet, Workbook
from app.infra.store import Store
from app.infra.words import sentence
from app.kernel.changes import Change
from app.kernel.errors import UserError
from app.kernel.progress import Progress, silent
from app.kernel.words import _
from app.people.model import Person


class RollMember(Protocol):
    """A member as the roll shows one."""

    @property
    def person_id(self) -> str:
        """Give the person."""

    @property
    def name(self) -> str:
        """Give the name."""

    @property
    def status(self) -> str:
        """Give the status."""

    @property
    def standing(self) -> str:
        """Give official or probationary."""

    @property
    def values(self) -> Mapping[str, str]:
        """Give the fields by key."""


class KeptFields(Protocol):
    """Which fields of a record the book keeps."""

    def kept(self) -> Mapping[str, str]:
        """Give their labels, by key."""


class Roll(Protocol):
    """What the import needs of the members feature; bootstrap hands it in."""

    @property
    def fields(self) -> KeptFields:
        """Give the fields."""

    def roll(self, on: date, *, with_former: bool) -> Sequence[RollMember]:
        """List who is on the roll, and who has left."""

    def checker(self) -> Callable[[Mapping[str, str]], list[UserError]]:
        """Return what lists everything wrong with fields."""

    def enrol(self, values: Mapping[str, str]) -> Change:
        """Take somebody onto the roll."""

    def correct(
        self,
        person_id: str,
        values: Mapping[str, str],
        *,
        reason: str,
        seen: Mapping[str, str],
    ) -> Change:
        """Put fields right."""

    def refusal(self, person_id: str, kind: str, on: date) -> UserError | None:
        """Say why such an event cannot be recorded."""

    def follow_list(self, person_id: str, kind: str, on: date) -> Change:
        """Record an event that a list tells."""


class Everybody(Protocol):
    """What the import needs of the people: candidates and officers are known too."""

    def everybody(self) -> Sequence[Person]:
        """List all people."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A list that was read, kept by the caller between the steps."""

    book: Workbook

    @property
    def file(self) -> str:
        """Give the name of the file."""
        return self.book.file


class MemberImport:
    """Imports lists of members. Reading writes nothing; ``write`` writes once."""

    def __init__(self, store: Store, roll: Roll, people: Everybody) -> None:
        self.vocabulary = Vocabulary(column_table(), list_words())
        self._store = store
        self._roll = roll
        self._people = people
        self._mappings = MappingStore(store)

    def open_list(self, path: Path, progress: Progress = silent) -> Opened:
        """Read a file. Raises a subclass of ``UnreadableList`` with the reason."""
        return Opened(reader.read(path, progress))

    def columns(
        self,
        opened: Opened,
        sheet: str = "",
        targets: Mapping[int, str] | None = None,
    ) -> ColumnMap:
        """Find the header and say what each column means.

        Without ``sheet`` the visible sheet with the best header is taken. ``targets``
        (by column) is what the secretary chose; otherwise the mapping remembered for
        the shape of this list, or the aliases speak.
        """
        headers = self._headers(opened)
        page = _sheet(opened, sheet or self._best(opened, headers))
        if page.name not in headers:
            within = self.vocabulary.words.header_within_rows
            raise HeaderNotFound(sheet=page.name, within=within)
        header = headers[page.name]
        remembered = self._mappings.remembered(header.shape)
        use = dict(targets) if targets is not None else remembered
        if use:
            header = mapping.remapped(header, use)
        return ColumnMap(
            file=opened.file,
            sheet=page.name,
            sheets=tuple(
                SheetChoice(p.name, len(p.rows), p.hidden, p.name in headers)
                for p in opened.book.sheets
            ),
            header=header,
            columns=tuple(self._samples(page, header)),
            remembered=bool(remembered) and targets is None,
        )

    def _samples(self, page: Sheet, header: Header) -> Iterator[Sample]:
        old = {c.column: c for c in page.conversions}
        kept = self._roll.fields.kept()
        for heading in header.headings:
            if not heading.text and not heading.target:
                continue
            sample = Sample(
                heading,
                mapping.samples(page.rows, header, heading.column),
                mapping.is_kept(heading.target, kept),
            )
            found = old.get(heading.column)
            if found is not None:
                sample = replace(
                    sample,
                    encoding=found.encoding,
                    before=found.before,
                    after=found.after,
                )
            yield sample

    def preview(
        self, opened: Opened, columns: ColumnMap, progress: Progress = silent
    ) -> Preview:
        """Compare every row with the book."""
        mapping.check(columns.header, self.vocabulary)
        page = _sheet(opened, columns.sheet)
        labels = self._roll.fields.kept()
        rows = RowReader(
            self.vocabulary, self._dates(), columns.header, frozenset(labels)
        )
        readings, skipped = rows.people(page.rows, progress)
        if not readings:
            raise NoMembersInList(sheet=columns.sheet)
        shows = {
            word.value: word.shows
            for word in self.vocabulary.words.value
            if word.target == "status"
        }
        wording = Labels(self._label, shows, sentence, self._roll.refusal)
        compared = compare(
            readings,
            self._known(),
            self._roll.checker(),
            wording,
            mapping.fields_in(columns.header, labels),
        )
        progress(len(page.rows), len(page.rows))
        return Preview(
            file=opened.file,
            sheet=columns.sheet,
            encoding=_encoding(opened.book, page),
            header=columns.header,
            rows=tuple(compared),
            skipped=tuple(skipped),
        )

    def write(
        self,
        preview: Preview,
        choices: Choices | None = None,
        *,
        only_valid: bool = True,
        progress: Progress = silent,
    ) -> Change:
        """Write every ready row in one command, which can be undone as a whole.

        Without ``only_valid`` an unanswered conflict stops the import.
        """
        picks = choices or Choices()
        waiting = chosen.still_open(preview, picks)
        if waiting and not only_valid:
            raise OpenConflicts(count=len(waiting))
        decisions = [chosen.decide(row, picks) for row in chosen.ready(preview, picks)]
        if not decisions:
            raise NothingToImport
        with self._store.command("members.import", reason=preview.file) as unit:
            for done, decision in enumerate(decisions):
                progress(done, len(decisions))
                self._carry_out(decision, preview.file)
        self._remember(preview.header)
        return unit.change("members", "people")

    def targets(self) -> list[tuple[str, str]]:
        """List what a column may be mapped to: target and Vietnamese label."""
        kept = self._roll.fields.kept()
        columns = [
            (column.target, column.label)
            for column in self.vocabulary.columns.values()
            if column.target.split(".")[0] in kept or column.target not in kept
        ]
        combined = [(c.target, c.label) for c in self.vocabulary.combined.values()]
        return columns + combined

    def _remember(self, header: Header) -> None:
        """Keep the mapping, also when the import itself is undone later."""
        targets = {h.column: h.target for h in header.headings if h.target}
        with self._store.command("member_import.remember") as unit:
            self._mappings.remember(unit, header.shape, targets)

    def _carry_out(self, decision: Decision, file: str) -> None:
        person_id = decision.person_id
        values = dict(decision.values)
        event, event_on = decision.event, decision.event_on
        if decision.act == "enrol":
            if event == "temporary_in":
                values |= {"joined_by": event, "joined_on": event_on}
                event = ""
            if person_id:
                values["person_id"] = person_id
            person_id = self._roll.enrol(values).record_id
        elif values:
            self._roll.correct(person_id, values, reason=file, seen=dict(decision.seen))
        if event:
            self._roll.follow_list(person_id, event, date.fromisoformat(event_on))

    def _headers(self, opened: Opened) -> dict[str, Header]:
        """Find the header of every sheet that has one."""
        found = {
            page.name: find_header(page.rows, page.merged, self.vocabulary)
            for page in opened.book.sheets
        }
        return {name: header for name, header in found.items() if header}

    def _best(self, opened: Opened, headers: Mapping[str, Header]) -> str:
        """Name the sheet that looks most like a list; visible ones first."""
        pages = [page for page in opened.book.sheets if page.name in headers]
        if not pages:
            return opened.book.sheets[0].name
        best = min(
            pages,
            key=lambda p: (p.hidden, -mapping.weight(p.rows, headers[p.name])),
        )
        return best.name

    def _dates(self) -> DateReader:
        words = self.vocabulary.words
        today = self._store.clock.today()
        return DateReader(words.two_digit_year_turn, words.earliest_year, today)

    def _known(self) -> list[Known]:
        today = self._store.clock.today()
        members = [
            Known(m.person_id, m.name, m.values, m.status, m.standing)
            for m in self._roll.roll(today, with_former=True)
        ]
        on_roll = {member.person_id for member in members}
        people = self._people.everybody()
        return members + [Known.outside(p) for p in people if p.id not in on_roll]

    def _label(self, field: str) -> str:
        if field == "status":
            return _("Tình trạng")
        return self.vocabulary.label(field) or self._roll.fields.kept().get(field, "")


def _sheet(opened: Opened, name: str) -> Sheet:
    for page in opened.book.sheets:
        if page.name == name:
            return page
    raise SheetUnknown(file=opened.file, sheet=name)


def _encoding(book: Workbook, page: Sheet) -> str:
    """Name how the text was stored: the file's, or the old font encoding found."""
    old = {conversion.encoding for conversion in page.conversions}
    return "+".join(sorted(old)) or book.encoding
