"""After the signing: the code on paper leads scans and questions to their document."""

import io

import pytest
from PIL import Image
from PySide6.QtWidgets import QLabel

from tests.ui.accessibility import audit
from ui.widgets.overlay.dialog import Dialog
from ui.widgets.overlay.formdialog import FormDialog


@pytest.fixture
def printed(page, reports):
    """The document was printed once; give its code."""
    reports.note_output(page._prepared, "print")
    return page._prepared.code.text


@pytest.fixture
def picture(tmp_path):
    target = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(target, "JPEG")
    path = tmp_path / "trang ký.jpg"
    path.write_bytes(target.getvalue())
    return path


def dialogs(page, kind=Dialog):
    return [one for one in page.findChildren(kind) if one.isVisible()]


def only(page, qtbot, kind=Dialog):
    qtbot.waitUntil(lambda: len(dialogs(page, kind)) == 1)
    return dialogs(page, kind)[0]


def texts(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_a_code_of_an_old_print_shows_what_changed(
    page, qtbot, reports, facts, printed
):
    facts["text"] = "Hội nghị không nhất trí."
    facts["paragraphs"] = 2
    page._signed.check_button.click()
    dialog = only(page, qtbot, FormDialog)
    dialog.form.fill({"code": printed.lower()})
    dialog.give("save")
    qtbot.waitUntil(lambda: not dialogs(page, FormDialog))
    verdict = only(page, qtbot)
    assert "Bản đã in là bản 1, nội dung nay là bản 2." in texts(verdict)
    verdict.give("compare")
    changes = only(page, qtbot)
    assert any("không nhất trí" in one for one in texts(changes))
    changes.give("close")


def test_a_code_typed_wrongly_is_said_under_the_field(page, qtbot, printed):
    page.desk.ask_code()
    dialog = only(page, qtbot, FormDialog)
    assert audit(dialog) == []
    dialog.form.fill({"code": "BB-1"})
    dialog.give("save")
    qtbot.waitUntil(lambda: any("không phải mã" in one for one in texts(dialog)))
    dialog.give("later")


def test_a_scan_without_a_code_is_filed_here(page, qtbot, reports, printed, picture):
    page.desk.look_at(picture)
    dialog = only(page, qtbot, FormDialog)
    dialog.form.fill({"where": "Tủ 2, ngăn 1"})
    dialog.give("save")
    qtbot.waitUntil(lambda: len(reports.scans.of("paper", "1")) == 1)
    qtbot.waitUntil(lambda: page._signed._lines.count() == 1)
    (scan,) = reports.scans.of("paper", "1")
    assert (scan.file_name, scan.kept_where) == ("trang ký.jpg", "Tủ 2, ngăn 1")


def test_a_scan_of_another_paper_goes_where_its_code_says(
    page, qtbot, reports, picture
):
    other = reports.prepare("paper", "2")
    reports.note_output(other, "print")
    page.desk.look_at(picture)
    dialog = only(page, qtbot, FormDialog)
    dialog.form.fill({"code": other.code.text})
    dialog.give("save")
    qtbot.waitUntil(lambda: not dialogs(page, FormDialog))
    question = only(page, qtbot)
    question.give("there")
    qtbot.waitUntil(lambda: len(reports.scans.of("paper", "2")) == 1)
    assert reports.scans.of("paper", "1") == []


def test_a_filed_scan_can_be_saved_and_taken_out(
    page, qtbot, reports, printed, picture, tmp_path
):
    reports.scans.file(reports.scans.look_at(picture), "paper", "1")
    page.reload()
    qtbot.waitUntil(lambda: page._signed._lines.count() == 1)
    (scan,) = reports.scans.of("paper", "1")
    page.desk._save(scan, tmp_path / "ra.jpg")
    qtbot.waitUntil((tmp_path / "ra.jpg").exists)
    page._signed.chosen.emit(scan.id)
    only(page, qtbot).give("remove")
    qtbot.waitUntil(lambda: reports.scans.of("paper", "1") == [])
