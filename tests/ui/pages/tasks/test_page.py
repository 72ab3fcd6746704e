"""The page of tasks: filters, the drawer, results and carrying over."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.features.tasks.model import NewTask, TaskState
from app.kernel.places import Place
from tests.app.features.meetings.office import desk, held
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped
from ui.pages.tasks.dialogs import TaskForm
from ui.pages.tasks.page import TasksPage
from ui.pages.tasks.presenter import card, tasks_view
from ui.widgets.forms.fields import Option


@pytest.fixture
def found(store, clock):
    return desk(store, clock)


@pytest.fixture
def page(qtbot, found, jobs, messages):
    held(found)

    def people():
        return [Option(key, name) for name, key in found.who.items()]

    shown = TasksPage(found.office.tasks, people, found.clock, jobs, messages)
    qtbot.addWidget(shown)
    shown.places = []
    shown.open_requested.connect(shown.places.append)
    shown.resize(1122, 690)
    shown.show()
    shown.enter()
    shown.settle = lambda: qtbot.waitUntil(lambda: not jobs._running)
    shown.settle()
    return shown


def titles(page):
    return [row.cell("title").text for row in page.table.seen()]


def chosen(page, title):
    row = next(r for r in page.table.seen() if r.cell("title").text == title)
    page.table.select(row.id)
    page.table.current_changed.emit(row.id)
    page.settle()
    return row.id


def dialog(page, word):
    button = next(
        b for b in page.drawer.findChildren(type(page._new)) if b.text() == word
    )
    button.click()
    return page.findChildren(TaskForm)[-1]


def test_the_year_and_its_figure(page):
    assert page.header._subtitle.text().startswith("Đúng hạn 0/2 = 0,0 %")
    assert titles(page) == [
        "Vận động quỹ Vì người nghèo",
        "Lập phương án lắp đèn ngõ 12",
        "Rà soát hộ tạm trú ngõ 12",
    ]
    assert audit(page) == []
    assert clipped(page) == []


def test_a_tile_filters(page):
    page.tiles.chosen.emit("")
    page.tiles.choose("done")
    page._show()
    assert titles(page) == ["Vận động quỹ Vì người nghèo"]


def test_the_drawer_leads_to_the_meeting_it_comes_from(page, found):
    task_id = chosen(page, "Lập phương án lắp đèn ngõ 12")
    task = found.office.tasks.task(task_id).task
    link = next(
        b
        for b in page.drawer.findChildren(type(page._new))
        if b.text() == "Mở buổi họp"
    )
    link.click()
    assert page.places == [Place("meetings", task.meeting_id)]


def test_a_result_is_written(page, found):
    task_id = chosen(page, "Lập phương án lắp đèn ngõ 12")
    form = dialog(page, "Ghi kết quả")
    form.form.fill({"text": "Đã trình phương án"})
    form.submit()
    page.settle()
    task = found.office.tasks.task(task_id).task
    assert (task.state, task.finished_on) == (TaskState.DONE, date(2026, 12, 5))


def test_carrying_over_needs_its_reason(page, found):
    task_id = chosen(page, "Rà soát hộ tạm trú ngõ 12")
    form = dialog(page, "Chuyển tiếp")
    form.form.fill({"due": date(2026, 12, 1), "text": "Bận"})
    form.submit()
    page.settle()
    assert form.isVisible()
    form.form.fill({"due": date(2027, 1, 15)})
    form.submit()
    page.settle()
    task = found.office.tasks.task(task_id).task
    assert (task.due_on, task.rollovers) == (date(2027, 1, 15), 2)


def test_a_new_task_outside_a_meeting(page, found):
    page.new_item()
    form = page.findChildren(TaskForm)[-1]
    QTest.keyClick(form.form, Qt.Key.Key_Return)
    assert form.isVisible()
    form.form.fill({"title": "Dọn nhà văn hóa", "due_on": date(2026, 12, 20)})
    form.submit()
    page.settle()
    assert "Dọn nhà văn hóa" in titles(page)


def test_a_task_is_opened_by_its_place(page, found):
    task = found.office.tasks.open(date(2026, 12, 5))[-1].task
    page.enter(task.id)
    page.settle()
    assert page.table.current_id() == task.id


def test_an_empty_year_says_so(page):
    page.set_year(2024)
    page.enter()
    page.settle()
    assert page.header._subtitle.text() == "Chưa có nhiệm vụ nào đến hạn."


def test_a_task_open_from_an_earlier_year_stays_in_sight(found):
    found.at(2026, 3, 1, 8, 0)
    found.office.tasks.assign(NewTask(title="Cũ", due_on=date(2026, 3, 9)))
    found.at(2027, 2, 1, 8, 0)
    tasks = found.office.tasks
    view = tasks_view(tasks.open(date(2027, 2, 1)), tasks.rate(2027), "late")
    assert [row.cell("title").text for row in view.rows] == ["Cũ"]


def test_the_card_tells_the_first_date(found):
    tasks = found.office.tasks
    found.at(2026, 3, 1, 8, 0)
    task_id = tasks.assign(NewTask(title="A", due_on=date(2026, 3, 9))).record_id
    tasks.roll_over(task_id, date(2026, 4, 9), "Mưa")
    shown = card(tasks.task(task_id))
    assert ("Hạn giao lần đầu", "09/03/2026") in shown.facts
    assert shown.history[0][1] == "01/03/2026: Chuyển tiếp đến 09/04/2026"
