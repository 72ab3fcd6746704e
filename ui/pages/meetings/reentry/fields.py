"""Rows of small fields, one under the other, as the printed sheet has them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.kernel.words import _
from ui.pages.meetings.reentry.presenter import name
from ui.widgets import theme
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import boxed, sized
from ui.widgets.basic.text import text
from ui.widgets.forms.inputs import TextField

Edited = Callable[[], object]


class SheetField(TextField):
    """One box of a sheet; Enter leads to the next, the arrows to the row above, below.

    A box of one figure (``choices``) leads on by itself: to the next box, or with the
    figures of ``down`` to the row below.
    """

    moved = Signal(int)

    def __init__(
        self, field: str, spoken: str, choices: str = "", down: str = ""
    ) -> None:
        super().__init__()
        self.field = field
        self._choices, self._down = choices, down
        self.setObjectName("sheet_field")
        self.setAccessibleName(spoken)
        if choices:
            self.setMaxLength(1)
            self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.textEdited.connect(self._lead_on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, up and down with the arrows."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.modifiers():
                self.focusNextChild()
                return
        elif event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def complain(self, sentence: str) -> None:
        """Show what is wrong, or that nothing is."""
        self.setProperty("wrong", bool(sentence))
        self.setToolTip(sentence)
        self.style().unpolish(self)
        self.style().polish(self)

    def _lead_on(self, typed: str) -> None:
        if typed and typed in self._down:
            self.moved.emit(1)
        elif typed and typed in self._choices:
            self.focusNextChild()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of boxes: key, heading, width in u (0 takes the rest), choices.

    The figures in ``down`` lead to the row below instead of the next box.
    """

    key: str
    title: str
    width: int = 0
    choices: str = ""
    down: str = ""


class RowsCard(Card):
    """A sheet of rows. ``grows`` adds an empty row when the last one is begun."""

    def __init__(
        self,
        title: str,
        sheet: str,
        columns: Sequence[Column],
        *,
        lead: str = "",
        grows: bool = False,
    ) -> None:
        super().__init__(title)
        self.sheet = sheet
        self._columns = columns
        self._lead = lead
        self._grows = grows
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.u(6))
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.rows: list[list[SheetField]] = []
        self.added: Callable[[SheetField], None] = lambda _field: None
        # What stands before the boxes of a row: the printed words, or a choice.
        self.lead_of: Callable[[int, str], QWidget] = _name
        shift = 2 if lead else 1
        if lead:
            self._grid.addWidget(text(lead, "caption", "text2"), 0, 1)
        for at, column in enumerate(columns):
            heading = text(column.title, "caption", "text2")
            self._grid.addWidget(heading, 0, at + shift)
            if not column.width:
                self._grid.setColumnStretch(at + shift, 1)
        self.add(boxed(self._grid))

    def add_row(self, lead: str = "") -> None:
        """Add a row of boxes; ``lead`` is what the sheet prints before them."""
        number = len(self.rows)
        line = number + 1
        label = text(str(line), "small", "text3")
        self._grid.addWidget(label, line, 0)
        shift = 1
        if self._lead:
            self._grid.addWidget(self.lead_of(number, lead), line, 1)
            shift = 2
        fields = []
        for at, column in enumerate(self._columns):
            spoken = _("{column}, dòng {line}").format(column=column.title, line=line)
            if lead:
                spoken = f"{lead}: {column.title}"
            key = name(self.sheet, number, column.key)
            field = SheetField(key, spoken, column.choices, column.down)
            field.moved.connect(lambda by, f=field: self._move(f, by))
            box: QWidget = sized(field, width=column.width) if column.width else field
            self._grid.addWidget(box, line, at + shift)
            fields.append(field)
        self.rows.append(fields)
        for field in fields:
            if self._grows:
                field.textChanged.connect(lambda _t, n=number: self._grow(n))
            self.added(field)

    def ensure(self, rows: int) -> None:
        """Have at least so many rows."""
        while len(self.rows) < rows:
            self.add_row()

    def _grow(self, number: int) -> None:
        last = number == len(self.rows) - 1
        if last and any(field.text().strip() for field in self.rows[number]):
            self.add_row()

    def _move(self, field: SheetField, by: int) -> None:
        for at, fields in enumerate(self.rows):
            if field in fields and 0 <= at + by < len(self.rows):
                self.rows[at + by][fields.index(field)].setFocus()
                return


def _name(_number: int, words: str) -> QLabel:
    label = text(words, elide=True)
    label.setToolTip(words)
    sized(label, width=210)
    return label
