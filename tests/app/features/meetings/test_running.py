"""While the meeting runs: clocks, pauses, skipped steps, coming and going, drafts.

Every figure is counted by hand.
"""

from datetime import datetime, timedelta

import pytest

from app.features.meetings.errors import (
    LeftBeforeArriving,
    MeetingPaused,
    NoSuchStep,
    NotInTheRoom,
    RollIncomplete,
    TaskUnanswered,
    TextMissing,
    VoteMissing,
    VotesExceedPresent,
    WrongState,
)
from app.features.meetings.model.entries import NewBallot, NewItem
from app.features.meetings.model.records import Mark, State
from app.features.meetings.model.running import Draft
from app.features.meetings.rules.running import clocks
from app.features.tasks.model import NewTask
from app.infra.errors import Locked
from app.kernel.clock import VIETNAM

KINDS = {
    "regular": "opening roll_call programme task_review contents discussion"
    " conclusion vote score read_back",
    "thematic": "opening roll_call programme theme theme_discussion"
    " conclusion vote score read_back",
    "combined": "opening roll_call programme task_review contents discussion"
    " theme theme_discussion conclusion vote score read_back",
    "extraordinary": "opening roll_call programme matter discussion"
    " conclusion vote read_back",
    "committee": "opening roll_call programme task_review preparation discussion"
    " conclusion read_back",
    "party_group": "opening roll_call programme group_work discussion"
    " conclusion read_back",
    "admission": "opening roll_call programme ceremony discussion read_back",
    "year_review": "opening roll_call programme self_review discussion"
    " conclusion vote read_back",
}


def at(*moment):
    return datetime(*moment, tzinfo=VIETNAM)


def opened(cell, **details):
    """A meeting opened at 07:30, everybody present."""
    meeting_id = cell.opened(**details)
    cell.meetings.conducting.mark_rest_present(meeting_id)
    return meeting_id


def read(cell, meeting_id):
    view = cell.view(meeting_id)
    return clocks(view.record, view.steps, cell.clock.now())


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_goes_its_own_way(cell, kind):
    rules = cell.meetings._ctx.rules
    for day in (at(2019, 5, 5).date(), at(2026, 5, 5).date()):
        steps = rules.course(day, kind, "in_person")
        assert " ".join(one.id for one in steps) == KINDS[kind]
        assert all(one.cue and one.minutes > 0 for one in steps)


def test_every_kind_of_the_rule_sets_has_a_course_and_every_step_a_panel(cell):
    from ui.pages.meetings.runner.panels import PANELS

    rules = cell.meetings._ctx.rules
    panels = {kind.step for kind in PANELS}
    for courses in rules.courses:
        known = {one.kind for one in courses.course}
        assert {kind.id for kind in rules.conducts[-1].kind} == known
        assert {one.panel for one in courses.step} <= panels


def test_an_online_meeting_checks_its_conditions_and_groups_report(cell):
    rules = cell.meetings._ctx.rules
    day = at(2026, 5, 5).date()

    def ids(form):
        return [one.id for one in rules.course(day, "regular", form)]

    assert ids("online")[2] == "online"
    assert ids("mixed")[2] == "online"
    # The sheets of the groups make the roll; votes are not theirs.
    assert ids("by_groups")[1:3] == ["groups", "roll_call"]
    assert "vote" not in ids("by_groups")
    assert "online" not in ids("by_groups")


def test_the_clock_counts_from_the_opening_without_the_pauses(cell):
    meeting_id = opened(cell)
    do = cell.meetings.sitting
    cell.at(2026, 12, 5, 7, 40)
    do.pause(meeting_id)
    cell.at(2026, 12, 5, 7, 55, 30)
    told = read(cell, meeting_id)
    assert (told.whole, told.is_paused) == (600, True)
    do.go_on(meeting_id)
    cell.at(2026, 12, 5, 8, 0, 30)
    told = read(cell, meeting_id)
    assert (told.whole, told.is_paused) == (900, False)
    assert cell.view(meeting_id).meeting.paused == 930


def test_each_step_has_its_own_time_and_pauses_belong_to_none(cell):
    meeting_id = opened(cell)
    do = cell.meetings.sitting
    cell.meetings.planning.add_item(meeting_id, NewItem(title="Phương hướng"))
    cell.at(2026, 12, 5, 7, 32)
    do.go_to(meeting_id, "contents")
    cell.at(2026, 12, 5, 7, 42)
    do.pause(meeting_id)
    cell.at(2026, 12, 5, 7, 52)
    do.go_on(meeting_id)
    cell.at(2026, 12, 5, 7, 55)
    assert read(cell, meeting_id).step == 13 * 60
    do.go_to(meeting_id, "roll_call")
    cell.at(2026, 12, 5, 7, 56)
    assert read(cell, meeting_id).step == 3 * 60


