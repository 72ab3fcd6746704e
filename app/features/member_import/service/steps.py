"""The steps of an import: open the list, map its columns, preview, write once."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from app.features.member_import.errors import (
    HeaderNotFound,
    ListOnHiddenSheet,
    NoMembersInList,
    SheetUnknown,
)
from app.features.member_import.model.decisions import Choices
from app.features.member_import.model.header import (
    CHOSEN,
    REMEMBERED,
    ColumnMap,
    Header,
    Sample,
    SheetChoice,
)
from app.features.member_import.model.outcome import Known, Preview
from app.features.member_import.model.run import Run, RunTitle
from app.features.member_import.rules import mapping
from app.features.member_import.rules.comparing.matching import Labels, compare
from app.features.member_import.rules.forms import with_owners
from app.features.member_import.rules.headings import find_header
from app.features.member_import.rules.reading import events
from app.features.member_import.rules.reading.dates import DateReader
from app.features.member_import.rules.reading.datewords import DateWords
from app.features.member_import.rules.reading.merging import filled_down
from app.features.member_import.rules.reading.rows import RowReader
from app.features.member_import.rules.vocabulary import Vocabulary
from app.features.member_import.service.opening import Opened, open_lists
from app.features.member_import.service.ports import Everybody, Roll
from app.features.member_import.service.sampling import samples
from app.features.member_import.service.writing import Writing
from app.features.member_import.store import (
    MappingStore,
    RunStore,
    column_table,
    list_words,
)
from app.infra.spreadsheets import rereading
from app.infra.spreadsheets.model import Sheet, Workbook
from app.infra.store import Store
from app.infra.words import sentence
from app.kernel.changes import Change
from app.kernel.progress import Progress, silent
from app.kernel.words import _

# So many of the last imports fit on a screen.
_RUNS_SHOWN = 5


class MemberImport:
    """Imports lists of members. Reading writes nothing; ``write`` writes once."""

    def __init__(self, store: Store, roll: Roll, people: Everybody) -> None:
        self.vocabulary = Vocabulary(column_table(), list_words())
        self._store = store
        self._roll = roll
        self._people = people
        self._mappings = MappingStore(store)
        self._runs = RunStore(store)
        self._writing = Writing(store, roll, self.label)

    def open_list(self, path: Path, progress: Progress = silent) -> Opened:
        """Read a file. Raises a subclass of ``UnreadableList`` with the reason."""
        return self.open_lists([path], progress)

    def open_lists(self, paths: Sequence[Path], progress: Progress = silent) -> Opened:
        """Read one list, or the returned forms of several members as one."""
        return open_lists(paths, progress)

    def columns(
        self,
        opened: Opened,
        sheet: str = "",
        targets: Mapping[int, str] | None = None,
        encodings: Mapping[int, str] | None = None,
    ) -> ColumnMap:
        """Find the header and say what each column means.

        Without ``sheet`` the visible sheet with the best header is taken. ``targets``
        (by column) is what the secretary chose; otherwise the mapping remembered for
        the shape of this list, or the aliases speak. ``encodings`` (by column) is in
        which encoding somebody says the letters below a heading are.
        """
        headers = self._headers(opened)
        page = self._page(opened, sheet, headers)
        header = headers[page.name]
        remembered, spoken = self._mappings.remembered(header.shape)
        below = header.row + header.height
        if encodings is None:
            encodings = rereading.believable(page, spoken, below)
        page = rereading.reread(page, encodings, below)
        use = dict(targets) if targets is not None else remembered
        if use:
            how = REMEMBERED if targets is None else CHOSEN
            header = mapping.remapped(header, use, how)
        return ColumnMap(
            file=opened.file,
            sheet=page.name,
            sheets=_choices(opened, headers),
            header=header,
            columns=self._samples(page, header, encodings, is_told=bool(use)),
            remembered=bool(remembered) and targets is None,
            asked=bool(sheet),
            encodings=dict(encodings),
        )

    def _page(self, opened: Opened, sheet: str, headers: Mapping[str, Header]) -> Sheet:
        page = _sheet(opened, sheet or self._best(opened, headers))
        if page.name not in headers:
            within = self.vocabulary.words.header_within_rows
            raise HeaderNotFound(sheet=page.name, within=within)
        return page

    def _samples(
        self, page: Sheet, header: Header, named: Mapping[int, str], *, is_told: bool
    ) -> tuple[Sample, ...]:
        kept = self._roll.kept()
        shown = samples(page, header, self.vocabulary, kept, named, is_told=is_told)
        return tuple(shown)

    def preview(
        self, opened: Opened, columns: ColumnMap, progress: Progress = silent
    ) -> Preview:
        """Compare every row with the book."""
        mapping.check(columns.header, self.vocabulary)
        if columns.hidden and not columns.asked:
            raise ListOnHiddenSheet(sheet=columns.sheet)
        header = columns.header
        page = _sheet(opened, columns.sheet)
        page = rereading.reread(page, columns.encodings, header.row + header.height)
        kept = frozenset(self._roll.kept())
        rows = RowReader(self.vocabulary, self._dates(), columns.header, kept)
        filled = filled_down(page.rows, page.merged, header, self.vocabulary)
        readings, skipped = rows.people(filled, progress)
        if not readings:
            raise NoMembersInList(sheet=columns.sheet)
        known = self._known()
        readings = with_owners(readings, (k.person_id for k in known))
        compared = compare(
            readings, known, self._roll.checker(), self._labels(columns.header)
        )
        progress(len(page.rows), len(page.rows))
        meant = {row.person_id for row in compared}
        return Preview(
            file=opened.file,
            sheet=columns.sheet,
            encoding=_encoding(opened.book, page),
            header=columns.header,
            rows=tuple(compared),
            skipped=tuple(skipped),
            absent=tuple(
                k.name for k in known if k.on_roll and k.person_id not in meant
            ),
            encodings=columns.encodings,
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
        change = self._writing.write(
            preview, choices or Choices(), only_valid=only_valid, progress=progress
        )
        self._remember(preview.header, preview.encodings)
        return change

    def run(self, run_id: str) -> Run | None:
        """Read what an import did, None when it was undone since."""
        return self._runs.run(run_id)

    def last_runs(self) -> list[RunTitle]:
        """List the last imports, newest first."""
        return self._runs.latest(_RUNS_SHOWN)

    def targets(self) -> list[tuple[str, str]]:
        """List what a column may be mapped to: target and Vietnamese label."""
        kept = self._roll.kept()
        columns = [
            (column.target, column.label)
            for column in self.vocabulary.columns.values()
            if mapping.is_kept(column.target, kept)
        ]
        combined = [(c.target, c.label) for c in self.vocabulary.combined.values()]
        return columns + combined

    def _labels(self, header: Header) -> Labels:
        shows = {
            word.value: word.shows
            for word in self.vocabulary.words.value
            if word.target == "status"
        }
        columns = self.vocabulary.columns.values()
        return Labels(
            self.label,
            shows,
            sentence,
            self._roll.refusal,
            lambda told: events.undated(told, self.vocabulary),
            frozenset(column.target for column in columns if column.joins),
            by_admission="birth" not in {h.target for h in header.headings},
            columns=mapping.fields_in(header, self._roll.kept()),
        )

    def label(self, field: str) -> str:
        """Give the Vietnamese name of a field or of the status."""
        if field == "status":
            return _("Tình trạng")
        return self.vocabulary.label(field)

    def _remember(self, header: Header, encodings: Mapping[int, str]) -> None:
        """Keep the mapping, also when the import itself is undone later.

        A heading that may mean two dates is asked again until somebody has answered.
        """
        if any(
            heading.how not in {CHOSEN, REMEMBERED}
            and mapping.could_be(header, heading, self.vocabulary)
            for heading in header.headings
        ):
            return
        targets = {h.column: h.target for h in header.headings if h.target}
        with self._store.command("member_import.remember") as unit:
            self._mappings.remember(unit, header.shape, targets, encodings)

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
        return DateReader(
            words.two_digit_year_turn,
            words.earliest_year,
            today,
            self.vocabulary.signs.is_lunar,
            {name: n for n, names in enumerate(words.months, 1) for name in names},
            words.youngest,
            DateWords.of(words.weekdays, words.month_words, words.month_romans),
        )

    def _known(self) -> list[Known]:
        here, gone = self._roll.everyone(self._store.clock.today())
        members = [
            Known(m.person_id, m.name, m.values, m.status, m.standing, on_roll=is_here)
            for group, is_here in ((here, True), (gone, False))
            for m in group
        ]
        ids = {member.person_id for member in members}
        others = self._people.everybody(without=ids)
        return members + [Known.outside(person) for person in others]


def _choices(opened: Opened, headers: Mapping[str, Header]) -> tuple[SheetChoice, ...]:
    return tuple(
        SheetChoice(page.name, len(page.rows), page.hidden, page.name in headers)
        for page in opened.book.sheets
    )


def _sheet(opened: Opened, name: str) -> Sheet:
    for page in opened.book.sheets:
        if page.name == name:
            return page
    raise SheetUnknown(file=opened.file, sheet=name)


def _encoding(book: Workbook, page: Sheet) -> str:
    """Name how the text was stored: the file's, or the old font encoding found."""
    old = {conversion.encoding for conversion in page.conversions}
    return "+".join(sorted(old)) or book.encoding
