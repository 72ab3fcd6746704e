"""Reads the board and one person with every date computed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from app.features.development.errors import UnknownCandidate
from app.features.development.model.book import AdmissionBook, StageGroup
from app.features.development.model.candidate import (
    Board,
    BoardColumn,
    Candidate,
    Event,
    PersonView,
    Plan,
    StepView,
)
from app.features.development.rules.dates import Way, next_deadline
from app.features.development.rules.figures import events_in
from app.features.development.rules.warn import warnings
from app.features.development.rules.way import (
    certificate_ends,
    current_stage,
    done_stages,
    missing_papers,
    next_stages,
    probation_end,
    votes_needed,
)
from app.features.development.rules.workdays import WorkCalendar
from app.features.development.store.tables import DevelopmentTables
from app.kernel.clock import Clock
from app.people.model import Person
from app.people.service import People

# Names of the official members of the cell on a day, by person id.
OfficialMembers = Callable[[date], Mapping[str, str]]


class Pipeline:
    """How everybody on the way stands. Reads only."""

    def __init__(
        self,
        tables: DevelopmentTables,
        book: AdmissionBook,
        people: People,
        official: OfficialMembers,
        clock: Clock,
    ) -> None:
        self._tables = tables
        self.book = book
        self._people = people
        self._official = official
        self._clock = clock

    def today(self) -> date:
        """Tell the day dates are computed for."""
        return self._clock.today()

    def official(self, on: date) -> Mapping[str, str]:
        """Name the official members on a day."""
        return self._official(on)

    def calendar(self) -> WorkCalendar:
        """Return the working days with the cell's corrections."""
        return WorkCalendar(self.book.calendars, self._tables.own_days())

    def working_day(self, day: date, count: int) -> date:
        """Count working days after a day, holidays and swapped days taken off."""
        return self.calendar().add(day, count).ends_on

    def candidate(self, candidate_id: str) -> Candidate:
        """Return one person's row, or raise ``UnknownCandidate``."""
        found = self._tables.candidate(candidate_id)
        if found is None:
            raise UnknownCandidate
        return found

    def person(self, candidate_id: str) -> PersonView:
        """Return everything about one person on the way."""
        candidate = self.candidate(candidate_id)
        events = self._tables.events_of(candidate_id)
        return self._views([candidate], {candidate_id: events})[0]

    def everybody(self) -> list[PersonView]:
        """Return everybody who is or was on the way."""
        events: dict[str, list[Event]] = {}
        for event in self._tables.events():
            events.setdefault(event.candidate_id, []).append(event)
        return self._views(self._tables.candidates(), events)

    def board(self, year: int) -> Board:
        """Return the page of a year: plan, columns, people who left, reviews."""
        people = self.everybody()
        events = self._tables.events()
        stages = self.book.by_id
        groups = self.book.stages.group
        return Board(
            year=year,
            plan=self.plan(year),
            columns=tuple(_column(group, people) for group in groups),
            closed=tuple(each for each in people if each.candidate.closed_on),
            admitted=len(events_in(year, events, lambda s: stages[s].admits)),
            made_official=len(
                events_in(year, events, lambda s: stages[s].makes_official)
            ),
            reviews=tuple(self._tables.reviews()),
            members=len(self._official(self.today())),
        )

    def plan(self, year: int) -> Plan | None:
        """Return the newest version of a year's plan."""
        plans = self._tables.plans(year)
        return plans[-1] if plans else None

    def admitted_in(self, year: int) -> list[str]:
        """Name those admitted in a year, in the order of the ceremonies."""
        stages = self.book.by_id
        events = events_in(year, self._tables.events(), lambda s: stages[s].admits)
        names = {each.candidate.id: each.name for each in self.everybody()}
        return [names[event.candidate_id] for event in events]

    def _views(
        self, candidates: Sequence[Candidate], events: Mapping[str, Sequence[Event]]
    ) -> list[PersonView]:
        ids = {each.person_id for each in candidates}
        ids |= {each.helper_id for each in candidates if each.helper_id}
        names = self._people.people(ids)
        calendar = self.calendar()
        official = self._official(self.today())
        return [
            self._view(each, events.get(each.id, ()), names, official, calendar)
            for each in candidates
        ]

    def _view(
        self,
        candidate: Candidate,
        events: Sequence[Event],
        names: Mapping[str, Person],
        official: Mapping[str, str],
        calendar: WorkCalendar,
    ) -> PersonView:
        book, today = self.book, self.today()
        done = done_stages(candidate, events, book)
        stage = current_stage(done, book)
        way = Way(candidate, events, done)
        person = names[candidate.person_id]
        helper = names.get(candidate.helper_id)
        lacking, needed = missing_papers(done, book)
        to_vote = any(s.vote and s.id not in done for s in book.stages.stage)
        base = len(official)
        return PersonView(
            candidate=candidate,
            name=person.full_name,
            gender=person.gender,
            birth=person.birth,
            helper=helper.full_name if helper else "",
            stage=stage,
            group=next(g for g in book.stages.group if g.id == stage.group),
            deadline=next_deadline(way, book, calendar, today),
            steps=_steps(way, book),
            events=tuple(events),
            warnings=warnings(way, person.birth, official, book, today),
            missing_papers=lacking,
            papers_needed=needed,
            votes_needed=votes_needed(base, book.common) if to_vote and base else None,
            probation_end=probation_end(events, book),
            certificate_ends=certificate_ends(candidate, book.common),
        )


def _column(group: StageGroup, people: Sequence[PersonView]) -> BoardColumn:
    """Collect a column, the nearest date first; those who left are elsewhere."""
    own = [e for e in people if e.group.id == group.id and not e.candidate.closed_on]
    own.sort(key=lambda each: each.deadline.latest if each.deadline else date.max)
    return BoardColumn(group, tuple(own))


def _steps(way: Way, book: AdmissionBook) -> tuple[StepView, ...]:
    following = {stage.id for stage in next_stages(way.done, book)}
    recorded = {event.stage: event for event in way.events if event.passed}
    open_way = way.candidate.closed_on is None
    return tuple(
        StepView(
            stage,
            done=stage.id in way.done,
            next=open_way and stage.id in following,
            event=recorded.get(stage.id),
        )
        for stage in book.stages.stage
    )
