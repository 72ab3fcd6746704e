"""What the secretary does for people on the way into the Party.

Undo is ``store.undo`` with the command id of the returned ``Change``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.features.development.errors import (
    BadQuarter,
    CandidateClosed,
    CandidateTwice,
    CertificateInFuture,
    DayNameMissing,
    DropReasonNeeded,
    HelperNotOfficial,
    IntroducedInFuture,
    ReviewInFuture,
    ReviewTwice,
    UnknownStage,
)
from app.features.development.model.book import AdmissionBook
from app.features.development.model.candidate import (
    Board,
    Candidate,
    Event,
    Happening,
    NewCandidate,
    PersonView,
    Plan,
)
from app.features.development.rules.figures import (
    duties_of,
    hits,
    in_source,
    plan_facts,
    reviewed_quarters,
    source_facts,
)
from app.features.development.rules.way import check_step, has_passed
from app.features.development.service.plans import KIND, Plans
from app.features.development.service.reading import OfficialMembers, Pipeline
from app.features.development.store.rulebook import read_book, shipped
from app.features.development.store.tables import DevelopmentTables, iso
from app.infra.store import Store
from app.kernel.changes import Change
from app.kernel.dates import PartialDate
from app.kernel.facts import Fact
from app.kernel.periods import Period
from app.kernel.places import Duty, Hit
from app.kernel.text import clean, fold
from app.people.service import People

# Takes a person onto the roll: person id, day of the ceremony, paper number, day of the
# decision where it is recorded.
Enrolment = Callable[[str, date, str, date | None], object]
# Records the decision that makes an official member: person id, day, paper number.
Recognition = Callable[[str, date, str], object]


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What the roll does when somebody arrives: admitted, then recognised as official.

    Both are called inside the command that records the step.
    """

    enrol: Enrolment = lambda _person_id, _on, _paper_no, _decided_on: None
    recognise: Recognition = lambda _person_id, _on, _paper_no: None


