"""The tab of tasks: filters, groups, the figure with its list, acts of the drawer."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.features.tasks.model import NewTask, TaskState
from app.kernel.places import Place
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped
from tests.ui.pages.tasks.conftest import chosen, form, heads, press, tell, titles
from ui.pages.tasks.page import TABS
from ui.pages.tasks.presenter.tasks import TasksTold, card, tasks_view
from ui.widgets import theme


def test_the_year_and_its_figure(page):
    assert page.tasks.figure.text().startswith("Đúng hạn 0/2 = 0,0 %")
    assert page.header.title == "Nhiệm vụ năm 2026"
    assert titles(page) == [
        "Vận động quỹ Vì người nghèo",
        "Lập phương án lắp đèn ngõ 12",
        "Rà soát hộ tạm trú ngõ 12",
    ]
    assert audit(page) == []
    assert clipped(page) == []


def test_a_tile_filters(page):
    page.part.tiles.choose("done")
    page.part.show_seen()
    assert titles(page) == ["Vận động quỹ Vì người nghèo"]
    page.part.search.setText("khong co")
    assert titles(page) == []
    page.part.search.setText("quy nguoi ngheo")
    assert titles(page) == ["Vận động quỹ Vì người nghèo"]


def test_the_figure_opens_exactly_what_it_counts(page, found):
    tasks = found.office.tasks
    tasks.drop(tasks.assign(NewTask(title="Bỏ")).record_id, "Không cần")
    tasks.assign(NewTask(title="Chưa có hạn"))
    page.reload()
    page.settle()
    page.tasks.figure.click()
    # The fund was late by five days, the survey carried over: 0 of 2 in time.
    assert heads(page) == [
        "Tính, xong sau hạn giao lần đầu (1)",
        "Tính, quá hạn mà chưa xong (1)",
        "Không tính: chưa đến hạn (1)",
        "Không tính: chưa có hạn (1)",
        "Không tính: thôi không làm (1)",
    ]
    rate = page.tasks.rate
    assert (rate.on_time, rate.counted) == (0, 2)
    assert titles(page)[: rate.counted] == [
        "Vận động quỹ Vì người nghèo",
        "Rà soát hộ tạm trú ngõ 12",
    ]
    page.tasks.figure.click()
    assert heads(page) == []


def test_tasks_stand_by_person_and_by_meeting(page):
    page.tasks.by.choose("owner")
    page.part.show_seen()
    # In the order of a name list: Dũng, Liên, Thắng.
    assert heads(page) == [
        "Phạm Quang Dũng (1)",
        "Đỗ Thị Bích Liên (1)",
        "Bùi Đức Thắng (1)",
    ]
    page.tasks.by.choose("meeting")
    page.part.show_seen()
    assert heads(page) == [
        "Sinh hoạt thường kỳ tháng 12/2026, 05/12/2026 (1)",
        "Giao ngoài kỳ họp (2)",
    ]


def test_the_drawer_leads_to_the_meeting_it_comes_from(page, found):
    chosen(page, "Lập phương án lắp đèn ngõ 12")
    press(page, "Mở buổi họp")
    assert page.places == [Place("meetings", f"{found.meeting_id}:discussion")]
    press(page, "In bảng của đồng chí này")
    owner = found.who["Phạm Quang Dũng"]
    assert page.places[1] == Place("preview", f"task_sheet:person:{owner}:2026")


def test_a_result_is_written(page, found):
    task_id = chosen(page, "Lập phương án lắp đèn ngõ 12")
    press(page, "Ghi kết quả")
    tell(page, text="Đã trình phương án")
    task = found.office.tasks.task(task_id).task
    assert (task.state, task.finished_on) == (TaskState.DONE, date(2026, 12, 5))


def test_carrying_over_needs_its_reason(page, found):
    task_id = chosen(page, "Rà soát hộ tạm trú ngõ 12")
    press(page, "Chuyển tiếp, ghi lý do")
    assert tell(page, due=date(2026, 12, 1), text="Bận").isVisible()
    tell(page, due=date(2027, 1, 15))
    task = found.office.tasks.task(task_id).task
    assert (task.due_on, task.rollovers) == (date(2027, 1, 15), 2)


def test_a_new_task_outside_a_meeting_clear_in_six_ways(page, found):
    page.new_item()
    shown = form(page)
    QTest.keyClick(shown.form, Qt.Key.Key_Return)
    assert shown.isVisible()
    tell(
        page,
        title="Dọn nhà văn hóa",
        owner_id=found.who["Bùi Đức Thắng"],
        due_on=date(2026, 12, 20),
        responsibility="Đ/c Thắng chủ trì",
        product="Ảnh trước, sau",
        authority="Bí thư",
    )
    assert "Dọn nhà văn hóa" in titles(page)
    task_id = chosen(page, "Dọn nhà văn hóa")
    line = found.office.tasks.task(task_id)
    points = found.office.tasks.clarity(2026)
    clear = found.office.tasks.clear_points(line.task)
    assert card(line, {}, clear, points).clear == "Rõ 6/6"
    press(page, "Sửa")
    tell(page, title="Dọn nhà văn hóa, sân", product="")
    again = found.office.tasks.task(task_id)
    assert again.task.title == "Dọn nhà văn hóa, sân"
    clear = found.office.tasks.clear_points(again.task)
    assert card(again, {}, clear, points).clear == "Rõ 5/6, còn thiếu: rõ sản phẩm"


def test_a_date_once_agreed_is_not_rewritten(page, found):
    task_id = chosen(page, "Lập phương án lắp đèn ngõ 12")
    press(page, "Sửa")
    shown = tell(page, due_on=date(2027, 3, 1))
    assert shown.isVisible()
    assert found.office.tasks.task(task_id).task.due_on == date(2026, 12, 25)


def test_a_task_is_opened_by_its_place(page, found):
    task = found.office.tasks.open(date(2026, 12, 5))[-1].task
    page.enter(task.id)
    page.settle()
    assert page.part.table.current_id() == task.id


def test_an_empty_year_says_so(page):
    page.set_year(2024)
    page.enter()
    page.settle()
    assert page.tasks.figure.text() == "Chưa có nhiệm vụ nào đến hạn."


def test_a_past_year_is_for_reading(page, found):
    task_id = chosen(page, "Vận động quỹ Vì người nghèo")
    found.at(2027, 2, 1, 8, 0)
    page.set_year(2026)
    page.enter(task_id)
    page.settle()
    assert page.part.table.current_id() == task_id
    # What is finished stays as it was counted; what is open can still be finished.
    assert (
        page.tasks._acts_of(
            found.office.tasks.task(task_id), card(found.office.tasks.task(task_id), {})
        )
        == []
    )
    assert not page.new.isVisible()
    page.new_item()
    assert not page.findChildren(type(page), "form")
    assert "chỉ xem" in page.header._reason.text()


def test_a_task_open_from_an_earlier_year_stays_in_sight(found):
    found.at(2026, 3, 1, 8, 0)
    found.office.tasks.assign(NewTask(title="Cũ", due_on=date(2026, 3, 9)))
    found.at(2027, 2, 1, 8, 0)
    tasks = found.office.tasks
    told = TasksTold(tasks.open(date(2027, 2, 1)), tasks.rate(2027), {})
    view = tasks_view(told, "late")
    assert [row.cell("title").text for row in view.rows] == ["Cũ"]
    counted = tasks_view(told, "counted")
    assert counted.rows[0].cell("title").text == "Không tính: giao từ năm trước (1)"


@pytest.mark.parametrize("tab", ["tasks", "outgoing", "incoming"])
def test_every_tab_can_be_heard_and_printed(page, tab, qtbot):
    page.turn_to(tab)
    page.settle()
    qtbot.waitUntil(lambda: page.part.count.width() > 20)
    assert audit(page) == []
    assert clipped(page) == []
    page.print_seen()
    kinds = {
        "tasks": "task_sheet:2026?chon=all",
        "outgoing": "register_outgoing:2026?chon=all",
        "incoming": "register_incoming:2026",
    }
    assert page.places == [Place("preview", kinds[tab])]


@pytest.mark.parametrize(
    ("tab", "tile", "record"),
    [
        ("tasks", "late", "task_sheet:2026?chon=late&loc=d%C3%A8n"),
        ("outgoing", "gaps", "register_outgoing:2026?chon=gaps&loc=d%C3%A8n"),
        ("outgoing", "resolved", "register_resolutions:2026?loc=d%C3%A8n"),
        ("incoming", "silent", "register_incoming:2026?chon=silent&loc=d%C3%A8n"),
    ],
)
def test_what_is_filtered_is_what_is_printed(page, tab, tile, record):
    page.turn_to(tab)
    page.settle()
    page.part.tiles.choose(tile)
    page.part.search.setText("dèn")
    page.print_seen()
    assert page.places == [Place("preview", record)]


@pytest.mark.parametrize("percent", [150, 200])
def test_large_text_cuts_nothing_in_any_tab(page, percent, qtbot):
    theme.current().change(percent=percent)
    try:
        found = []
        for tab in TABS:
            page.turn_to(tab)
            page.settle()
            qtbot.wait(50)
            found += clipped(page)
        assert found == []
    finally:
        theme.current().change(percent=100)
