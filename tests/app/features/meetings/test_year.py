"""Figures of a year, duties and search, calculated by hand."""

from datetime import date

import pytest

from app.features.meetings.model.entries import (
    NewBallot,
    NewItem,
    NewOpinion,
    NewPaper,
    TaskDraft,
)
from app.features.meetings.model.records import Mark, Tone
from tests.app.features.meetings.conftest import NAMES


def hold(cell, day, *, minutes=95, absent=(), **details):
    cell.at(day.year, day.month, day.day, 7, 30)
    do = cell.meetings
    meeting_id = cell.opened(**details)
    do.planning.add_item(meeting_id, NewItem(title="Học tập Bác", topic="hcm"))
    for name, mark in absent:
        reason = "Ốm" if mark is Mark.EXCUSED else ""
        do.conducting.mark(meeting_id, cell.who(name), mark, reason)
    do.conducting.mark_rest_present(meeting_id)
    do.floor.conclude(meeting_id, "Nhất trí lắp đèn chiếu sáng ngõ 12.")
    if details.get("kind") != "committee":
        do.votes.count(meeting_id, NewBallot(subject="Kết luận", in_favour=18))
    do.minutes.read_out(meeting_id)
    cell.at(day.year, day.month, day.day, 7 + (30 + minutes) // 60, (30 + minutes) % 60)
    do.minutes.close(meeting_id)
    return meeting_id


@pytest.fixture
def year(cell):
    """Committee and regular meetings in January to March, one thematic in March."""
    anh, thang = "Vũ Ngọc Ánh", "Bùi Đức Thắng"
    for month in (1, 2, 3):
        hold(cell, date(2026, month, 3), kind="committee", minutes=30)
    first = hold(
        cell,
        date(2026, 1, 5),
        absent=[(anh, Mark.EXCUSED)],
        papers_sent_on=date(2026, 1, 4),
    )
    hold(cell, date(2026, 2, 5), absent=[(anh, Mark.EXCUSED)], minutes=60)
    hold(
        cell,
        date(2026, 3, 5),
        absent=[(anh, Mark.EXCUSED), (thang, Mark.UNEXCUSED)],
    )
    hold(cell, date(2026, 3, 20), kind="thematic", theme="Chuyển đổi số")
    return first


def facts(cell):
    return {fact.name: fact for fact in cell.meetings.facts(2026)}


def test_the_figures_of_a_year(cell, year):
    found = {name: (fact.value, fact.of) for name, fact in facts(cell).items()}
    assert found == {
        "meeting.regular_months": (3, 12),
        "meeting.thematic_quarters": (1, 4),
        "meeting.committee_months": (3, 12),
        "meeting.min_duration_ok": (3, 4),
        "meeting.attendance": (22 + 22 + 21, 69),
        "meeting.attendance_ok": (3, 3),
        "meeting.unexcused_absences": (1, None),
        "meeting.absence_run_members": (0, 23),
        "meeting.members_attendance_ok": (21, 23),
        "meeting.materials_on_time": (1, 3),
        "meeting.committee_before": (3, 3),
        "meeting.resolution_months": (3, 12),
        "meeting.decisions_with_vote_and_owner": (4, 4),
        "meeting.votes": (4, None),
        "meeting.speakers": (0, 22 + 22 + 21 + 23),
        "meeting.members_spoke": (0, 24),
        "meeting.criticism_meetings": (0, 4),
        "meeting.papers_made_known": (0, None),
        "meeting.paper_attendance": (0, 0),
        "meeting.hcm_sessions": (4, 4),
        "meeting.year_review_held": (0, 1),
        "meeting.minutes_signed": (0, 4),
    }


def test_the_figures_name_what_they_were_made_of(cell, year):
    found = facts(cell)
    assert found["meeting.regular_months"].inputs[0] == "Thường kỳ: 05/01/2026"
    assert found["meeting.min_duration_ok"].inputs == (
        "Thường kỳ: 05/02/2026, 60 phút",
    )
    assert found["meeting.unexcused_absences"].inputs == ("Bùi Đức Thắng: 1",)


def test_a_fourth_excused_absence_in_a_row_counts(cell, year):
    hold(cell, date(2026, 4, 5), absent=[("Vũ Ngọc Ánh", Mark.EXCUSED)])
    run = facts(cell)["meeting.absence_run_members"]
    assert (run.value, run.inputs) == (1, ("Vũ Ngọc Ánh: 4",))


def test_speaking_criticism_papers_and_owners(cell, year):
    do = cell.meetings
    for who, tone in ((NAMES[3], Tone.SELF_CRITICISM), (NAMES[4], Tone.NONE)):
        do.floor.note_opinion(
            year, NewOpinion(text="Ý kiến", person_id=cell.who(who), tone=tone)
        )
    do.planning.add_paper(year, NewPaper(title="Chỉ thị 50", issuer="Ban Bí thư"))
    do.floor.give_task(year, TaskDraft(title="Chưa rõ ai làm"))
    found = {name: (f.value, f.of) for name, f in facts(cell).items()}
    assert found["meeting.speakers"] == (2, 88)
    assert found["meeting.criticism_meetings"] == (1, 4)
    assert found["meeting.papers_made_known"] == (1, None)
    assert found["meeting.paper_attendance"] == (22, 23)
    assert found["meeting.decisions_with_vote_and_owner"] == (3, 4)


def test_an_empty_year_has_every_figure_at_nothing(cell):
    found = cell.meetings.facts(2031)
    assert len(found) == 22
    assert all(fact.value == 0 for fact in found)


def test_every_figure_is_named_in_the_list_for_criteria(cell):
    from app.infra.paths import rules_folder

    text = (rules_folder() / "rules" / "meetings" / "FACTS.md").read_text("utf-8")
    told = [*cell.meetings.facts(2026), *cell.tasks.facts(2026)]
    assert [f.name for f in told if f"`{f.name}`" not in text] == []
    assert text.count("\n| `") == len(told)


@pytest.mark.parametrize(
    ("on", "titles"),
    [
        (date(2026, 5, 2), ["Sinh hoạt thường kỳ tháng 05/2026"]),
        (
            date(2026, 6, 12),
            ["Sinh hoạt thường kỳ tháng 06/2026", "Sinh hoạt chuyên đề quý 2/2026"],
        ),
        (date(2026, 6, 8), ["Sinh hoạt thường kỳ tháng 06/2026"]),
    ],
)
def test_an_unplanned_month_and_quarter_are_told(cell, on, titles):
    duties = cell.meetings.duties(on)
    assert [duty.title for duty in duties] == titles
    assert duties[0].due.month == on.month


def test_the_way_of_a_meeting_through_the_duties(cell):
    meeting_id = cell.plan(on_day=date(2026, 12, 11))

    def told(on):
        return [(d.action, d.due) for d in cell.meetings.duties(on)]

    assert told(date(2026, 12, 3)) == []
    assert told(date(2026, 12, 4)) == [("Chuẩn bị", date(2026, 12, 10))]
    assert told(date(2026, 12, 12))[0] == ("Ghi buổi họp", date(2026, 12, 11))
    cell.at(2026, 12, 11, 7, 30)
    cell.meetings.conducting.open(meeting_id)
    assert told(date(2026, 12, 11))[0][0] == "Họp tiếp"


def test_unsigned_minutes_are_a_duty_until_they_are_signed(cell):
    meeting_id = hold(cell, date(2026, 12, 5))
    duty = cell.meetings.duties(date(2026, 12, 6))[0]
    assert (duty.action, duty.due) == ("Hoàn thành biên bản", date(2026, 12, 8))
    cell.meetings.minutes.sign(meeting_id)
    assert all(
        d.place.record_id != meeting_id for d in cell.meetings.duties(date(2026, 12, 6))
    )


def test_meetings_are_found_by_title_day_and_place(cell, year):
    hit = cell.meetings.search("chuyen doi so")[0]
    assert hit.group == "Kỳ họp"
    assert not hit.exact
    assert cell.meetings.search("Chuyển đổi số")[0].exact
    # What was said there is found through the index; see app.today.finding.
    assert cell.meetings.search("den chieu sang") == []
    assert cell.meetings.search("  ") == []