class Development:
    """People on the way. ``plans`` holds the yearly plans.

    ``arrivals`` are told inside the command that records an admission or a recognition,
    so that the roll follows from the same moment.
    """

    def __init__(
        self,
        store: Store,
        people: People,
        official_members: OfficialMembers,
        book: AdmissionBook | None = None,
        arrivals: Arrivals | None = None,
    ) -> None:
        self._store = store
        self._arrivals = arrivals or Arrivals()
        self._people = people
        self._tables = DevelopmentTables(store)
        chosen = book or read_book(shipped())
        self._pipeline = Pipeline(
            self._tables, chosen, people, official_members, store.clock
        )
        self.plans = Plans(store, self._tables, self._pipeline)
        # Counts working days over the calendar; the roll asks for it too.
        self.working_day = self._pipeline.working_day
        # Gives the calendar itself; planning a year of meetings asks for it.
        self.calendar = self._pipeline.calendar

    @property
    def book(self) -> AdmissionBook:
        """Give the admission rules."""
        return self._pipeline.book

    def board(self, year: int) -> Board:
        """Return the page of a year."""
        return self._pipeline.board(year)

    def person(self, candidate_id: str) -> PersonView:
        """Return everything about one person on the way."""
        return self._pipeline.person(candidate_id)

    def helpers(self, on: date) -> dict[str, str]:
        """Name the members who may help somebody: official ones, by person id."""
        return dict(self._pipeline.official(on))

    def introduce(self, told: NewCandidate) -> Change:
        """Take a person into the source list (and into the book of people)."""
        self._check_new(told)
        with self._store.command("development.introduce") as unit:
            person_id = self._people.register(
                told.full_name, gender=told.gender, birth=told.birth
            )
            record_id = unit.insert(
                "development_candidate",
                {
                    "person_id": person_id,
                    "unit": _line(told.unit),
                    "union": told.union.value,
                    "helper_id": told.helper_id or None,
                    "certificate_no": _line(told.certificate_no),
                    "certificate_on": iso(told.certificate_on),
                    "planned_quarter": told.planned_quarter,
                    "note": clean(told.note),
                    "start_stage": told.start_stage,
                    "introduced_on": told.introduced_on.isoformat(),
                    "closed_on": None,
                    "closed_reason": "",
                },
            )
        return Change.of(KIND, "people", record_id=record_id, command_id=unit.id)

    def correct(self, candidate_id: str, told: NewCandidate) -> Change:
        """Put what was told about a person right; steps stay as recorded."""
        candidate = self._open(candidate_id)
        self._check_fields(told)
        with self._store.command("development.correct") as unit:
            self._people.correct(
                candidate.person_id,
                full_name=told.full_name,
                gender=told.gender,
                birth=told.birth,
            )
            unit.update(
                "development_candidate",
                candidate_id,
                {
                    "unit": _line(told.unit),
                    "union": told.union.value,
                    "helper_id": told.helper_id or None,
                    "certificate_no": _line(told.certificate_no),
                    "certificate_on": iso(told.certificate_on),
                    "planned_quarter": told.planned_quarter,
                    "note": clean(told.note),
                    "introduced_on": told.introduced_on.isoformat(),
                },
            )
        return Change.of(KIND, "people", record_id=candidate_id, command_id=unit.id)

    def assign_helper(self, candidate_id: str, helper_id: str, on: date) -> Change:
        """Let an official member help the person."""
        self._open(candidate_id)
        if helper_id not in self._pipeline.official(on):
            raise HelperNotOfficial(on=on, field="helper_id")
        with self._store.command("development.assign_helper") as unit:
            unit.update("development_candidate", candidate_id, {"helper_id": helper_id})
        return Change.of(KIND, record_id=candidate_id, command_id=unit.id)

    def record_step(self, candidate_id: str, told: Happening) -> Change:
        """Record a step with its day and paper; a lost vote is kept and moves nothing.

        The step after which the way is over closes the person's file.
        """
        candidate = self._open(candidate_id)
        if told.stage not in self.book.by_id:
            raise UnknownStage(stage=told.stage, field="stage")
        stage = self.book.by_id[told.stage]
        told = replace(told, paper_no=_line(told.paper_no), note=clean(told.note))
        if stage.gives_certificate and candidate.certificate_on is None:
            candidate = replace(
                candidate, certificate_no=told.paper_no, certificate_on=told.on
            )
        events = self._tables.events_of(candidate_id)
        check_step(candidate, events, told, self.book, self._pipeline.today())
        passed = has_passed(stage, told, self.book.common)
        with self._store.command("development.record_step", reason=told.note) as unit:
            self._tables.add_event(unit, candidate_id, told, passed=passed)
            values: dict[str, object] = {
                "certificate_no": candidate.certificate_no,
                "certificate_on": iso(candidate.certificate_on),
            }
            if stage.closes and passed:
                values |= {"closed_on": told.on.isoformat(), "closed_reason": ""}
            unit.update("development_candidate", candidate_id, values)
            if stage.admits and passed:
                decided = self._decided_on(events)
                person_id = candidate.person_id
                self._arrivals.enrol(person_id, told.on, told.paper_no, decided)
            if stage.makes_official and passed:
                self._arrivals.recognise(candidate.person_id, told.on, told.paper_no)
        arrives = stage.admits or stage.makes_official
        kinds = (KIND, "members") if arrives else (KIND,)
        return Change.of(*kinds, record_id=candidate_id, command_id=unit.id)

    def _decided_on(self, events: Iterable[Event]) -> date | None:
        """Find the day of the decision to admit: party age will count from it."""
        decisions = [e for e in events if self.book.by_id[e.stage].has_receipt]
        return max((e.happened_on for e in decisions), default=None)

    def drop(self, candidate_id: str, on: date, reason: str) -> Change:
        """Take a person out of the list, with the reason."""
        self._open(candidate_id)
        reason = clean(reason)
        characters = self.book.common.reason_characters
        if len(reason) < characters:
            raise DropReasonNeeded(characters=characters, field="reason")
        if on > self._pipeline.today():
            raise IntroducedInFuture(on=on, field="on")
        with self._store.command("development.drop", reason=reason) as unit:
            unit.update(
                "development_candidate",
                candidate_id,
                {"closed_on": on.isoformat(), "closed_reason": reason},
            )
        return Change.of(KIND, record_id=candidate_id, command_id=unit.id)

    def review(self, on: date, note: str = "") -> Change:
        """Record that the cell went through the source list on a day."""
        if on > self._pipeline.today():
            raise ReviewInFuture(on=on, field="on")
        if any(each.reviewed_on == on for each in self._tables.reviews()):
            raise ReviewTwice(on=on, field="on")
        with self._store.command("development.review") as unit:
            record_id = unit.insert(
                "development_review",
                {"reviewed_on": on.isoformat(), "note": clean(note)},
            )
        return Change.of(KIND, record_id=record_id, command_id=unit.id)

    def correct_day(self, day: date, name: str, *, off: bool) -> Change:
        """Say that a day is a holiday, or a Saturday or Sunday worked instead."""
        name = _line(name)
        if not name:
            raise DayNameMissing(field="name")
        old = next((d for d in self._tables.own_days() if d.day == day), None)
        values: dict[str, object] = {
            "day": day.isoformat(),
            "off": int(off),
            "name": name,
        }
        with self._store.command("development.correct_day") as unit:
            if old is None:
                record_id = unit.insert("development_day", values)
            else:
                record_id = old.id
                unit.update("development_day", old.id, values)
        return Change.of(KIND, record_id=record_id, command_id=unit.id)

    def facts(self, year: int) -> list[Fact]:
        """Return the figures the checklist and reports count with."""
        people = [
            each for each in self._pipeline.everybody() if not each.candidate.closed_on
        ]
        admitted = self._pipeline.admitted_in(year)
        return [
            *plan_facts(self._issued(year), admitted),
            *source_facts(in_source(people)),
            reviewed_quarters(self._tables.reviews(), year),
        ]

    def duties(self, on: date) -> list[Duty]:
        """Return every date that is near or past, so that nobody is forgotten."""
        return duties_of(self.board(on.year), on, self.book.common.warn_days)

    def search(self, text: str) -> list[Hit]:
        """Find people on the way by name, unit or helper, marks left out."""
        return hits(text, self._pipeline.everybody())

    def _issued(self, year: int) -> Plan | None:
        """Return the plan in force: the newest issued version, else the draft."""
        versions = self.plans.versions(year)
        issued = [plan for plan in versions if plan.issued_on is not None]
        return next(reversed(issued or versions), None)

    def _open(self, candidate_id: str) -> Candidate:
        candidate = self._pipeline.candidate(candidate_id)
        if candidate.closed_on is not None:
            name = self._people.person(candidate.person_id).full_name
            raise CandidateClosed(name=name, closed_on=candidate.closed_on)
        return candidate

    def _check_new(self, told: NewCandidate) -> None:
        self._check_fields(told)
        if told.start_stage not in self.book.by_id:
            raise UnknownStage(stage=told.start_stage, field="start_stage")
        for each in self._pipeline.everybody():
            same = fold(each.name) == fold(clean(told.full_name))
            if same and not each.candidate.closed_on and _same_birth(each, told.birth):
                raise CandidateTwice(name=each.name, field="full_name")

    def _check_fields(self, told: NewCandidate) -> None:
        today = self._pipeline.today()
        if told.introduced_on > today:
            raise IntroducedInFuture(on=told.introduced_on, field="introduced_on")
        if told.certificate_on is not None and told.certificate_on > today:
            raise CertificateInFuture(on=told.certificate_on, field="certificate_on")
        if told.helper_id and told.helper_id not in self._pipeline.official(today):
            raise HelperNotOfficial(on=today, field="helper_id")
        if told.planned_quarter:
            _check_quarter(told.planned_quarter)


def _check_quarter(text: str) -> None:
    try:
        is_quarter = Period(text).kind == "quarter"
    except ValueError:
        is_quarter = False
    if not is_quarter:
        raise BadQuarter(quarter=text, field="planned_quarter")


def _same_birth(person: PersonView, birth: PartialDate | None) -> bool:
    return person.birth is None or birth is None or person.birth == birth


def _line(text: str) -> str:
    return clean(text).replace("\n", " ")
