"""A meeting from planning to the lock, and everything that is refused on the way."""

from datetime import date, datetime

import pytest

from app.features.meetings.errors import (
    AbsenceWithoutReason,
    AgendaEmpty,
    ChairMissing,
    ClerkMissing,
    ClosingBeforeOpening,
    ConclusionMissing,
    ExemptionWithoutBasis,
    FormNotOffered,
    MeetingAlreadyPlanned,
    MeetingInFuture,
    MinutesFrozen,
    MinutesUnread,
    NotOnTheRoll,
    NumberAlreadyGiven,
    NumberTaken,
    RollIncomplete,
    SignatureDayWrong,
    SpeakerMissing,
    TaskNoteMissing,
    TaskUnanswered,
    TextMissing,
    TimeInFuture,
    TimeUnreadable,
    UnknownMeetingKind,
    VoteMissing,
    VotesExceedPresent,
    WrongState,
)
from app.features.meetings.model.entries import (
    NewBallot,
    NewItem,
    NewOpinion,
    NewPaper,
    TaskDraft,
)
from app.features.meetings.model.records import Mark, Outcome, State, Tone
from app.features.tasks.model import NewTask, TaskState
from app.infra.errors import ChangedMeanwhile, Locked
from app.infra.words import sentence
from app.kernel.clock import VIETNAM
from tests.app.features.meetings.conftest import NAMES


def at(*moment):
    return datetime(*moment, tzinfo=VIETNAM)


def hold(cell, **details):
    """A whole meeting up to the moment it could be closed."""
    meeting_id = cell.opened(**details)
    do = cell.meetings
    do.planning.add_item(meeting_id, NewItem(title="Phương hướng", topic="plan"))
    do.conducting.mark(meeting_id, cell.who("Vũ Ngọc Ánh"), Mark.EXCUSED, "Điều trị")
    do.conducting.mark_rest_present(meeting_id)
    do.floor.conclude(meeting_id, "Nhất trí phương hướng tháng tới.")
    do.votes.count(meeting_id, NewBallot(subject="Kết luận", in_favour=20))
    do.minutes.read_out(meeting_id)
    return meeting_id


def close(cell, meeting_id):
    moment = cell.clock.now()
    cell.at(moment.year, moment.month, moment.day, 9, 10)
    return cell.meetings.minutes.close(meeting_id)


def locked(cell):
    meeting_id = hold(cell)
    close(cell, meeting_id)
    cell.meetings.minutes.sign(meeting_id)
    cell.meetings.minutes.lock(meeting_id)
    return meeting_id


def test_the_states_from_planned_to_locked(cell):
    meeting_id = cell.plan()
    seen = [cell.view(meeting_id).meeting.state]
    meeting_id = hold(cell, on_day=date(2026, 12, 4), reason="Họp thêm cuối năm")
    seen.append(cell.view(meeting_id).meeting.state)
    cell.meetings.minutes.close(meeting_id, at(2026, 12, 4, 9, 6))
    seen.append(cell.view(meeting_id).meeting.state)
    cell.meetings.minutes.sign(meeting_id)
    seen.append(cell.view(meeting_id).meeting.state)
    cell.meetings.minutes.lock(meeting_id)
    seen.append(cell.view(meeting_id).meeting.state)
    assert seen == ["planned", "running", "read", "signed", "locked"]
    view = cell.view(meeting_id)
    assert view.meeting.minutes == 96
    assert view.missing == ()


def test_minutes_read_later_stay_a_draft_until_then(cell):
    other = cell.opened(kind="extraordinary")
    do = cell.meetings
    do.planning.add_item(other, NewItem(title="Việc gấp"))
    do.conducting.mark_rest_present(other)
    do.floor.conclude(other, "Nhất trí.")
    do.votes.count(other, NewBallot(subject="Kết luận", in_favour=21))
    cell.at(2026, 12, 5, 8, 0)
    with pytest.raises(MinutesUnread):
        do.minutes.close(other)
    do.minutes.close(other, unread_reason="Mất điện, đọc vào kỳ sau")
    view = cell.view(other)
    assert view.meeting.state is State.DRAFT
    assert [one.code for one in view.notices][-1] == "not_read"
    with pytest.raises(WrongState):
        do.minutes.sign(other)
    do.minutes.read_out(other, "Không ai đề nghị sửa")
    assert cell.view(other).meeting.state is State.READ


