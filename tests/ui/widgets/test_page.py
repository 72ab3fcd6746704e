"""The page: reading, watching, narrow windows, what waits and what is late."""

import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from app.kernel.changes import Change
from tests.ui.clipping import clipped
from ui.jobs import Jobs
from ui.messages import Messages
from ui.widgets import theme
from ui.widgets.basic.button import Button, same_width
from ui.widgets.basic.layout import row
from ui.widgets.basic.text import text
from ui.widgets.page import Page
from ui.widgets.reflow import Width
from ui.widgets.table.columns import Column, Row
from ui.widgets.table.view import Table


class Members(Page):
    name = "members"
    watches = frozenset({"members"})

    def __init__(self, jobs, messages):
        super().__init__(jobs, messages, "Đảng viên")
        self.reads, self.widths = 0, []
        self.table = Table("page", [Column("a", "Tên", stretch=True)])
        self.body.addWidget(self.table, 1)
        self.table.show_rows([Row(str(n), {"a": f"Người {n}"}) for n in range(40)])

    def reload(self):
        self.reads += 1

    def first_focus(self):
        return self.table

    def reflow(self, width):
        self.widths.append(width)


def settle(qapp):
    for _ in range(5):
        qapp.processEvents()


@pytest.fixture
def jobs(qapp):
    made = Jobs(bar_after=20)
    yield made
    made.close()


@pytest.fixture
def page(look, qtbot, jobs, clock):
    made = Members(jobs, Messages(lambda problem: problem.code, clock.now))
    qtbot.addWidget(made)
    made.resize(1300, 640)
    made.show()
    yield made
    look.change(percent=100)


def test_a_page_reads_at_its_first_opening_and_after_a_change_it_watches(page, jobs):
    page.enter()
    page.enter()
    assert page.reads == 1
    jobs.changed.emit(Change.of("members"))
    jobs.changed.emit(Change.of("tasks"))
    assert page.reads == 2


def test_a_hidden_page_waits_with_reading_until_it_is_opened(page, jobs):
    page.enter()
    page.hide()
    jobs.changed.emit(Change.of("members"))
    assert page.reads == 1
    page.show()
    page.enter()
    assert page.reads == 2


def test_a_page_hears_of_its_class_of_width(page, qapp):
    assert page.widths == [Width.WIDE]
    theme.current().change(percent=125)
    page.resize(1300, 640)
    qapp.processEvents()
    page.resize(900, 640)
    qapp.processEvents()
    assert page.widths == [Width.WIDE, Width.MIDDLE, Width.NARROW]


def test_a_wide_page_does_not_scroll_a_narrow_one_scrolls_its_header_away(page, qapp):
    bar = page._area.verticalScrollBar()
    qapp.processEvents()
    assert bar.maximum() == 0
    theme.current().change(percent=200)
    qapp.processEvents()
    qapp.processEvents()
    assert bar.maximum() > 0
    assert page.table.height() > theme.u(150)
    theme.current().change(percent=100)
    qapp.processEvents()
    qapp.processEvents()
    assert bar.maximum() == 0


def test_slow_reading_shows_the_line_and_quick_reading_nothing(page, jobs, qtbot):
    gate = threading.Event()
    page.read(gate.wait)
    qtbot.waitUntil(page._lines.reading.isVisible)
    gate.set()
    qtbot.waitUntil(lambda: not page._lines.reading.isVisible())


def test_the_work_of_another_page_shows_nothing_here(page, jobs, qtbot):
    gate, other, late = threading.Event(), QObject(), []
    jobs.late.connect(late.append)
    jobs.read(other, gate.wait)
    qtbot.waitUntil(lambda: bool(late))
    assert not page._lines.reading.isVisible()
    gate.set()


def test_a_tracked_job_has_its_line_its_item_and_its_stop(page, jobs, qtbot):
    track = jobs.track("Đọc lại và so từng tệp", stop="Dừng, xóa phần đã ghi")
    gate, failed = threading.Event(), []

    def work():
        track.report(14, 23)
        track.say("bien-ban/BB-2026-09.pdf")
        gate.wait()
        track.report(15, 23)

    page.make(work, failed=failed.append, track=track)
    qtbot.waitUntil(page._lines.isVisible)
    buttons = [b for b in page._lines.findChildren(Button) if b.isVisible()]
    assert [b.words for b in buttons] == ["Dừng, xóa phần đã ghi"]
    buttons[0].click()
    assert any(
        label.text() == "Đang dừng…" for label in page._lines.findChildren(QLabel)
    )
    gate.set()
    qtbot.waitUntil(lambda: bool(failed))
    assert failed[0].code == "Cancelled"
    assert not page._lines.isVisible()


def test_actions_go_below_the_title_where_they_do_not_fit(page, qapp):
    for words in ("Nhập từ Excel", "In, xuất danh sách", "Thêm đảng viên"):
        page.header.add_action(Button(words))
    settle(qapp)
    wide = page.header.height()
    page.resize(500, 640)
    settle(qapp)
    assert page.header.height() > wide
    assert clipped(page.header) == []


def test_a_locked_page_says_why(page, qapp):
    page.header.set_locked("Biên bản đã khóa 05/12. Sửa bằng phụ lục.")
    assert page.header._locked.isVisible()
    page.header.set_locked("")
    assert not page.header._locked.isVisible()


def test_buttons_of_a_set_are_equally_wide_at_every_text_size(look, qtbot):
    from PySide6.QtWidgets import QWidget

    holder = QWidget()
    qtbot.addWidget(holder)
    buttons = [Button(words, "small") for words in ("Ghi", "Mở mục 3", "Chuẩn bị")]
    holder.setLayout(row(*buttons, text("")))
    holder.show()
    same_width(*buttons)
    assert len({button.minimumWidth() for button in buttons}) == 1
    narrow = buttons[0].minimumWidth()
    look.change(percent=150)
    assert len({button.minimumWidth() for button in buttons}) == 1
    assert buttons[0].minimumWidth() > narrow


def test_waiting_moves_nothing_on_the_page(page, jobs, qtbot, qapp):
    settle(qapp)
    before = page.table.geometry()
    gate = threading.Event()
    page.read(gate.wait)
    qtbot.waitUntil(page._lines.reading.isVisible)
    settle(qapp)
    assert page.table.geometry() == before
    line = page._lines.reading.geometry()
    assert page.header.geometry().bottom() < line.top()
    assert line.bottom() < before.top()
    gate.set()
    qtbot.waitUntil(lambda: not page._lines.reading.isVisible())


def test_a_table_in_a_card_has_no_frame_of_its_own(look, qtbot):
    from ui.widgets.basic.card import Card

    card = Card("Nội dung gói")
    qtbot.addWidget(card)
    table = Table("inner", [Column("a", "Tên", stretch=True)])
    card.add(table)
    card.show()
    assert table.objectName() != "card"


def test_no_size_makes_a_page_resize_in_circles(page, qapp):
    # A scroll area, wrapped words and a fixed height once filled the stack.
    page.body.addWidget(
        text("Thang điểm theo phiếu chấm của địa phương. " * 12, wrap=True)
    )
    for percent in (200, 125, 175, 100, 150):
        theme.current().change(percent=percent)
        for width in range(700, 1340, 80):
            page.resize(width, 560 + width % 7 * 10)
            settle(qapp)
    assert page._holder.height() >= page._area.viewport().height()
