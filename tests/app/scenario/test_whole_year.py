"""A year of meetings, planned and held by ``play``; every figure calculated by hand.

The cell: ten members, eight official ones who have to attend (A to H), one exempt (I),
one probationary (J). Sums are written out beside the figures.
"""

from datetime import date, datetime
from pathlib import Path

import pytest

from app.bootstrap import open_office
from app.documents.text import plain_text
from app.features.meetings.model.records import State
from app.infra.paths import DataFolder
from app.kernel.clock import VIETNAM, SettableClock
from app.scenario import player, reader

YEAR = Path(__file__).parent / "year" / "scenario.toml"
PASSPHRASE = "mot mat khau dai dong"  # noqa: S105  (of a made-up cell)
REGULAR = (
    (1, 5),  # the 3rd is a Saturday
    (2, 3),
    (3, 3),
    (4, 3),
    (5, 4),  # the 3rd is a Sunday
    (6, 3),
    (7, 6),  # moved by hand from the 3rd
    (8, 3),
    (9, 3),
    (10, 5),  # the 3rd is a Saturday
    (11, 3),
    (12, 3),
)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    out = tmp_path_factory.mktemp("year") / "cell"
    played = player.play(reader.read(YEAR), out, PASSPHRASE)
    failed = [(p.planned.number, p.planned.step.name, p.sentence) for p in played]
    assert all(p.ok for p in played), failed[-1]
    clock = SettableClock(datetime(2026, 12, 31, 8, 0, tzinfo=VIETNAM))
    opened = open_office(DataFolder(out / "data"), PASSPHRASE, clock)
    yield opened
    opened.close()


def of_kind(office, kind):
    return [line for line in office.meetings.of_year(2026) if line.kind == kind]


def facts(office):
    found = [*office.meetings.facts(2026), *office.tasks.facts(2026)]
    return {fact.name: (fact.value, fact.of) for fact in found}


def test_the_year_holds_what_was_planned(office):
    regular = of_kind(office, "regular")
    assert [(x.on_day.month, x.on_day.day) for x in regular] == list(REGULAR)
    # A fortnight after the 3rd: Tết in February, a Sunday in May.
    days = [(x.on_day.month, x.on_day.day) for x in of_kind(office, "thematic")]
    assert days == [(2, 23), (5, 18), (8, 17), (11, 17)]
    committee = of_kind(office, "committee")
    assert [x.state is State.CANCELLED for x in committee].count(True) == 1
    assert len(committee) == 12
    assert len(office.meetings.of_year(2026)) == 12 + 4 + 12 + 1
    gaps = office.meetings.year_planning.gaps(2026)
    assert not gaps.can_fill
    assert gaps.closed_months == gaps.closed_quarters == ()


def test_the_reasons_of_moved_days_are_kept(office):
    moved = {
        line.on_day.month: [
            (move.from_day, move.reason)
            for move in office.meetings.preparation(line.id).moves
        ]
        for line in of_kind(office, "regular")
    }
    assert {month: moves for month, moves in moved.items() if moves} == {
        1: [(date(2026, 1, 3), "03/01/2026 là ngày nghỉ cuối tuần")],
        5: [(date(2026, 5, 3), "03/05/2026 là ngày nghỉ cuối tuần")],
        7: [(date(2026, 7, 3), "Trùng lịch họp của đảng ủy")],
        10: [(date(2026, 10, 3), "03/10/2026 là ngày nghỉ cuối tuần")],
    }


def test_the_attendance_of_every_month(office):
    # Nine have to attend (A to H and J); in October the exempt member came too.
    found = [(x.counts.present, x.counts.due) for x in of_kind(office, "regular")]
    assert found == [
        (9, 9),
        (8, 9),
        (8, 9),
        (8, 9),
        (7, 9),
        (9, 9),
        (7, 9),
        (9, 9),
        (8, 9),
        (10, 10),
        (7, 9),
        (9, 9),
    ]
    percents = [x.counts.percent for x in of_kind(office, "regular")]
    assert percents[1] == pytest.approx(88.888, abs=0.001)
    assert percents[4] == pytest.approx(77.777, abs=0.001)


