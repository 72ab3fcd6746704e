"""What the secretary does with the checklist, and what others ask of it.

The program proposes from figures of the features; a person's mark stands beside it with
the version of the rule set it was made under. Undo is ``store.undo`` with the command
id of the returned ``Change``.
"""

from collections.abc import Sequence
from datetime import date

from app.features.checklist.errors import (
    BasisNeeded,
    EvidenceNeeded,
    NotAJudgement,
    NothingToConfirm,
    NotMarked,
    ParameterOutOfRange,
    ReasonNeeded,
    UnknownParameter,
)
from app.features.checklist.model.ruleset import RuleSet, State
from app.features.checklist.model.year import (
    CriterionRow,
    Mark,
    Overview,
    OwnParameter,
    Standing,
)
from app.features.checklist.rules.duties import duties_of
from app.features.checklist.rules.search import hits
from app.features.checklist.rules.sets import used_parameters
from app.features.checklist.service.evidence import KIND, EvidenceFolder
from app.features.checklist.service.reading import FactSource, Yearbook
from app.features.checklist.service.report import ReportDesk
from app.features.checklist.store.rulebook import evidence_rule, read_sets, shipped
from app.features.checklist.store.tables import ChecklistTables
from app.infra.attachments import Attachments
from app.infra.store import Store
from app.kernel.changes import Change
from app.kernel.facts import Fact
from app.kernel.places import Duty, Hit
from app.kernel.text import clean

_HIGHEST_PERCENT = 100
_HIGHEST_COUNT = 366


class Checklist:
    """The "bốn tốt" year of the cell.

    ``evidence`` holds the files, ``report`` the words of the yearly report.
    """

    def __init__(
        self,
        store: Store,
        attachments: Attachments,
        facts: FactSource,
        sets: Sequence[RuleSet] | None = None,
    ) -> None:
        self._store = store
        self._tables = ChecklistTables(store)
        chosen = read_sets(shipped()) if sets is None else sets
        self._yearbook = Yearbook(self._tables, chosen, facts, store.clock)
        self.evidence = EvidenceFolder(store, self._tables, self._yearbook, attachments)
        self.report = ReportDesk(store, self._tables, self._yearbook)

    def overview(self, year: int) -> Overview:
        """Return how the whole year stands."""
        return self._yearbook.overview(year)

    def confirm(self, year: int, criterion: str) -> Change:
        """Agree with what the program proposes."""
        row = self._yearbook.row(year, criterion)
        if row.proposal.state is State.NOT_JUDGED:
            raise NothingToConfirm(criterion=criterion)
        return self._put("checklist.confirm", row, row.proposal.state, "", year)

    def judge(
        self, year: int, criterion: str, state: State, reason: str = ""
    ) -> Change:
        """Decide a criterion by one's own judgement.

        Another result than the program's needs a reason; "đạt" and "không áp dụng"
        without a proposal need evidence or a reason.
        """
        if state is State.NOT_JUDGED:
            raise NotAJudgement
        row = self._yearbook.row(year, criterion)
        reason = clean(reason)
        needed = evidence_rule().reason_characters
        explained = len(reason) >= needed
        proposed = row.proposal.state
        if proposed is not State.NOT_JUDGED and proposed is not state and not explained:
            raise ReasonNeeded(characters=needed, field="reason")
        if proposed is State.NOT_JUDGED and state is not State.NOT_MET:
            proven = bool(row.evidence) and state is State.MET
            if not proven and not explained:
                raise EvidenceNeeded(
                    criterion=criterion, characters=needed, field="reason"
                )
        return self._put("checklist.judge", row, state, reason, year)

    def withdraw(self, year: int, criterion: str) -> Change:
        """Take a mark back; the program's word counts again."""
        mark = self._yearbook.row(year, criterion).mark
        if mark is None:
            raise NotMarked(criterion=criterion)
        with self._store.command("checklist.withdraw") as unit:
            self._tables.drop_mark(unit, mark)
        return Change.of(KIND, record_id=criterion, command_id=unit.id)

    def set_parameter(
        self, year: int, parameter: str, number: int, basis: str
    ) -> Change:
        """Enter a threshold that the rule set leaves to the cell or its superior."""
        rule_set = self._yearbook.writable(year)
        record = rule_set.parameter(parameter, year)
        if record is None or parameter not in used_parameters(rule_set):
            raise UnknownParameter(year=year, parameter=parameter)
        low, high = 1, _HIGHEST_PERCENT if record.unit == "%" else _HIGHEST_COUNT
        if not low <= number <= high:
            raise ParameterOutOfRange(low=low, high=high, field="number")
        basis = clean(basis)
        if len(basis) < evidence_rule().reason_characters:
            raise BasisNeeded(field="basis")
        old = self._tables.parameters(year).get(parameter)
        own = OwnParameter("", year, parameter, number, basis)
        with self._store.command("checklist.set_parameter", reason=basis) as unit:
            self._tables.put_parameter(unit, own, old)
        return Change.of(KIND, record_id=parameter, command_id=unit.id)

    def facts(self, year: int) -> list[Fact]:
        """Return the checklist's own figures: how many criteria are met, and so on."""
        view = self.overview(year)
        count = view.figures
        figures = {
            "checklist.met": count.met,
            "checklist.missing": count.missing + count.open,
            "checklist.awaiting": count.awaiting,
            "checklist.not_judged": count.not_judged,
        }
        facts = [Fact(name, value, count.applicable) for name, value in figures.items()]
        failed = [
            row.criterion.title
            for row in view.rows
            if row.criterion.gate and row.standing is Standing.MISSING
        ]
        gates = sum(row.criterion.gate for row in view.rows)
        facts.extend(
            (
                Fact("checklist.gates_failed", len(failed), gates, tuple(failed)),
                Fact("checklist.evidence", len(view.evidence)),
            )
        )
        return facts

    def duties(self, on: date) -> list[Duty]:
        """Return what is left to do for the year of ``on``."""
        return duties_of(self.overview(on.year), on)

    def search(self, text: str) -> list[Hit]:
        """Find criteria of this year and evidence of all years, marks left out."""
        rule_set = self._yearbook.rule_set(self._yearbook.today().year)
        return hits(text, rule_set.criteria, self._tables.every_evidence())

    def _put(
        self, command: str, row: CriterionRow, state: State, reason: str, year: int
    ) -> Change:
        criterion = row.criterion.id
        mark = Mark(
            id="",
            year=year,
            criterion=criterion,
            set_version=self._yearbook.rule_set(year).version,
            state=state,
            proposed=row.proposal.state,
            reason=reason,
            marked_on=self._yearbook.today(),
        )
        with self._store.command(command, reason=reason) as unit:
            self._tables.put_mark(unit, mark, row.mark)
        return Change.of(KIND, record_id=criterion, command_id=unit.id)
