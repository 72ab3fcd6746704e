"""A field as it stands at this moment, half typed or not, and put back again."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.features.meetings.model.running import Draft
from ui.pages.meetings.panels.wideform import AnyForm
from ui.widgets.forms.datefield import DateField
from ui.widgets.forms.editing.editors import Editor
from ui.widgets.forms.inputs import ChoiceField, LongField
from ui.widgets.forms.personfield import PersonField

# What a panel can have kept: a form, or a single field that stands alone.
Source = AnyForm | QLineEdit | LongField


@dataclass(frozen=True, slots=True)
class State:
    """What stands in a field: the letters, the chosen key, the place of the cursor."""

    text: str = ""
    choice: str = ""
    caret: int = 0

    @property
    def content(self) -> tuple[str, str]:
        """Give what matters of it; where the cursor stands does not."""
        return self.text, self.choice

    def draft(self, field: str) -> Draft:
        """Make a draft of it."""
        return Draft(field, self.text, self.choice, self.caret)


def inputs(name: str, source: Source) -> Iterator[tuple[str, QWidget]]:
    """Give the inputs of a source with the names their drafts bear."""
    if isinstance(source, QLineEdit | LongField):
        yield name, source
        return
    for key in source.values():
        yield f"{name}.{key}", _inner(source.line(key).editor.inner)


def state_of(field: QWidget) -> State:
    """Read an input as it stands."""
    state = State()
    if isinstance(field, LongField):
        state = State(field.toPlainText(), caret=field.textCursor().position())
    elif isinstance(field, QLineEdit):
        key = field.key() if isinstance(field, PersonField) else ""
        state = State(field.text(), key, field.cursorPosition())
    elif isinstance(field, ChoiceField):
        state = State(choice=field.key())
    elif isinstance(field, QCheckBox):
        state = State(choice="1" if field.isChecked() else "")
    return state


def unreadable(field: QWidget) -> bool:
    """Say whether what stands in an input is no value yet: half a name, half a day."""
    around = field.parentWidget()
    while around is not None and not isinstance(around, Editor):
        around = around.parentWidget()
    return around is not None and bool(around.problem())


def put_back(field: QWidget, draft: Draft) -> None:
    """Show an input as a draft kept it."""
    if isinstance(field, LongField):
        field.setPlainText(draft.text)
        cursor = field.textCursor()
        cursor.setPosition(min(draft.caret, len(draft.text.encode("utf-16-le")) // 2))
        field.setTextCursor(cursor)
        field.ensureCursorVisible()
    elif isinstance(field, PersonField):
        field.choose(draft.choice)
        if not draft.choice:
            field.setText(draft.text)
        field.setCursorPosition(draft.caret)
    elif isinstance(field, QLineEdit):
        field.setText(draft.text)
        field.setCursorPosition(draft.caret)
    elif isinstance(field, ChoiceField):
        field.choose(draft.choice)
    elif isinstance(field, QCheckBox):
        blocker = QSignalBlocker(field)
        field.setChecked(bool(draft.choice))
        blocker.unblock()


def _inner(inner: QWidget) -> QWidget:
    return inner.line if isinstance(inner, DateField) else inner
