"""Xuất danh sách in the window: dialog, file, log, over a real book, offscreen."""

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.kernel.places import Place
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped
from ui.widgets import theme

CARD = "031204550101"


@pytest.fixture
def dialog(filled, qtbot):
    """Open the dialog with Ctrl+E's own act."""
    filled.export_seen()
    qtbot.waitUntil(lambda: filled._exports.dialog is not None, timeout=5000)
    return filled._exports.dialog


def _save_to(qtbot, path):
    """Answer the dialog of files when it opens."""
    app = theme.current()._app
    found = []

    def opened():
        found[:] = [w for w in app.topLevelWidgets() if isinstance(w, QFileDialog)]
        return any(w.isVisible() for w in found)

    qtbot.waitUntil(opened, timeout=8000)
    files = next(w for w in found if w.isVisible())
    files.fileSelected.emit(str(path))
    files.close()


def _log(ask, office):
    return ask(office.member_exports.log)


def test_the_dialog_can_be_read_and_heard(dialog):
    assert audit(dialog) == []
    assert clipped(dialog) == []
    assert dialog.fields.chosen() == (
        "no",
        "full_name",
        "birth",
        "admitted_on",
        "official_on",
        "status",
        "attended",
    )


def test_a_filtered_list_is_written_as_it_stands(
    filled, dialog, qtbot, ask, office, tmp_path
):
    dialog.reject()
    filled._part.search.setText("anh")
    filled.export_seen()
    qtbot.waitUntil(lambda: filled._exports.dialog is not dialog, timeout=5000)
    dialog = filled._exports.dialog
    dialog.fields.choose(("full_name", "card_no"))
    dialog.give("save")
    path = tmp_path / "ds.xlsx"
    _save_to(qtbot, path)
    qtbot.waitUntil(path.exists, timeout=8000)
    sheet = openpyxl.load_workbook(path).active
    cells = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert "Đặng Thị Ánh" in cells
    assert "Trần Văn Hòa" not in cells
    assert "Lọc: có chữ “anh”" in cells
    qtbot.waitUntil(lambda: len(_log(ask, office)) == 1, timeout=5000)
    assert _log(ask, office)[0].in_full == ()
    kept = theme.current().recall("member_export")
    assert kept["fields"] == ["full_name", "card_no"]


def test_full_numbers_wait_for_a_reason_and_are_logged(
    filled, dialog, qtbot, ask, office, tmp_path
):
    dialog.fields.choose(("full_name", "card_no"))
    box = dialog.who.line("unmask").editor.input
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert dialog.who.line("reason").isVisibleTo(dialog)
    assert "Tệp có đủ số thẻ đảng viên của 3 người" in dialog.summary.text()
    dialog.give("save")
    assert dialog.who.line("reason").said == "Còn thiếu: lý do."
    dialog.who.fill({"reason": "Đảng ủy yêu cầu"})
    dialog.give("save")
    path = tmp_path / "đủ.xlsx"
    _save_to(qtbot, path)
    qtbot.waitUntil(path.exists, timeout=8000)
    sheet = openpyxl.load_workbook(path).active
    assert CARD in {cell.value for row in sheet.iter_rows() for cell in row}
    qtbot.waitUntil(lambda: len(_log(ask, office)) == 1, timeout=5000)
    line = _log(ask, office)[0]
    assert (line.in_full, line.reason) == (("card_no",), "Đảng ủy yêu cầu")


def test_another_form_asks_other_things(dialog):
    dialog.what.fill({"form": "national"})
    dialog._form_changed()
    assert not dialog.fields.isVisibleTo(dialog)
    assert dialog.who.line("with_left").isVisibleTo(dialog)
    assert dialog.who.line("reason").isVisibleTo(dialog)
    assert dialog.chosen().format == "xlsx"
    assert dialog.chosen().with_left
    dialog.what.fill({"form": "attendance"})
    dialog._form_changed()
    assert not dialog.how.isVisibleTo(dialog)
    assert dialog.buttons["save"].words == "Mở xem trước"


def test_a_paper_opens_its_preview(filled, dialog, qtbot):
    dialog.what.fill({"form": "attendance"})
    dialog._form_changed()
    with qtbot.waitSignal(filled.open_requested) as sent:
        dialog.give("save")
    assert sent.args == [Place("preview", "attendance:2026")]


def test_what_cannot_be_is_said_in_the_dialog_and_nothing_is_written(
    filled, dialog, qtbot, ask, office
):
    dialog.fields.choose(("no",))
    dialog.give("save")
    said = "Chưa chọn mục nào cho danh sách."
    qtbot.waitUntil(lambda: dialog.summary.text().startswith(said), timeout=5000)
    assert dialog.isVisible()
    assert _log(ask, office) == []


def test_a_place_that_cannot_be_written_is_one_sentence(
    filled, dialog, qtbot, ask, office, tmp_path
):
    folder = tmp_path / "ds.xlsx"
    folder.mkdir()
    dialog.give("save")
    _save_to(qtbot, folder)
    qtbot.waitUntil(lambda: "ds.xlsx" in dialog.summary.text(), timeout=8000)
    assert dialog.isVisible()
    assert _log(ask, office) == []


def test_stopping_leaves_no_file_and_no_line_and_asks_again(
    filled, dialog, qtbot, ask, office
):
    dialog.give("save")
    assert not dialog.buttons["save"].isEnabled()
    filled._exports._track.stop()
    said = "Đã dừng. Chưa có tệp nào được ghi."
    qtbot.waitUntil(lambda: dialog.summary.text() == said, timeout=5000)
    assert dialog.isVisible()
    assert dialog.buttons["save"].isEnabled()
    assert _log(ask, office) == []


def test_closing_the_dialog_stops_the_work(filled, dialog, qtbot, ask, office):
    dialog.give("save")
    track = filled._exports._track
    dialog.reject()
    assert track.is_stopped
    assert _log(ask, office) == []


def test_the_log_opens_by_its_name_from_the_search(filled, qtbot, tmp_path):
    filled.show_record("export_log")
    qtbot.waitUntil(lambda: filled._exports.log is not None, timeout=5000)
    log = filled._exports.log
    assert log.table.seen() == []
    assert audit(log) == []
    log.reject()
    filled.show_record("export")
    qtbot.waitUntil(lambda: filled._exports.dialog is not None, timeout=5000)


def test_printing_in_the_list_of_badges_prints_the_badges(filled, qtbot):
    filled.show_record("badges")
    with qtbot.waitSignal(filled.open_requested) as sent:
        filled.print_seen()
    assert sent.args == [Place("preview", "badge_list:2026")]
