from datetime import date

import pytest

from app.kernel.places import Duty, Place
from app.today import rules
from app.today.model import (
    Beginnings,
    DoneLine,
    FourGood,
    GroupState,
    NextMeeting,
    ReadyStep,
    Today,
)
from ui.pages.home.presenter import left_text, month_to_print, view
from ui.widgets.status import Status, Tone

ON = date(2026, 11, 23)
MEETING = NextMeeting(
    "Sinh hoạt thường kỳ tháng 12",
    date(2026, 12, 5),
    "07:30",
    "Nhà văn hóa Tổ dân phố 5",
    (
        ReadyStep(
            "Lập chương trình",
            date(2026, 11, 25),
            done=True,
            done_on=date(2026, 11, 21),
        ),
        ReadyStep("Họp chi ủy", date(2026, 11, 28)),
        ReadyStep("Gửi tài liệu", date(2026, 12, 4)),
        ReadyStep("In giấy", None),
        ReadyStep("Báo mời", date(2026, 11, 20)),
    ),
    Place("meetings", "m"),
)


def duty(title, due, who=""):
    return Duty(title, "Lý do", due, "Mở", Place("tasks", title), "NQ 11", who)


def day(duties=(), **changes):
    lines = rules.in_order([(d, "") for d in duties], ON, [])
    told = {
        "on": ON,
        "lines": lines,
        "done": (),
        "next_date": None,
        "quiet_days": 14,
        "headline": "hạn báo cáo Bốn tốt (trước 20/12/2026)",
        "headline_due": date(2026, 12, 19),
        "next_meeting": None,
        "four_good": None,
        "beginnings": Beginnings(members=23, meetings=3),
        "clock_behind": False,
    }
    return Today(**{**told, **changes})


def test_the_date_is_spoken_with_the_days_to_the_report():
    assert view(day()).date_text == (
        "Thứ Hai, 23/11/2026  ·  còn 27 ngày đến hạn báo cáo Bốn tốt (trước 20/12/2026)"
    )


def test_lines_stand_in_three_sections_with_shape_and_words():
    shown = view(
        day(
            [
                duty("c", date(2026, 12, 19)),
                duty("a", date(2026, 11, 20)),
                duty("b", date(2026, 11, 27)),
            ]
        )
    )
    assert [s.title for s in shown.sections] == ["QUÁ HẠN", "TUẦN NÀY", "SẮP TỚI"]
    late, week, soon = (s.lines[0] for s in shown.sections)
    assert (late.status, late.tone, late.left_text) == (
        Status.BAD,
        Tone.BAD,
        "Quá 3 ngày",
    )
    assert (week.status, week.left_text) == (Status.ATTENTION, "Còn 4 ngày")
    assert (soon.status, soon.left_text) == (Status.NOT_YET, "Còn 26 ngày")
    assert late.reason == "Lý do · NQ 11"
    assert late.spoken == "a, Quá 3 ngày, hạn 20/11/2026"


@pytest.mark.parametrize(
    ("days", "words"), [(-1, "Quá 1 ngày"), (0, "Hôm nay"), (1, "Còn 1 ngày")]
)
def test_days_left_in_words(days, words):
    assert left_text(days) == words


def test_more_than_seven_lines_say_how_many_are_hidden():
    many = day([duty(f"{n:02d}", date(2026, 11, 20)) for n in range(12)])
    shown = view(many)
    assert sum(len(s.lines) for s in shown.sections) == 7
    assert shown.sections[0].count == 12
    assert shown.more == "Còn 5 việc nữa"
    whole = view(many, whole=True)
    assert sum(len(s.lines) for s in whole.sections) == 12
    assert whole.more == ""


def test_mine_leaves_out_what_others_have_to_do():
    state = day(
        [duty("tôi", ON), duty("Thắng", ON, who="2"), duty("tôi nữa", ON, who="1")]
    )
    mine = view(state, me="1", mine=True)
    assert mine.has_others
    assert [line.title for line in mine.sections[0].lines] == ["tôi", "tôi nữa"]


def test_an_empty_book_offers_where_to_start():
    shown = view(day(beginnings=Beginnings()))
    assert shown.sections[0].title == "BẮT ĐẦU"
    places = [line.place.page for line in shown.sections[0].lines]
    assert places == ["member_import", "meetings", "practice"]
    assert shown.main_place == Place("member_import")
    assert shown.empty == ""


def test_a_quiet_day_says_so_with_the_next_date():
    shown = view(day(next_date=(date(2027, 1, 31), "Lập kế hoạch")))
    assert shown.empty == (
        "Không có việc đến hạn trong 14 ngày. "
        "Việc tới: Lập kế hoạch, hạn Chủ Nhật, 31/01/2027."
    )
    assert shown.main_place is None


def test_the_meeting_is_the_main_button_only_around_its_day():
    far = view(day([duty("a", ON)], next_meeting=MEETING))
    assert (far.main_action, far.main_is_meeting) == ("Mở", False)
    near = view(day([duty("a", ON)], next_meeting=MEETING, on=date(2026, 12, 4)))
    assert (near.main_action, near.main_place) == (
        "Vào buổi sinh hoạt",
        Place("meetings", "m"),
    )


def test_the_next_meeting_shows_its_steps():
    card = view(day(next_meeting=MEETING)).meeting
    assert (card.day, card.month) == ("05", "Tháng 12")
    assert card.when == "Thứ Bảy, 07:30 · Nhà văn hóa Tổ dân phố 5"
    assert [(s.status, s.day) for s in card.steps] == [
        (Status.DONE, "21/11"),
        (Status.ATTENTION, "28/11"),
        (Status.NOT_YET, "04/12"),
        (Status.NOT_YET, ""),
        (Status.BAD, "20/11"),
    ]


def test_the_four_groups_carry_figures_and_a_forecast():
    groups = (GroupState("Nhiệm vụ chính trị", 6, 1, 0, 1), GroupState("Khác", 2, 0, 0))
    before = date(2026, 12, 20)
    card = view(
        day(four_good=FourGood(groups, 1, before, Place("checklist")))
    ).four_good
    assert [bar.figure for bar in card.bars] == ["6/8", "2/2"]
    assert card.forecast == (
        "Nếu không làm thêm, đến 20/12 sẽ có <b>1 tiêu chí không đạt</b>."
    )
    met = FourGood((GroupState("x", 3, 1, 0),), 0, before, Place("checklist"))
    assert view(day(four_good=met)).four_good.forecast == ""
    assert (
        view(day(four_good=FourGood((), 0, before, Place("checklist")))).four_good
        is None
    )


def test_done_lines_and_a_wrong_clock_are_told():
    shown = view(day(done=(DoneLine("Điểm danh", ON),), clock_behind=True))
    assert shown.done == ("Điểm danh · 23/11/2026",)
    assert "23/11/2026" in shown.clock_warning


def test_the_wall_sheet_is_of_this_month_until_the_next_one_is_near():
    assert month_to_print(date(2026, 11, 1)) == "2026-11"
    assert month_to_print(date(2026, 11, 25)) == "2026-11"
    assert month_to_print(date(2026, 11, 26)) == "2026-12"
    assert month_to_print(date(2026, 12, 31)) == "2027-01"