def test_what_is_missing_comes_in_the_order_of_the_steps(cell):
    cell.tasks.assign(
        NewTask(title="Rà soát hộ tạm trú", owner_id=cell.who("Bùi Đức Thắng"))
    )
    meeting_id = cell.opened(chair_id="", clerk_id="")
    cell.meetings.conducting.mark(meeting_id, cell.who("Vũ Ngọc Ánh"), Mark.EXCUSED)
    kinds = [type(error) for error in cell.view(meeting_id).missing]
    assert kinds == [
        ChairMissing,
        ClerkMissing,
        RollIncomplete,
        AbsenceWithoutReason,
        AgendaEmpty,
        TaskUnanswered,
        ConclusionMissing,
        VoteMissing,
        MinutesUnread,
    ]
    first = next(e for e in cell.view(meeting_id).missing if type(e) is RollIncomplete)
    assert first.facts["count"] == 22
    cell.at(2026, 12, 5, 9, 0)
    with pytest.raises(ChairMissing):
        cell.meetings.minutes.close(meeting_id)
    assert cell.view(meeting_id).meeting.state is State.RUNNING
    assert cell.view(meeting_id).meeting.closed_at is None


def test_closing_needs_an_order_of_times(cell):
    meeting_id = hold(cell)
    minutes = cell.meetings.minutes
    with pytest.raises(ClosingBeforeOpening):
        minutes.close(meeting_id, at(2026, 12, 5, 7, 30))
    with pytest.raises(TimeInFuture) as refused:
        minutes.close(meeting_id, at(2026, 12, 5, 9, 0))
    assert refused.value.facts["time"] == "09:00"
    with pytest.raises(MeetingInFuture):
        minutes.close(meeting_id, at(2026, 12, 6, 9, 0))
    cell.at(2026, 12, 6, 9, 0)
    with pytest.raises(TextMissing):
        minutes.close(meeting_id)


def test_a_meeting_of_a_coming_day_is_not_opened(cell):
    meeting_id = cell.plan(on_day=date(2026, 12, 6))
    with pytest.raises(MeetingInFuture) as refused:
        cell.meetings.conducting.open(meeting_id)
    assert refused.value.facts["day"] == "06/12/2026"
    with pytest.raises(MeetingInFuture):
        cell.meetings.conducting.open(meeting_id, at(2026, 12, 6, 7, 0))


def test_a_past_meeting_opens_at_its_planned_time(cell):
    meeting_id = cell.plan(on_day=date(2026, 11, 5), time="19h30")
    cell.meetings.conducting.open(meeting_id)
    assert cell.view(meeting_id).meeting.started_at == at(2026, 11, 5, 19, 30)
    untimed = cell.plan(on_day=date(2026, 10, 5), time="")
    with pytest.raises(TextMissing):
        cell.meetings.conducting.open(untimed)


@pytest.mark.parametrize(
    ("details", "error"),
    [
        ({"kind": "congress"}, UnknownMeetingKind),
        ({"form": "online"}, FormNotOffered),
        ({"time": "25:10"}, TimeUnreadable),
        ({"time": "sáng"}, TimeUnreadable),
    ],
)
def test_plans_that_are_refused(cell, details, error):
    with pytest.raises(error):
        cell.plan(**details)


def test_one_meeting_of_a_kind_a_day(cell):
    first = cell.plan()
    with pytest.raises(MeetingAlreadyPlanned):
        cell.plan()
    cell.plan(kind="thematic", time="14:00")
    cell.meetings.planning.cancel(first, "Trùng lịch tiếp xúc cử tri")
    cell.plan()


def test_the_agenda_is_suggested_by_kind_of_cell_and_moved_by_hand(cell):
    meeting_id = cell.plan()
    planning = cell.meetings.planning
    planning.suggest_agenda(meeting_id)
    items = cell.view(meeting_id).record.items
    titles = [item.title for item in items]
    assert titles[0] == "Kết quả thực hiện nhiệm vụ tháng trước"
    assert any("an ninh trật tự" in title for title in titles)
    assert not any("dạy và học" in title for title in titles)
    planning.move_item(items[-1].id, -100)
    planning.drop_item(items[0].id)
    moved = [item.title for item in cell.view(meeting_id).record.items]
    assert moved == [titles[-1], *titles[1:-1]]


