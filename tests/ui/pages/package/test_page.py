"""The page of sending, from the contents to a stick that may be pulled out."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from app.package.model import KeyStage
from tests.app.package.cell import PASSPHRASE, cheap_passphrases, make_cell
from tests.ui.accessibility import audit
from ui.pages.package.page import PackagePage
from ui.pages.package.presenter import CHECKS, CONTENTS, DONE, SIGN, WRITE
from ui.widgets.basic.button import Button
from ui.widgets.overlay.dialog import Dialog
from ui.widgets.overlay.formdialog import FormDialog


@pytest.fixture
def cell(tmp_path, clock, monkeypatch):
    cheap_passphrases(monkeypatch)
    made = make_cell(tmp_path, clock)
    yield made
    made.office.close()


def shown(qtbot, cell, jobs, messages):
    page = PackagePage(cell.package, cell.clock, jobs, messages)
    qtbot.addWidget(page)
    page.resize(1122, 690)
    messages.attach(page)
    page.show()
    page.enter()
    qtbot.waitUntil(lambda: page._preview is not None, timeout=15000)
    return page


@pytest.fixture
def page(qtbot, cell, jobs, messages):
    return shown(qtbot, cell.registered(), jobs, messages)


def press(page, words):
    # Lines just rebuilt become visible with the next turn of the event loop.
    QApplication.processEvents()
    found = [b for b in page.findChildren(Button) if b.words == words and b.isVisible()]
    assert found, words
    found[0].click()


def step(page):
    return page._frame.steps.current()


def to_signing(page, folder):
    press(page, "Kiểm tra")
    press(page, "Ký gói")
    assert step(page) == SIGN
    page._frame.sign.show_folder(folder)


def test_a_package_is_sent_in_five_steps(qtbot, page, cell):
    folder = cell.stick()
    to_signing(page, folder)
    page._frame.sign.form.fill({"passphrase": PASSPHRASE})
    press(page, "Ký và ghi")
    assert step(page) == WRITE
    qtbot.waitUntil(lambda: step(page) == DONE, timeout=15000)
    assert [p.name for p in folder.iterdir()] == ["BC_CB07_2026_000001.asice.p7m"]
    assert "Có thể rút" in page._frame.stick._chip.words
    press(page, "Về đầu")
    assert step(page) == CONTENTS
    qtbot.waitUntil(lambda: page._preview.sequence == 2, timeout=15000)
    assert len(page._frame.history.seen()) == 1


def test_the_passphrase_is_forgotten_at_once(qtbot, page, cell):
    to_signing(page, cell.stick())
    page._frame.sign.form.fill({"passphrase": "mùa xuân năm nay"})
    press(page, "Ký và ghi")
    assert not page._frame.sign.form.values()["passphrase"]
    qtbot.waitUntil(lambda: step(page) == SIGN, timeout=15000)
    assert list(cell.stick().iterdir()) == []


def test_signing_asks_for_a_place_first(qtbot, page):
    press(page, "Kiểm tra")
    press(page, "Ký gói")
    press(page, "Ký và ghi")
    assert step(page) == SIGN


def test_stopping_leaves_nothing_and_says_so(qtbot, page, cell, monkeypatch):
    from app.package.sending import delivery

    real = delivery._write

    def slowly(packed, write, name, watch):
        page._sending.stop()
        real(packed, write, name, watch)

    monkeypatch.setattr(delivery, "_write", slowly)
    to_signing(page, cell.stick())
    page._frame.sign.form.fill({"passphrase": PASSPHRASE})
    press(page, "Ký và ghi")
    qtbot.waitUntil(lambda: bool(page.notices.sentences()), timeout=15000)
    assert page.notices.sentences() == ("Đã dừng. Phần ghi dở đã xóa, chưa gửi gì.",)
    assert list(cell.stick().iterdir()) == []
    press(page, "Ghi lại")
    assert step(page) == SIGN


def test_a_stick_that_is_gone_is_said_on_the_page(qtbot, page, cell):
    to_signing(page, cell.folder / "gone")
    page._frame.sign.form.fill({"passphrase": PASSPHRASE})
    press(page, "Ký và ghi")
    qtbot.waitUntil(lambda: bool(page.notices.sentences()), timeout=15000)
    assert "Không thấy thư mục" in page.notices.sentences()[0]


def test_without_a_key_signing_explains_and_leads_to_it(qtbot, cell, jobs, messages):
    page = shown(qtbot, cell, jobs, messages)
    press(page, "Kiểm tra")
    press(page, "Ký gói")
    assert step(page) == CHECKS
    assert "Chi bộ chưa tạo khóa ký gói" in page.notices.sentences()[0]
    press(page, "Sửa ngay")
    assert page._frame.keys.isVisible()


def test_keys_walk_the_steps_and_the_things_to_repair(qtbot, page):
    page.activateWindow()
    qtbot.keyClick(page, Qt.Key.Key_F10)
    assert step(page) == CHECKS
    QApplication.processEvents()
    stops = []
    for _ in range(3):
        qtbot.keyClick(page, Qt.Key.Key_F9)
        stops.append(page.focusWidget().accessibleName())
    assert len(set(stops)) == 3
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert step(page) == SIGN


def test_a_check_leads_to_its_place(qtbot, page):
    press(page, "Kiểm tra")
    line = next(check for check in page._preview.checks if check.key == "minutes")
    with qtbot.waitSignal(page.open_requested) as opened:
        page._frame.checks.repair.emit(line)
    assert opened.args[0].page == "meetings"


def test_a_reason_is_asked_and_travels(qtbot, page, cell):
    press(page, "Kiểm tra")
    press(page, "Ghi lý do")
    dialog = page.findChild(FormDialog)
    dialog.form.fill({"reason": "ngắn"})
    dialog.give("save")
    assert dialog.isVisible()
    dialog.form.fill({"reason": "Chi bộ mới thành lập tháng 11"})
    dialog.give("save")
    assert "Chi bộ mới thành lập tháng 11" in page._notes.values()


def answer_with(monkeypatch, path):
    """Answer the next file dialog without opening one."""
    monkeypatch.setattr(
        QFileDialog, "open", lambda dialog: dialog.fileSelected.emit(str(path))
    )


def test_the_whole_registration_through_the_panel(
    qtbot, cell, jobs, messages, monkeypatch
):
    page = shown(qtbot, cell, jobs, messages)
    page.show_record("keys")
    press(page, "Tạo khóa và tệp xin khóa")
    dialog = page.findChild(FormDialog)
    dialog.form.fill({"new": PASSPHRASE, "again": "khác"})
    dialog.give("save")
    assert cell.package.keys.state().stage is KeyStage.NONE
    answer_with(monkeypatch, cell.stick())
    dialog.form.fill({"new": PASSPHRASE, "again": PASSPHRASE})
    dialog.give("save")
    keys = cell.package.keys
    qtbot.waitUntil(lambda: keys.state().stage is KeyStage.REQUESTED, timeout=15000)
    qtbot.waitUntil(
        lambda: any(d.buttons.get("done") for d in page.findChildren(Dialog)),
        timeout=15000,
    )
    for opened in page.findChildren(Dialog):
        if opened.buttons.get("done"):
            opened.give("done")
    reply = cell.folder / "reply.pem"
    reply.write_bytes(cell.committee.answer(keys.asked()))
    answer_with(monkeypatch, reply)
    qtbot.waitUntil(
        lambda: any(
            b.words == "Nạp trả lời của Đảng ủy" and b.isVisible()
            for b in page.findChildren(Button)
        ),
        timeout=15000,
    )
    press(page, "Nạp trả lời của Đảng ủy")
    qtbot.waitUntil(lambda: bool(code_form(page)), timeout=15000)
    code_form(page).form.fill({"code": "0000"})
    code_form(page).give("save")
    qtbot.waitUntil(lambda: not page.jobs._running and bool(code_form(page)))
    assert keys.state().stage is KeyStage.REQUESTED
    code_form(page).form.fill({"code": cell.committee.code})
    code_form(page).give("save")
    qtbot.waitUntil(lambda: keys.state().stage is KeyStage.ACTIVE, timeout=15000)


def code_form(page):
    return next(
        (d for d in page.findChildren(FormDialog) if "code" in d.form.values()), None
    )


@pytest.mark.parametrize("is_good", [True, False])
def test_a_package_can_be_examined_again(qtbot, page, cell, monkeypatch, is_good):
    from ui.widgets.basic.line import ShapeLine

    path = Path(cell.export().path)
    if not is_good:
        content = path.read_bytes()
        path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    answer_with(monkeypatch, path)
    press(page, "Kiểm tra tệp gói")
    qtbot.waitUntil(lambda: bool(page.findChildren(Dialog)), timeout=15000)
    dialog = page.findChildren(Dialog)[0]
    lines = [line.accessibleName() for line in dialog.findChildren(ShapeLine)]
    assert len(lines) >= 15
    assert any("Mọi tệp giống hệt lúc ký." in line for line in lines) is is_good
    dialog.give("done")


def test_every_control_has_a_name(page, cell):
    for words in ("", "Kiểm tra", "Ký gói"):
        if words:
            press(page, words)
        assert audit(page) == []
    page.show_record("keys")
    assert audit(page) == []


def test_enter_on_the_passphrase_signs(qtbot, page, cell):
    to_signing(page, cell.stick())
    form = page._frame.sign.form
    form.fill({"passphrase": PASSPHRASE})
    qtbot.keyClick(form, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: step(page) == DONE, timeout=15000)


def test_a_cell_that_is_not_set_up_is_led_to_the_settings(
    qtbot, office, clock, jobs, messages
):
    page = PackagePage(office.package, clock, jobs, messages)
    qtbot.addWidget(page)
    page.resize(1122, 690)
    page.show()
    page.enter()
    qtbot.waitUntil(page._frame.empty.isVisible, timeout=15000)
    with qtbot.waitSignal(page.open_requested) as opened:
        press(page, "Mở Cài đặt")
    assert opened.args[0].page == "settings"
