"""What every part of the service works with: the store, the rules, the colleagues."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TypeVar

from app.features.meetings.errors import (
    MeetingInFuture,
    MinutesFrozen,
    TimeInFuture,
    TimeUnreadable,
    WrongState,
)
from app.features.meetings.model.course import Courses
from app.features.meetings.model.elections.records import ElectionRules
from app.features.meetings.model.entries import OpenTask, TaskDraft
from app.features.meetings.model.forms.groups import CellGroup, GroupRules
from app.features.meetings.model.forms.online import OnlineRules
from app.features.meetings.model.planrules import (
    NoticeRules,
    PaperRules,
    PlanRules,
    PreparingRules,
)
from app.features.meetings.model.records import Attendee, Meeting, State
from app.features.meetings.model.ruleset import (
    Agenda,
    Conduct,
    Kind,
    Limits,
    RuleBook,
    Voting,
)
from app.features.meetings.model.yearplan import DaysOff
from app.features.meetings.rules import texts
from app.features.meetings.store.rows import MeetingStore
from app.infra.datafile import read_toml
from app.infra.store import Command, Store
from app.kernel.changes import Change
from app.kernel.clock import VIETNAM
from app.kernel.dates import short
from app.kernel.words import _
from app.people.groups.service import Groups

T = TypeVar(
    "T",
    Conduct,
    Voting,
    Agenda,
    Courses,
    PlanRules,
    NoticeRules,
    OnlineRules,
    GroupRules,
    ElectionRules,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleagues:
    """What other features and the register of people answer.

    ``roster`` gives the members on a day, ``committee_size`` how many of them make up
    the cell committee, ``term`` the id of the term, ``cell_kind`` the kind of cell. The
    acts of the tasks feature join the command that is open. ``days_off`` gives the
    public holidays of a year, ``declare_day_off`` enters one; ``unit_name`` is the name
    of the cell on a day, ``groups`` its party groups, ``register`` their register.
    ``settle`` writes a meeting's score down when it is signed, ``keep_minutes`` keeps
    the printed minutes as they are when they are locked.
    """

    roster: Callable[[date], Sequence[Attendee]]
    committee_size: Callable[[date], int]
    name: Callable[[str], str]
    term: Callable[[date], str]
    cell_kind: Callable[[], str]
    open_tasks: Callable[[date], Sequence[OpenTask]]
    assign: Callable[[TaskDraft], str]
    report: Callable[[str, str, date], object]
    finish: Callable[[str, str, date], object]
    roll_over: Callable[[str, date | None, str, date], object]
    take_up_again: Callable[[str, str], object]
    drop: Callable[[str, str], object]
    days_off: Callable[[int], DaysOff] = DaysOff
    declare_day_off: Callable[[date, str], object] | None = None
    unit_name: Callable[[date], str] = lambda _on: ""
    settle: Callable[[str], object] = lambda _meeting_id: None
    groups: Callable[[date], Sequence[CellGroup]] = lambda _on: ()
    register: Groups | None = None
    keep_minutes: Callable[[str], object] = lambda _meeting_id: None


def read_rules(folder: Path) -> RuleBook:
    """Read ``data/rules/meetings``: every dated set, oldest first."""
    return RuleBook(
        conducts=_dated(folder / "conduct", Conduct),
        votings=_dated(folder / "voting", Voting),
        agendas=_dated(folder / "agenda", Agenda),
        preparing=PreparingRules(
            plans=_dated(folder / "plan", PlanRules),
            notices=_dated(folder / "notice", NoticeRules),
            papers=read_toml(folder / "papers.toml", PaperRules),
        ),
        limits=read_toml(folder / "limits.toml", Limits),
        courses=_dated(folder / "course", Courses),
        onlines=_dated(folder / "online", OnlineRules),
        groupings=_dated(folder / "groups", GroupRules),
        elections=_dated(folder / "elections", ElectionRules),
    )


def _dated(folder: Path, kind: type[T]) -> tuple[T, ...]:
    found = [read_toml(path, kind) for path in sorted(folder.glob("*.toml"))]
    return tuple(sorted(found, key=lambda one: one.valid_from))


@dataclass(frozen=True, slots=True)
class Context:
    """The shared ground of the parts of the service."""

    store: Store
    rows: MeetingStore
    rules: RuleBook
    colleagues: Colleagues

    def changeable(self, meeting_id: str) -> Meeting:
        """Read a meeting whose record may still be corrected, or raise."""
        meeting = self.rows.meeting(meeting_id)
        if not meeting.can_change:
            raise MinutesFrozen(state=state_word(meeting.state))
        return meeting

    def in_state(self, meeting_id: str, hint: str, *states: State) -> Meeting:
        """Read a meeting that is in one of ``states``, or raise with the hint."""
        meeting = self.rows.meeting(meeting_id)
        if meeting.state not in states:
            raise WrongState(state=state_word(meeting.state), hint=hint)
        return meeting

    def conduct(self, meeting: Meeting) -> Conduct:
        """Give the rule set a meeting is held by: its own once opened."""
        if meeting.conduct_id:
            for one in self.rules.conducts:
                if one.id == meeting.conduct_id:
                    return one
        return self.rules.conduct(meeting.on_day)

    def kind(self, meeting: Meeting) -> Kind:
        """Give the kind of a meeting under its rule set."""
        found = self.conduct(meeting).kind_of(meeting.kind)
        if found is None:
            raise KeyError(meeting.kind)
        return found

    def title(self, text: str, field: str) -> str:
        """Return a line that may be stored."""
        return texts.title(text, self.rules.limits, field=field)

    def line(self, text: str, field: str) -> str:
        """Return a line that may be stored, or nothing."""
        return self.title(text, field) if text.strip() else ""

    def text(self, text: str, field: str) -> str:
        """Return a text that may be stored."""
        return texts.checked(text, self.rules.limits, field=field)

    def now(self) -> datetime:
        """Tell the moment."""
        return self.store.clock.now()

    def today(self) -> date:
        """Tell the day."""
        return self.store.clock.today()


def change(meeting_id: str, unit: Command, *kinds: str) -> Change:
    """Say that a meeting changed, and what else."""
    return Change.of("meetings", *kinds, record_id=meeting_id, command_id=unit.id)


def clock_time(text: str, field: str = "time") -> str:
    """Return HH:MM of what was typed (7:30, 7h30, 0730) or raise ``TimeUnreadable``."""
    plain = text.strip().lower().replace("h", ":").replace(".", ":").rstrip(":")
    if not plain:
        return ""
    hours, _colon, minutes = plain.partition(":")
    if not minutes and len(hours) in {3, 4}:
        hours, minutes = hours[:-2], hours[-2:]
    try:
        return time(int(hours), int(minutes or 0)).strftime("%H:%M")
    except ValueError as error:
        raise TimeUnreadable(field=field, text=text) from error


def at_time(day: date, text: str, field: str = "time") -> datetime:
    """Put a typed time on a day, in the time of Viet Nam."""
    typed = clock_time(text, field)
    if not typed:
        raise TimeUnreadable(field=field, text=text)
    return datetime.combine(day, time.fromisoformat(typed), tzinfo=VIETNAM)


def not_in_future(at: datetime, now: datetime, field: str) -> None:
    """Refuse a moment that has not come: another day, or a time of today."""
    if at <= now:
        return
    if at.date() > now.date():
        raise MeetingInFuture(day=short(at.date()), today=short(now.date()))
    raise TimeInFuture(field=field, time=f"{at:%H:%M}", now=f"{now:%H:%M}")


def state_word(state: State) -> str:
    """Name a state as the window does."""
    words = {
        State.PLANNED: _("chuẩn bị"),
        State.RUNNING: _("đang họp"),
        State.DRAFT: _("dự thảo"),
        State.READ: _("đã đọc, thông qua"),
        State.SIGNED: _("đã ký"),
        State.LOCKED: _("đã khóa"),
        State.CANCELLED: _("đã hủy"),
    }
    return words[state]