def test_dropping_a_matter_keeps_what_was_said_on_it(cell):
    meeting_id = hold(cell)
    item = cell.view(meeting_id).record.items[0]
    said = NewOpinion(text="Đồng ý", person_id=cell.who(NAMES[4]), item_id=item.id)
    cell.meetings.floor.note_opinion(meeting_id, said)
    change = cell.meetings.planning.drop_item(item.id)
    assert cell.view(meeting_id).record.opinions[0].item_id == ""
    cell.store.undo(change.command_id)
    assert cell.view(meeting_id).record.opinions[0].item_id == item.id


def test_the_roll_is_what_it_was_on_the_day(cell):
    meeting_id = hold(cell)
    cell.change("Vũ Ngọc Ánh", name="Vũ Ngọc Ánh (đổi tên)")
    names = [line.name for line in cell.view(meeting_id).record.roll]
    assert "Vũ Ngọc Ánh" in names


def test_renewing_the_roll_keeps_the_marks(cell):
    meeting_id = cell.opened()
    cell.meetings.conducting.mark(meeting_id, cell.who(NAMES[3]), Mark.UNEXCUSED)
    gone = cell.who(NAMES[23])
    cell.roster.pop()
    cell.change(NAMES[5], exempt=True)
    cell.meetings.conducting.renew_roll(meeting_id)
    roll = {line.name: line for line in cell.view(meeting_id).record.roll}
    assert len(roll) == 23
    assert roll[NAMES[3]].mark is Mark.UNEXCUSED
    assert roll[NAMES[5]].mark is Mark.EXEMPT
    with pytest.raises(NotOnTheRoll):
        cell.meetings.conducting.mark(meeting_id, gone, Mark.PRESENT)


def test_exempt_by_hand_needs_its_basis(cell):
    meeting_id = cell.opened()
    who = cell.who("Cao Minh Quân")
    with pytest.raises(ExemptionWithoutBasis):
        cell.meetings.conducting.mark(meeting_id, who, Mark.EXEMPT)
    basis = "Quyết định 12-QĐ/ĐU ngày 01/12/2026"
    cell.meetings.conducting.mark(meeting_id, who, Mark.EXEMPT, basis)
    assert cell.view(meeting_id).counts.due == 22


def test_all_present_touches_only_the_uncalled_and_is_undone(cell):
    meeting_id = cell.opened()
    do = cell.meetings.conducting
    do.mark(meeting_id, cell.who("Vũ Ngọc Ánh"), Mark.EXCUSED, "Ốm")
    change = do.mark_rest_present(meeting_id)
    counts = cell.view(meeting_id).counts
    assert (counts.present, counts.excused, counts.exempt) == (22, 1, 1)
    cell.store.undo(change.command_id)
    counts = cell.view(meeting_id).counts
    assert (counts.present, counts.excused, counts.unmarked) == (0, 1, 22)


def test_an_opinion_belongs_to_somebody_and_says_something(cell):
    meeting_id = cell.opened()
    floor = cell.meetings.floor
    with pytest.raises(SpeakerMissing):
        floor.note_opinion(meeting_id, NewOpinion(text="Đồng ý"))
    with pytest.raises(TextMissing):
        floor.note_opinion(
            meeting_id, NewOpinion(text=" \u0007 ", person_id=cell.who(NAMES[1]))
        )
    floor.note_opinion(
        meeting_id,
        NewOpinion(text="Cần rõ hơn", speaker="Đ/c Ủy viên", tone=Tone.CRITICISM),
    )
    said = cell.view(meeting_id).record.opinions[0]
    assert (said.speaker, said.tone) == ("Đ/c Ủy viên", Tone.CRITICISM)


def test_tasks_land_in_the_register_and_in_the_minutes_in_one_command(cell):
    meeting_id = hold(cell)
    item = cell.view(meeting_id).record.items[0]
    change = cell.meetings.floor.give_task(
        meeting_id,
        TaskDraft(
            title="Lắp đèn ngõ 12",
            owner_id=cell.who("Hoàng Văn Khải"),
            due_on=date(2026, 12, 25),
            item_id=item.id,
        ),
    )
    task = cell.tasks.of_meeting(meeting_id)[0].task
    given = cell.view(meeting_id).record.assignments[0]
    assert (given.task_id, given.owner) == (task.id, "Hoàng Văn Khải")
    assert task.sentence == "Phương hướng"
    cell.store.undo(change.command_id)
    assert cell.tasks.of_meeting(meeting_id) == []
    assert cell.view(meeting_id).record.assignments == ()


