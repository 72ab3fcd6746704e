from datetime import date, timedelta

import pytest

from app.kernel.places import Duty, Place
from app.today.errors import DayOutsideYear, UnknownLine
from app.today.model import Beginnings, DoneLine, Section
from app.today.service import Sources, TodayService
from app.today.store import MIGRATIONS


def titles(view):
    return [line.duty.title for line in view.lines]


def begin(store, clock, day):
    """Write one event on ``day``, so that the book began then."""
    now = clock.now()
    clock.set(now.replace(year=day.year, month=day.month, day=day.day))
    with store.command("begin") as unit:
        unit.insert(
            "calendar_mark",
            {
                "occurrence": "x@1",
                "state": "not_asked",
                "title": "",
                "at": day.isoformat(),
            },
        )
    clock.set(now)


def test_a_new_book_in_november_owes_nothing_from_january(today):
    view = today.today()
    assert not [line for line in view.lines if line.section is Section.LATE]
    assert "Gửi báo cáo “Chi bộ bốn tốt” năm 2026" in titles(view)
    assert "Lập kế hoạch “Chi bộ bốn tốt” năm 2026" not in titles(view)


def test_a_book_from_january_shows_what_was_forgotten(today, store, clock):
    begin(store, clock, date(2026, 1, 5))
    late = [line for line in today.today().lines if line.section is Section.LATE]
    assert "Lập kế hoạch “Chi bộ bốn tốt” năm 2026" in [x.duty.title for x in late]
    assert [x.duty.due for x in late] == sorted(x.duty.due for x in late)
    fees = [x for x in late if x.duty.title.startswith("Thu đảng phí")]
    assert [x.duty.due for x in fees] == [date(2026, 10, 31)]


def test_ticking_a_line_removes_it_and_undo_brings_it_back(today, store):
    line = next(x for x in today.today().lines if x.mark == "report-four-good@2026")
    change = today.finish(line.mark)
    view = today.today()
    assert line.duty.title not in titles(view)
    assert [done.title for done in view.done] == [line.duty.title]
    store.undo(change.command_id)
    assert line.duty.title in titles(today.today())
    assert not today.today().done


def test_what_the_superior_does_not_ask_is_left_out_for_this_period_only(today):
    before = today.today(date(2026, 11, 23))
    assert "monthly-report@2026-11" in [x.mark for x in before.lines]
    today.leave_out("monthly-report@2026-11")
    assert "monthly-report@2026-11" not in [x.mark for x in today.today().lines]
    assert not today.today().done
    december = today.today(date(2026, 12, 20))
    assert "monthly-report@2026-12" in [x.mark for x in december.lines]


def test_a_line_moves_to_another_day_of_its_year(today):
    today.move("report-four-good@2026", date(2026, 11, 27))
    today.move("report-four-good@2026", date(2026, 11, 28))
    line = next(x for x in today.today().lines if x.mark == "report-four-good@2026")
    assert (line.duty.due, line.section) == (date(2026, 11, 28), Section.WEEK)
    with pytest.raises(DayOutsideYear):
        today.move("report-four-good@2026", date(2030, 1, 1))


@pytest.mark.parametrize("key", ["", "fees", "fees@", "fees@2026-13", "nothing@2026"])
def test_a_line_nobody_declared_is_refused(today, key):
    with pytest.raises(UnknownLine):
        today.finish(key)


def test_duties_of_features_stand_among_the_calendar(store, calendars):
    store.migrate([MIGRATIONS])
    duty = Duty("Họp chi ủy", "", date(2026, 11, 28), "Chuẩn bị", Place("meetings"))
    done = DoneLine("Điểm danh", date(2026, 11, 23))
    service = TodayService(
        store,
        calendars,
        Sources(
            duties=[lambda on: [duty]],
            done=[lambda first, last: [done]],
            covered={"four-good-package": lambda first, last: first.year == 2026},
            beginnings=lambda on: Beginnings(members=23, meetings=1),
        ),
    )
    view = service.today()
    assert "Họp chi ủy" in titles(view)
    assert "Gửi báo cáo “Chi bộ bốn tốt” năm 2026" not in titles(view)
    assert view.done == (done,)
    assert view.beginnings.members == 23
    assert service.badges()["home"] == len(view.lines)
    assert service.badges()["meetings"] >= 1


def test_a_quiet_day_names_the_next_date(today, store, clock):
    begin(store, clock, date(2026, 2, 1))
    for line in today.today(date(2026, 2, 3)).lines:
        today.finish(line.mark)
    view = today.today(date(2026, 2, 3))
    assert view.lines == ()
    assert view.quiet_days == 14
    assert view.next_date[0] == date(2026, 2, 28)


def test_a_clock_behind_the_last_event_is_noticed(today, clock):
    assert not today.today().clock_behind
    today.finish("fees@2026-11")
    clock.set(clock.now() - timedelta(days=400))
    assert today.today().clock_behind


def test_years_no_set_covers_stay_empty(today, clock):
    clock.set(clock.now().replace(year=1990))
    view = today.today()
    assert (view.lines, view.headline, view.next_date) == ((), "", None)


def test_a_month_for_the_wall_holds_what_is_late_due_and_to_be_begun(today):
    november = today.month(date(2026, 11, 5))
    assert november.first == date(2026, 11, 1)
    assert november.late == ()
    assert [(duty.due.day, duty.title) for duty in november.due] == [
        (30, "Dự thảo tự đánh giá Bốn tốt năm 2026"),
        (30, "Gửi báo cáo tháng 11/2026 cho đảng ủy"),
        (30, "Thu bản tự kiểm điểm của đảng viên năm 2026"),
        (30, "Thu nhận xét nơi cư trú của đảng viên năm 2026"),
        (30, "Thu đảng phí tháng 11/2026"),
    ]
    assert [duty.title for duty in november.begins] == [
        "Kiểm điểm, đánh giá, xếp loại năm 2026"
    ]


def test_the_month_to_come_leaves_out_what_is_done_and_follows_moved_days(today):
    today.finish("vote-four-good@2026")
    today.leave_out("quarterly-rating@2026-Q4")
    today.move("report-four-good@2026", date(2026, 12, 10))
    december = today.month(date(2026, 12, 1))
    assert [(duty.due.day, duty.title) for duty in december.due] == [
        (10, "Gửi báo cáo “Chi bộ bốn tốt” năm 2026"),
        (31, "Gửi báo cáo tháng 12/2026 cho đảng ủy"),
        (31, "Kiểm điểm, đánh giá, xếp loại năm 2026"),
        (31, "Thu đảng phí tháng 12/2026"),
        (31, "Đối chiếu danh sách đảng viên với hồ sơ, đợt cuối năm 2026"),
        (31, "Đối chiếu, nộp đảng phí quý 4 năm 2026 lên cấp trên"),
    ]
    assert len(december.late) == 5
