"""One editor per kind of field: the same four questions for all of them."""

import re
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kernel.dates import PartialDate
from app.kernel.text import clean
from app.kernel.words import _
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, row, sized
from ui.widgets.basic.text import text
from ui.widgets.forms.datefield import DateField
from ui.widgets.forms.dateparse import written
from ui.widgets.forms.fields import Field, Option, Value
from ui.widgets.forms.guard import masked, secrecy_problem
from ui.widgets.forms.inputs import (
    LongField,
    PasswordField,
    TextField,
)
from ui.widgets.forms.maskedfield import MaskedField

WIDTHS = {"number": 110, "choice": 320, "person": 320, "password": 320, "masked": 200}
_GROUPED = re.compile(r"\d{1,3}([. ]\d{3})+|\d+")
Today = Callable[[], date]


class Editor(QWidget):
    """What a form needs of a field: ``value``, ``fill``, ``problem`` and its signals.

    ``typed`` fires with every key, ``settled`` when the value is complete: the field
    was left, or a choice was made.
    """

    typed = Signal()
    settled = Signal()

    def __init__(self, field: Field, inner: QWidget) -> None:
        super().__init__()
        self.field = field
        self.inner = inner
        inner.setAccessibleName(field.label)
        if field.help:
            inner.setAccessibleDescription(field.help)
        self.setFocusProxy(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row(inner, *self.beside(), gap=8))

    def beside(self) -> list[QWidget | str]:
        """Name what stands beside the input; a stretch keeps the input narrow."""
        return [STRETCH]

    def value(self) -> Value:
        """Return the value; None or empty text when there is none."""
        raise NotImplementedError

    def fill(self, value: Value) -> None:
        """Show ``value`` without telling."""
        raise NotImplementedError

    def problem(self) -> str:
        """Say what makes the typed text unreadable; empty when nothing does."""
        return ""

    def is_empty(self) -> bool:
        """Say whether nothing was answered."""
        return self.value() in {None, ""}

    def words(self) -> str:
        """Say the value in words, for a form that may only be read."""
        value = self.value()
        if isinstance(value, date | PartialDate):
            return written(value)
        return "" if value is None else str(value)

    def offer(self, options: tuple[Option, ...]) -> None:
        """Replace the choices, where there are any."""

    def mark_wrong(self, is_wrong: bool) -> None:  # noqa: FBT001  (a state)
        """Frame the input in the colour of what is wrong."""
        theme.mark_property(self.inner, "state", "wrong" if is_wrong else "")


class TextEditor(Editor):
    """One line of text."""

    def __init__(self, field: Field, inner: TextField | None = None) -> None:
        self.input = inner or TextField()
        if field.width or field.kind in WIDTHS:
            sized(self.input, width=field.width or WIDTHS[field.kind])
        self.input.setPlaceholderText(field.placeholder)
        if field.longest:
            self.input.setMaxLength(field.longest)
        super().__init__(field, self.input)
        self.input.textEdited.connect(lambda _: self.typed.emit())
        self.input.editingFinished.connect(self.settled)

    def beside(self) -> list[QWidget | str]:
        """Let a text without a width take the whole line."""
        fixed = self.field.width or self.field.kind in WIDTHS
        return [STRETCH] if fixed else []

    def value(self) -> Value:
        """Return the cleaned text."""
        return clean(self.input.text())

    def fill(self, value: Value) -> None:
        """Show the text."""
        self.input.setText("" if value is None else str(value))

    def problem(self) -> str:
        """Refuse a secrecy stamp."""
        return secrecy_problem(self.input.text())


class PasswordEditor(TextEditor):
    """Dots, and a button that shows the letters."""

    def __init__(self, field: Field) -> None:
        self._secret = PasswordField()
        super().__init__(field, self._secret)

    def beside(self) -> list[QWidget | str]:
        """Put the eye beside the dots."""
        eye = Button(_("Hiện chữ"), "ghost", icon="eye")
        eye.setCheckable(True)
        eye.toggled.connect(self._secret.show_letters)
        return [eye, STRETCH]

    def words(self) -> str:
        """Never show a password."""
        return "•" * 8 if self.input.text() else ""

    def value(self) -> Value:
        """Return exactly what was typed, spaces included."""
        return self.input.text()

    def problem(self) -> str:
        """Take every text."""
        return ""


