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

from app.features.meetings.model.forms.groups import PersonMark, SheetDraft
from app.features.meetings.model.records import Mark
from app.features.session_score.model.scheme import NewScheme
from tests.app.features.meetings.conftest import NAMES
from tests.app.features.meetings.office import discussed, held, prepared
from tests.app.features.session_score.test_sheet import LINES, SINCE
from tests.app.reports.test_group_sheet import desk as grouped
from tests.app.reports.test_group_sheet import group_id
from tests.app.reports.test_group_sheet import meeting_id as by_groups
from tests.ui.pages.meetings.test_online_panel import WHOLE
from tests.ui.typing import type_text
from ui.pages.meetings.runner.panels import PANELS
from ui.widgets.overlay.dialog import Dialog

desk, meeting_id = grouped, by_groups


def read(found):
    """A meeting that is closed, its minutes not numbered yet."""
    meeting_id = discussed(found)
    found.at(2026, 12, 5, 9, 6)
    minutes = found.office.meetings.minutes
    minutes.read_out(meeting_id)
    minutes.close(meeting_id)
    return meeting_id


def locked(found):
    """Minutes that only an addendum can correct."""
    meeting_id = held(found)
    minutes = found.office.meetings.minutes
    minutes.sign(meeting_id)
    minutes.lock(meeting_id)
    return meeting_id


KINDS = (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox)
# What a dialog of the runner is opened by, given the runner and its meeting.
OPENERS = {
    "OpinionDialog": lambda runner, _view: runner.speak(),
    "TaskDialog": lambda runner, _view: runner.give_task(),
    "ReasonDialog": lambda runner, _view: runner.bottom.skip.click(),
    "PresenceDialog": lambda runner, _view: runner.panel.late.click(),
    "ItemDialog": lambda runner, _view: runner.panel.edit.click(),
    "NumberDialog": lambda runner, _view: runner.panel._number(),
    "AddendumDialog": lambda runner, _view: runner.panel._add(),
    "PaperSheetDialog": lambda runner, _view: runner.panel.enter_paper.click(),
    "ElectionDialog": lambda runner, _view: runner.panel.elect.click(),
    "SchemeDialog": lambda runner, _view: runner.panel.change_set.click(),
}
# At which step, and how far the meeting is by then.
PLACES = {
    "OpinionDialog": ("conclusion", discussed),
    "TaskDialog": ("conclusion", discussed),
    "ReasonDialog": ("discussion", discussed),
    "PresenceDialog": ("roll_call", discussed),
    "ItemDialog": ("conclusion", discussed),
    "ElectionDialog": ("vote", discussed),
    "NumberDialog": ("read_back", read),
    "AddendumDialog": ("read_back", locked),
}
# Questions of the preparation and of the year: they are no part of a running meeting.
ELSEWHERE = {
    "PlanDialog",
    "OnlineDialog",
    "GroupsDialog",
    "RegisterDialog",
    "ThemeDialog",
    "PaperDialog",
    "LibraryDialog",
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
        before = widget.currentText()
        QTest.keyClick(widget, Qt.Key.Key_Down)
        if widget.currentText() == before:
            QTest.keyClick(widget, Qt.Key.Key_Up)
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


def shown(kind):
    """Give the open dialog of a kind, whenever it is asked for."""

    def root():
        return next(one for one in open_dialogs() if type(one).__name__ == kind)

    return root


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


@pytest.mark.parametrize("kind", PLACES)
def test_every_field_of_every_question(seat, found, kind):
    step, led = PLACES[kind]
    meeting_id = led(found)
    runner = seat.open(meeting_id)
    seat.jump(step)
    OPENERS[kind](runner, runner.view)
    seat.settle()
    assert survives(seat, meeting_id, shown(kind))


def test_every_field_of_the_choice_of_a_set(seat, scored):
    seat.open(scored)
    seat.jump("score").change_set.click()
    seat.settle()
    assert survives(seat, scored, shown("SchemeDialog"))


def test_the_lines_of_a_set_survive_too(seat, scored):
    seat.open(scored)
    seat.jump("score").change_set.click()
    seat.settle()
    root = shown("SchemeDialog")
    root().lines.drop_line.click()
    left = root().lines.lines()
    assert len(left) == len(LINES) - 1
    seat.settle()
    seat.die()
    root().hide()
    seat.open(scored)
    seat.settle()
    assert root().lines.lines() == left


def test_every_field_of_a_sheet_of_a_group(make_seat, desk, meeting_id):
    seat = make_seat(at=desk)
    seat.open(meeting_id)
    panel = seat.jump("groups")
    panel.enter_paper.click()
    seat.settle()
    root = shown("PaperSheetDialog")
    QTest.keyClick(root().table.grid, Qt.Key.Key_1)
    QTest.keyClick(root().table.grid, Qt.Key.Key_2)
    marks = root().sheet.marks
    assert len(marks) == 2
    assert survives(seat, meeting_id, root)
    assert root().sheet.marks == marks


def test_where_somebody_on_two_sheets_counts(make_seat, desk, meeting_id):
    do = desk.office.meetings
    guest = desk.who[NAMES[3]]
    sheets = [
        SheetDraft(
            group_id=group_id(desk, number),
            origin="paper",
            people=(PersonMark(person_id=guest, mark=Mark.PRESENT),),
        )
        for number in (1, 2)
    ]
    do.group_sheets.merge(meeting_id, sheets[:1])
    seat = make_seat(at=desk)
    seat.open(meeting_id)
    panel = seat.jump("groups")
    panel.table.select(group_id(desk, 2))
    panel.enter_paper.click()
    seat.settle()
    paper = shown("PaperSheetDialog")
    paper().guest.fill({"guest": guest})
    paper().add_guest.click()
    paper().submit()
    seat.settle()
    root = shown("MergeDialog")
    told = typed_everywhere(seat, root)
    assert len(told) == 1
    seat.die()
    for dialog in open_dialogs():
        dialog.hide()
    seat.open(meeting_id)
    seat.settle()
    paper().submit()
    seat.settle()
    assert {name: stands(one) for name, one in fields(root()).items()} == told


def test_no_question_is_left_out():
    kinds, asked = [Dialog], set()
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        if kind.__module__.startswith("ui.pages.meetings"):
            asked.add(kind.__name__)
    # The frame of the forms has no fields of its own; the sums only ask where
    # somebody stands on two sheets, see below.
    assert asked - ELSEWHERE == {*OPENERS, "FormDialog", "MergeDialog"}
