"""A meeting held on paper comes back into the book whole, or not at all."""

from datetime import date

import pytest

from app.features.meetings.errors import (
    ClosingBeforeOpening,
    StepTimesWrong,
    TaskNoteMissing,
    TextMissing,
    TimeUnreadable,
    VoteTimeWrong,
    WrongState,
)
from app.features.meetings.model.entries import NewBallot, NewOpinion, TaskDraft
from app.features.meetings.model.papersheet import (
    Concluded,
    PaperSheet,
    RollEntry,
    StepTimes,
    TaskAnswer,
)
from app.features.meetings.model.records import Mark, Outcome, State
from tests.app.features.meetings.office import desk, discussed, held, prepared


@pytest.fixture
def found(store, clock):
    return desk(store, clock)


def sheet(found, meeting_id, **changes):
    """The very meeting of ``office.held``, as it would stand on paper."""
    who = found.who
    first, second = found.office.tasks.open(date(2026, 12, 5))
    items = found.office.meetings.meeting(meeting_id).record.items
    talk = next(item for item in items if item.topic == "discussion")
    values = {
        "opened": "7h30",
        "closed": "9:06",
        "read": "9h05",
        "roll": (
            RollEntry(who["Vũ Ngọc Ánh"], Mark.EXCUSED, "điều trị tại bệnh viện"),
        ),
        "rest_present": True,
        "answers": (
            TaskAnswer(first.task.id, Outcome.DONE, "Thu 12.500.000 đồng"),
            TaskAnswer(
                second.task.id,
                Outcome.ROLLED_OVER,
                "Còn 3 hộ đi vắng",
                date(2026, 12, 30),
            ),
        ),
        "said": (
            NewOpinion(
                text="Đề nghị lắp thêm đèn.",
                person_id=who["Ngô Thị Thu Hương"],
                item_id=talk.id,
            ),
        ),
        "concluded": (Concluded(talk.id, "Giao chi ủy lập phương án."),),
        "conclusion": "Nhất trí lắp đèn.",
        "given": (
            TaskDraft(
                title="Lập phương án",
                owner_id=who["Phạm Quang Dũng"],
                due_on=date(2026, 12, 25),
            ),
        ),
        "ballots": (NewBallot(subject="Kết luận tháng 12", in_favour=20),),
    }
    return PaperSheet(**{**values, **changes})


def enter(found, meeting_id, **changes):
    # The paper comes back on the evening of the meeting.
    found.at(2026, 12, 5, 20, 0)
    return found.office.meetings.reentry.enter(
        meeting_id, sheet(found, meeting_id, **changes)
    )


def test_the_whole_meeting_is_in_the_book(found):
    meeting_id = prepared(found)
    enter(found, meeting_id)
    view = found.office.meetings.meeting(meeting_id)
    meeting, record = view.meeting, view.record
    assert meeting.state is State.READ
    assert (f"{meeting.started_at:%H:%M}", f"{meeting.closed_at:%H:%M}") == (
        "07:30",
        "09:06",
    )
    assert meeting.minutes == 96
    assert (view.counts.present, view.counts.excused, view.counts.due) == (22, 1, 23)
    assert [one.outcome for one in record.reviews] == [
        Outcome.DONE,
        Outcome.ROLLED_OVER,
    ]
    assert [one.text for one in record.opinions] == ["Đề nghị lắp thêm đèn."]
    assert view.votes[0].passed
    assert [one.title for one in record.assignments] == ["Lập phương án"]
    assert record.spans == ()
    assert view.missing == ()


def test_one_undo_takes_all_of_it_back(found):
    meeting_id = prepared(found)
    before = found.office.meetings.meeting(meeting_id).record
    change = enter(found, meeting_id)
    assert {"meetings", "tasks"} <= change.kinds
    found.office.store.undo(change.command_id)
    after = found.office.meetings.meeting(meeting_id)
    assert after.record == before
    assert len(found.office.tasks.open(date(2026, 12, 5))) == 2


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"opened": ""}, TextMissing),
        ({"opened": "25h"}, TimeUnreadable),
        ({"closed": "7:00"}, ClosingBeforeOpening),
        ({"conclusion": ""}, Exception),
    ],
)
def test_what_is_refused_leaves_nothing_behind(found, changes, problem):
    from app.kernel.errors import UserError

    meeting_id = prepared(found)
    before = found.office.meetings.meeting(meeting_id).record
    with pytest.raises(problem) as caught:
        enter(found, meeting_id, **changes)
    assert isinstance(caught.value, UserError)
    assert found.office.meetings.meeting(meeting_id).record == before
    assert len(found.office.tasks.open(date(2026, 12, 5))) == 2


