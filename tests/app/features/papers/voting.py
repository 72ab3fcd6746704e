"""A meeting whose vote does not carry."""

from datetime import date

from app.features.meetings.model.entries import NewBallot, NewItem, NewMeeting
from app.features.meetings.model.records import Outcome
from tests.app.features.meetings.conftest import NAMES


def voted_down(found):
    """Hold an extraordinary meeting on 6 December: 5 of 20 or more are in favour."""
    found.at(2026, 12, 6, 8, 0)
    do = found.office.meetings
    meeting_id = do.plan(
        NewMeeting(
            kind="extraordinary",
            on_day=date(2026, 12, 6),
            time="08:00",
            theme="Sửa quy chế",
            place="Nhà văn hóa",
            chair_id=found.who[NAMES[0]],
            clerk_id=found.who[NAMES[1]],
        )
    ).record_id
    do.planning.add_item(meeting_id, NewItem(title="Sửa quy chế"))
    do.conducting.open(meeting_id)
    do.conducting.mark_rest_present(meeting_id)
    do.floor.conclude(meeting_id, "Chưa thông qua việc sửa quy chế.")
    do.votes.count(
        meeting_id, NewBallot(subject="Sửa quy chế làm việc", in_favour=5, against=16)
    )
    for task in do.meeting(meeting_id).open_tasks:
        do.conducting.answer_task(
            meeting_id, task.task_id, Outcome.NOT_DONE, "Đang làm"
        )
    found.at(2026, 12, 6, 9, 0)
    do.minutes.read_out(meeting_id)
    do.minutes.close(meeting_id)
    return meeting_id
