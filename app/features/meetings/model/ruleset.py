"""The dated rules meetings are held by, as read from ``data/rules/meetings``."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from app.features.meetings.model.course import Courses, Need, Step, steps_of
from app.features.meetings.model.elections.records import ElectionRules
from app.features.meetings.model.forms.groups import BY_GROUPS, GroupRules
from app.features.meetings.model.forms.online import OnlineRules
from app.features.meetings.model.planrules import PreparingRules


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of meeting. ``min_minutes`` is None where no source gives a figure.

    ``content`` is what the rules ask it to treat, ``matters`` what is usually voted on.
    Its parts and steps are in ``course``.
    """

    id: str
    title: str
    short: str
    by_month: bool
    roll: Literal["cell", "committee", "group"]
    counts: tuple[str, ...]
    needs: tuple[Need, ...]
    source: str
    confidence: str
    min_minutes: int | None = None
    content: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AttendanceRule:
    """Which ratio of attendance is asked, and how often one may be excused in a row."""

    min_percent: int
    inclusive: bool
    max_excused_run: int
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Share:
    """A fraction that has to be reached (inclusive) or passed."""

    numerator: int
    denominator: int
    inclusive: bool
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Yearly:
    """What a year asks, and when to remind."""

    regular_months: int
    thematic_quarters: int
    prepare_days_before: int
    draft_days_after: int
    quarter_end_days: int
    smallest_committee: int
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Posting:
    """The clock of "posted on Sổ tay đảng viên": days before and after a meeting.

    ``remind_days`` is how long after its date a forgotten tick is still worth saying.
    """

    before_days: int
    after_days: int
    remind_days: int
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Conduct:
    """One rule set of how meetings are held."""

    id: str
    title: str
    valid_from: date
    source: str
    confidence: str
    material_days_before: int
    attendance: AttendanceRule
    quorum: Share
    yearly: Yearly
    kind: tuple[Kind, ...]
    posting: Posting | None = None

    def kind_of(self, kind_id: str) -> Kind | None:
        """Find a kind of meeting."""
        return next((kind for kind in self.kind if kind.id == kind_id), None)


@dataclass(frozen=True, slots=True)
class Matter:
    """What is voted on: the share it needs and of whom.

    ``asks`` until the cell has entered a share that no source shows.
    """

    id: str
    title: str
    numerator: int
    denominator: int
    inclusive: bool
    base: Literal["members", "present"]
    secret: bool
    source: str
    confidence: str
    asks: bool = False

    @property
    def share(self) -> Share:
        """Give the share as such."""
        return Share(
            self.numerator,
            self.denominator,
            self.inclusive,
            self.source,
            self.confidence,
        )


@dataclass(frozen=True, slots=True)
class Voting:
    """One rule set of votes."""

    id: str
    valid_from: date
    source: str
    confidence: str
    min_official: int
    min_official_source: str
    matter: tuple[Matter, ...]

    def matter_of(self, matter_id: str) -> Matter | None:
        """Find a matter."""
        return next((matter for matter in self.matter if matter.id == matter_id), None)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a matter of the agenda is about."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A line the agenda may have; without cell kinds it suits every cell.

    The usual ones make a first agenda; the rest is a library to choose from. Months (1
    to 12) narrow a line down to its season. ``reserved`` names what the line is in the
    rules of party groups; without it they may treat the line.
    """

    kinds: tuple[str, ...]
    topic: str
    title: str
    cell_kinds: tuple[str, ...] = ()
    usual: bool = True
    months: tuple[int, ...] = ()
    source: str = ""
    confidence: str = ""
    reserved: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject a thematic meeting may treat."""

    title: str
    source: str
    confidence: str
    cell_kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """Suggested agendas and the usual reasons of absence."""

    id: str
    valid_from: date
    source: str
    confidence: str
    absence_reasons: tuple[str, ...]
    topic: tuple[Topic, ...]
    suggestion: tuple[Suggestion, ...]
    cell: tuple[Topic, ...] = ()
    theme: tuple[Theme, ...] = ()


@dataclass(frozen=True, slots=True)
class Guard:
    """Which marks of secrecy stop a text, and which words make them harmless."""

    marks: tuple[str, ...]
    labels: tuple[str, ...]
    harmless_before: tuple[str, ...]
    harmless_after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a text may hold, and the guard of F18.4."""

    source: str
    confidence: str
    longest_title: int
    longest_text: int
    longest_session_hours: int
    asks_after_minutes: int
    guard: Guard

    @property
    def longest_session(self) -> timedelta:
        """Say how long one session may be: a time of the next day belongs to it."""
        return timedelta(hours=self.longest_session_hours)

    @property
    def asks_after(self) -> timedelta:
        """Say after which silence a meeting that was cut off asks how it went on."""
        return timedelta(minutes=self.asks_after_minutes)


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Every rule set, oldest first; ask for the one in force on a day."""

    conducts: tuple[Conduct, ...]
    votings: tuple[Voting, ...]
    agendas: tuple[Agenda, ...]
    preparing: PreparingRules
    limits: Limits = field(repr=False)
    courses: tuple[Courses, ...] = ()
    onlines: tuple[OnlineRules, ...] = ()
    groupings: tuple[GroupRules, ...] = ()
    elections: tuple[ElectionRules, ...] = ()

    def election_rules(self, on: date) -> ElectionRules:
        """Give the rules of elections in force on a day."""
        known = [one for one in self.elections if one.valid_from <= on]
        return (known or [self.elections[0]])[-1]

    def course(self, on: date, kind: str, form: str) -> tuple[Step, ...]:
        """Give the steps of a kind of meeting in force on a day, in order."""
        return steps_of(self.courses_on(on), kind, form)

    def group_rules(self, on: date) -> GroupRules:
        """Give the rules of meetings by party groups in force on a day."""
        known = [one for one in self.groupings if one.valid_from <= on]
        return (known or [self.groupings[0]])[-1]

    def waived_by(self, form: str, on: date) -> tuple[Need, ...]:
        """Say what a form of meeting makes unnecessary at the close."""
        return self.group_rules(on).waives if form == BY_GROUPS else ()

    def online_rules(self, on: date) -> OnlineRules:
        """Give the rules of online meetings in force on a day."""
        known = [one for one in self.onlines if one.valid_from <= on]
        return (known or [self.onlines[0]])[-1]

    def courses_on(self, on: date) -> Courses:
        """Give the order of meetings in force on a day."""
        known = [one for one in self.courses if one.valid_from <= on]
        return (known or [self.courses[0]])[-1]

    def conduct(self, on: date) -> Conduct:
        """Give the way of holding meetings in force on a day."""
        known = [one for one in self.conducts if one.valid_from <= on]
        return (known or [self.conducts[0]])[-1]

    def voting(self, on: date) -> Voting:
        """Give the rules of votes in force on a day."""
        known = [one for one in self.votings if one.valid_from <= on]
        return (known or [self.votings[0]])[-1]

    def agenda(self, on: date) -> Agenda:
        """Give the suggestions in force on a day."""
        known = [one for one in self.agendas if one.valid_from <= on]
        return (known or [self.agendas[0]])[-1]
