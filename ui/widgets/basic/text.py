"""Words on the screen: one label with type roles, wrapping and eliding."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets import theme
from ui.widgets.looks.fonts import font_for, is_figures


def plain(words: str) -> str:
    """Make user words safe inside a rich label."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Label(QLabel):
    """A text in a type role; it keeps room for marks on capitals (Ế, Ỗ, Ặ)."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_elided = False
        self._short = ""
        self._is_figures = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)
        self._give_room()
        theme.current().changed.connect(self._give_room)

    def setText(self, words: str) -> None:
        """Show ``words``; figures that stand alone are as wide as each other."""
        super().setText(words)
        if is_figures(words) != self._is_figures:
            self._is_figures = not self._is_figures
            self.setFont(font_for(words))

    def dress(self, role: str = "", tone: str = "") -> None:
        """Change the type role or the colour token."""
        if role:
            theme.mark_property(self, "role", role)
        if tone:
            theme.mark_property(self, "tone", tone)

    def wrap(self) -> None:
        """Break lines at the width it gets; the height follows."""
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def elide(self, short: str = "") -> None:
        """Stay on one line; what does not fit ends in … and stands in the tooltip.

        ``short`` says the same in fewer words, where the whole does not fit.
        """
        self.is_elided = True
        self._short = short
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Let an elided text shrink, never below a few letters."""
        hint = super().minimumSizeHint()
        if self.is_elided:
            hint.setWidth(min(hint.width(), theme.u(40)))
        return hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, shortened where it was allowed to be."""
        if not self.is_elided or self._shortened() == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        flags = Qt.AlignmentFlag.AlignVCenter | self.alignment()
        painter.drawText(self.contentsRect(), flags, self._shortened())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the whole text as a tooltip exactly while it is shortened."""
        super().resizeEvent(event)
        if self.is_elided:
            cut = self._shortened() != self.text()
            self.setToolTip(self.text() if cut else "")

    def _shortened(self) -> str:
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        words = self.text()
        if self._short and metrics.horizontalAdvance(words) > room:
            words = self._short
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)

    def _give_room(self) -> None:
        space = max(theme.u(1), 1)
        self.setContentsMargins(0, space, 0, space)
        self.updateGeometry()


def text(
    words: str,
    role: str = "body",
    tone: str = "",
    *,
    wrap: bool = False,
    rich: bool = False,
    elide: bool = False,
) -> Label:
    """Make a label; rich text is for ``<b>``, with user words through ``plain``."""
    label = Label()
    if rich:
        label.setTextFormat(Qt.TextFormat.RichText)
    label.setText(words)
    label.setProperty("role", role)
    if tone:
        label.setProperty("tone", tone)
    if wrap:
        label.wrap()
    if elide:
        label.elide()
    return label
