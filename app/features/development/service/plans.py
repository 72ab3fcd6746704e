"""The yearly plan of developing members: targets, versions, issuing."""

from dataclasses import replace
from datetime import date

from app.features.development.errors import (
    NoPlan,
    PlanInFuture,
    PlanIssued,
    PlanNumberMissing,
    PlanWithoutTarget,
    TargetOutOfRange,
)
from app.features.development.model.candidate import Plan, PlanText, Targets
from app.features.development.service.reading import Pipeline
from app.features.development.store.tables import DevelopmentTables
from app.infra.store import Store
from app.kernel.changes import Change
from app.kernel.text import clean

KIND = "development"


class Plans:
    """The plans of the years."""

    def __init__(
        self, store: Store, tables: DevelopmentTables, pipeline: Pipeline
    ) -> None:
        self._store = store
        self._tables = tables
        self._pipeline = pipeline

    def of_year(self, year: int) -> Plan | None:
        """Return the newest version of a year's plan."""
        return self._pipeline.plan(year)

    def versions(self, year: int) -> list[Plan]:
        """Return every version of a year's plan, oldest first."""
        return self._tables.plans(year)

    def set_targets(
        self,
        year: int,
        targets: Targets,
        text: PlanText | None = None,
        *,
        no_candidates_left: bool = False,
    ) -> Change:
        """Write the draft of a year's plan; after issuing, a new version begins."""
        self._check(targets, text, no_candidates_left=no_candidates_left)
        old = self.of_year(year)
        told = text or (old.text if old else PlanText())
        draft = Plan(
            id=old.id if old and old.issued_on is None else "",
            year=year,
            version=_version(old),
            targets=targets,
            text=replace(
                told, situation=clean(told.situation), measures=clean(told.measures)
            ),
            no_candidates_left=no_candidates_left,
            number="",
            issued_on=None,
        )
        with self._store.command("development.set_plan") as unit:
            plan_id = self._tables.put_plan(unit, draft)
        return Change.of(KIND, record_id=plan_id, command_id=unit.id)

    def issue(self, year: int, number: str, on: date) -> Change:
        """Record that the cell issued the plan under a number."""
        plan = self.of_year(year)
        if plan is None:
            raise NoPlan(year=year)
        if plan.issued_on is not None:
            raise PlanIssued(year=year, issued_on=plan.issued_on)
        number = clean(number)
        if not number:
            raise PlanNumberMissing(field="number")
        if on > self._pipeline.today():
            raise PlanInFuture(on=on, field="issued_on")
        issued = replace(plan, number=number, issued_on=on)
        with self._store.command("development.issue_plan") as unit:
            self._tables.put_plan(unit, issued)
        return Change.of(KIND, record_id=plan.id, command_id=unit.id)

    def _check(
        self, targets: Targets, text: PlanText | None, *, no_candidates_left: bool
    ) -> None:
        numbers = {
            "source": targets.source,
            "trained": targets.trained,
            "files": targets.files,
            "admitted": targets.admitted,
            "official": targets.official,
            "non_members": (text.non_members or 0) if text else 0,
        }
        for field, number in numbers.items():
            high = self._pipeline.book.common.highest_target
            high = high * 100 if field == "non_members" else high
            if not 0 <= number <= high:
                raise TargetOutOfRange(high=high, field=field)
        if not any(list(numbers.values())[:5]) and not no_candidates_left:
            raise PlanWithoutTarget(field="admitted")


def _version(old: Plan | None) -> int:
    if old is None:
        return 1
    return old.version + (old.issued_on is not None)
