"""Notice bars: one tinted sentence above the content that stays until it is solved."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.kernel.words import _
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import row, spaced
from ui.widgets.basic.picture import Picture
from ui.widgets.basic.text import text
from ui.widgets.status import Tone

_ICONS = {
    Tone.OK: "circle-check",
    Tone.WARN: "triangle-alert",
    Tone.BAD: "octagon-x",
    Tone.INFO: "info",
    Tone.MUTE: "info",
}


class NoticeBar(QFrame):
    """Icon, one sentence, at most one button; ``dismissed`` when it is closed."""

    pressed = Signal()
    dismissed = Signal()

    def __init__(
        self,
        tone: Tone,
        sentence: str,
        button: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("tint", tone.value)
        self.setAccessibleName(sentence)
        picture = Picture(icon or _ICONS[tone], tone.value, 20)
        self._words = text(sentence, wrap=True)
        layout = row(picture, self._words, gap=12, margins=(16, 8, 10, 8))
        layout.setStretch(1, 1)
        if button:
            action = Button(button, "small")
            action.clicked.connect(self.pressed)
            layout.addWidget(action)
        else:
            close = Button(_("Đã hiểu"), "ghost")
            close.clicked.connect(self.dismissed)
            layout.addWidget(close)
        self.setLayout(layout)

    @property
    def sentence(self) -> str:
        """What the bar says."""
        return self._words.text()


class NoticeArea(QWidget):
    """The notices of one page, at most one per key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: dict[str, NoticeBar] = {}
        self._column = QVBoxLayout(self)
        spaced(self._column, 8)
        self.hide()

    def show_notice(
        self,
        key: str,
        tone: Tone,
        sentence: str,
        button: str = "",
        then: Callable[[], object] | None = None,
    ) -> NoticeBar:
        """Show or replace the notice ``key``; its button runs ``then``."""
        self.clear(key)
        bar = NoticeBar(tone, sentence, button)
        if then is not None:
            bar.pressed.connect(then)
        bar.dismissed.connect(lambda: self.clear(key))
        self._bars[key] = bar
        self._column.addWidget(bar)
        self.show()
        return bar

    def clear(self, key: str = "") -> None:
        """Take the notice ``key`` away; without a key, all of them."""
        for name in [key] if key else list(self._bars):
            bar = self._bars.pop(name, None)
            if bar is not None:
                self._column.removeWidget(bar)
                bar.hide()
                bar.deleteLater()
        self.setVisible(bool(self._bars))

    def sentences(self) -> tuple[str, ...]:
        """Return what stands here."""
        return tuple(bar.sentence for bar in self._bars.values())
