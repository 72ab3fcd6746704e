"""What the service answers: sums with their parts, lists, the whole meeting."""

from dataclasses import dataclass
from datetime import date

from app.features.meetings.model.course import Step
from app.features.meetings.model.entries import OpenTask
from app.features.meetings.model.records import (
    Attendee,
    Ballot,
    Meeting,
    Record,
    State,
)
from app.features.meetings.model.ruleset import Conduct, Kind, Matter, Topic
from app.kernel.errors import UserError


@dataclass(frozen=True, slots=True)
class RollCounts:
    """The roll-call in figures.

    ``due`` are those who have to attend: the roll without the suspended, those away and
    the exempt, except ``exempt_present`` who came. ``extra`` are present without being
    counted (guests on temporary activity, those away). The parts make the whole:
    present + excused + unexcused + unmarked = due, and due + exempt + away + suspended
    = total. ``visiting`` members are no part of the total.
    """

    total: int
    official: int
    probationary: int
    due: int
    present: int
    excused: int
    unexcused: int
    unmarked: int
    exempt: int
    exempt_present: int
    away: int
    suspended: int
    visiting: int
    extra: int

    @property
    def not_due(self) -> int:
        """Count those who do not have to attend."""
        return self.total - self.due

    @property
    def absent(self) -> int:
        """Count the absences among those who have to attend."""
        return self.excused + self.unexcused

    @property
    def percent(self) -> float | None:
        """Give the share present of those due; None when nobody is."""
        return 100 * self.present / self.due if self.due else None


@dataclass(frozen=True, slots=True)
class Line:
    """A line to reach: how many are needed of the base, and how many there are."""

    base: int
    needed: int
    reached: int

    @property
    def holds(self) -> bool:
        """Say whether it is reached."""
        return self.base > 0 and self.reached >= self.needed

    @property
    def lacking(self) -> int:
        """Count how many are still lacking."""
        return max(0, self.needed - self.reached)


@dataclass(frozen=True, slots=True)
class Excluded:
    """Somebody left out of a base and why (exempt, away, probationary …)."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Base:
    """Whose votes are the whole: ``count`` in the base, ``present`` may vote now.

    ``official`` is how many official members the cell has.
    """

    count: int
    present: int
    official: int
    excluded: tuple[Excluded, ...]


@dataclass(frozen=True, slots=True)
class VoteResult:
    """A vote with its base and threshold.

    ``seated`` is False for a candidate who reached the share when the seats went to
    others with more votes, or when he ties for the last seat.
    """

    ballot: Ballot
    matter: Matter
    base: Base
    line: Line
    seated: bool = True

    @property
    def passed(self) -> bool:
        """Say whether the matter is adopted, or the candidate elected."""
        return self.line.holds and self.seated

    @property
    def voted(self) -> int:
        """Count the voices given, invalid papers included."""
        one = self.ballot
        return one.in_favour + one.against + one.other + one.invalid

    @property
    def percent(self) -> float:
        """Give the share in favour of the base."""
        return 100 * self.ballot.in_favour / self.base.count if self.base.count else 0.0


@dataclass(frozen=True, slots=True)
class AbsenceRun:
    """A member who has been excused several meetings in a row, this one included."""

    name: str
    length: int
    limit: int


@dataclass(frozen=True, slots=True)
class Notice:
    """Something worth knowing that does not stop anybody, as a code with facts."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step of the minutes as the chain of events has it; ``at`` is ISO text.

    ``step``: closed, read, signed, reopened, locked, added (an addendum ``number``).
    """

    step: str
    at: str
    actor: str
    note: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Officials:
    """Chair and clerk as the minutes name them."""

    chair: str
    chair_post: str
    clerk: str
    clerk_post: str


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in the list of the year."""

    id: str
    kind: str
    kind_title: str
    title: str
    on_day: date
    time: str
    place: str
    state: State
    number: int | None
    counts: RollCounts
    minutes: int | None
    chair: str


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A whole meeting with everything computed from it.

    ``apart`` tells it from an earlier meeting of its kind in the same month.
    ``goes_on``: it is being held as this is read, the clock may say when it ends.
    """

    record: Record
    kind: Kind
    conduct: Conduct
    title: str
    officials: Officials
    roll_ready: bool
    members: tuple[Attendee, ...]
    counts: RollCounts
    quorum: Line
    ratio: Line
    runs: tuple[AbsenceRun, ...]
    votes: tuple[VoteResult, ...]
    matters: tuple[Matter, ...]
    topics: tuple[Topic, ...]
    absence_reasons: tuple[str, ...]
    open_tasks: tuple[OpenTask, ...]
    missing: tuple[UserError, ...]
    notices: tuple[Notice, ...]
    steps: tuple[Step, ...] = ()
    prints_pauses: bool = False
    apart: str = ""
    goes_on: bool = False

    @property
    def meeting(self) -> Meeting:
        """Give the meeting itself."""
        return self.record.meeting

    def base_of(self, matter_id: str) -> Base | None:
        """Give the base of a vote already taken on a matter."""
        return next((v.base for v in self.votes if v.matter.id == matter_id), None)
