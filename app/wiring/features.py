"""The features of one book, each given what it asks of the others."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from app.features.bin.service.bin import Bin, bin_rules
from app.features.checklist.service.checklist import Checklist
from app.features.development.service.development import Development
from app.features.meetings.service.context import Colleagues, read_rules
from app.features.meetings.service.meetings import Meetings
from app.features.member_import.service.steps import MemberImport
from app.features.members.service.bin import BinWords
from app.features.members.service.members import Members
from app.features.members.service.parts import InHand, Parts
from app.features.members.store.rulebook import member_rules
from app.features.papers.service.papers import Papers
from app.features.session_score.service.context import read_rules as read_score_rules
from app.features.session_score.service.scores import SessionScore
from app.features.tasks.service.tasks import Tasks, read_scales
from app.infra.attachments import Attachments
from app.infra.paths import rules_folder
from app.infra.store import Store
from app.kernel.facts import Fact
from app.people.groups.service import Groups
from app.people.keeping.service import Keeping
from app.people.service import People
from app.wiring.admissions import admissions
from app.wiring.colleagues import colleagues
from app.wiring.grouping import seated
from app.wiring.holidays import with_holidays
from app.wiring.leaving import in_hand
from app.wiring.listed_roll import ListedRoll
from app.wiring.papers import papers as paper_registers
from app.wiring.scores import asking


@dataclass(frozen=True, slots=True)
class Features:
    """Every office task of one book."""

    people: People
    members: Members
    member_import: MemberImport
    tasks: Tasks
    meetings: Meetings
    papers: Papers
    scores: SessionScore
    groups: Groups
    keeping: Keeping
    development: Development
    checklist: Checklist
    bin: Bin

    def facts(self, year: int) -> list[Fact]:
        """Give every figure of a year, those of the checklist included."""
        counted = (
            self.meetings,
            self.tasks,
            self.members,
            self.development,
            self.scores,
            self.papers,
        )
        return [*_recorded(counted, year), *self.checklist.facts(year)]


def features(
    store: Store,
    attachments: Attachments,
    keep_minutes: Callable[[str], object] = lambda _meeting_id: None,
) -> Features:
    """Build every feature; ``keep_minutes`` is the documents' part in locking."""
    people, groups = People(store), Groups(store)
    bin_ = _bin(store, people)
    members = _members(
        Parts(store, people, attachments, member_rules(), bin_.days),
        in_hand(
            store, people, groups, lambda: tasks, lambda: meetings, lambda: development
        ),
        lambda: development,
    )
    tasks = _tasks(store, people)
    scores = _scores(store, lambda: meetings)
    asked = colleagues(people, members, tasks)
    asked = seated(asked, groups, members, store.answers)
    asked = replace(asked, settle=scores.settle, keep_minutes=keep_minutes)
    asked = with_holidays(asked, lambda: development)
    meetings = _meetings(store, asked, attachments)
    development = admissions(store, people, members)
    papers = paper_registers(store, attachments, people, meetings, tasks)
    counted = (meetings, tasks, members, development, scores, papers)
    return Features(
        people=people,
        members=members,
        member_import=MemberImport(store, ListedRoll(members), people),
        tasks=tasks,
        meetings=meetings,
        papers=papers,
        scores=scores,
        groups=groups,
        keeping=Keeping(store),
        development=development,
        checklist=Checklist(store, attachments, lambda year: _recorded(counted, year)),
        bin=bin_,
    )


def _bin(store: Store, people: People) -> Bin:
    """Build the one bin; the roll names its own records."""
    words = BinWords(store, people, member_rules())
    return Bin(store, bin_rules(), people.called, {"members": words})


def _members(
    parts: Parts, leaving: InHand, development: Callable[[], Development]
) -> Members:
    """Build the roll; the calendar with its holidays belongs to the admissions."""

    def working_days(day: date, count: int) -> date:
        return development().working_day(day, count)

    return Members(replace(parts, in_hand=leaving, working_days=working_days))


def _tasks(store: Store, people: People) -> Tasks:
    """Build the tasks over the scales of the years."""
    scales = read_scales(rules_folder() / "rules" / "tasks")
    return Tasks(store, scales, lambda person_id: people.person(person_id).full_name)


def _meetings(store: Store, asked: Colleagues, attachments: Attachments) -> Meetings:
    """Build the meetings over the rule sets of all years."""
    rules = read_rules(rules_folder() / "rules" / "meetings")
    return Meetings(store, rules, asked, attachments)


def _scores(store: Store, meetings: Callable[[], Meetings]) -> SessionScore:
    """Build the scores of sessions; the meetings are built after them."""
    rules = read_score_rules(rules_folder() / "rules" / "meeting_quality")
    return SessionScore(store, rules, asking(meetings))


class _Counts(Protocol):
    def facts(self, year: int) -> list[Fact]: ...


def _recorded(counted: Iterable[_Counts], year: int) -> list[Fact]:
    return [fact for one in counted for fact in one.facts(year)]