def test_parts_have_their_own_clocks(cell):
    meeting_id = opened(cell, kind="combined", theme="Chuyển đổi số")
    cell.meetings.planning.add_item(meeting_id, NewItem(title="Số", topic="theme"))
    do = cell.meetings.sitting
    cell.at(2026, 12, 5, 8, 35)
    do.go_to(meeting_id, "theme")
    cell.at(2026, 12, 5, 9, 20)
    assert read(cell, meeting_id).parts == (65 * 60, 45 * 60)


def test_the_length_in_the_minutes_leaves_pauses_out(cell):
    meeting_id = opened(cell, kind="extraordinary")
    do = cell.meetings
    do.planning.add_item(meeting_id, NewItem(title="Việc gấp"))
    do.floor.conclude(meeting_id, "Nhất trí.")
    do.votes.count(meeting_id, NewBallot(subject="Kết luận", in_favour=21))
    do.minutes.read_out(meeting_id)
    cell.at(2026, 12, 5, 8, 0)
    do.sitting.leave(meeting_id)
    cell.at(2026, 12, 5, 10, 0)
    do.sitting.go_on(meeting_id)
    cell.at(2026, 12, 5, 10, 45)
    do.minutes.close(meeting_id)
    view = cell.view(meeting_id)
    assert view.meeting.minutes == 75
    assert all(one.ended_at is not None for one in view.record.spans)


def test_closing_in_a_pause_ends_the_pause(cell):
    meeting_id = opened(cell, kind="admission")
    do = cell.meetings
    do.planning.add_item(meeting_id, NewItem(title="Lễ"))
    do.minutes.read_out(meeting_id)
    cell.at(2026, 12, 5, 8, 0)
    do.sitting.pause(meeting_id)
    cell.at(2026, 12, 5, 8, 30)
    do.minutes.close(meeting_id)
    assert cell.view(meeting_id).meeting.minutes == 30


def test_a_clock_set_back_ends_no_span_before_it_began(cell):
    meeting_id = opened(cell)
    cell.at(2026, 12, 5, 7, 0)
    cell.meetings.sitting.go_to(meeting_id, "opening")
    told = read(cell, meeting_id)
    assert (told.whole, told.step, told.went_back) == (0, 0, True)
    cell.at(2026, 12, 5, 7, 45)
    assert not read(cell, meeting_id).went_back


def test_nothing_moves_in_a_pause_and_a_pause_is_for_running_meetings(cell):
    planned = cell.plan()
    with pytest.raises(WrongState):
        cell.meetings.sitting.pause(planned)
    cell.meetings.conducting.open(planned)
    cell.meetings.conducting.mark_rest_present(planned)
    cell.meetings.sitting.pause(planned)
    with pytest.raises(MeetingPaused):
        cell.meetings.sitting.go_to(planned, "opening")


def test_steps_are_passed_when_they_lack_nothing(cell):
    cell.tasks.assign(NewTask(title="Rà soát", owner_id=cell.who("Bùi Đức Thắng")))
    meeting_id = cell.opened()
    do = cell.meetings
    with pytest.raises(NoSuchStep):
        do.sitting.go_to(meeting_id, "dance")
    with pytest.raises(RollIncomplete):
        do.sitting.go_to(meeting_id, "programme")
    do.conducting.mark_rest_present(meeting_id)
    do.planning.add_item(meeting_id, NewItem(title="Phương hướng"))
    with pytest.raises(TaskUnanswered):
        do.sitting.go_to(meeting_id, "vote")
    with pytest.raises(TextMissing):
        do.sitting.skip(meeting_id, "task_review", "  ")
    do.sitting.go_to(meeting_id, "task_review")
    do.sitting.skip(meeting_id, "task_review", "Người được giao vắng")
    assert cell.view(meeting_id).meeting.step == "contents"
    do.floor.conclude(meeting_id, "Nhất trí.")
    do.sitting.go_to(meeting_id, "vote")
    with pytest.raises(VoteMissing):
        do.sitting.go_to(meeting_id, "read_back")


