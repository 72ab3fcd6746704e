"""Locking by itself hears every key and the pointer, and nothing else."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from ui.shell.lock.auto import AutoLock

MINUTE = 60_000


@pytest.fixture
def window(qtbot, look):
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.resize(300, 200)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


@pytest.fixture
def lock(qapp, window):
    watching = AutoLock(qapp, lambda: 10)
    watching.begin()
    yield watching
    watching.deleteLater()


def was_heard(lock):
    heard = lock._timer.remainingTime() > 9 * MINUTE
    lock._timer.start(MINUTE)
    return heard


def test_a_key_in_a_field_is_a_sign_of_life(qtbot, window, lock):
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    assert was_heard(lock)
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert field.text() == "a"
    assert was_heard(lock)


def test_a_key_that_is_a_shortcut_is_a_sign_of_life(qtbot, window, lock):
    pressed = []
    shortcut = QShortcut(QKeySequence("F7"), window)
    shortcut.activated.connect(lambda: pressed.append(1))
    assert was_heard(lock)
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_F7)
    assert pressed == [1]
    assert was_heard(lock)


def test_the_pointer_is_a_sign_of_life(qtbot, window, lock):
    assert was_heard(lock)
    qtbot.mouseMove(window.windowHandle(), QPoint(50, 60))
    assert was_heard(lock)


def test_a_dialog_that_opens_later_is_heard_too(qtbot, window, lock):
    dialog = QDialog(window)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.windowHandle() is qapp_focus())
    assert was_heard(lock)
    qtbot.keyClick(dialog.windowHandle(), Qt.Key.Key_A)
    assert was_heard(lock)


def test_what_the_program_does_by_itself_is_no_sign_of_life(qtbot, window, lock):
    assert was_heard(lock)
    field = QLineEdit("dài", window)
    field.show()
    window.repaint()
    window.resize(320, 220)
    qtbot.waitUntil(field.isVisible)
    assert not was_heard(lock)


def qapp_focus():
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication.focusWindow()
