"""Who was told and when, what was posted, and what the desk says of it."""

from datetime import date

import pytest

from app.features.meetings.errors import (
    MinutesFrozen,
    NotOnTheRoll,
    NotPostedYet,
    PostedBeforeMeeting,
    TellingAfterMeeting,
    TellingInFuture,
    TimeUnreadable,
    UnknownWay,
)
from app.features.meetings.model.entries import NewBallot, NewItem
from app.kernel.errors import SecretMark
from tests.app.features.meetings.conftest import NAMES


@pytest.fixture
def meeting_id(cell):
    """A regular meeting in five days, the clock at 5/12/2026."""
    return cell.plan(on_day=date(2026, 12, 10))


FOOT = "Kính mời các đồng chí dự họp đông đủ, đúng giờ. Nếu vắng, báo trước cho chi ủy."


def hold(cell, meeting_id, day):
    do = cell.meetings
    cell.at(day.year, day.month, day.day, 7, 30)
    do.conducting.open(meeting_id)
    do.planning.add_item(meeting_id, NewItem(title="Phương hướng", topic="plan"))
    do.conducting.mark_rest_present(meeting_id)
    do.floor.conclude(meeting_id, "Nhất trí.")
    if cell.view(meeting_id).kind.id != "committee":
        do.votes.count(meeting_id, NewBallot(subject="Kết luận", in_favour=18))
    do.minutes.read_out(meeting_id)
    cell.at(day.year, day.month, day.day, 9, 10)
    do.minutes.close(meeting_id)


def test_who_need_not_come_is_not_told(cell, meeting_id):
    cell.change(NAMES[3], suspended=True)
    cell.change(NAMES[4], away=True)
    found = cell.meetings.preparation(meeting_id)
    names = {one.name for one in found.invited}
    # 24 on the roll without the exempt, the suspended and the one away.
    assert (found.of, found.told_count) == (21, 0)
    assert not names & {NAMES[3], NAMES[4], "Đặng Hữu Phước"}


def test_members_are_told_one_by_one_and_the_rest_together(cell, meeting_id):
    told, who = cell.meetings.told, cell.who(NAMES[0])
    told.tell(meeting_id, who, "phone", date(2026, 12, 4), "19h30")
    told.tell(meeting_id, who, "in_person", date(2026, 12, 5))
    told.tell(meeting_id, cell.who(NAMES[1]), "paper", date(2026, 12, 3))
    change = told.tell_all(meeting_id, "zalo")
    found = cell.meetings.preparation(meeting_id)
    by_name = {one.name: one for one in found.invited}
    assert by_name[NAMES[0]].way_title == "Báo trực tiếp"
    assert by_name[NAMES[0]].told.told_time == ""
    assert by_name[NAMES[1]].told.told_on == date(2026, 12, 3)
    assert by_name[NAMES[2]].way_title == "Zalo"
    assert (found.told_count, found.of) == (23, 23)
    # The last one heard of it on the 5th, five days before the 10th.
    assert found.told_days_ahead == 5
    cell.store.undo(change.command_id)
    found = cell.meetings.preparation(meeting_id)
    assert found.told_count == 2
    assert found.told_days_ahead is None
    told.untell(meeting_id, who)
    assert cell.meetings.preparation(meeting_id).told_count == 1


@pytest.mark.parametrize(
    ("way", "on", "time", "error"),
    [
        ("pigeon", None, "", UnknownWay),
        ("phone", date(2026, 12, 6), "", TellingInFuture),
        ("phone", None, "25:00", TimeUnreadable),
    ],
)
def test_what_cannot_have_happened_is_refused(cell, meeting_id, way, on, time, error):
    with pytest.raises(error):
        cell.meetings.told.tell_all(meeting_id, way, on, time)
    assert cell.meetings.preparation(meeting_id).told_count == 0


def test_nobody_is_told_after_the_meeting_or_from_another_cell(cell, meeting_id):
    stranger = cell.people.register("Người nơi khác")
    with pytest.raises(NotOnTheRoll):
        cell.meetings.told.tell(meeting_id, stranger, "phone")
    cell.at(2026, 12, 12, 8, 0)
    with pytest.raises(TellingAfterMeeting):
        cell.meetings.told.tell_all(meeting_id, "phone")
    with pytest.raises(TellingAfterMeeting):
        cell.meetings.told.send_papers(meeting_id)


