"""A form from declarations: one column of fields, and their basis at the right."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.kernel.errors import Problem
from ui.widgets.basic.layout import sized, spaced
from ui.widgets.basic.text import text
from ui.widgets.forms.basiscard import BasisCard
from ui.widgets.forms.editing.fieldrow import FieldRow
from ui.widgets.forms.editing.making import editor_for
from ui.widgets.forms.fields import Field, Option, Value
from ui.widgets.forms.growing import Growth
from ui.widgets.forms.inputs import LongField
from ui.widgets.reflow import Width, width_of


class FormBuilder(QWidget):
    """Builds, fills, checks and reads a form.

    ``edited`` carries key and value when a field was left with a new, readable value:
    save it at once. ``submitted`` fires on Enter outside long texts. A form that is
    ``growing`` shows its first lines at once and gets the others a few at a time.
    """

    edited = Signal(str, object)
    submitted = Signal()

    def __init__(
        self,
        fields: Sequence[Field],
        today: Callable[[], date],
        parent: QWidget | None = None,
        *,
        with_basis: bool = True,
        growing: bool = False,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._rows: dict[str, FieldRow] = {}
        # For lines that are still to come.
        self._values: dict[str, Value] = {}
        self._is_read_only = False
        self._has_basis = with_basis and any(f.help or f.basis for f in fields)
        # Most forms stand in a dialog or beside others and have no basis to show.
        self._basis = BasisCard() if self._has_basis else None
        frame = QHBoxLayout(self)
        spaced(frame, 24)
        self._column = QVBoxLayout()
        spaced(self._column, 12)
        self._column.addStretch(1)
        frame.addLayout(self._column, 1)
        if self._basis is not None:
            frame.addWidget(self._basis, 0, Qt.AlignmentFlag.AlignTop)
        self.growth = Growth(self, fields, self._add)
        if growing:
            self.growth.begin()
        else:
            self.growth.finish()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)
        self._fit()
        if fields:
            self._explain(fields[0])
            self.setFocusProxy(self._rows[fields[0].key].editor)

    def values(self) -> dict[str, Value]:
        """Return every value by key."""
        return {key: line.editor.value() for key, line in self._whole().items()}

    def value(self, key: str) -> Value:
        """Return the value of one field."""
        return self.line(key).editor.value()

    def fill(self, values: Mapping[str, Value]) -> None:
        """Show ``values`` as the saved ones; keys that are missing stay as they are."""
        for key, value in values.items():
            if key in self._rows:
                self._rows[key].fill(value)
            elif not self.growth.is_whole:
                self._values[key] = value

    def offer(self, key: str, options: Sequence[Option]) -> None:
        """Replace what a choice or a person field offers."""
        self.line(key).editor.offer(tuple(options))

    def line(self, key: str) -> FieldRow:
        """Return the line of a field, to hide it or to put the focus there."""
        return self._rows[key] if key in self._rows else self._whole()[key]

    def missing(self) -> list[Field]:
        """Name the required fields that are still empty."""
        return [
            line.field
            for line in self._whole().values()
            if not line.field.optional
            and line.editor.is_empty()
            and not line.isHidden()
        ]

    def check(self) -> bool:
        """Check all fields, show what is wrong, focus the first wrong one."""
        first: FieldRow | None = None
        for line in self._whole().values():
            wrong = "" if line.isHidden() else line.final_problem()
            line.show_problem(wrong)
            if wrong and first is None:
                first = line
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is None

    def show_problem(self, key: str, sentence: str) -> None:
        """Put ``sentence`` under a field and the focus into it."""
        self.line(key).show_problem(sentence, is_foreign=True)
        self.line(key).editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def failed(self, problem: Problem, sentence: str) -> bool:
        """Put a problem under the field it names; False when it names none of ours."""
        key = problem.field
        if key is None or key not in self._whole():
            return False
        self.show_problem(key, sentence)
        return True

    def show_doubt(self, key: str, sentence: str) -> None:
        """Say what deviates from a rule but is allowed; it does not stop anything."""
        self.line(key).show_doubt(sentence)

    def set_read_only(self, is_read_only: bool) -> None:  # noqa: FBT001  (a state)
        """Show the values as text, not as grey boxes; or as fields again."""
        self._is_read_only = is_read_only
        for line in self._rows.values():
            line.set_read_only(is_read_only)

    def focus(self, key: str) -> None:
        """Put the focus into a field."""
        self.line(key).editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Submit on Enter, except in a text of several lines."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and not isinstance(QApplication.focusWidget(), LongField):
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the basis under the fields when the window is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _whole(self) -> dict[str, FieldRow]:
        """Give all lines; those that are still to come are made now."""
        self.growth.finish()
        return self._rows

    def _add(self, field: Field) -> FieldRow:
        """Make the next line as it stands by now."""
        line = self._rows[field.key] = FieldRow(editor_for(field, self._today))
        if field.key in self._values:
            line.fill(self._values.pop(field.key))
        line.set_read_only(self._is_read_only)
        line.edited.connect(self.edited)
        if field.group:
            self._column.insertWidget(self._column.count() - 1, text(field.group, "h2"))
        self._column.insertWidget(self._column.count() - 1, line)
        return line

    def _fit(self) -> None:
        if self._basis is not None:
            self._basis.setVisible(width_of(self) is Width.WIDE)
        self._follow_focus(None, QApplication.focusWidget())

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._basis is None:
            return
        is_below = not self._basis.isVisibleTo(self)
        for line in self._rows.values():
            has_focus = new is not None and line.isAncestorOf(new)
            line.show_help(is_below and has_focus)
            if has_focus:
                self._explain(line.field)

    def _explain(self, field: Field) -> None:
        if self._basis is not None:
            self._basis.show_field(field)


def narrow_form(
    fields: Sequence[Field], today: Callable[[], date], width: float = 440
) -> FormBuilder:
    """Make a form without the basis column, for drawers and dialogs."""
    form = FormBuilder(fields, today, with_basis=False)
    sized(form, max_width=width)
    return form
