"""The one window: nothing of the inside stands over the lock."""

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app.door import entrance as door
from ui.shell.frame import Frame
from ui.widgets.overlay.dialog import Answer, Dialog
from ui.widgets.overlay.popover import Popover


@pytest.fixture
def frame(look, qtbot):
    made = Frame(door.passphrase_rules)
    qtbot.addWidget(made)
    made.inside = QWidget()
    made.show_inside(made.inside, "Sổ Chi bộ")
    made.show()
    qtbot.waitExposed(made)
    return made


def open_form(frame):
    dialog = Dialog(frame.inside, "Nhiệm vụ mới")
    dialog.field = QLineEdit()
    dialog.body.addWidget(dialog.field)
    dialog.offer([Answer("later", "Để sau", safe=True)])
    dialog.open_it()
    return dialog


def test_an_open_dialog_is_hidden_by_the_lock_and_comes_back_as_it_was(frame):
    dialog = open_form(frame)
    dialog.field.setText("Rà soát hộ tạm trú")
    frame.show_lock()
    assert not dialog.isVisible()
    assert frame.windowTitle() == "Sổ Chi bộ (đã khóa)"
    frame.show_inside(frame.inside, "Sổ Chi bộ")
    assert dialog.isVisible()
    assert dialog.isModal()
    assert dialog.field.text() == "Rà soát hộ tạm trú"
    dialog.give("later")


def test_a_dialog_that_was_answered_does_not_come_back(frame):
    dialog = open_form(frame)
    dialog.give("later")
    frame.show_lock()
    frame.show_inside(frame.inside, "Sổ Chi bộ")
    assert not any(one.isVisible() for one in frame.findChildren(Dialog))


def test_a_dialog_goes_with_the_screen_that_asked(frame):
    dialog = open_form(frame)
    answers = []
    dialog.answered.connect(answers.append)
    frame.drop(frame.inside)
    assert answers == ["later"]
    frame.show_inside(QWidget(), "Sổ Chi bộ")
    assert not any(one.isVisible() for one in frame.findChildren(Dialog))


def test_a_chooser_of_files_is_given_up(frame):
    chooser = QFileDialog(frame)
    chooser.setOption(QFileDialog.Option.DontUseNativeDialog)
    given_up = []
    chooser.rejected.connect(lambda: given_up.append(1))
    chooser.open()
    frame.show_lock()
    assert given_up == [1]
    assert not chooser.isVisible()


def test_an_open_menu_is_closed(frame, qapp):
    menu = Popover(QLineEdit(), frame.inside)
    closed = []
    menu.closed.connect(lambda: closed.append(1))
    menu.open_below()
    frame.show_lock()
    assert closed == [1]