def test_every_vote_has_its_base_and_threshold(office):
    # Eight official members without the exempt one; more than half of 8 is 5.
    views = [office.meetings.meeting(x.id) for x in of_kind(office, "regular")]
    votes = [
        (v.votes[0].ballot.in_favour, v.votes[0].base.count, v.votes[0].line.needed)
        for v in views
    ]
    assert votes == [
        (8, 8, 5),
        (7, 8, 5),
        (7, 8, 5),
        (4, 8, 5),
        (6, 8, 5),
        (8, 8, 5),
        (6, 8, 5),
        (8, 8, 5),
        (7, 8, 5),
        (9, 9, 5),
        (7, 8, 5),
        (8, 8, 5),
    ]
    assert [v.votes[0].passed for v in views].index(False) == 3
    # Two thirds of nine are six; eight of nine are 88.9 %.
    admission = views[9].votes[1]
    assert (admission.matter.id, admission.line.needed) == ("admission", 6)
    assert admission.passed
    assert admission.percent == pytest.approx(88.888, abs=0.001)


def test_the_figures_of_the_meetings(office):
    found = {k: v for k, v in facts(office).items() if k.startswith("meeting.")}
    assert found == {
        "meeting.regular_months": (12, 12),
        "meeting.thematic_quarters": (4, 4),
        # None in June (called off); September's was held on 28/8.
        "meeting.committee_months": (10, 12),
        # 12 regular and 4 thematic, without June (80') and November's theme (75').
        "meeting.min_duration_ok": (14, 16),
        # 9+8+8+8+7+9+7+9+8+10+7+9 of 11 x 9 + 10
        "meeting.attendance": (99, 109),
        # Above 85 %: 8 of 9. Not in May, July and November (7 of 9).
        "meeting.attendance_ok": (9, 12),
        "meeting.unexcused_absences": (1, None),
        # D was excused four times in a row, February to May.
        "meeting.absence_run_members": (1, 10),
        # Without D (8 of 12) and E (absent without reason); I came when he could.
        "meeting.members_attendance_ok": (8, 10),
        # Not in July (never sent) and September (on the day itself).
        "meeting.materials_on_time": (10, 12),
        # Not in June.
        "meeting.committee_before": (11, 12),
        # April's conclusion failed, and April has no other meeting.
        "meeting.resolution_months": (11, 12),
        # 17 conclusions; April's failed, August gave a task to nobody.
        "meeting.decisions_with_vote_and_owner": (15, 17),
        # One each at 17 meetings, and October's admission.
        "meeting.votes": (18, None),
        # 2+1+0+3+1+1+1+1+1+1+1+2 regular, 1+1+0+1 thematic, 3 at the review;
        # 99 + 4 x 9 + 9 were present.
        "meeting.speakers": (21, 144),
        "meeting.members_spoke": (10, 10),
        "meeting.criticism_meetings": (2, 17),
        "meeting.papers_made_known": (4, None),
        # January 9 of 9, May 7 of 9, September 8 of 9.
        "meeting.paper_attendance": (24, 27),
        "meeting.hcm_sessions": (12, 17),
        "meeting.year_review_held": (1, 1),
        # Not December's, nor November's theme.
        "meeting.minutes_signed": (15, 17),
    }


def test_the_figures_of_the_tasks(office):
    found = {k: v for k, v in facts(office).items() if k.startswith("tasks.")}
    wanted = {
        "tasks.assigned": (5, None),
        # The fence belongs to nobody.
        "tasks.with_owner_and_due": (4, 5),
        "tasks.done": (4, 5),
        # The fund (3/2, by 5/2) and the year's review (3/12, by 9/12).
        "tasks.on_time": (2, 5),
        # The fence, put off to 20/12.
        "tasks.overdue": (1, None),
        # The households once, the fence three times.
        "tasks.rolled_over": (2, 5),
        "tasks.with_result": (4, 4),
    }
    assert {name: found[name] for name in wanted} == wanted


