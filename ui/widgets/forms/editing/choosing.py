"""Editors of what is chosen rather than typed: choice, person, yes or no."""

from app.kernel.words import _
from ui.widgets.basic.layout import sized
from ui.widgets.forms.editing.editors import WIDTHS, Editor
from ui.widgets.forms.fields import Field, Option, Value
from ui.widgets.forms.inputs import Check, ChoiceField
from ui.widgets.forms.personfield import PersonField


class ChoiceEditor(Editor):
    """One of a few words."""

    def __init__(self, field: Field) -> None:
        self.input = ChoiceField()
        sized(self.input, width=field.width or WIDTHS["choice"])
        super().__init__(field, self.input)
        self.offer(field.choices)
        self.input.chosen.connect(lambda _: self.settled.emit())

    def offer(self, options: tuple[Option, ...]) -> None:
        """Replace the choices; an unanswered choice says so."""
        self.input.offer(options, empty=self.field.placeholder or _("Chưa chọn"))

    def words(self) -> str:
        """Return the words of the choice."""
        return self.input.currentText() if self.input.key() else ""

    def value(self) -> Value:
        """Return the key of the choice."""
        return self.input.key()

    def fill(self, value: Value) -> None:
        """Show the choice."""
        self.input.choose("" if value is None else str(value))


class PersonEditor(Editor):
    """A person of the list."""

    def __init__(self, field: Field) -> None:
        self.input = PersonField()
        sized(self.input, width=field.width or WIDTHS["person"])
        super().__init__(field, self.input)
        self.offer(field.choices)
        self.input.textEdited.connect(lambda _: self.typed.emit())
        self.input.chosen.connect(lambda _: self.settled.emit())
        self.input.left.connect(self.settled)

    def offer(self, options: tuple[Option, ...]) -> None:
        """Replace the people."""
        self.input.offer(options)

    def words(self) -> str:
        """Return the person's name."""
        return self.input.text()

    def value(self) -> Value:
        """Return the person's id."""
        return self.input.key()

    def fill(self, value: Value) -> None:
        """Show the person."""
        self.input.choose("" if value is None else str(value))

    def problem(self) -> str:
        """Say that the name is not in the list."""
        return self.input.problem()


class SwitchEditor(Editor):
    """Yes or no, as a box with its words beside it."""

    def __init__(self, field: Field) -> None:
        self.input = Check(field.placeholder or field.label)
        super().__init__(field, self.input)
        self.input.toggled.connect(lambda _: self.settled.emit())

    def words(self) -> str:
        """Say yes or no."""
        return _("Có") if self.input.isChecked() else _("Không")

    def value(self) -> Value:
        """Return whether the box is ticked."""
        return self.input.isChecked()

    def fill(self, value: Value) -> None:
        """Show the state."""
        blocked = self.input.blockSignals(True)  # noqa: FBT003  (Qt's own signature)
        self.input.setChecked(bool(value))
        self.input.blockSignals(blocked)

    def is_empty(self) -> bool:
        """Both states are answers."""
        return False
