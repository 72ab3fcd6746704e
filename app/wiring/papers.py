"""What the papers ask of people, meetings and tasks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.features.meetings.model.records import HELD, State
from app.features.meetings.model.views import MeetingLine, MeetingView, VoteResult
from app.features.meetings.service.meetings import Meetings
from app.features.papers.model.entries import NewDuty
from app.features.papers.model.views import (
    Decision,
    HeldMeeting,
    MinutesNumber,
    SignerOnDay,
    TermSpan,
)
from app.features.papers.service.context import (
    DutyLine,
    PaperColleagues,
    read_rules,
)
from app.features.papers.service.papers import Papers
from app.features.tasks.model import NewTask, TaskState
from app.features.tasks.service.tasks import Tasks
from app.infra.attachments import Attachments
from app.infra.paths import rules_folder
from app.infra.store import Store
from app.people.service import People

_SIGNED = frozenset({State.SIGNED, State.LOCKED})


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """People, meetings and tasks, asked in the words of the papers."""

    people: People
    meetings: Meetings
    tasks: Tasks

    def officers(self, on: date) -> list[SignerOnDay]:
        return [
            SignerOnDay(one.person_id, one.name, one.role_label, one.role)
            for one in self.people.officers(on)
        ]

    def terms(self) -> list[TermSpan]:
        return [
            TermSpan(term.id, term.from_on, term.to_on, term.label)
            for term in self.people.terms()
        ]

    def meeting(self, meeting_id: str) -> HeldMeeting:
        return _held(self.meetings.line(meeting_id))

    def of_year(self, year: int) -> list[HeldMeeting]:
        return [
            _held(line)
            for line in self.meetings.of_year(year)
            if line.state is not State.CANCELLED
        ]

    def decisions(self, meeting_id: str) -> list[Decision]:
        return list(_decisions(self.meetings.meeting(meeting_id)))

    def minutes_numbers(self) -> list[MinutesNumber]:
        lines: dict[str, MeetingLine] = {}
        found = []
        for number in self.meetings.numbers():
            line = lines.setdefault(
                number.meeting_id, self.meetings.line(number.meeting_id)
            )
            found.append(
                MinutesNumber(
                    term_id=number.term_id,
                    number=number.number,
                    meeting_id=number.meeting_id,
                    title=line.title,
                    on_day=line.on_day,
                    signer=line.chair,
                    void_reason=number.void_reason,
                    signed=line.state in _SIGNED,
                )
            )
        return found

    def task(self, task_id: str) -> DutyLine:
        line = self.tasks.task(task_id)
        state = line.task.state
        return DutyLine(
            title=line.task.title,
            owner=line.owner,
            due_on=line.task.due_on,
            done=state is TaskState.DONE,
            dropped=state is TaskState.DROPPED,
        )

    def assign(self, duty: NewDuty, on: date, sentence: str) -> str:
        new = NewTask(
            title=duty.title,
            owner_id=duty.owner_id,
            owner_text=duty.owner_text,
            starts_on=duty.starts_on,
            due_on=duty.due_on,
            product=duty.product,
            sentence=sentence,
            on=on,
        )
        return self.tasks.assign(new).record_id


def papers(
    store: Store,
    attachments: Attachments,
    people: People,
    meetings: Meetings,
    tasks: Tasks,
) -> Papers:
    """Build the registers, given what they ask of people, meetings and tasks."""
    near = _Neighbours(people, meetings, tasks)
    asked = PaperColleagues(
        officers=near.officers,
        terms=near.terms,
        meeting=near.meeting,
        meetings=near.of_year,
        decisions=near.decisions,
        minutes_numbers=near.minutes_numbers,
        task=near.task,
        assign=near.assign,
    )
    book = read_rules(rules_folder() / "rules" / "papers")
    return Papers(store, attachments, book, asked)


def _held(line: MeetingLine) -> HeldMeeting:
    return HeldMeeting(
        id=line.id,
        title=line.title,
        on_day=line.on_day,
        held=line.state in HELD,
        cancelled=line.state is State.CANCELLED,
    )


def _decisions(view: MeetingView) -> Iterator[Decision]:
    """List votes first, then conclusions no vote was taken on, then the meeting's."""
    conclusions = {item.id: item.conclusion for item in view.record.items}
    voted = {vote.ballot.item_id for vote in view.votes}
    for vote in view.votes:
        text = conclusions.get(vote.ballot.item_id, "") or view.meeting.conclusion
        yield _voted(view, vote, text)
    for item in view.record.items:
        if item.conclusion and item.id not in voted:
            yield _concluded(view, item.title, item.conclusion, item.id)
    # A vote on no matter of the agenda is the vote on this conclusion.
    if view.meeting.conclusion and "" not in voted:
        yield _concluded(view, view.title, view.meeting.conclusion, "")


def _voted(view: MeetingView, vote: VoteResult, text: str) -> Decision:
    return Decision(
        meeting_id=view.meeting.id,
        meeting_title=view.title,
        on_day=view.meeting.on_day,
        subject=vote.ballot.subject,
        text=text,
        item_id=vote.ballot.item_id,
        ballot_id=vote.ballot.id,
        passed=vote.passed,
        in_favour=vote.ballot.in_favour,
        against=vote.ballot.against,
        other=vote.ballot.other,
        base=vote.base.count,
        held=view.meeting.was_held,
    )


def _concluded(view: MeetingView, subject: str, text: str, item_id: str) -> Decision:
    return Decision(
        meeting_id=view.meeting.id,
        meeting_title=view.title,
        on_day=view.meeting.on_day,
        subject=subject,
        text=text,
        item_id=item_id,
        held=view.meeting.was_held,
    )
