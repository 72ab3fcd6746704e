"""A whole run in one process: first run, inside, lock, recovery, the end."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from app.door import entrance as door
from app.infra.safety.recovery import recovery_code
from app.infra.vault import Vault
from app.kernel.changes import Change
from app.people.model import UnitAnswers
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped, too_wide
from tests.ui.typing import type_text
from ui.shell.bars.flat import NavButton
from ui.shell.crash import CrashHooks, Surroundings
from ui.shell.crash_window import CrashWindow
from ui.shell.firstrun.closing import ClosingPage
from ui.shell.firstrun.flow import FirstRun, Step
from ui.shell.firstrun.wizard import Wizard
from ui.shell.frame import Frame
from ui.shell.lock import code as sheet
from ui.shell.session import Session
from ui.widgets import theme
from ui.widgets.overlay.banner import Banner

PASSPHRASE = "hoa dao no mua xuan"  # noqa: S105  (of test books only)
CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def run(qtbot, look, tmp_path, monkeypatch):
    """Start a run over a folder of its own; more than one may follow another."""
    monkeypatch.setenv("SOCHIBO_HOME", str(tmp_path / "Sổ"))
    started = []

    def start():
        entrance = door.approach({"SOCHIBO_HOME": str(tmp_path / "Sổ")})
        logs = tmp_path / "logs"
        logs.mkdir(exist_ok=True)
        hooks = CrashHooks(Surroundings(logs, "0.1.0", entrance.clock.now))
        hooks.close()
        frame = Frame(door.passphrase_rules)
        session = Session(QApplication.instance(), frame, entrance, hooks)
        started.append((session, frame))
        session.begin()
        frame.resize(1366, 690)
        with qtbot.waitActive(frame):
            frame.show()
            frame.activateWindow()
        return session, frame

    def end():
        while started:
            session, frame = started.pop()
            session.close()
            frame.close()
            frame.deleteLater()
            # It hangs on the application and would go on listening.
            session.deleteLater()

    start.end = end
    yield start
    end()


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def write(words):
    type_text(QApplication.focusWidget(), words)


def settle(qtbot, check):
    # ``None`` would count as yes.
    qtbot.waitUntil(lambda: bool(check()), timeout=15000)


def wizard_of(frame):
    return frame.findChild(Wizard)


def title(frame):
    return wizard_of(frame).title


def answer_until_groups(qtbot, frame):
    """Walk from the first choice to the last question, by keyboard only."""
    press(qtbot, ENTER)
    write("Chi bộ Tổ dân phố 5")
    press(qtbot, ENTER)
    for _ in range(2):
        write(PASSPHRASE)
        press(qtbot, ENTER)
    settle(qtbot, lambda: title(frame) == "Đảng bộ cấp trên trực tiếp là gì?")
    write("Đảng bộ phường An Bình")
    press(qtbot, ENTER)
    press(qtbot, Qt.Key.Key_1)
    press(qtbot, ENTER)
    write("21")
    press(qtbot, ENTER)
    write("1/6/2025")
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Tab)
    write("31/12/2027")
    press(qtbot, ENTER)
    write("Trần Văn Hòa")
    press(qtbot, ENTER)
    assert title(frame) == "Chi bộ có chia tổ đảng không?"


def close_first_run(qtbot, frame, folder):
    code = recovery_code(Vault(folder.key_file, None).unlock(PASSPHRASE).secret)
    page = frame.findChild(ClosingPage)
    for at, field in zip(sheet.asked(code), page.findChildren(QLineEdit), strict=True):
        type_text(field, sheet.groups(code)[at].lower())
    page.findChildren(QLineEdit)[0].setFocus()
    press(qtbot, ENTER)


def test_the_first_run_leads_inside_and_the_lock_hides_everything(run, qtbot):
    session, frame = run()
    answer_until_groups(qtbot, frame)
    press(qtbot, Qt.Key.Key_2)
    press(qtbot, ENTER)
    close_first_run(qtbot, frame, session._entrance.folder)
    settle(qtbot, lambda: bool(frame.findChildren(NavButton)))
    assert frame.windowTitle() == "Sổ Chi bộ"
    office = session._office
    assert office.people.unit().superior_name == "Đảng bộ phường An Bình"
    assert office.people.officers(None)[0].name == "Trần Văn Hòa"

    press(qtbot, Qt.Key.Key_L, CTRL)
    assert frame.windowTitle() == "Sổ Chi bộ (đã khóa)"
    assert not [b for b in frame.findChildren(NavButton) if b.isVisible()]
    write("sai mật khẩu")
    press(qtbot, ENTER)
    settle(qtbot, frame.lock_screen._card.button.isEnabled)
    assert frame.is_locked
    QApplication.focusWidget().clear()
    write(PASSPHRASE)
    press(qtbot, ENTER)
    settle(qtbot, lambda: not frame.is_locked)
    assert [b for b in frame.findChildren(NavButton) if b.isVisible()]


def test_a_started_first_run_resumes_at_the_same_question(run, qtbot, tmp_path):
    session, frame = run()
    answer_until_groups(qtbot, frame)
    settle(qtbot, lambda: not session.jobs.is_writing)
    run.end()
    for file in (tmp_path / "Sổ").rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        assert "Hòa".encode() not in content, file

    _session, frame = run()
    assert frame.is_locked
    write(PASSPHRASE)
    press(qtbot, ENTER)
    settle(qtbot, lambda: wizard_of(frame) is not None and not frame.is_locked)
    settle(qtbot, lambda: title(frame) == "Chi bộ có chia tổ đảng không?")
    assert "Trần Văn Hòa" in [line.answer for line in _side(frame)]


def _side(frame):
    from ui.shell.firstrun.view import view

    return view(wizard_of(frame)._run).side


def test_two_wrong_groups_do_not_finish_the_first_run(run, qtbot):
    session, frame = run()
    answer_until_groups(qtbot, frame)
    press(qtbot, Qt.Key.Key_2)
    press(qtbot, ENTER)
    page = frame.findChild(ClosingPage)
    page.findChildren(QLineEdit)[0].setFocus()
    press(qtbot, ENTER)
    settle(qtbot, lambda: not session.jobs.is_writing)
    assert session._office.people.unit() is None
    assert frame.findChild(ClosingPage) is page


def test_five_wrong_tries_offer_the_recovery_sheet_which_opens_the_book(
    run, qtbot, monkeypatch
):
    session, frame = run()
    entrance = session._entrance
    office, code = entrance.create(PASSPHRASE)
    office.close()
    run.end()
    session, frame = run()
    screen = frame.lock_screen
    for _ in range(5):
        screen.show_wrong()
    assert not screen._card.button.isEnabled()
    assert screen._card.button.words.startswith("Đợi ")
    screen._card.sheet.click()
    box = screen.findChild(QPlainTextEdit)
    box.setPlainText(code.lower().replace(" ", "-"))
    for line in screen._recovery.findChildren(QLineEdit):
        type_text(line, "một câu khác dài hơn")
    qtbot.keyClick(screen._recovery.findChildren(QLineEdit)[-1], ENTER)
    settle(qtbot, lambda: not frame.is_locked)
    entrance.check("một câu khác dài hơn")


def test_a_lost_key_file_is_said_and_the_sheet_offered(run, qtbot):
    session, _frame = run()
    session._entrance.create(PASSPHRASE)[0].close()
    session._entrance.folder.key_file.unlink()
    run.end()
    _session, frame = run()
    assert frame.lock_screen._card.sheet.isVisible()
    write(PASSPHRASE)
    press(qtbot, ENTER)
    settle(qtbot, lambda: "khôi phục" in frame.lock_screen._card._says.text())


def test_an_unexpected_error_shows_where_the_report_is(run, qtbot, tmp_path):
    session, frame = run()
    report = tmp_path / "bao-loi.txt"
    session._failures.tell("builtins.ValueError", report)
    window = frame.findChild(CrashWindow)
    assert window.isVisible()
    assert str(report) in window._place.text()
    window._copy()
    assert QApplication.clipboard().text() == "builtins.ValueError"


def test_hooks_write_a_report_without_names_and_give_themselves_back(
    qtbot, tmp_path, clock, capsys
):
    before = sys.excepthook
    (tmp_path / "hard-crash.txt").write_text("Fatal Python error: Segmentation fault")
    hooks = CrashHooks(Surroundings(tmp_path, "0.1.0", clock.now))
    assert hooks.hard_crash.exists()
    with qtbot.waitSignal(hooks.caught) as caught:
        try:
            {}["Trần Văn Hòa"]
        except KeyError as error:
            sys.excepthook(KeyError, error, error.__traceback__)
    hooks.close()
    text, place = caught.args
    assert "Hòa" not in text
    assert "KeyError" in place.read_text(encoding="utf-8")
    assert sys.excepthook is not hooks._hook
    assert not (tmp_path / "hard-crash.txt").exists()
    sys.excepthook = before


def test_the_lock_that_came_by_itself_says_why_and_a_pressed_key_delays_it(run, qtbot):
    session, frame = run()
    office, _code = session._entrance.create(PASSPHRASE)
    session._opened(office)
    settle(qtbot, lambda: bool(frame.findChildren(NavButton)))
    left = session._auto._timer.remainingTime()
    assert left > 9 * 60_000
    session._auto._timer.start(60_000)
    qtbot.keyClick(frame.windowHandle(), Qt.Key.Key_F2)
    assert session._auto._timer.remainingTime() > 9 * 60_000
    session._auto.due.emit()
    assert frame.is_locked
    assert "khóa sau 10 phút" in frame.lock_screen._card._says.text()
    session.lock()
    assert frame.is_locked


def test_a_page_that_holds_the_lock_is_not_interrupted(run, qtbot, monkeypatch):
    session, frame = run()
    office, _code = session._entrance.create(PASSPHRASE)
    session._opened(office)
    settle(qtbot, lambda: session._inside and session._inside.window.page)
    monkeypatch.setattr(session._inside.window.page, "holds_lock", True)
    session._auto._timer.start(1000)
    session._auto.due.emit()
    assert not frame.is_locked
    assert session._auto._timer.remainingTime() > 9 * 60_000


def test_a_book_open_in_another_window_is_said(run, qtbot):
    session, frame = run()
    office, _code = session._entrance.create(PASSPHRASE)
    session.begin()
    try:
        frame.lock_screen.take_focus()
        write(PASSPHRASE)
        press(qtbot, ENTER)
        said = frame.lock_screen._card._says
        settle(qtbot, lambda: "đang" in said.text() and "Đang mở" not in said.text())
        assert frame.is_locked
    finally:
        office.close()


def test_a_copy_comes_back_through_the_window(run, qtbot):
    session, frame = run()
    office, _code = session._entrance.create(PASSPHRASE)
    office.people.set_up_unit(UnitAnswers(name="Chi bộ 1"))
    copy = office.book.backups.make(office.store, office.attachments, "asked")
    office.people.correct_unit(name="Chi bộ 2")
    session._opened(office)
    settle(qtbot, lambda: bool(frame.findChildren(NavButton)))
    session._inside.restore_wanted.emit(copy.id)
    settle(qtbot, lambda: session._inside is not None and not frame.is_locked)
    assert session._office.people.unit().name == "Chi bộ 1"


@pytest.mark.journey
def test_the_practice_cell_is_made_shown_with_a_band_and_left(run, qtbot, tmp_path):
    _session, frame = run()
    press(qtbot, Qt.Key.Key_3)
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: bool(frame.findChildren(Banner)), timeout=60000)
    band = next(b for b in frame.findChildren(Banner) if b.isVisible())
    assert band.accessibleName() == "CHI BỘ TẬP SỰ, dữ liệu không có thật"
    names = [button.words for button in frame.findChildren(NavButton)]
    assert "Đảng viên" in names
    assert "Báo cáo, gói gửi" not in names
    band.pressed.emit()
    qtbot.waitUntil(lambda: wizard_of(frame) is not None and not frame.is_locked)
    assert not (tmp_path / "Sổ" / "cell.db").exists()


def test_every_control_of_lock_first_run_and_window_has_a_name(run, qtbot):
    session, frame = run()
    assert audit(frame) == []
    answer_until_groups(qtbot, frame)
    assert audit(frame) == []
    press(qtbot, Qt.Key.Key_1)
    press(qtbot, ENTER)
    assert frame.findChild(ClosingPage) is not None
    assert audit(frame) == []
    close_first_run(qtbot, frame, session._entrance.folder)
    settle(qtbot, lambda: bool(frame.findChildren(NavButton)))
    settle(qtbot, lambda: session._inside.names[0] == "Chi bộ Tổ dân phố 5")
    assert audit(frame) == []
    for key in (Qt.Key.Key_K, Qt.Key.Key_H):
        press(qtbot, key, CTRL)
        assert audit(frame) == []
        press(qtbot, Qt.Key.Key_Escape)
    session.lock()
    assert audit(frame) == []
    frame.lock_screen.show_recovery()
    assert audit(frame) == []


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_question_of_the_first_run_is_cut_at_large_text(run, qtbot, percent):
    _session, frame = run()
    theme.current().change(percent=percent)
    wizard = wizard_of(frame)
    wizard._code = " ".join(["ABCD"] * 14)
    cut = {}
    for step in Step:
        wizard._run = FirstRun(step=step)
        wizard._show()
        qtbot.wait(30)
        cut[step] = clipped(frame) + too_wide(frame)
    frame.show_lock()
    qtbot.wait(30)
    assert {step: found for step, found in cut.items() if found} == {}
    assert clipped(frame) == []


def test_text_grows_by_key_before_the_book_is_open_and_is_remembered(run, qtbot):
    session, frame = run()
    press(qtbot, Qt.Key.Key_Plus, CTRL)
    assert theme.current().percent == 110
    session._entrance.create(PASSPHRASE)[0].close()
    session.begin()
    frame.lock_screen.take_focus()
    press(qtbot, Qt.Key.Key_Plus, CTRL)
    assert theme.current().percent == 125
    settings = door.at(session._entrance.folder).settings
    assert settings.number("screen.text_percent") == 125


def test_the_window_of_a_closed_book_hears_nothing_more(run, qtbot):
    session, frame = run()
    office, _code = session._entrance.create(PASSPHRASE)
    session._opened(office)
    settle(qtbot, lambda: bool(frame.findChildren(NavButton)))
    settle(qtbot, lambda: not session.jobs._running)
    session._close_office()
    settle(qtbot, lambda: not session.jobs._running)
    asked = []
    session.jobs.began.connect(asked.append)
    session.jobs.changed.emit(Change.of("members"))
    assert asked == []
