"""Buttons the shell paints itself: navigation item, footer slot, search field."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.widgets import theme
from ui.widgets.icons import pixmap

_MOST_SHOWN = 99


class FlatButton(QPushButton):
    """A button without a frame; a subclass paints and measures it."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.current().changed.connect(self._measure_again)

    def setText(self, words: str) -> None:
        """Show ``words``; they are the accessible name too."""
        super().setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.updateGeometry()

    @property
    def words(self) -> str:
        """The text as it was given."""
        return self.text().replace("&&", "&")

    def minimumSizeHint(self) -> QSize:
        """Never shrink below what is painted."""
        return self.sizeHint()

    def _measure_again(self) -> None:
        self.updateGeometry()
        self.update()


class NavButton(FlatButton):
    """One page in the navigation: icon, title, count of things to do, red bar."""

    def __init__(self, words: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._icon = icon
        self._count = 0
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        """Show how many things wait there; nothing at 0."""
        self._count = count
        spoken = f"{self.words}, {count}" if count else self.words
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Be as high as the design's navigation item."""
        return QSize(theme.u(200), theme.current().size("navigation_item"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the item in its state."""
        look, u = theme.current(), theme.u
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked():
            painter.setPen(look.color("line"))
            painter.setBrush(look.color("surface"))
            painter.drawRoundedRect(box, u(6), u(6))
            bar = QRect(0, u(8), u(3), self.height() - 2 * u(8))
            painter.fillRect(bar, look.color("accent"))
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("hover"))
            painter.drawRoundedRect(box, u(6), u(6))
        token = "accent" if self.isChecked() else "text2"
        side = u(18)
        painter.drawPixmap(
            QPointF(u(11), (self.height() - side) / 2), pixmap(self._icon, token, 18)
        )
        painter.setFont(look.font("strong" if self.isChecked() else "row"))
        painter.setPen(look.color("text" if self.isChecked() else "text2"))
        width = self.width() - u(39) - self._badge(painter)
        space = QRect(u(39), 0, width, self.height())
        shown = painter.fontMetrics().elidedText(
            self.words, Qt.TextElideMode.ElideRight, space.width()
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(space, flags, shown)

    def _badge(self, painter: QPainter) -> int:
        """Draw the count at the right and return the width it took."""
        if not self._count:
            return theme.u(8)
        look, u = theme.current(), theme.u
        told = str(self._count) if self._count <= _MOST_SHOWN else f"{_MOST_SHOWN}+"
        font = look.font("caption_strong")
        width = max(u(20), QFontMetrics(font).horizontalAdvance(told) + u(10))
        box = QRectF(
            self.width() - u(9) - width, (self.height() - u(20)) / 2, width, u(20)
        )
        active = self.isChecked()
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent" if active else "badge"))
        painter.drawRoundedRect(box, u(10), u(10))
        painter.setFont(font)
        painter.setPen(look.color("accent_t" if active else "badge_t"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, told)
        painter.restore()
        return width + u(17)


class SlotButton(FlatButton):
    """One state in the footer: a small icon and its words."""

    def __init__(
        self, words: str, icon: str, token: str, parent: QWidget | None = None
    ) -> None:
        self._icon, self._icon_token = icon, token
        super().__init__(words, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_state(self, words: str, icon: str, token: str) -> None:
        """Tell another state."""
        self._icon, self._icon_token = icon, token
        self.setText(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Fit icon and words."""
        u = theme.u
        words = QFontMetrics(self._font()).horizontalAdvance(self.words)
        return QSize(u(8) + u(16) + u(6) + words + u(8), u(26))

    def minimumSizeHint(self) -> QSize:
        """Shrink to icon and a few letters before the window grows."""
        return QSize(theme.u(48), theme.u(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon and words."""
        look, u = theme.current(), theme.u
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("hover"))
            painter.drawRoundedRect(self.rect(), u(6), u(6))
        top = (self.height() - u(16)) / 2
        painter.drawPixmap(QPointF(u(8), top), pixmap(self._icon, self._icon_token, 16))
        painter.setFont(self._font())
        painter.setPen(self._words_colour())
        space = self.rect().adjusted(u(30), 0, -u(4), 0)
        shown = painter.fontMetrics().elidedText(
            self.words, Qt.TextElideMode.ElideRight, space.width()
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(space, flags, shown)
        self.setToolTip(self.words if shown != self.words else "")

    def _words_colour(self) -> QColor:
        warns = self._icon_token in {"warn", "bad"}
        return theme.current().color(self._icon_token if warns else "text2")

    @staticmethod
    def _font() -> QFont:
        return theme.current().font("caption")


class SearchButton(FlatButton):
    """Looks like the search field and opens the search."""

    def __init__(self, words: str, key: str, parent: QWidget | None = None) -> None:
        self._key = key
        super().__init__(words, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Be as wide as the picture shows."""
        return QSize(theme.u(475), theme.u(36))

    def minimumSizeHint(self) -> QSize:
        """Shrink to the icon, some letters and the key."""
        return QSize(theme.u(200), theme.u(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw frame, magnifier, hint and key."""
        look, u = theme.current(), theme.u
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("line2"), 1))
        painter.setBrush(look.color("hover" if self.underMouse() else "surface2"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, u(6), u(6))
        middle = (self.height() - u(18)) / 2
        painter.drawPixmap(QPointF(u(11), middle), pixmap("search", "text2", 18))
        taken = self._draw_key(painter)
        painter.setFont(look.font("small"))
        painter.setPen(look.color("text3"))
        space = self.rect().adjusted(u(36), 0, -taken - u(8), 0)
        shown = painter.fontMetrics().elidedText(
            self.words, Qt.TextElideMode.ElideRight, space.width()
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(space, flags, shown)

    def _draw_key(self, painter: QPainter) -> int:
        look, u = theme.current(), theme.u
        font = look.font("caption")
        width = QFontMetrics(font).horizontalAdvance(self._key) + u(18)
        box = QRectF(self.width() - width - u(6), u(2), width, self.height() - u(4))
        painter.setPen(look.color("line"))
        painter.setBrush(look.color("surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), u(4), u(4))
        painter.setFont(font)
        painter.setPen(look.color("text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)
        return width + u(6)