def test_the_days_ahead_count_from_the_first_way_papers_were_out(cell, meeting_id):
    told = cell.meetings.told
    assert cell.meetings.preparation(meeting_id).days_ahead is None
    told.send_papers(meeting_id, date(2026, 12, 5))
    told.post(meeting_id, "papers", date(2026, 12, 3))
    found = cell.meetings.preparation(meeting_id)
    assert (found.posted_on, found.days_ahead) == (date(2026, 12, 3), 7)
    assert (found.needed_days, found.papers_in_time) == (1, True)
    assert cell.view(meeting_id).meeting.papers_sent_on == date(2026, 12, 3)
    told.unpost(meeting_id, "papers")
    assert cell.meetings.preparation(meeting_id).days_ahead is None


def test_papers_on_the_day_itself_are_late(cell, meeting_id):
    cell.at(2026, 12, 10, 6, 0)
    cell.meetings.told.send_papers(meeting_id)
    found = cell.meetings.preparation(meeting_id)
    assert (found.days_ahead, found.papers_in_time) == (0, False)


def test_before_2025_no_rule_asks_for_days_or_posting(cell):
    cell.at(2024, 3, 1, 8, 0)
    old = cell.meetings.preparation(cell.plan(on_day=date(2024, 3, 5)))
    assert (old.needed_days, old.post_before_days, old.post_after_days) == (
        0,
        None,
        None,
    )


def test_minutes_are_posted_after_the_meeting_also_when_locked(cell, meeting_id):
    told = cell.meetings.told
    with pytest.raises(NotPostedYet):
        told.post(meeting_id, "minutes")
    hold(cell, meeting_id, date(2026, 12, 10))
    cell.meetings.minutes.sign(meeting_id)
    cell.meetings.minutes.lock(meeting_id)
    with pytest.raises(PostedBeforeMeeting):
        told.post(meeting_id, "minutes", date(2026, 12, 9))
    change = told.post(meeting_id, "minutes")
    found = cell.meetings.preparation(meeting_id)
    assert found.minutes_posted_on == date(2026, 12, 10)
    cell.store.undo(change.command_id)
    assert cell.meetings.preparation(meeting_id).minutes_posting is None
    for act in (
        lambda: told.post(meeting_id, "papers"),
        lambda: told.tell_all(meeting_id, "phone"),
        lambda: told.untell(meeting_id, cell.who(NAMES[0])),
    ):
        with pytest.raises(MinutesFrozen):
            act()


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO meeting_told VALUES ('x', :m, :p, 'phone', '2026-12-01', '')",
        "INSERT INTO meeting_moved VALUES ('x', :m, 1, '2026-12-01','2026-12-02','y')",
        "INSERT INTO meeting_posting VALUES ('x', :m, 'papers', '2026-12-01', '')",
        "DELETE FROM meeting_told WHERE meeting_id = :m",
    ],
)
def test_a_locked_meeting_is_frozen_below_the_service_too(cell, meeting_id, sql):
    from app.infra.driver import sqlcipher3

    cell.meetings.told.tell_all(meeting_id, "zalo")
    hold(cell, meeting_id, date(2026, 12, 10))
    cell.meetings.minutes.sign(meeting_id)
    cell.meetings.minutes.lock(meeting_id)
    with pytest.raises(sqlcipher3.IntegrityError, match="locked"):
        cell.store.connection.execute(sql, {"m": meeting_id, "p": cell.who(NAMES[0])})


