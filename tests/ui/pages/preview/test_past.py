"""The history of a paper by keyboard: a version opened, changes seen, back to now."""

from functools import partial

import pytest
from PySide6.QtCore import Qt

from app.reports import drawing
from tests.app.features.meetings.office import desk, held
from tests.ui.accessibility import audit
from ui.pages.preview.past.desk import NOTICE
from ui.widgets.overlay.dialog import Dialog


@pytest.fixture
def found(store, clock):
    return desk(store, clock)


@pytest.fixture
def preview(qtbot, found, jobs, messages):
    """Show minutes that were printed, changed, printed again, signed and locked."""
    from ui.pages.preview.page import PreviewPage

    meeting_id = held(found)
    office = found.office
    reports, meetings = office.reports, office.meetings
    reports.note_output(reports.prepare("minutes", meeting_id), "print")
    found.at(2026, 12, 5, 9, 30)
    meetings.floor.conclude(meeting_id, "Kết luận đã sửa.")
    reports.note_output(reports.prepare("minutes", meeting_id), "print")
    found.at(2026, 12, 6, 8, 0)
    meetings.minutes.sign(meeting_id)
    meetings.minutes.lock(meeting_id)
    meetings.minutes.add_addendum(meeting_id, "Số tiền đúng là 12 triệu.", "Ghi nhầm")
    shown = PreviewPage(reports, jobs, messages)
    qtbot.addWidget(shown)
    shown.resize(1100, 690)
    shown.show()
    shown.enter(f"minutes:{meeting_id}")
    qtbot.waitUntil(lambda: shown._paper.opened is not None)
    return shown


def visible(page, kind=Dialog):
    return [one for one in page.findChildren(kind) if one.isVisible()]


@pytest.fixture
def dialog(preview, qtbot):
    past = preview._checks.past
    past.setFocus()
    qtbot.keyClick(past, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(visible(preview)) == 1)
    return visible(preview)[0]


def rows(dialog):
    return [
        [one.cells[key].text for key in ("what", "changed")]
        for one in dialog.table.seen()
    ]


def test_it_lists_what_happened_newest_first(dialog):
    assert rows(dialog) == [
        ["Phụ lục số 01", ""],
        ["Khóa biên bản", ""],
        ["Đã ký tay", ""],
        # The sign of the draft is gone, so the locked pages are a version of their own.
        ["Bản 2", "Khác 1 chỗ"],
        ["Bản 1", ""],
        ["Kết thúc buổi họp, lập dự thảo", ""],
        ["Đọc lại biên bản", ""],
    ]
    assert audit(dialog) == []
    assert not dialog.buttons["open"].isEnabled()


def test_enter_opens_the_locked_pages_and_back(preview, dialog, qtbot, found):
    now = preview._paper.opened
    dialog.table.select("1")
    qtbot.waitUntil(dialog.buttons["open"].isEnabled)
    qtbot.keyClick(dialog.table.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(partial(bool_of_other, preview, now))
    row = found.office.store.rows("SELECT sha256 FROM report_kept")[0]
    kept = found.office.attachments.read(row["sha256"])
    assert preview._paper.opened.content == kept
    assert list(preview.notices.sentences()) == [
        "Đang xem bản 3, đúng từng trang lúc khóa. Nội dung nay là bản 4."
    ]
    # What is only looked at is neither printed nor saved.
    assert not preview._print.isEnabled()
    preview.notices._bars[NOTICE].pressed.emit()
    qtbot.waitUntil(preview._print.isEnabled)
    qtbot.waitUntil(lambda: preview._paper.opened.content == now.content)
    assert list(preview.notices.sentences()) == [
        "Bản đã in là bản 2, nội dung nay là bản 4."
    ]


def bool_of_other(preview, now):
    return preview._paper.opened is not None and preview._paper.opened is not now


def test_a_printed_version_is_drawn_as_it_left(preview, dialog, qtbot):
    now = preview._paper.opened
    dialog.table.select("4")
    qtbot.waitUntil(dialog.buttons["open"].isEnabled)
    qtbot.keyClick(dialog.buttons["open"], Qt.Key.Key_Space)
    qtbot.waitUntil(partial(bool_of_other, preview, now))
    old = preview._reports.history.opened(preview._prepared, 1)
    assert preview._paper.opened.content == drawing.pdf(old)


def test_changes_are_shown_side_by_side(preview, dialog, qtbot):
    dialog.table.select("3")
    qtbot.waitUntil(dialog.buttons["changes"].isEnabled)
    qtbot.keyClick(dialog.buttons["changes"], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: [d.windowTitle() for d in visible(preview)] == [TITLE])


TITLE = "Bản 2 so với bản trước"


def test_a_paper_that_never_left_says_so(page, qtbot):
    page._checks.past.click()
    qtbot.waitUntil(lambda: len(visible(page)) == 1)
    assert visible(page)[0].table is None
    assert set(visible(page)[0].buttons) == {""}
