"""Writes what was chosen in one command."""

from collections.abc import Callable

from app.features.member_import.errors import NothingToImport, OpenConflicts
from app.features.member_import.model.decisions import Choices, Decision
from app.features.member_import.model.outcome import Preview
from app.features.member_import.model.run import Run
from app.features.member_import.rules.comparing import choices as chosen
from app.features.member_import.rules.keeping import run_lines
from app.features.member_import.service.ports import Roll
from app.features.member_import.store import RunStore
from app.infra.book import secrecy
from app.infra.store import Store
from app.kernel.changes import Change
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
        ready = [
            decision
            for row in preview.rows
            if (decision := chosen.decide(row, choices)) != chosen.NOTHING
        ]
        if not ready:
            raise NothingToImport
        with self._store.command(
            "members.import", reason=preview.file, whole=True
        ) as unit:
            for done, decision in enumerate(ready):
                progress(done, len(ready))
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


def _storable(text: str) -> str:
    """Withhold a text with a mark of secrecy, also from the report."""
    return _WITHHELD if secrecy.in_text(text) else text
