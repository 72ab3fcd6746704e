"""Problems become sentences in the right form; what was said is kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.kernel.errors import Cancelled, EnvironmentProblem, UserError
from tests.ui.typing import press
from ui.jobs import Jobs
from ui.messages import Messages
from ui.widgets.overlay.toast import Toast
from ui.widgets.page import Page
from ui.widgets.status import Tone


class DiskFull(EnvironmentProblem):
    """No room."""


class NameMissing(UserError):
    """No name."""


SENTENCES = {
    "DiskFull": "Ổ đĩa đã đầy nên chưa lưu được.",
    "NameMissing": "Ghi họ và tên.",
    "Cancelled": "Đã dừng, chưa ghi gì.",
}


@pytest.fixture
def messages(look, clock):
    return Messages(lambda problem: SENTENCES[problem.code], clock.now)


@pytest.fixture
def window(qtbot, messages):
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.resize(900, 500)
    messages.attach(shown)
    shown.show()
    return shown


@pytest.fixture
def page(window, messages):
    jobs = Jobs()
    made = Page(jobs, messages, "Đảng viên", window)
    made.show()
    yield made
    jobs.close()


def toast_of(window):
    return window.findChild(Toast)


def words_in(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def test_a_problem_of_a_page_becomes_its_notice_bar(messages, page):
    inner = QWidget(page)
    messages.error(DiskFull(), inner)
    assert page.notices.sentences() == (SENTENCES["DiskFull"],)
    assert page.notices.isVisible()


def test_the_same_problem_twice_stands_there_once(messages, page):
    messages.error(DiskFull(), page)
    messages.error(DiskFull(), page)
    assert len(page.notices.sentences()) == 1


def test_a_notice_bar_goes_when_it_is_understood(messages, page):
    messages.error(DiskFull(), page)
    page.notices.clear("DiskFull")
    assert page.notices.sentences() == ()
    assert page.notices.isHidden()


def test_a_problem_without_a_page_stays_until_it_is_closed(messages, window):
    messages.error(NameMissing())
    toast = toast_of(window)
    assert toast.isVisible()
    assert SENTENCES["NameMissing"] in words_in(toast)
    toast._go()
    assert toast.isVisible()


def test_a_stopped_job_is_no_trouble(messages, page, window):
    messages.error(Cancelled(), page)
    assert page.notices.sentences() == ()
    assert SENTENCES["Cancelled"] in words_in(toast_of(window))


def test_f8_undoes_what_the_toast_offers_and_only_once(messages, window):
    undone = []
    messages.undo_requested.connect(undone.append)
    messages.toast("Đã xóa nhiệm vụ “Rà soát hộ tạm trú”.", "c7")
    window.activateWindow()
    press(window, Qt.Key.Key_F8)
    toast_of(window)._ask_undo()
    toast_of(window)._ask_undo()
    assert undone == ["c7"]
    assert toast_of(window).isHidden()


def test_a_second_toast_replaces_the_first(messages, window):
    messages.toast("Đã ghi.", "c1")
    messages.toast("Đã in.")
    assert len(window.findChildren(Toast)) == 1
    toast = toast_of(window)
    assert "Đã in." in words_in(toast)
    undone = []
    messages.undo_requested.connect(undone.append)
    toast._ask_undo()
    assert undone == []


def test_a_toast_goes_by_itself_but_not_while_it_has_the_focus(messages, window):
    messages.toast("Đã xóa.", "c1")
    toast = toast_of(window)
    toast._undo.setFocus()
    if toast._undo.hasFocus():
        toast._go()
        assert toast.isVisible()
    toast._undo.clearFocus()
    toast._go()
    assert toast.isHidden()


def test_a_toast_stands_at_the_bottom_and_follows_the_window(messages, window, qapp):
    messages.toast("Đã ghi đủ 23 tệp vào USB và đọc lại khớp. Có thể rút USB." * 3)
    toast = toast_of(window)
    window.resize(700, 600)
    qapp.processEvents()
    assert abs(toast.geometry().center().x() - 350) <= 1
    assert 500 < toast.geometry().bottom() < 600


def test_everything_said_is_kept_for_the_day(messages, page, clock):
    messages.toast("Đã ghi.")
    clock.advance(60)
    messages.error(DiskFull(), page)
    said = messages.today()
    assert [line.words for line in said] == ["Đã ghi.", SENTENCES["DiskFull"]]
    assert [line.tone for line in said] == [Tone.OK, Tone.WARN]
    assert said[1].at > said[0].at


def test_a_page_says_what_its_use_case_could_not_do(qtbot, messages, window):
    jobs = Jobs()
    jobs.unheard.connect(messages.error)
    page = Page(jobs, messages, "Đảng viên", window)

    def write():
        raise DiskFull

    page.change(write)
    qtbot.waitUntil(lambda: bool(page.notices.sentences()))
    assert page.notices.sentences() == (SENTENCES["DiskFull"],)
    jobs.close()


def test_speaking_after_the_window_is_gone_is_only_noted(messages, look):
    import shiboken6

    window = QWidget()
    messages.attach(window)
    shiboken6.delete(window)
    messages.toast("Đã ghi.")
    messages.error(NameMissing())
    assert len(messages.today()) == 2


def test_a_new_window_after_the_lock_is_spoken_in(messages, window, qtbot):
    other = QWidget()
    qtbot.addWidget(other)
    other.resize(600, 400)
    messages.attach(other)
    other.show()
    messages.toast("Đã ghi.")
    assert toast_of(other).isVisible()
    assert toast_of(window).isHidden()
