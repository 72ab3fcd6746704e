"""The plan of a year by keyboard: asked, changed line by line, written, undone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.features.meetings.model.entries import NewMeeting
from app.kernel.places import Place
from tests.app.features.meetings.office import held
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped
from tests.ui.windows import dialog_of, press
from ui.pages.meetings.dialogs import PlanDialog
from ui.widgets.overlay.formdialog import FormDialog

KEYS = Qt.Key


def lines(found, year=2027):
    return found.office.meetings.of_year(year)


@pytest.fixture
def plan(window, found):
    found.at(2026, 12, 20, 8, 0)
    window.page.set_year(2027)
    page = window.open("plan:2027")
    window.settle()
    window.settle()
    return page.part.plan


def test_an_empty_year_leads_to_its_plan(window, found):
    page = window.open()
    assert page.face.empty.isVisible()
    assert page.face.empty.focusProxy().hasFocus()
    page.face.empty.focusProxy().click()
    assert window.places == [Place("meetings", "plan:2026")]


def test_the_proposal_is_written_by_one_key(window, plan, found):
    page = window.page
    assert page.header.title == "Kế hoạch họp năm 2027"
    assert "12 thường kỳ" in plan.summary.text()
    assert "4 chuyên đề" in plan.summary.text()
    assert page.part.write.text().startswith("Ghi 29 buổi vào lịch")
    page._go_on()
    window.settle()
    assert len(lines(found)) == 29
    assert window.places == [Place("meetings")]


def test_holidays_that_are_expected_only_are_said(plan):
    sentences = plan.notices.sentences()
    assert any("Lịch nghỉ lễ năm 2027 là dự kiến" in words for words in sentences)


def test_the_usual_day_is_asked_and_the_lines_follow(window, plan):
    assert plan.form.line("day").isVisible()
    assert not plan.form.line("weekday").isVisible()
    plan.form.fill({"mode": "weekday", "weekday": "2", "week": "1"})
    plan._asked("mode", "weekday")
    window.settle()
    assert not plan.form.line("day").isVisible()
    assert plan.form.line("week").isVisible()
    days = {
        row.cell("day").detail for row in plan.table.seen() if row.id[:5] == "month"
    }
    # The first Wednesday of every month of 2027 is a working day.
    assert days == {"Thứ Tư"}


def test_a_line_is_left_out_by_delete_and_taken_again_by_space(window, plan, found):
    plan.table.setFocus()
    plan.table.select("year")
    press(plan.table.grid, KEYS.Key_Delete)
    assert window.page.part.write.text().startswith("Ghi 28 buổi")
    press(plan.table.grid, KEYS.Key_Space)
    assert window.page.part.write.text().startswith("Ghi 29 buổi")
    press(plan.table.grid, KEYS.Key_Space)
    window.page._go_on()
    window.settle()
    assert "year_review" not in {line.kind for line in lines(found)}


def test_a_line_is_changed_by_hand(window, plan, found):
    plan.table.select("month-06")
    press(plan.table.grid, KEYS.Key_Return)
    dialog = dialog_of(FormDialog)
    dialog.form.fill(
        {"on_day": date(2027, 6, 10), "time": "19h", "reason": "Thi học kỳ"}
    )
    dialog.give("save")
    window.settle()
    row = next(row for row in plan.table.seen() if row.id == "month-06")
    assert (row.cell("day").text, row.cell("time").text) == ("10/06/2027", "19:00")
    assert row.cell("why").text == "Thi học kỳ"
    window.page._go_on()
    window.settle()
    (june,) = [x for x in lines(found) if x.kind == "regular" and x.on_day.month == 6]
    assert (june.on_day, june.time) == (date(2027, 6, 10), "19:00")
    (move,) = found.office.meetings.preparation(june.id).moves
    assert (move.from_day, move.reason) == (date(2027, 6, 3), "Thi học kỳ")


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"on_day": date(2026, 12, 1)}, "on_day", "đã qua"),
        ({"on_day": date(2028, 1, 5)}, "on_day", "không thuộc năm 2027"),
        ({"time": "25:00"}, "time", "Chưa đọc được giờ"),
        ({"theme": "Học văn bản MẬT"}, "theme", "MẬT"),
    ],
)
def test_a_line_that_cannot_stand_is_refused_in_place(
    window, plan, values, field, words
):
    plan.table.select("month-06")
    press(plan.table.grid, KEYS.Key_Return)
    dialog = dialog_of(FormDialog)
    dialog.form.fill(values)
    dialog.give("save")
    window.settle()
    assert dialog.isVisible()
    assert words in dialog.form.line(field).said
    dialog.reject()


def test_a_meeting_planned_meanwhile_leaves_the_proposal(window, plan, found):
    plan.table.select("month-06")
    new = NewMeeting(kind="regular", on_day=date(2027, 6, 9))
    found.office.meetings.plan(new)
    window.page.forget()
    window.open("plan:2027")
    window.settle()
    ids = [row.id for row in plan.table.seen()]
    assert "month-06" not in ids
    assert "before-2027-06-09" in ids


def test_a_refused_plan_says_why_and_writes_nothing(window, plan, found):
    plan.form.fill({"time": "7 rưỡi"})
    plan._asked("time", "7 rưỡi")
    window.settle()
    assert "Chưa đọc được giờ" in plan.form.line("time").said
    assert lines(found) == []


def test_a_holiday_is_entered_and_avoided(window, plan, found):
    plan._enter_day_off()
    dialog = dialog_of(FormDialog)
    dialog.form.fill({"day": date(2027, 6, 3), "name": "Ngày hội đại đoàn kết"})
    dialog.give("save")
    window.settle()
    window.settle()
    row = next(row for row in plan.table.seen() if row.id == "month-06")
    assert row.cell("day").text == "04/06/2027"
    assert "Ngày hội đại đoàn kết" in row.cell("why").text


def test_gaps_are_told_and_filled_by_one_key(window, plan, found):
    window.page._go_on()
    window.settle()
    (june,) = [x for x in lines(found) if x.kind == "regular" and x.on_day.month == 6]
    found.office.meetings.planning.cancel(june.id, "Trùng lịch")
    page = window.open("")
    assert page.face.notices.sentences() == (
        "Lịch còn thiếu: chưa có thường kỳ tháng 6.",
    )
    page.part.fill_gaps()
    assert window.places[-1] == Place("meetings", "fill:2027")
    window.open("fill:2027")
    window.settle()
    assert [row.id for row in page.part.plan.table.seen()] == ["month-06"]
    page._go_on()
    window.settle()
    page = window.open("")
    assert page.face.notices.sentences() == ()


def test_a_year_that_has_passed_is_only_looked_at(window, found):
    held(found)
    found.at(2027, 1, 5, 8, 0)
    window.page.set_year(2026)
    page = window.open()
    assert page.part.plan_one.isHidden()
    assert page.part.plan_year.isHidden()
    assert not page.part.print_plan.isHidden()
    assert len(page.face.table.seen()) == 1
    page.new_item()
    assert not any(isinstance(d, PlanDialog) for d in QApplication.topLevelWidgets())
    window.page.set_year(2024)
    page = window.open()
    assert page.face.past.isVisible()
    assert not page.face.empty.isVisible()


def test_the_list_opens_at_this_month(window, found):
    plan = found.office.meetings.plan
    found.at(2026, 1, 2, 8, 0)
    wanted = [
        plan(NewMeeting(kind="regular", on_day=date(2026, month, 12))).record_id
        for month in (1, 5, 9, 10)
    ]
    found.at(2026, 9, 20, 8, 0)
    page = window.open()
    # The meeting of this month, although its day has passed.
    assert page.face.table.current_id() == wanted[2]


def test_a_second_regular_meeting_asks_for_its_reason(window, found):
    found.at(2026, 12, 20, 8, 0)
    new = NewMeeting(kind="regular", on_day=date(2026, 12, 21))
    found.office.meetings.plan(new)
    page = window.open()
    page.new_item()
    dialog = dialog_of(PlanDialog)
    dialog.form.fill({"on_day": date(2026, 12, 28)})
    dialog.submit()
    window.settle()
    assert "Ghi lý do họp thêm" in dialog.form.line("reason").said
    dialog.form.fill({"reason": "Học nghị quyết"})
    dialog.submit()
    window.settle()
    assert len(lines(found, 2026)) == 2


@pytest.mark.parametrize("width", [1122, 860, 700])
def test_everything_can_be_heard_and_nothing_is_cut(make_window, found, width):
    found.at(2026, 12, 20, 8, 0)
    window = make_window(width)
    page = window.open("plan:2027")
    window.settle()
    window.settle()
    assert audit(page.part.plan) == []
    assert clipped(page.part.plan) == []