def test_what_was_skipped_with_a_reason_does_not_stop_the_close(cell):
    cell.tasks.assign(NewTask(title="Rà soát", owner_id=cell.who("Bùi Đức Thắng")))
    meeting_id = opened(cell)
    do = cell.meetings
    do.planning.add_item(meeting_id, NewItem(title="Phương hướng"))
    do.sitting.skip(meeting_id, "task_review", "Người được giao vắng")
    do.floor.conclude(meeting_id, "Nhất trí.")
    do.sitting.skip(meeting_id, "vote", "Chờ ý kiến cấp trên")
    do.minutes.read_out(meeting_id)
    cell.at(2026, 12, 5, 9, 5)
    do.minutes.close(meeting_id)
    view = cell.view(meeting_id)
    assert view.meeting.state is State.READ
    told = [dict(one.facts) for one in view.notices if one.code == "skipped"]
    assert [one["reason"] for one in told] == [
        "Người được giao vắng",
        "Chờ ý kiến cấp trên",
    ]


def test_skipping_the_roll_call_does_not_make_it_unnecessary(cell):
    meeting_id = cell.opened()
    cell.meetings.sitting.skip(meeting_id, "roll_call", "Để sau")
    codes = [one.code for one in cell.view(meeting_id).missing]
    assert codes[0] == "RollIncomplete"


def test_a_skipped_step_can_be_taken_up(cell):
    meeting_id = opened(cell)
    do = cell.meetings.sitting
    do.skip(meeting_id, "task_review", "Để sau")
    do.take_up(meeting_id, "task_review")
    assert cell.view(meeting_id).record.skips == ()


def test_late_and_early_with_their_times(cell):
    meeting_id = cell.opened()
    do = cell.meetings.presence
    who = cell.who("Cao Minh Quân")
    with pytest.raises(NotInTheRoom):
        do.depart(meeting_id, who, at(2026, 12, 5, 7, 30))
    cell.at(2026, 12, 5, 9, 0)
    do.arrive(meeting_id, who, at(2026, 12, 5, 8, 10))
    view = cell.view(meeting_id)
    line = next(one for one in view.record.roll if one.person_id == who)
    assert line.mark is Mark.PRESENT
    with pytest.raises(LeftBeforeArriving):
        do.depart(meeting_id, who, at(2026, 12, 5, 8, 0))
    with pytest.raises(LeftBeforeArriving):
        do.arrive(meeting_id, who, at(2026, 12, 5, 7, 0))
    do.depart(meeting_id, who, at(2026, 12, 5, 8, 40))
    there = cell.view(meeting_id).record.presence[0]
    assert [there.was_there(at(2026, 12, 5, 8, m)) for m in (0, 10, 39, 40)] == [
        False,
        True,
        True,
        False,
    ]
    do.depart(meeting_id, who, None)
    assert cell.view(meeting_id).record.presence[0].left_at is None


def test_who_has_left_stays_in_the_base_but_casts_no_vote(cell):
    """24 on the roll: 2 probationary, 1 exempt absent; 21 in the base, 21 present.

    Three leave at 8:00; a vote at 8:10 counts 18 present of 21, 11 are needed. A vote
    of 7:50 keeps its 21.
    """
    meeting_id = opened(cell)
    do = cell.meetings
    cell.at(2026, 12, 5, 7, 50)
    do.votes.count(meeting_id, NewBallot(subject="Chương trình", in_favour=21))
    cell.at(2026, 12, 5, 8, 0)
    for name in ("Cao Minh Quân", "Tạ Văn Nghĩa", "Chu Văn Sơn"):
        do.presence.depart(meeting_id, cell.who(name), cell.clock.now())
    cell.at(2026, 12, 5, 8, 10)
    base = do.votes.base(meeting_id, "resolution")
    assert (base.count, base.present) == (21, 18)
    with pytest.raises(VotesExceedPresent):
        do.votes.count(meeting_id, NewBallot(subject="Nghị quyết", in_favour=19))
    do.votes.count(meeting_id, NewBallot(subject="Nghị quyết", in_favour=11, other=7))
    first, second = cell.view(meeting_id).votes
    assert (first.base.present, first.base.count) == (21, 21)
    assert (second.base.present, second.line.needed, second.passed) == (18, 11, True)
    assert cell.view(meeting_id).missing == () or all(
        one.code != "VotesExceedPresent" for one in cell.view(meeting_id).missing
    )


