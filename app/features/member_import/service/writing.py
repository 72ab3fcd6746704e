"""Writes what was chosen in one command."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from app.features.member_import.errors import (
    NothingToImport,
    OpenConflicts,
    RowNotPossible,
    RowsForOnePerson,
)
from app.features.member_import.model.decisions import Choices, Decision
from app.features.member_import.model.outcome import ImportRow, Preview
from app.features.member_import.model.reading import file_line
from app.features.member_import.model.run import Run
from app.features.member_import.rules.comparing import choices as chosen
from app.features.member_import.rules.keeping import run_lines
from app.features.member_import.service.ports import Roll
from app.features.member_import.store import RunStore
from app.infra.book import secrecy
from app.infra.store import Store
from app.infra.words import sentence
from app.kernel.changes import Change
from app.kernel.errors import UserError
from app.kernel.progress import Progress

# Stands for a text that the book refuses to store.
_WITHHELD = "…"
# Events by which somebody comes onto the roll.
_COMING = frozenset({"moved_in", "temporary_in"})


class Writing:
    """Carries decisions out through the roll."""

    def __init__(self, store: Store, roll: Roll, label: Callable[[str], str]) -> None:
        self._store = store
        self._roll = roll
        self._label = label
        self._runs = RunStore(store)

    def write(
        self,
        preview: Preview,
        choices: Choices,
        *,
        only_valid: bool,
        progress: Progress,
    ) -> Change:
        """Write every ready row in one command, which can be undone as a whole."""
        waiting = chosen.still_open(preview, choices)
        if waiting and not only_valid:
            raise OpenConflicts(count=len(waiting))
        decided = [(row, chosen.decide(row, choices)) for row in preview.rows]
        _refuse_two_for_one(decided)
        ready = [pair for pair in decided if pair[1] != chosen.NOTHING]
        if not ready:
            raise NothingToImport
        with self._store.command(
            "members.import", reason=preview.file, whole=True
        ) as unit:
            for done, (row, decision) in enumerate(ready):
                progress(done, len(ready))
                with _naming(row):
                    self._carry_out(decision, preview.file)
            run_id = self._runs.keep(unit, self._run(preview, choices, unit.at))
        return unit.change("members", "people", "member_import", record_id=run_id)

    def _run(self, preview: Preview, choices: Choices, at: str) -> Run:
        return Run(
            id="",
            at=at,
            file=preview.file,
            sheet=preview.sheet,
            lines=tuple(run_lines(preview, choices, self._label, _storable)),
            absent=preview.absent,
        )

    def _carry_out(self, decision: Decision, file: str) -> None:
        person_id, events = decision.person_id, list(decision.events)
        if decision.act == "enrol":
            comes = bool(events) and events[0].kind in _COMING
            joining = events.pop(0) if comes else None
            change = self._roll.enrol(decision.values, joining, person_id)
            person_id = change.record_id
        elif decision.values:
            self._roll.correct(person_id, decision.values, file, decision.seen)
        for told in events:
            self._roll.follow(person_id, told)


@contextmanager
def _naming(row: ImportRow) -> Iterator[None]:
    """Say which row it is that the book refuses; nothing is written then."""
    try:
        yield
    except UserError as problem:
        raise RowNotPossible(
            line=file_line(row.line), name=row.name, reason=sentence(problem)
        ) from problem


def _refuse_two_for_one(decided: Iterable[tuple[ImportRow, Decision]]) -> None:
    """Refuse answers by which two rows would be written into one record."""
    rows: dict[str, ImportRow] = {}
    for row, decision in decided:
        if decision == chosen.NOTHING or not decision.person_id:
            continue
        first = rows.setdefault(decision.person_id, row)
        if first is not row:
            raise RowsForOnePerson(
                first=file_line(first.line), second=file_line(row.line), name=first.name
            )


def _storable(text: str) -> str:
    """Withhold a text with a mark of secrecy, also from the report."""
    return _WITHHELD if secrecy.in_text(text) else text