def test_a_task_carried_over_is_asked_again_until_it_is_done(office):
    asked = {
        line.on_day.month: [
            (one.title, one.outcome.value)
            for one in office.meetings.meeting(line.id).record.reviews
        ]
        for line in of_kind(office, "regular")
    }
    fence = "Sửa hàng rào"
    assert asked == {
        1: [],
        2: [("Vận động quỹ", "done"), ("Rà soát hộ tạm trú", "rolled_over")],
        3: [("Rà soát hộ tạm trú", "done")],
        4: [("Vệ sinh ngõ 12", "not_done")],
        5: [("Vệ sinh ngõ 12", "done")],
        6: [],
        7: [],
        8: [],
        9: [(fence, "rolled_over")],
        10: [(fence, "rolled_over")],
        11: [(fence, "rolled_over")],
        12: [(fence, "not_done"), ("Chuẩn bị kiểm điểm", "done")],
    }


def test_how_january_was_prepared(office):
    found = office.meetings.preparation(of_kind(office, "regular")[0].id)
    assert (found.told_count, found.of) == (9, 9)
    ways = [one.way_title for one in found.invited]
    assert (ways.count("Điện thoại"), ways.count("Zalo")) == (1, 8)
    assert (found.posted_on, found.days_ahead) == (date(2026, 1, 4), 1)
    assert found.minutes_posted_on == date(2026, 1, 6)
    assert found.committee_met_on == date(2026, 1, 3)
    assert (found.told_days_ahead, len(found.files), found.papers) == (1, 1, 2)
    assert found.papers_in_time


@pytest.mark.parametrize(
    ("month", "lines"),
    [
        (
            1,
            (
                "Tổng số đảng viên: 10",
                "Có mặt: 9/9",
                "8/8 đảng viên",
                "100,0",
                "Vận động quỹ",
                "Chỉ thị 50-CT/TW (Ban Bí thư)",
            ),
        ),
        (
            5,
            (
                "Có mặt: 7/9",
                "Đỗ Thị Bích Liên, Điều trị",
                "Hoàng Văn Khải",
                "6/8 đảng viên",
                "75,0",
                "Đã làm ngày 26/4",
            ),
        ),
        (
            10,
            (
                "Có mặt: 10/10",
                "Đặng Hữu Phước",
                "Đề nghị kết nạp quần chúng Hà Thu",
                "88,9",
            ),
        ),
    ],
)
def test_the_minutes_say_the_same_figures(office, month, lines):
    meeting_id = of_kind(office, "regular")[month - 1].id
    text = plain_text(office.reports.prepare("minutes", meeting_id).doc)
    flat = " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())
    assert [line for line in lines if line not in flat] == []


def test_minutes_are_numbered_in_the_order_they_were_held(office):
    held = [x for x in office.meetings.of_year(2026) if x.state is not State.CANCELLED]
    # 12 regular, 4 thematic, 11 of the committee and the review.
    assert [line.number for line in held] == list(range(1, 29))


def test_the_printed_plan_shows_the_year(office):
    prepared = office.reports.prepare("meeting_year_plan", "2026")
    text = plain_text(prepared.doc)
    assert "ngày 03 hằng tháng" in text
    assert "Thứ Hai, 06/07" in text
    assert "Đổi từ 03/07/2026: Trùng lịch họp của đảng ủy" in text
    assert text.count("Thường kỳ") == 12
    themes = plain_text(office.reports.prepare("meeting_theme_plan", "2026").doc)
    assert [f"Quý {roman}" in themes for roman in ("I", "II", "III", "IV")] == [
        True
    ] * 4
    assert "Tạo nguồn phát triển đảng viên" in themes


def test_playing_it_again_gives_the_same_book(office, tmp_path):
    again = tmp_path / "again"
    player.play(reader.read(YEAR), again, PASSPHRASE)
    clock = SettableClock(datetime(2026, 12, 31, 8, 0, tzinfo=VIETNAM))
    other = open_office(DataFolder(again / "data"), PASSPHRASE, clock)
    try:
        assert facts(other) == facts(office)
        ids = [line.id for line in other.meetings.of_year(2026)]
        assert ids == [line.id for line in office.meetings.of_year(2026)]
    finally:
        other.close()
