"""Các mẫu còn thiếu dữ liệu: by form of the superior, each leading to its field."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.features.members.model import FieldSpec
from app.kernel.words import _
from ui.pages.members.life import presenter
from ui.pages.members.life.presenter import PersonTold
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import clear, scroll, spaced
from ui.widgets.basic.line import ShapeLine
from ui.widgets.basic.text import text
from ui.widgets.status import Status


class LackingPart(QWidget):
    """``field_asked`` carries a field of the form, ``switch_asked`` one that is off."""

    field_asked = Signal(str)
    switch_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        self._cards = QVBoxLayout(inside)
        spaced(self._cards, 12)
        layout = QVBoxLayout(self)
        spaced(layout, 0)
        layout.addWidget(scroll(inside))

    def show_person(self, told: PersonTold) -> None:
        """Show what the forms lack of a member."""
        clear(self._cards)
        found = presenter.lacking(told.card)
        if not found:
            words = _("Không mẫu nào còn thiếu dữ liệu của đồng chí này.")
            self._cards.addWidget(text(words, tone="text2", wrap=True))
        for one in found:
            card = Card(one.title)
            for spec in one.fields:
                card.add(self._line(spec))
            self._cards.addWidget(card)
        self._cards.addStretch(1)

    def _line(self, spec: FieldSpec) -> ShapeLine:
        off = _("Mục này đang tắt. Mở Cài đặt để bật.")
        shape = Status.NOT_YET if spec.on else Status.NOT_APPLICABLE
        line = ShapeLine(shape, spec.label, "" if spec.on else off)
        line.make_clickable()
        if spec.on:
            line.clicked.connect(partial(self.field_asked.emit, spec.key))
        else:
            line.clicked.connect(self.switch_asked)
        return line
