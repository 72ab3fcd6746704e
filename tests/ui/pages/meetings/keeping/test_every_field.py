"""No field can be forgotten: typed letters survive in every one the runner shows.

The fields are found in the window, not listed here; a dialog nobody opens below fails.
"""


import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)

from app.features.session_score.model.scheme import NewScheme
from tests.app.features.meetings.office import discussed, prepared
from tests.app.features.session_score.test_sheet import LINES, SINCE
from tests.ui.pages.meetings.test_online_panel import WHOLE
from tests.ui.typing import type_text
from ui.pages.meetings.runner.panels import PANELS
from ui.widgets.overlay.dialog import Dialog

KINDS = (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox)
# Dialogs of the preparation and of the year: they are no part of a running meeting.
ELSEWHERE = {
    "PlanDialog",
    "OnlineDialog",
    "GroupsDialog",
    "RegisterDialog",
}


def fields(root):
    """Find what can be typed in or chosen, by its name and its turn among its like."""
    found = {}
    for widget in root.findChildren(*[KINDS[0].__mro__[-3]]):
        if not isinstance(widget, KINDS) or not widget.isVisibleTo(root):
            continue
        if not widget.isEnabled() or isinstance(widget.parentWidget(), QComboBox):
            continue
        if (
            getattr(widget, "isReadOnly", bool)()
            or widget.window() is not root.window()
        ):
            continue
        name = widget.accessibleName()
        turn = sum(known[0] == name for known in found)
        found[name, turn] = widget
    return found


def stands(widget):
    """Say what stands in a field."""
    if isinstance(widget, QCheckBox):
        return widget.isChecked()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.text()


def use(widget, number):
    """Do with a field what fingers do, without finishing it."""
    widget.setFocus()
    if isinstance(widget, QCheckBox):
        QTest.keyClick(widget, Qt.Key.Key_Space)
    elif isinstance(widget, QComboBox):
        QTest.keyClick(widget, Qt.Key.Key_Down)
    elif widget.inputMethodHints() & Qt.InputMethodHint.ImhDigitsOnly:
        type_text(widget, str(number % 10))
    else:
        type_text(widget, f"dở {number}")


def typed_everywhere(seat, root):
    """Use every field, those first that show others; return what stands in each."""
    for name, widget in fields(root()).items():
        if isinstance(widget, QCheckBox):
            use(widget, 0)
            seat.settle()
            assert name in fields(root())
    for number, name in enumerate(list(fields(root()))):
        widget = fields(root()).get(name)
        if widget is not None and not isinstance(widget, QCheckBox):
            before = stands(widget)
            use(widget, number)
            single = isinstance(widget, QComboBox) and widget.count() < 2
            assert single or stands(widget) != before, f"{name} takes no keys"
    seat.settle()
    return {name: stands(widget) for name, widget in fields(root()).items()}


def survives(seat, meeting_id, root):
    """Type in every field of ``root``, die, open again: the same stands everywhere."""
    told = typed_everywhere(seat, root)
    seat.die()
    for dialog in open_dialogs():
        dialog.hide()
    seat.open(meeting_id)
    seat.settle()
    again = {name: stands(widget) for name, widget in fields(root()).items()}
    assert again == told
    return told


def open_dialogs():
    found = (one for one in QApplication.topLevelWidgets() if isinstance(one, Dialog))
    return [one for one in found if one.isVisible()]


@pytest.fixture
def scored(found):
    """A meeting that has been led as far as its end, with a table of points."""
    meeting_id = discussed(found)
    new = NewScheme(set_id="PT-100", from_on=SINCE, basis="15-HD/ĐU", lines=LINES)
    found.office.scores.schemes.choose(new)
    return meeting_id


@pytest.mark.parametrize(
    "step",
    [
        kind.step
        for kind in PANELS
        if kind.step not in {"online", "groups", "opening", "roll_call"}
    ],
)
def test_every_field_of_every_step(seat, scored, step):
    seat.open(scored)
    seat.jump(step)
    if step == "read_back":
        reading = seat.runner.panel.back.reading
        reading.setTextCursor(reading.document().find("Chi bộ nhất trí lắp đèn"))
        QTest.keyClick(reading, Qt.Key.Key_Return)
    told = survives(seat, scored, lambda: seat.runner.panel)
    assert told


@pytest.mark.parametrize("step", ["opening", "roll_call"])
def test_every_field_at_the_beginning(seat, found, step):
    meeting_id = prepared(found)
    if step == "roll_call":
        found.office.meetings.conducting.open(meeting_id)
    seat.open(meeting_id)
    if step == "roll_call":
        QTest.keyClick(seat.jump(step).grid, Qt.Key.Key_2)
        seat.settle()
    assert survives(seat, meeting_id, lambda: seat.runner.panel)


def test_every_field_of_a_meeting_online(seat, scored, found):
    do = found.office.meetings
    do.online.describe(scored, WHOLE)
    do.online.type_as(scored, "mixed")
    seat.open(scored)
    seat.jump("online")
    assert survives(seat, scored, lambda: seat.runner.panel)