def test_the_tasks_of_last_time_are_confronted(cell):
    owner = cell.who("Bùi Đức Thắng")
    cell.at(2026, 11, 5, 8, 0)
    one = cell.tasks.assign(NewTask(title="A", owner_id=owner)).record_id
    due = date(2026, 12, 1)
    two = cell.tasks.assign(NewTask(title="B", owner_id=owner, due_on=due)).record_id
    cell.at(2026, 12, 5, 7, 30)
    meeting_id = cell.opened()
    answer = cell.meetings.conducting.answer_task
    with pytest.raises(TaskNoteMissing):
        answer(meeting_id, one, Outcome.DONE, "")
    answer(meeting_id, one, Outcome.DONE, "Đã làm xong")
    change = answer(meeting_id, two, Outcome.ROLLED_OVER, "Mưa bão", date(2026, 12, 30))
    assert cell.tasks.task(one).task.state is TaskState.DONE
    assert cell.tasks.task(two).task.due_on == date(2026, 12, 30)
    answer(meeting_id, two, Outcome.ROLLED_OVER, "Mưa lũ", date(2026, 12, 30))
    assert cell.tasks.task(two).task.rollovers == 1
    answer(meeting_id, one, Outcome.NOT_DONE, "Mới được một nửa")
    assert cell.tasks.task(one).task.is_open
    reviews = cell.view(meeting_id).record.reviews
    assert [(r.title, r.outcome) for r in reviews] == [
        ("A", Outcome.NOT_DONE),
        ("B", Outcome.ROLLED_OVER),
    ]
    assert reviews[1].due_on == due
    with pytest.raises(ChangedMeanwhile):
        cell.store.undo(change.command_id)


def test_a_roll_corrected_after_the_vote_is_noticed_at_the_close(cell):
    meeting_id = hold(cell)
    cell.meetings.conducting.mark(meeting_id, cell.who(NAMES[3]), Mark.UNEXCUSED)
    cell.at(2026, 12, 5, 9, 10)
    with pytest.raises(VotesExceedPresent):
        cell.meetings.minutes.close(meeting_id)


def test_locked_minutes_are_frozen_by_the_service_and_by_the_file(cell):
    meeting_id = locked(cell)
    with pytest.raises(MinutesFrozen):
        cell.meetings.floor.conclude(meeting_id, "Khác")
    record = cell.view(meeting_id).record
    for table, row_id, values in (
        ("meeting", meeting_id, {"conclusion": "Khác"}),
        ("meeting_roll", record.roll[0].id, {"mark": "unexcused"}),
        ("meeting_item", record.items[0].id, {"title": "Khác"}),
        ("meeting_ballot", record.ballots[0].id, {"in_favour": 1}),
    ):
        with pytest.raises(Locked) as refused, cell.store.command("test") as unit:
            unit.update(table, row_id, values)
        assert refused.value.facts["what"] == "meeting"
    with pytest.raises(Locked), cell.store.command("test") as unit:
        unit.insert("meeting_item", {"meeting_id": meeting_id, "seq": 9, "title": "X"})
    with pytest.raises(Locked), cell.store.command("test") as unit:
        unit.delete("meeting_ballot", record.ballots[0].id)
    lock = cell.store.events(entity="meeting", entity_id=meeting_id)[-1]
    with pytest.raises(Locked):
        cell.store.undo(lock.command_id)
    assert cell.view(meeting_id).record == record


def test_a_correction_of_locked_minutes_is_a_numbered_addendum(cell):
    meeting_id = locked(cell)
    minutes = cell.meetings.minutes
    minutes.add_addendum(meeting_id, "Sửa “ngõ 12” thành “ngõ 21”.", "Ghi nhầm số ngõ")
    minutes.add_addendum(meeting_id, "Bổ sung đại biểu dự.", "Ghi sót")
    found = cell.view(meeting_id).record.addenda
    assert [one.number for one in found] == [1, 2]
    with pytest.raises(TextMissing) as refused:
        minutes.add_addendum(meeting_id, "Bổ sung.", "  ")
    assert sentence(refused.value).endswith(".")
    with pytest.raises(WrongState):
        minutes.add_addendum(cell.opened(kind="thematic"), "x", "y")


