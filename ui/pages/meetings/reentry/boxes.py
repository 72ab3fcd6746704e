"""What all sheets of the re-entry screen have: boxes by name, and ways to walk."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.pages.meetings.reentry.fields import RowsCard, SheetField
from ui.pages.meetings.reentry.presenter import Kit, name
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import column, row, sized
from ui.widgets.basic.text import text
from ui.widgets.forms.inputs import Check, ChoiceField, LongField

Input = SheetField | LongField | Check | ChoiceField


class Boxes(QWidget):
    """Every box of the kit by its name; ``edited`` tells that something was typed."""

    edited = Signal()
    added = Signal(str, object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.inputs: dict[str, Input] = {}
        # The cards that take a row more when the last one is begun, by their sheet.
        self._growing: dict[str, RowsCard] = {}
        # Where each sheet begins, for walking from sheet to sheet.
        self._begins: list[QWidget] = []
        self._layout = column(gap=14, margins=(20, 4, 20, 20))
        self.setLayout(self._layout)

    def show_sums(self) -> None:
        """Count what is typed so far."""

    def typed(self) -> dict[str, str]:
        """Give what stands in every box."""
        return {key: _words(field) for key, field in self.inputs.items()}

    def show_problems(self, problems: dict[str, str]) -> None:
        """Mark the boxes that cannot be read; the first gets the focus."""
        for key, field in self.inputs.items():
            if isinstance(field, SheetField):
                field.complain(problems.get(key, ""))
        for key in problems:
            if key in self.inputs:
                self.inputs[key].setFocus()
                return

    def ensure_rows(self, keys: list[str]) -> None:
        """Make the rows that kept drafts belong to."""
        for sheet, card in self._growing.items():
            lead = name(sheet) + "."
            rows = [
                int(key.removeprefix(lead).split(".")[0])
                for key in keys
                if key.startswith(lead)
            ]
            card.ensure(max(rows, default=-1) + 2)

    def first_stop(self) -> QWidget:
        """Name the first box."""
        return next(iter(self.inputs.values()))

    def _know(self, key: str, field: Input) -> None:
        self.inputs[key] = field
        if isinstance(field, SheetField | LongField):
            field.textChanged.connect(lambda *_args: self._hear())
        elif isinstance(field, Check):
            field.toggled.connect(lambda _on: self._hear())
        else:
            field.chosen.connect(lambda _key: self._hear())
        self.added.emit(key, field)

    def _hear(self) -> None:
        self.show_sums()
        self.edited.emit()

    def turn(self, by: int) -> None:
        """Go to the sheet after (1) or before (-1) the one with the focus."""
        boxes = self.findChildren(QWidget)
        order = {box: at for at, box in enumerate(boxes)}
        here = order.get(QApplication.focusWidget() or self, -1)
        starts = [order[first] for first in self._begins if first in order]
        after = [at for at in starts if at > here]
        before = [at for at in starts if at < here]
        if by > 0 and after:
            boxes[after[0]].setFocus(Qt.FocusReason.TabFocusReason)
        elif by < 0 and before:
            # From inside a sheet its own beginning comes first.
            boxes[before[-1]].setFocus(Qt.FocusReason.BacktabFocusReason)

    def _rows(self, card: RowsCard, least: int = 0) -> RowsCard:
        card.added = lambda field: self._know(field.field, field)
        self._layout.addWidget(card)
        if least:
            self._growing[card.sheet] = card
            card.ensure(least)
        return card

    def _line(self, *fields: tuple[str, str, int]) -> None:
        """Set single boxes side by side, each under its label."""
        card, line = Card(), row(gap=12)
        for key, label, width in fields:
            field = SheetField(name("times", key), label)
            self._know(field.field, field)
            box = sized(field, width=width) if width else field
            line.addLayout(column(text(label, "caption", "text2"), box, gap=2))
        if all(width for _key, _label, width in fields):
            line.addStretch(1)
        card.add_layout(line)
        self._layout.addWidget(card)
        self._begins.append(self.inputs[name("times", fields[0][0])])

    def _begin(self, card: RowsCard) -> None:
        if card.rows:
            self._begins.append(card.rows[0][0])


def _words(field: Input) -> str:
    if isinstance(field, Check):
        return "1" if field.isChecked() else ""
    if isinstance(field, ChoiceField):
        return field.key()
    return field.text()
