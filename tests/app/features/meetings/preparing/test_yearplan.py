"""The plan of a year over the service: proposed, written, undone, filled, moved."""

from dataclasses import replace
from datetime import date

import pytest

from app.features.meetings.errors import (
    LineOutsideYear,
    MeetingDayPassed,
    MeetingOverlaps,
    MoveNeedsReason,
    NothingMoved,
    NothingToPlan,
    SecondRegularNeedsReason,
    TextTooLong,
    TimeUnreadable,
    WrongState,
    YearNotPlannable,
)
from app.features.meetings.model.entries import NewMeeting
from app.features.meetings.model.yearplan import DaysOff, UsualDay
from app.features.meetings.service.context import Colleagues
from app.kernel.errors import SecretMark
from tests.app.features.meetings.conftest import NAMES

OFF_2027 = {
    date(2027, 1, 1): "Tết Dương lịch",
    date(2027, 2, 5): "Tết Nguyên đán",
    date(2027, 2, 8): "Tết Nguyên đán",
    date(2027, 2, 9): "Tết Nguyên đán",
    date(2027, 4, 16): "Giỗ Tổ Hùng Vương",
    date(2027, 4, 30): "Ngày Chiến thắng",
    date(2027, 5, 3): "Nghỉ bù",
    date(2027, 9, 2): "Quốc khánh",
}


@pytest.fixture
def planning(cell):
    desk = cell.meetings.year_planning
    known = {2027: DaysOff(2027, "known", OFF_2027)}
    ctx = replace(
        desk.ctx,
        colleagues=replace(
            desk.ctx.colleagues, days_off=lambda year: known.get(year, DaysOff(year))
        ),
    )
    return replace(desk, ctx=ctx)


def wish(planning, year=2027, **changed):
    return replace(planning.start(year), **changed)


def days(lines, kind):
    return [(line.on_day.month, line.on_day.day) for line in lines if line.kind == kind]


def test_a_whole_year_is_proposed_day_by_day(planning):
    # On the third of every month; weekends and holidays of 2027 counted by hand.
    proposal = planning.propose(wish(planning))
    assert days(proposal.lines, "regular") == [
        (1, 4),  # the 3rd is a Sunday
        (2, 3),
        (3, 3),
        (4, 5),  # the 3rd is a Saturday
        (5, 4),  # the 3rd is a day off instead of Labour Day
        (6, 3),
        (7, 5),  # the 3rd is a Saturday
        (8, 3),
        (9, 3),
        (10, 4),  # the 3rd is a Sunday
        (11, 3),
        (12, 3),
    ]
    # A fortnight after the usual day of the second month of each quarter.
    assert days(proposal.lines, "thematic") == [(2, 17), (5, 17), (8, 17), (11, 17)]
    assert days(proposal.lines, "year_review") == [(12, 10)]
    assert len(days(proposal.lines, "committee")) == 12
    assert days(proposal.lines, "committee")[:5] == [
        (1, 2),  # no working day of January before the 4th: a Saturday
        (2, 1),
        (3, 1),
        (4, 2),  # two days before the 5th is a Saturday, the 2nd a Friday
        (5, 2),  # a Sunday: the 1st is a Saturday, both are weekend
    ]
    assert proposal.gaps.months == tuple(range(1, 13))
    assert proposal.has_committee
    assert proposal.unfilled == ()


def test_every_committee_meeting_lies_before_its_regular_one(planning):
    lines = planning.propose(wish(planning)).lines
    regular = [line.on_day for line in lines if line.kind == "regular"]
    committee = [line.on_day for line in lines if line.kind == "committee"]
    for before, first, after in zip(
        [date(2026, 12, 5), *regular], committee, regular, strict=False
    ):
        assert before < first < after


def test_the_theme_may_share_the_session_of_the_month(planning):
    lines = planning.propose(wish(planning, thematic="combined")).lines
    assert days(lines, "combined") == [(2, 3), (5, 4), (8, 3), (11, 3)]
    assert days(lines, "thematic") == []
    assert len(days(lines, "regular")) == 8


def test_a_cell_without_committee_needs_no_committee_meetings(cell, planning):
    for name in NAMES[:3]:
        cell.change(name, in_committee=False)
    proposal = planning.propose(wish(planning))
    assert days(proposal.lines, "committee") == []
    assert not proposal.has_committee
    assert proposal.gaps.uncommitted == ()


def test_holidays_nobody_knows_are_said_and_not_assumed(planning):
    proposal = planning.propose(wish(planning, year=2028))
    assert proposal.days_off.standing == "unknown"
    # 1/1/2028 is a Saturday; Tết of 2028 is not assumed, 3/1 is a Monday.
    assert days(proposal.lines, "regular")[0] == (1, 3)


