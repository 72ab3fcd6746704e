"""Reads a year whole: rule set, figures of the features, marks, evidence."""

from collections.abc import Callable, Sequence
from datetime import date

from app.features.checklist.errors import (
    NoRuleSet,
    UnknownCriterion,
    YearClosed,
    YearNotBegun,
)
from app.features.checklist.model.ruleset import Criterion, Parameter, RuleSet
from app.features.checklist.model.year import (
    CriterionRow,
    Evidence,
    Overview,
    ParameterView,
)
from app.features.checklist.rules.count import (
    RECOGNITION,
    figures,
    forecast,
    grouped,
    verdict,
)
from app.features.checklist.rules.judge import propose, stand
from app.features.checklist.rules.sets import set_for_year, used_parameters
from app.features.checklist.store.tables import ChecklistTables
from app.kernel.clock import Clock
from app.kernel.facts import Fact

FactSource = Callable[[int], Sequence[Fact]]


class Yearbook:
    """How the years stand. Reads only."""

    def __init__(
        self,
        tables: ChecklistTables,
        sets: Sequence[RuleSet],
        facts: FactSource,
        clock: Clock,
    ) -> None:
        self._tables = tables
        self._sets = sets
        self._facts = facts
        self._clock = clock

    def today(self) -> date:
        """Tell the day the year is judged on."""
        return self._clock.today()

    def rule_set(self, year: int) -> RuleSet:
        """Return the set of the year: the one its marks were made under, or in force.

        Raises ``NoRuleSet``.
        """
        marks = self._tables.marks(year).values()
        if marks:
            used = max(marks, key=lambda mark: mark.marked_on).set_version
            for rule_set in self._sets:
                if rule_set.version == used:
                    return rule_set
        found = set_for_year(self._sets, year)
        if found is None:
            raise NoRuleSet(year=year)
        return found

    def overview(self, year: int) -> Overview:
        """Return everything about the year."""
        today = self.today()
        rule_set = self.rule_set(year)
        parameters = self._parameters(rule_set, year)
        rows = self._rows(rule_set.criteria, year, parameters)
        groups = grouped(rule_set, rows)
        ordered = tuple(row for group in groups for row in group.rows)
        threshold = next((p for p in parameters if p.parameter.id == RECOGNITION), None)
        return Overview(
            year=year,
            rule_set=rule_set,
            groups=groups,
            figures=figures(ordered),
            verdict=verdict(ordered, threshold),
            forecast=forecast(ordered, rule_set.head.deadline, year, today),
            evidence=self._tables.evidence(year),
            parameters=parameters,
            read_only=self._lock(rule_set, year) is not None,
            has_begun=year <= today.year,
        )

    def row(self, year: int, criterion: str) -> CriterionRow:
        """Return one row of an open year; raises when it may not be changed."""
        rule_set = self.writable(year)
        if criterion not in rule_set.by_id:
            raise UnknownCriterion(year=year, criterion=criterion)
        parameters = self._parameters(rule_set, year)
        wanted = rule_set.by_id[criterion]
        return self._rows((wanted,), year, parameters)[criterion]

    def writable(self, year: int) -> RuleSet:
        """Return the set of a year that may be changed, or raise."""
        rule_set = self.rule_set(year)
        lock = self._lock(rule_set, year)
        if lock is not None:
            raise lock
        return rule_set

    def _lock(self, rule_set: RuleSet, year: int) -> YearClosed | YearNotBegun | None:
        today = self.today()
        closes = rule_set.head.deadline.closes(year)
        if today > closes:
            return YearClosed(year=year, closed_on=closes)
        return YearNotBegun(year=year) if today.year < year else None

    def _rows(
        self,
        criteria: Sequence[Criterion],
        year: int,
        parameters: Sequence[ParameterView],
    ) -> dict[str, CriterionRow]:
        measured = any(one.check or one.not_applicable_when for one in criteria)
        # Counting a year asks every feature; what nobody measures is not counted.
        counted = self._facts(year) if measured else ()
        facts = {fact.name: fact for fact in counted}
        numbers = {view.parameter.id: view.number for view in parameters}
        marks = self._tables.marks(year)
        proof = _by_criterion(self._tables.evidence(year))
        today = self.today()
        return {
            criterion.id: stand(
                criterion,
                propose(criterion, facts, numbers, year, today),
                marks.get(criterion.id),
                tuple(proof.get(criterion.id, ())),
            )
            for criterion in criteria
        }

    def _parameters(self, rule_set: RuleSet, year: int) -> tuple[ParameterView, ...]:
        own = self._tables.parameters(year)
        found: list[Parameter] = []
        for parameter_id in used_parameters(rule_set):
            record = rule_set.parameter(parameter_id, year)
            if record is not None:
                found.append(record)
        return tuple(ParameterView(record, own.get(record.id)) for record in found)


def _by_criterion(evidence: Sequence[Evidence]) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    for each in evidence:
        for criterion in each.criteria:
            found.setdefault(criterion, []).append(each)
    return found
