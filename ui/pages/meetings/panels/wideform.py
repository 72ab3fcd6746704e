"""A form whose short fields stand beside each other, as one form to its user."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.kernel.errors import Problem
from ui.widgets.basic.layout import boxed, column, sized, spaced
from ui.widgets.forms.builder import FormBuilder
from ui.widgets.forms.editing.fieldrow import FieldRow
from ui.widgets.forms.fields import Field, Option, Value

# Width of a field in a row of several, in u: two stand beside each other in the middle
# of a meeting, and break into lines when the window is narrow.
_WIDE, _DATE, _NUMBER = 256, 188, 124


class WideForm(QWidget):
    """Rows of fields; it answers the same questions as ``FormBuilder``."""

    edited = Signal(str, object)
    submitted = Signal()

    def __init__(
        self, rows: Sequence[Sequence[Field]], today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._forms: dict[str, FormBuilder] = {}
        layout = QVBoxLayout(self)
        spaced(layout, 10)
        for fields in rows:
            layout.addWidget(self._row(fields, today))
        first = next(iter(self._forms.values()))
        self.setFocusProxy(first)

    def values(self) -> dict[str, Value]:
        """Return every value by key."""
        return {key: form.value(key) for key, form in self._forms.items()}

    def value(self, key: str) -> Value:
        """Return the value of one field."""
        return self._forms[key].value(key)

    def fill(self, values: Mapping[str, Value]) -> None:
        """Show ``values`` as the saved ones."""
        for key, value in values.items():
            if key in self._forms:
                self._forms[key].fill({key: value})

    def offer(self, key: str, options: Sequence[Option]) -> None:
        """Replace what a field offers."""
        self._forms[key].offer(key, options)

    def line(self, key: str) -> FieldRow:
        """Return the line of a field."""
        return self._forms[key].line(key)

    def show_field(self, key: str, *, is_shown: bool) -> None:
        """Show or hide a field with the room it takes."""
        form = self._forms[key]
        form.setVisible(is_shown)
        line = form.parentWidget()
        if isinstance(line, FieldLine):
            line.follow_fields()

    def check(self) -> bool:
        """Check all fields; the first wrong one gets the focus."""
        # Backwards, because every wrong field takes the focus and the first should win.
        found = [form.check() for form in reversed(list(self._forms.values()))]
        return all(found)

    def failed(self, problem: Problem, sentence: str) -> bool:
        """Put a problem under the field it names; False when it names none of ours."""
        key = problem.field
        if key is None or key not in self._forms:
            return False
        return self._forms[key].failed(problem, sentence)

    def show_problem(self, key: str, sentence: str) -> None:
        """Put ``sentence`` under a field and the focus into it."""
        self._forms[key].show_problem(key, sentence)

    def focus(self, key: str) -> None:
        """Put the focus into a field."""
        self._forms[key].focus(key)

    def _row(self, fields: Sequence[Field], today: Callable[[], date]) -> QWidget:
        made = [self._form(field, today) for field in fields]
        if len(made) == 1:
            return made[0]
        line = FieldLine()
        for field, form in zip(fields, made, strict=True):
            is_narrow = field.kind == "number" or 0 < field.width < _NUMBER
            wide = _DATE if field.kind == "date" else _WIDE
            sized(form, width=_NUMBER if is_narrow else wide)
            line.add(form)
        # What is wrong with a field beside others is said over the whole width.
        said = [
            form.line(field.key).sentence
            for field, form in zip(fields, made, strict=True)
        ]
        return boxed(column(line, *said, gap=2))

    def _form(self, field: Field, today: Callable[[], date]) -> FormBuilder:
        form = FormBuilder([field], today, with_basis=False)
        form.edited.connect(self.edited)
        form.submitted.connect(self.submitted)
        self._forms[field.key] = form
        return form


class FieldLine(QWidget):
    """Fields beside each other; under each other where they do not fit."""

    def __init__(self) -> None:
        super().__init__()
        self._fields: list[QWidget] = []
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        spaced(self._layout, 14)
        self._layout.setAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        )

    def add(self, field: QWidget) -> None:
        """Put one more field at the end."""
        self._fields.append(field)
        self._layout.addWidget(field)

    def follow_fields(self) -> None:
        """Take no room while no field of the line is shown."""
        self.setVisible(any(not field.isHidden() for field in self._fields))

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the widest field."""
        widest = max((field.minimumWidth() for field in self._fields), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between beside and under."""
        super().resizeEvent(event)
        shown = [field for field in self._fields if not field.isHidden()]
        gaps = self._layout.spacing() * max(0, len(shown) - 1)
        wanted = sum(field.minimumWidth() for field in shown) + gaps
        fits = wanted <= event.size().width()
        way = QBoxLayout.Direction
        self._layout.setDirection(way.LeftToRight if fits else way.TopToBottom)


AnyForm = FormBuilder | WideForm