def test_the_plan_is_written_as_one_command_and_taken_back(cell, planning):
    asked = wish(planning, time="7h30", place="Hội trường")
    proposal = planning.propose(asked)
    change = planning.write(asked, proposal.lines)
    lines = cell.meetings.of_year(2027)
    assert len(lines) == 12 + 4 + 12 + 1
    assert {line.place for line in lines} == {"Hội trường"}
    regular = [line for line in lines if line.kind == "regular"]
    assert {line.time for line in regular} == {"07:30"}
    cell.store.undo(change.command_id)
    assert cell.meetings.of_year(2027) == []
    assert planning.rows.habit(2027) is None


def test_the_reason_of_a_moved_day_stays_with_the_meeting(cell, planning):
    asked = wish(planning)
    planning.write(asked, planning.propose(asked).lines)
    may = next(
        line
        for line in cell.meetings.of_year(2027)
        if line.kind == "regular" and line.on_day.month == 5
    )
    moves = cell.meetings.preparation(may.id).moves
    assert [(m.from_day, m.to_day, m.reason) for m in moves] == [
        (date(2027, 5, 3), date(2027, 5, 4), "03/05/2027 nghỉ Nghỉ bù")
    ]


def test_planning_again_only_fills_what_is_lacking(cell, planning):
    asked = wish(planning, time="07:30")
    planning.write(asked, planning.propose(asked).lines)
    before = {line.id for line in cell.meetings.of_year(2027)}
    assert planning.propose(asked).lines == ()
    june = next(
        line
        for line in cell.meetings.of_year(2027)
        if line.kind == "regular" and line.on_day.month == 6
    )
    may = next(
        line
        for line in cell.meetings.of_year(2027)
        if line.kind == "thematic" and line.on_day.month == 5
    )
    for meeting_id in (june.id, may.id):
        cell.meetings.planning.cancel(meeting_id, "Trùng lịch")
    gaps = planning.gaps(2027)
    assert (gaps.months, gaps.quarters, gaps.uncommitted) == ((6,), (2,), ())
    again = planning.propose(planning.start(2027))
    assert [(line.kind, line.on_day) for line in again.lines] == [
        ("thematic", date(2027, 5, 17)),
        ("regular", date(2027, 6, 3)),
    ]
    planning.write(again.wish, again.lines)
    kept = {line.id for line in cell.meetings.of_year(2027)}
    assert before <= kept
    assert not planning.gaps(2027).can_fill


def test_the_wish_of_last_year_is_where_the_next_begins(planning):
    asked = wish(
        planning, usual=UsualDay("weekday", 1, 2, 1), thematic="combined", time="19:30"
    )
    planning.write(asked, planning.propose(asked).lines)
    start = planning.start(2028)
    assert start.year == 2028
    assert (start.usual, start.thematic, start.time) == (
        UsualDay("weekday", 1, 2, 1),
        "combined",
        "19:30",
    )


def test_in_the_middle_of_a_year_only_what_is_left_is_proposed(cell, planning):
    cell.at(2027, 6, 18, 8, 0)
    proposal = planning.propose(wish(planning))
    assert days(proposal.lines, "regular") == [
        (6, 21),  # the first working day after three days of notice
        (7, 5),
        (8, 3),
        (9, 3),
        (10, 4),
        (11, 3),
        (12, 3),
    ]
    gaps = proposal.gaps
    assert gaps.closed_months == (1, 2, 3, 4, 5)
    assert gaps.closed_quarters == (1,)
    # The second quarter still has a fortnight: its theme comes after the 18th.
    assert days(proposal.lines, "thematic")[0][0] == 6


def test_a_year_that_has_passed_has_nothing_to_plan(planning):
    proposal = planning.propose(wish(planning, year=2025))
    assert proposal.lines == ()
    assert proposal.gaps.closed_months == tuple(range(1, 13))
    with pytest.raises(NothingToPlan):
        planning.write(proposal.wish, proposal.lines)


@pytest.mark.parametrize("year", [0, 1929, 2201, 99999])
def test_absurd_years_are_refused_in_words(planning, year):
    with pytest.raises(YearNotPlannable):
        planning.gaps(year)


def test_lines_changed_by_hand_are_checked_before_anything_is_written(cell, planning):
    asked = wish(planning)
    lines = planning.propose(asked).lines
    first = lines[0]
    wrong = {
        MeetingDayPassed: replace(first, on_day=date(2026, 12, 4)),
        TextTooLong: replace(first, theme="x" * 501),
        TimeUnreadable: replace(first, time="25:99"),
        SecretMark: replace(first, theme="Văn bản MẬT số 3"),
    }
    for error, line in wrong.items():
        with pytest.raises(error):
            planning.check(asked, line)
        with pytest.raises(error):
            planning.write(asked, [*lines[1:], line])
    regular = next(line for line in lines if line.kind == "regular")
    with pytest.raises(LineOutsideYear):
        planning.check(asked, replace(regular, on_day=date(2028, 1, 4)))
    assert cell.meetings.of_year(2027) == []


def test_two_lines_at_the_same_time_are_refused_together(cell, planning):
    asked = wish(planning, time="07:30", committee_time="07:00")
    lines = planning.propose(asked).lines
    regular = next(line for line in lines if line.kind == "regular")
    crowded = [
        replace(line, on_day=regular.on_day)
        if line.kind == "committee" and line.on_day.month == 1
        else line
        for line in lines
    ]
    with pytest.raises(MeetingOverlaps):
        planning.write(asked, crowded)
    assert cell.meetings.of_year(2027) == []