def test_a_matter_about_a_member_with_and_without_his_own_voice(cell):
    meeting_id = opened(cell)
    who = cell.who("Cao Minh Quân")
    votes = cell.meetings.votes
    base = votes.base(meeting_id, "resolution", who)
    assert (base.count, base.present) == (21, 21)
    base = votes.base(meeting_id, "resolution", who, about_votes=False)
    assert (base.count, base.present) == (20, 20)
    assert ("Cao Minh Quân", "own_matter") in [
        (one.name, one.why) for one in base.excluded
    ]
    votes.count(
        meeting_id,
        NewBallot(subject="Khen thưởng", in_favour=20, about_id=who, about_votes=False),
    )
    result = cell.view(meeting_id).votes[0]
    assert (result.base.count, result.line.needed) == (20, 11)
    with pytest.raises(VotesExceedPresent):
        votes.correct(
            result.ballot.id,
            NewBallot(subject="Khen", in_favour=21, about_id=who, about_votes=False),
        )
    votes.drop(result.ballot.id)
    assert cell.view(meeting_id).record.moments == ()


def test_locked_minutes_freeze_what_was_noted_while_they_were_made(cell):
    meeting_id = opened(cell, kind="admission")
    do = cell.meetings
    do.planning.add_item(meeting_id, NewItem(title="Lễ"))
    do.minutes.read_out(meeting_id)
    cell.at(2026, 12, 5, 8, 0)
    do.minutes.close(meeting_id)
    do.drafts.keep(meeting_id, [Draft("closing.note", "Sửa")], "read_back")
    do.minutes.sign(meeting_id)
    do.minutes.lock(meeting_id)
    assert do.drafts.of(meeting_id).drafts == ()
    typed = [Draft("closing.note", "Sửa"), Draft("addendum.text", "Đính chính")]
    do.drafts.keep(meeting_id, typed, "read_back")
    assert do.drafts.of(meeting_id).drafts == (typed[1],)
    span = cell.view(meeting_id).record.spans[0]
    with pytest.raises(Locked), cell.store.command("test") as unit:
        unit.update("meeting_span", span.id, {"name": "khác"})


def test_a_draft_goes_with_the_act_and_stays_when_the_act_fails(cell):
    meeting_id = opened(cell)
    do = cell.meetings
    drafts = [Draft("conclusion.conclusion", "Nhất trí", caret=3), Draft("at", "x")]
    do.drafts.keep(meeting_id, drafts, "conclusion")
    assert do.drafts.of(meeting_id).drafts == (drafts[1], drafts[0])

    def fails():
        with cell.store.command("meetings.conclude"):
            raise TextMissing(field="conclusion")

    field = ("conclusion.conclusion",)
    with pytest.raises(TextMissing):
        do.drafts.saving(meeting_id, field, fails)
    assert len(do.drafts.of(meeting_id).drafts) == 2
    do.drafts.saving(
        meeting_id, field, lambda: do.floor.conclude(meeting_id, "Nhất trí.")
    )
    assert [one.field for one in do.drafts.of(meeting_id).drafts] == ["at"]
    assert cell.store.chain.check().broken_at is None


def test_drafts_leave_no_trace_in_the_history(cell):
    meeting_id = opened(cell)
    before = cell.store.chain.check().events
    for number in range(50):
        text = "Ý kiến viết dở " * number
        cell.meetings.drafts.keep(meeting_id, [Draft("opinion.text", text)], "x")
    assert cell.store.chain.check().events == before


def test_a_meeting_that_was_cut_off_is_found_and_one_that_was_left_is_not(cell):
    meeting_id = opened(cell)
    do = cell.meetings.sitting
    assert do.unfinished() == meeting_id
    do.leave(meeting_id)
    assert do.unfinished() == ""
    cell.clock.advance(int(timedelta(minutes=5).total_seconds()))
    do.go_on(meeting_id)
    assert do.unfinished() == meeting_id
    cell.at(2026, 12, 6, 8, 0)
    assert do.unfinished() == meeting_id


def test_a_closed_meeting_is_cut_off_while_a_question_about_it_is_open(cell):
    meeting_id = opened(cell, kind="admission")
    do = cell.meetings
    do.planning.add_item(meeting_id, NewItem(title="Lễ"))
    do.minutes.read_out(meeting_id)
    cell.at(2026, 12, 5, 8, 0)
    do.minutes.close(meeting_id)
    assert do.sitting.unfinished() == ""
    do.drafts.keep(meeting_id, [Draft("open", "number")], "read_back")
    assert do.sitting.unfinished() == meeting_id
    do.drafts.forget(meeting_id, ["open"])
    assert do.sitting.unfinished() == ""