def test_a_task_without_a_word_is_refused(found):
    meeting_id = prepared(found)
    task = found.office.tasks.open(date(2026, 12, 5))[0].task
    with pytest.raises(TaskNoteMissing):
        enter(found, meeting_id, answers=(TaskAnswer(task.id, Outcome.DONE, ""),))


def test_votes_that_do_not_add_up_are_refused(found):
    from app.kernel.errors import UserError

    meeting_id = prepared(found)
    too_many = NewBallot(subject="Kết luận", in_favour=30)
    with pytest.raises(UserError):
        enter(found, meeting_id, ballots=(too_many,))


def test_paper_of_the_second_half_joins_what_was_entered_before(found):
    meeting_id = discussed(found)
    said = found.office.meetings.meeting(meeting_id).record.opinions
    enter(
        found,
        meeting_id,
        opened="",
        answers=(),
        roll=(),
        given=(),
        ballots=(),
        conclusion="",
        concluded=(),
    )
    record = found.office.meetings.meeting(meeting_id).record
    assert len(record.opinions) == len(said) + 1
    assert f"{record.meeting.started_at:%H:%M}" == "07:30"
    assert record.meeting.state is State.READ


def test_who_came_late_is_noted_with_the_time(found):
    meeting_id = prepared(found)
    late = RollEntry(found.who["Bùi Đức Thắng"], Mark.PRESENT, arrived="8:05")
    enter(found, meeting_id, roll=(late,))
    (one,) = found.office.meetings.meeting(meeting_id).record.presence
    assert f"{one.arrived_at:%H:%M}" == "08:05"


def test_a_finished_meeting_is_not_entered_again(found):
    meeting_id = held(found)
    with pytest.raises(WrongState):
        enter(found, meeting_id)


def test_the_times_on_the_sheets_stand_in_the_book(found):
    meeting_id = prepared(found)
    enter(
        found,
        meeting_id,
        steps=(
            StepTimes("roll_call", "7h30"),
            StepTimes("programme"),
            StepTimes("discussion", "7:40", "8:30"),
            StepTimes("read_back", "9:00"),
        ),
        voted=("8h45",),
    )
    record = found.office.meetings.meeting(meeting_id).record
    told = [
        (one.name, f"{one.began_at:%H:%M}", f"{one.ended_at:%H:%M}")
        for one in record.spans
    ]
    # A step without an end lasted until the next one began, or until the close.
    assert told == [
        ("roll_call", "07:30", "07:40"),
        ("discussion", "07:40", "08:30"),
        ("read_back", "09:00", "09:06"),
    ]
    assert f"{record.moments[0].at:%H:%M}" == "08:45"


def test_who_left_before_the_vote_is_counted_by_the_time_on_the_sheet(found):
    meeting_id = prepared(found)
    late = RollEntry(found.who["Đỗ Thị Bích Liên"], Mark.PRESENT, "", "8h50")
    votes = (NewBallot(subject="Trước khi đến", in_favour=19),)
    enter(found, meeting_id, roll=(late,), voted=("8h45",), ballots=votes)
    (vote,) = found.office.meetings.meeting(meeting_id).votes
    assert vote.base.present == 20


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"steps": (StepTimes("discussion", "8h30", "8h00"),)}, StepTimesWrong),
        ({"steps": (StepTimes("discussion", "7h00", "8h00"),)}, StepTimesWrong),
        ({"steps": (StepTimes("discussion", "8h00", "9h30"),)}, StepTimesWrong),
        ({"voted": ("6h00",)}, VoteTimeWrong),
        ({"voted": ("9h07",)}, VoteTimeWrong),
        ({"voted": ("x",)}, TimeUnreadable),
    ],
)
def test_a_time_outside_the_meeting_leaves_nothing_behind(found, changes, problem):
    meeting_id = prepared(found)
    with pytest.raises(problem):
        enter(found, meeting_id, **changes)
    view = found.office.meetings.meeting(meeting_id)
    assert view.meeting.state is State.PLANNED
    assert view.record.spans == ()