def test_a_second_regular_meeting_of_a_month_needs_its_reason(cell):
    cell.plan(on_day=date(2027, 3, 3))
    with pytest.raises(SecondRegularNeedsReason):
        cell.plan(on_day=date(2027, 3, 24))
    with pytest.raises(SecondRegularNeedsReason):
        cell.plan(on_day=date(2027, 3, 24), kind="combined", reason="  ")
    second = cell.plan(on_day=date(2027, 3, 24), reason="Học nghị quyết mới")
    move = cell.meetings.preparation(second).moves[0]
    assert (move.from_day, move.reason) == (date(2027, 3, 24), "Học nghị quyết mới")
    cell.plan(on_day=date(2027, 3, 30), kind="thematic")


def test_meetings_of_one_day_must_not_run_at_the_same_time(cell):
    day = date(2027, 3, 3)
    cell.plan(on_day=day, time="07:30")
    # Ninety minutes long, so half past nine is free and half past eight is not.
    with pytest.raises(MeetingOverlaps):
        cell.plan(on_day=day, kind="committee", time="08:59")
    cell.plan(on_day=day, kind="committee", time="09:00")
    with pytest.raises(MeetingOverlaps):
        cell.plan(on_day=day, kind="thematic", time="06:30")
    cell.plan(on_day=day, kind="extraordinary", time="")


def test_party_groups_meet_side_by_side(cell):
    day = date(2027, 3, 1)
    cell.change(NAMES[3], group="Tổ 1")
    cell.change(NAMES[4], group="Tổ 2")
    one = cell.plan(on_day=day, kind="party_group", theme="Tổ 1")
    cell.plan(on_day=day, kind="party_group", theme="Tổ 2")
    invited = cell.meetings.preparation(one).invited
    assert [who.name for who in invited] == [NAMES[3]]


def test_a_meeting_moves_only_with_a_reason_and_keeps_its_history(cell):
    meeting_id = cell.plan(on_day=date(2027, 3, 3))
    do = cell.meetings.planning
    do.move(meeting_id, date(2027, 3, 4), "Trùng lịch đảng ủy")
    do.move(meeting_id, date(2027, 3, 5), "Mất điện", "19h")
    view = cell.view(meeting_id)
    assert (view.meeting.on_day, view.meeting.planned_time) == (
        date(2027, 3, 5),
        "19:00",
    )
    reasons = [move.reason for move in cell.meetings.preparation(meeting_id).moves]
    assert reasons == ["Trùng lịch đảng ủy", "Mất điện"]
    last = do.move(meeting_id, date(2027, 3, 8), "Họp quân dân chính")
    cell.store.undo(last.command_id)
    assert cell.view(meeting_id).meeting.on_day == date(2027, 3, 5)
    assert len(cell.meetings.preparation(meeting_id).moves) == 2


def test_moves_that_are_refused(cell):
    meeting_id = cell.plan(on_day=date(2027, 3, 3))
    do = cell.meetings.planning
    with pytest.raises(MeetingDayPassed):
        do.move(meeting_id, date(2026, 12, 4), "Nhầm")
    with pytest.raises(NothingMoved):
        do.move(meeting_id, date(2027, 3, 3), "Nhầm")
    with pytest.raises(SecretMark):
        do.move(meeting_id, date(2027, 3, 4), "Theo công văn MẬT")
    new = NewMeeting(kind="regular", on_day=date(2027, 3, 9))
    with pytest.raises(MoveNeedsReason):
        do.correct(meeting_id, new)
    do.correct(meeting_id, replace(new, reason="Sửa ngày ghi nhầm"))
    assert cell.view(meeting_id).meeting.on_day == date(2027, 3, 9)
    held = cell.opened(on_day=cell.clock.today())
    with pytest.raises(WrongState):
        do.move(held, date(2027, 3, 4), "Muộn")


def test_colleagues_without_a_calendar_know_no_holidays():
    assert Colleagues.__dataclass_fields__["days_off"].default(2030).standing == (
        "unknown"
    )


def test_the_first_plan_begins_with_what_the_cell_is_used_to(cell, planning):
    for day in (date(2026, 10, 3), date(2026, 11, 7), date(2026, 12, 5)):
        cell.at(day.year, day.month, day.day, 7, 30)
        cell.plan(on_day=day, time="19:30", place="Nhà văn hóa")
    start = planning.start(2027)
    assert (start.usual.mode, start.usual.weekday, start.usual.week) == (
        "weekday",
        5,
        1,
    )
    assert (start.time, start.place) == ("19:30", "Nhà văn hóa")
    assert start.chair_id == cell.who(NAMES[0])
    # They meet on Saturdays, so weekends are not avoided: 2/1/2027 is the first.
    assert not start.avoid_weekends
    assert days(planning.propose(start).lines, "regular")[0] == (1, 2)