def test_a_signature_is_taken_back_with_a_reason(cell):
    meeting_id = hold(cell)
    close(cell, meeting_id)
    cell.meetings.minutes.sign(meeting_id, date(2026, 12, 5))
    with pytest.raises(MinutesFrozen):
        cell.meetings.floor.conclude(meeting_id, "Khác")
    cell.meetings.minutes.take_back_signature(meeting_id, "Sai số người dự")
    cell.meetings.floor.conclude(meeting_id, "Khác")
    assert cell.view(meeting_id).meeting.signed_on is None


def test_a_signature_is_not_dated_before_the_meeting_or_after_today(cell):
    meeting_id = hold(cell)
    close(cell, meeting_id)
    for day in (date(2026, 12, 4), date(2026, 12, 6)):
        with pytest.raises(SignatureDayWrong):
            cell.meetings.minutes.sign(meeting_id, day)


def test_numbers_of_a_term_are_never_given_twice(cell):
    first, second = hold(cell), cell.plan(kind="thematic")
    minutes = cell.meetings.minutes
    minutes.give_number(first, 7)
    with pytest.raises(NumberTaken) as refused:
        minutes.give_number(second, 7)
    assert refused.value.facts["next"] == "08"
    minutes.give_number(second)
    assert cell.view(second).record.number.number == 8
    with pytest.raises(NumberAlreadyGiven):
        minutes.give_number(second, 9)
    minutes.void_number(second, "In hỏng")
    assert cell.view(second).record.number is None
    minutes.give_number(second)
    assert cell.view(second).record.number.number == 9


def test_papers_of_superiors_are_made_known_at_a_meeting(cell):
    meeting_id = cell.plan()
    cell.meetings.planning.add_paper(
        meeting_id, NewPaper(title="Chỉ thị 50-CT/TW", issuer="Ban Bí thư")
    )
    paper = cell.view(meeting_id).record.papers[0]
    assert paper.issuer == "Ban Bí thư"
    cell.meetings.planning.drop_paper(paper.id)
    assert cell.view(meeting_id).record.papers == ()


def test_a_committee_meeting_is_the_committee_s(cell):
    meeting_id = cell.opened(kind="committee")
    assert [line.name for line in cell.view(meeting_id).record.roll] == list(NAMES[:3])
    cell.meetings.conducting.mark_rest_present(meeting_id)
    base = cell.meetings.votes.base(meeting_id, "resolution")
    assert (base.count, base.present) == (3, 3)


def test_everything_is_in_the_store_at_once(cell):
    """A killed process resumes: a second service over the same file sees all of it."""
    from app.features.meetings.service.meetings import Meetings

    meeting_id = hold(cell)
    cell.meetings.sitting.go_to(meeting_id, "vote")
    ctx = cell.meetings._ctx
    again = Meetings(cell.store, ctx.rules, ctx.colleagues).meeting(meeting_id)
    assert again == cell.view(meeting_id)
    assert again.meeting.step == "vote"


def test_what_deviates_is_noticed_without_stopping(cell):
    meeting_id = hold(cell)
    cell.at(2026, 12, 5, 8, 0)
    cell.meetings.minutes.close(meeting_id)
    codes = [one.code for one in cell.view(meeting_id).notices]
    assert codes == ["too_short", "no_committee_meeting", "papers_not_sent"]


def test_a_third_excused_absence_in_a_row_is_told(cell):
    for month in (10, 11):
        cell.at(2026, month, 5, 7, 30)
        meeting_id = hold(cell)
        close(cell, meeting_id)
    cell.at(2026, 12, 5, 7, 30)
    meeting_id = cell.opened()
    cell.meetings.conducting.mark(
        meeting_id, cell.who("Vũ Ngọc Ánh"), Mark.EXCUSED, "Ốm"
    )
    run = cell.view(meeting_id).runs[0]
    assert (run.name, run.length, run.limit) == ("Vũ Ngọc Ánh", 3, 3)