class MaskedEditor(TextEditor):
    """A personal number behind dots, and a button that shows it."""

    def __init__(self, field: Field) -> None:
        self.hidden = MaskedField()
        super().__init__(field, self.hidden)

    def beside(self) -> list[QWidget | str]:
        """Put [Hiện] beside the dots."""
        show = Button(_("Hiện"), "link")
        show.clicked.connect(self.hidden.reveal)
        return [show, STRETCH]

    def value(self) -> Value:
        """Return the number itself, hidden or not."""
        return clean(self.hidden.whole())

    def fill(self, value: Value) -> None:
        """Show the number masked."""
        self.hidden.set_whole("" if value is None else str(value))

    def problem(self) -> str:
        """Take every text; the field's own check looks at the number."""
        return ""

    def words(self) -> str:
        """Keep the number masked in read-only forms too."""
        return masked(str(self.value()))


class NumberEditor(TextEditor):
    """A whole number; dots between thousands are allowed."""

    def beside(self) -> list[QWidget | str]:
        """Put the unit behind the number."""
        unit: list[QWidget | str] = []
        if self.field.unit:
            unit.append(text(self.field.unit, tone="text2"))
        return [*unit, STRETCH]

    def value(self) -> Value:
        """Return the number; None when empty or unreadable."""
        typed = clean(self.input.text())
        if not typed.isascii() or _GROUPED.fullmatch(typed) is None:
            return None
        return int(typed.replace(".", "").replace(" ", ""))

    def problem(self) -> str:
        """Say that it is no number, or outside its bounds."""
        number, field = self.value(), self.field
        if not isinstance(number, int):
            typed = clean(self.input.text())
            return _("Ghi bằng chữ số, ví dụ 24.") if typed else ""
        if field.smallest is not None and number < field.smallest:
            return _("Số nhỏ nhất là {number}.").format(number=field.smallest)
        if field.largest is not None and number > field.largest:
            return _("Số lớn nhất là {number}.").format(number=field.largest)
        return ""


class LongEditor(Editor):
    """Text of several lines."""

    def __init__(self, field: Field) -> None:
        self.input = LongField()
        self.input.setPlaceholderText(field.placeholder)
        if field.width:
            sized(self.input, width=field.width)
        super().__init__(field, self.input)
        self.input.textChanged.connect(self.typed)
        self.input.left.connect(self.settled)

    def beside(self) -> list[QWidget | str]:
        """Take the whole line."""
        return [STRETCH] if self.field.width else []

    def value(self) -> Value:
        """Return the cleaned text with its line breaks."""
        return clean(self.input.text())

    def fill(self, value: Value) -> None:
        """Show the text."""
        self.input.setText("" if value is None else str(value))

    def problem(self) -> str:
        """Refuse a secrecy stamp, and more letters than the field takes."""
        longest = self.field.longest
        if longest and len(str(self.value())) > longest:
            return _("Dài quá {count} chữ. Ghi gọn lại.").format(count=longest)
        return secrecy_problem(self.input.text())


class DateEditor(Editor):
    """A whole date, or the known part of one."""

    def __init__(self, field: Field, today: Today) -> None:
        self.input = DateField(today, partial=field.kind == "partial")
        super().__init__(field, self.input)
        self.input.line.textEdited.connect(lambda _: self.typed.emit())
        self.input.left.connect(self.settled)

    def value(self) -> Value:
        """Return a PartialDate where the field is partial, else a date."""
        if self.field.kind == "partial":
            return self.input.value()
        return self.input.day()

    def fill(self, value: Value) -> None:
        """Show the date."""
        self.input.fill(value if isinstance(value, date | PartialDate) else None)

    def problem(self) -> str:
        """Say what the calendar does not have."""
        return self.input.problem()

    def mark_wrong(self, is_wrong: bool) -> None:  # noqa: FBT001  (a state)
        """Frame the line of the date."""
        theme.mark_property(self.input.line, "state", "wrong" if is_wrong else "")
