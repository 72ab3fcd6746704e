"""The drawer of the roll: one member's card."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kernel.words import _
from ui.pages.members.cardview import CardView, DotView, FactView
from ui.widgets.basic.button import Button
from ui.widgets.basic.chip import Chip
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.layout import STRETCH, boxed, column, row, separator, spaced
from ui.widgets.basic.picture import status_picture
from ui.widgets.basic.text import Label, text


class CardContent(QWidget):
    """Facts, masked contact with [Hiện], the year's meetings, tasks, events."""

    revealed = Signal()

    def __init__(self, view: CardView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        spaced(layout, 6)
        layout.addWidget(text(view.name, "h2", wrap=True))
        post = text(view.post, "small", "text2", wrap=True)
        layout.addLayout(row(post, STRETCH, Chip(view.status, tone=view.tone)))
        layout.addWidget(separator())
        for fact in view.facts:
            self._fact(layout, fact)
        if view.dots or view.attended:
            layout.addWidget(separator())
            layout.addWidget(text(_("Dự họp"), "small_strong", "text2"))
            layout.addWidget(Dots(view.dots))
            layout.addWidget(text(view.attended, "small", "text2", wrap=True))
        self._section(layout, _("Nhiệm vụ"), view.tasks)
        self._section(layout, _("Biến động"), view.events)

    def _fact(self, layout: QVBoxLayout, view: FactView) -> None:
        label = text(view.label, "small", "text2")
        value = text(view.value, wrap=True)
        if not view.hidden:
            layout.addLayout(column(label, value, gap=0))
            return
        layout.addWidget(label)
        show = Button(_("Hiện"), "small")
        show.setAccessibleName(_("Hiện {label}").format(label=view.label.lower()))
        show.clicked.connect(lambda _on=False: self._reveal(value, show, view.hidden))
        layout.addLayout(row(value, STRETCH, show))

    def _reveal(self, value: Label, button: Button, hidden: str) -> None:
        value.setText(hidden)
        button.hide()
        self.revealed.emit()

    @staticmethod
    def _section(
        layout: QVBoxLayout, title: str, lines: tuple[tuple[str, str], ...]
    ) -> None:
        if not lines:
            return
        layout.addWidget(separator())
        layout.addWidget(text(title, "small_strong", "text2"))
        for words, detail in lines:
            line = text(detail, "small", "text3", wrap=True)
            layout.addLayout(column(text(words, wrap=True), line, gap=0))


class Dots(QWidget):
    """The meetings of a year: a shape over its month each; spoken in words."""

    def __init__(self, dots: Iterable[DotView], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = Flow(8)
        words = []
        for dot in dots:
            shape = status_picture(dot.status)
            one = boxed(column(shape, text(dot.month, "caption", "text3"), gap=0))
            one.setToolTip(dot.words)
            line.addWidget(one)
            words.append(dot.words)
        self.setLayout(line)
        self.setAccessibleName("; ".join(words))
