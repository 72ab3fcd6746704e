"""A long form that gets its lines a few at a time is the same form as any other."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from tests.ui.typing import type_text
from ui.widgets.forms.builder import FormBuilder
from ui.widgets.forms.fields import Field

TODAY = date(2026, 11, 24)
KINDS = ("text", "partial", "masked", "choice", "long", "switch")
FIELDS = [
    Field(f"f{n}", f"Mục {n}", KINDS[n % len(KINDS)], optional=n != 20)
    for n in range(24)
]


@pytest.fixture
def window(qtbot, look):
    """Give a window with a button before and one after the place of the form."""
    shown = QWidget()
    qtbot.addWidget(shown)
    layout = QVBoxLayout(shown)
    layout.addWidget(QPushButton("trước"))
    layout.addWidget(QWidget())
    layout.addWidget(QPushButton("sau"))
    shown.resize(1300, 800)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def put(window, *, growing):
    form = FormBuilder(FIELDS, lambda: TODAY, growing=growing)
    window.layout().insertWidget(1, form)
    return form


def stops(window, form):
    """Give the names of what Tab reaches in the form, in that order."""
    found, step = [], window.nextInFocusChain()
    while step is not window:
        is_stop = step.focusPolicy() & Qt.FocusPolicy.TabFocus
        if is_stop and step.focusProxy() is None and form.isAncestorOf(step):
            found.append((type(step).__name__, step.accessibleName()))
        step = step.nextInFocusChain()
    return found


def test_the_first_lines_are_there_at_once_and_the_rest_comes_by_itself(qtbot, window):
    form = put(window, growing=True)
    assert [line.field.key for line in form.growth.lines][:2] == ["f0", "f1"]
    assert not form.growth.is_whole
    qtbot.waitUntil(lambda: form.growth.is_whole)
    assert [line.field.key for line in form.growth.lines] == [f.key for f in FIELDS]


def test_the_lines_stand_below_each_other_in_the_order_of_the_fields(qtbot, window):
    form = put(window, growing=True)
    qtbot.waitUntil(lambda: form.growth.is_whole)
    window.layout().activate()
    qtbot.waitUntil(lambda: form.line("f23").y() > form.line("f0").y())
    heights = [form.line(field.key).y() for field in FIELDS]
    assert heights == sorted(set(heights))


def test_tab_walks_through_it_as_through_a_form_made_at_once(qtbot, window):
    at_once = put(window, growing=False)
    expected = stops(window, at_once)
    at_once.setParent(None)
    at_once.deleteLater()
    form = put(window, growing=True)
    later = QLineEdit(window)
    qtbot.waitUntil(lambda: form.growth.is_whole)
    assert stops(window, form) == expected
    assert later.window() is window


def test_what_is_filled_before_a_line_is_there_stands_in_it(qtbot, window):
    form = put(window, growing=True)
    form.fill({"f0": "đầu", "f18": "cuối", "không có": "x"})
    assert not form.growth.is_whole
    qtbot.waitUntil(lambda: form.growth.is_whole)
    assert form.line("f18").editor.value() == "cuối"
    saved = []
    form.edited.connect(lambda *told: saved.append(told))
    form.line("f18").editor.input.editingFinished.emit()
    assert saved == []


def test_what_is_typed_while_it_grows_is_kept_and_told(qtbot, window):
    form = put(window, growing=True)
    saved = []
    form.edited.connect(lambda *told: saved.append(told))
    field = form.line("f0").editor.input
    type_text(field, "Hòa")
    field.editingFinished.emit()
    assert not form.growth.is_whole
    assert saved == [("f0", "Hòa")]
    qtbot.waitUntil(lambda: form.growth.is_whole)
    assert form.value("f0") == "Hòa"


@pytest.mark.parametrize(
    "ask",
    [
        lambda form: form.values(),
        lambda form: form.check(),
        lambda form: form.missing(),
        lambda form: form.focus("f23"),
        lambda form: form.show_problem("f20", "Sai."),
        lambda form: form.line("f12"),
    ],
)
def test_whoever_asks_for_more_than_is_there_gets_all_of_it(window, ask):
    form = put(window, growing=True)
    assert not form.growth.is_whole
    ask(form)
    assert form.growth.is_whole
    assert set(form.values()) == {field.key for field in FIELDS}


def test_lines_that_come_later_are_read_only_too(qtbot, window):
    form = put(window, growing=True)
    form.set_read_only(True)
    qtbot.waitUntil(lambda: form.growth.is_whole)
    assert all(form.line(field.key).editor.isHidden() for field in FIELDS)
    form.set_read_only(False)
    assert not any(form.line(field.key).editor.isHidden() for field in FIELDS)


def test_a_form_that_goes_while_it_grows_takes_the_rest_along(qtbot, window, qapp):
    form = put(window, growing=True)
    growth, made = form.growth, []
    growth.added.connect(made.append)
    gone = []
    form.destroyed.connect(lambda: gone.append(1))
    form.deleteLater()
    qtbot.waitUntil(lambda: gone)
    qapp.processEvents()
    assert len(made) < len(FIELDS)