def test_the_committee_that_met_is_found_across_the_turn_of_a_month(cell):
    cell.at(2026, 11, 2, 8, 0)
    earlier = cell.plan(on_day=date(2026, 11, 3))
    hold(cell, earlier, date(2026, 11, 3))
    cell.at(2026, 11, 30, 8, 0)
    committee = cell.plan(kind="committee", on_day=date(2026, 11, 30))
    hold(cell, committee, date(2026, 11, 30))
    meeting_id = cell.plan(on_day=date(2026, 12, 2))
    found = cell.meetings.preparation(meeting_id)
    assert (found.committee_needed, found.committee_met_on) == (
        True,
        date(2026, 11, 30),
    )
    # It prepared December's meeting, not November's.
    assert cell.meetings.preparation(earlier).committee_met_on is None
    facts = {fact.name: fact for fact in cell.meetings.facts(2026)}
    before = facts["meeting.committee_before"]
    assert (before.value, before.of, before.inputs) == (
        0,
        1,
        ("Thường kỳ: 03/11/2026",),
    )


def test_a_cell_of_one_secretary_needs_no_committee(cell):
    cell.change(NAMES[1], in_committee=False)
    cell.change(NAMES[2], in_committee=False)
    meeting_id = cell.plan(on_day=date(2026, 12, 10))
    assert not cell.meetings.preparation(meeting_id).committee_needed


def of_meetings(cell, on):
    known = {line.id for line in cell.meetings.of_year(2026)}
    return [d for d in cell.meetings.duties(on) if d.place.record_id in known]


def reasons(cell, on):
    return [duty.reason for duty in of_meetings(cell, on)]


def test_the_duty_before_names_what_is_still_lacking(cell, meeting_id):
    on = date(2026, 12, 5)
    assert reasons(cell, on) == [
        "Họp ngày 10/12/2026; lập chương trình, gửi tài liệu, báo 23 đồng chí."
    ]
    cell.meetings.planning.suggest_agenda(meeting_id)
    cell.meetings.told.send_papers(meeting_id)
    cell.meetings.told.tell(meeting_id, cell.who(NAMES[0]), "phone")
    assert reasons(cell, on) == ["Họp ngày 10/12/2026; báo 22 đồng chí."]
    cell.meetings.told.tell_all(meeting_id, "phone")
    assert reasons(cell, on) == ["Họp ngày 10/12/2026; đã chuẩn bị xong."]


def test_posting_is_reminded_of_where_the_cell_posts(cell, meeting_id):
    # A cell that never posted anything is not asked.
    hold(cell, meeting_id, date(2026, 12, 10))
    cell.meetings.minutes.sign(meeting_id)
    assert reasons(cell, date(2026, 12, 11)) == []
    cell.meetings.told.post(meeting_id, "minutes")
    cell.at(2026, 12, 20, 8, 0)
    second = cell.plan(kind="thematic", theme="Chuyển đổi số")
    hold(cell, second, date(2026, 12, 20))
    cell.meetings.minutes.sign(second)
    duties = of_meetings(cell, date(2026, 12, 21))
    assert [(d.action, d.due) for d in duties] == [("Ghi đã đăng", date(2026, 12, 22))]
    # Two days for the posting and a fortnight of reminding: until the 5th of January.
    assert reasons(cell, date(2027, 1, 5))
    assert not reasons(cell, date(2027, 1, 6))
    cell.meetings.told.leave_unposted(second, "minutes", "Chi bộ chưa dùng Sổ tay")
    assert reasons(cell, date(2026, 12, 21)) == []


def test_the_text_for_a_chat_group_names_no_member(cell, meeting_id):
    cell.meetings.planning.add_item(
        meeting_id,
        NewItem(title="Phương hướng", topic="plan", presenter_id=cell.who(NAMES[2])),
    )
    text = cell.meetings.short_text(meeting_id)
    assert text.splitlines() == [
        "Sinh hoạt thường kỳ tháng 12/2026",
        "Thời gian: 07:30, thứ Năm ngày 10/12/2026",
        "Địa điểm: Nhà văn hóa Tổ dân phố 5",
        "Nội dung:",
        "1. Phương hướng",
        FOOT,
    ]
    assert not any(name in text for name in NAMES)


def test_a_mark_of_secrecy_stops_the_reason_of_not_posting(cell, meeting_id):
    with pytest.raises(SecretMark):
        cell.meetings.told.leave_unposted(meeting_id, "papers", "Tài liệu TỐI MẬT")
