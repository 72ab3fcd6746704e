"""The boxes of the fields that a list may have, in two columns."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.kernel.words import _
from app.reports.members.model import FieldChoice
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, row, scroll, sized, spaced
from ui.widgets.basic.text import text
from ui.widgets.forms.inputs import Check

_COLUMNS = 2


class FieldList(QWidget):
    """``changed`` fires when a box was ticked or cleared."""

    changed = Signal()

    def __init__(self, fields: Sequence[FieldChoice], on_screen: Sequence[str]) -> None:
        super().__init__()
        self._on_screen = tuple(on_screen)
        self._boxes: dict[str, Check] = {}
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, field in enumerate(fields):
            label = field.label
            if field.hidden:
                label = _("{field} (che)").format(field=label)
            box = Check(label)
            box.toggled.connect(lambda _on: self.changed.emit())
            self._boxes[field.key] = box
            grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)
        self.as_seen = Button(_("Như bảng đang xem"), "small")
        self.none = Button(_("Bỏ chọn hết"), "small")
        self.as_seen.clicked.connect(lambda _on=False: self.choose(self._on_screen))
        self.none.clicked.connect(lambda _on=False: self.choose(()))
        area = scroll(inside)
        sized(area, min_height=190, max_height=300)
        layout = QVBoxLayout(self)
        spaced(layout, 6)
        title = text(_("Các mục của danh sách"), "small_strong")
        layout.addLayout(row(title, STRETCH, self.as_seen, self.none, gap=8))
        layout.addWidget(area)

    def chosen(self) -> tuple[str, ...]:
        """Return the ticked fields in the order of the boxes."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def choose(self, keys: Sequence[str]) -> None:
        """Tick exactly these."""
        wanted = set(keys)
        for key, box in self._boxes.items():
            blocked = box.blockSignals(True)  # noqa: FBT003  (Qt's own signature)
            box.setChecked(key in wanted)
            box.blockSignals(blocked)
        self.changed.emit()
