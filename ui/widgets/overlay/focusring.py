"""The focus ring: two wide, outside a gap of two, around whatever has the focus."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from ui.widgets import theme

_FOLLOWED = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
}
# In these the ring shows after a press with the pointer too.
_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox)


class FocusRing(QWidget):
    """One transparent overlay per window, only as large as the ring."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._chain: list[QWidget] = []
        self.hide()

    def follow(self, target: QWidget | None) -> None:
        """Stand around ``target``; None hides the ring."""
        for watched in self._chain:
            if theme.is_alive(watched):
                watched.removeEventFilter(self)
        self._chain = []
        self._target = target
        step = target
        while step is not None:
            step.installEventFilter(self)
            self._chain.append(step)
            step = None if step.isWindow() else step.parentWidget()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move along when the target or anything around it moves."""
        if event.type() in _FOLLOWED:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        wide = look.size("ring")
        painter.setPen(QPen(look.color("focus"), wide))
        box = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        radius = look.size("radius") + look.size("ring_gap")
        painter.drawRoundedRect(box, radius, radius)

    def _place(self) -> None:
        target = self._target
        if target is None or not theme.is_alive(target) or not target.isVisible():
            self.hide()
            return
        window = self.parentWidget()
        if window is None or target.window() is not window:
            self.hide()
            return
        look = theme.current()
        edge = look.size("ring") + look.size("ring_gap")
        corner = target.mapTo(window, QPoint(0, 0))
        ring = QRect(corner, target.size()).adjusted(-edge, -edge, edge, edge)
        shown = self._visible_part(target, window).adjusted(-edge, -edge, edge, edge)
        ring = ring.intersected(shown).intersected(window.rect())
        self.setGeometry(ring)
        self.setVisible(not ring.isEmpty())
        self.raise_()

    @staticmethod
    def _visible_part(target: QWidget, window: QWidget) -> QRect:
        """Cut the target to what its scroll areas show of it."""
        area = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        # A menu is a window of its own, whatever it was opened from.
        step = None if target.isWindow() else target.parentWidget()
        while step is not None and step is not window:
            area = area.intersected(
                QRect(step.mapTo(window, QPoint(0, 0)), step.size())
            )
            step = None if step.isWindow() else step.parentWidget()
        return area


class FocusRings(QObject):
    """Follows the focus of the application and keeps one ring per window.

    Pressing with the pointer shows no ring, except in fields. Qt does not tell the
    reason with ``focusChanged``; a pressed button tells a press from all others.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._rings: dict[int, FocusRing] = {}
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        is_shown = new is not None and (not pressed or isinstance(new, _FIELDS))
        for other in self._rings.values():
            if theme.is_alive(other):
                other.follow(None)
        self._rings = {k: r for k, r in self._rings.items() if theme.is_alive(r)}
        if new is None or not is_shown:
            return
        if not pressed:
            _bring_into_view(new)
        window = new.window()
        ring = self._rings.get(id(window))
        if ring is None or ring.parentWidget() is not window:
            ring = self._rings[id(window)] = FocusRing(window)
        ring.follow(new)


def _bring_into_view(target: QWidget) -> None:
    """Scroll to what the keyboard reached; Qt does so only within one area."""
    around = None if target.isWindow() else target.parentWidget()
    while around is not None:
        # What is higher than its place leads to its own parts.
        if isinstance(around, QScrollArea) and _fits(target, around):
            around.ensureWidgetVisible(target, 0, theme.u(12))
        around = None if around.isWindow() else around.parentWidget()


def _fits(target: QWidget, area: QScrollArea) -> bool:
    return target.height() <= area.viewport().height()
