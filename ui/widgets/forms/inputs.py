"""The plain input widgets: line, long text, password, number, check box, choice."""

import unicodedata

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QWidget,
)

from ui.widgets import theme
from ui.widgets.forms.fields import Option
from ui.widgets.forms.guard import composed
from ui.widgets.icons import pixmap

_FEWEST_LINES, _MOST_LINES = 3, 12


class TextField(QLineEdit):
    """One line of text, always in NFC, whatever the typing tool or the paste gives."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(self._compose)

    def _compose(self, typed: str) -> None:
        if not unicodedata.is_normalized("NFC", typed):
            before = composed(typed[: self.cursorPosition()])
            self.setText(composed(typed))
            self.setCursorPosition(len(before))


class PasswordField(TextField):
    """Dots until the eye is pressed; typing tools stay out of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def show_letters(self, is_shown: bool) -> None:  # noqa: FBT001  (a toggle)
        """Show or hide what is typed."""
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if is_shown else mode.Password)


class LongField(QPlainTextEdit):
    """Text of several lines that grows from three to twelve lines."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._grow)
        theme.current().changed.connect(self._grow)
        self._grow()

    def text(self) -> str:
        """Return what is typed, in NFC."""
        return composed(self.toPlainText())

    def setText(self, words: str) -> None:
        """Replace the text."""
        self.setPlainText(composed(words))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text in NFC."""
        if source.hasText():
            self.textCursor().insertText(composed(source.text()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Compose what a typing tool left decomposed, and tell that it was left."""
        super().focusOutEvent(event)
        typed = self.toPlainText()
        if not unicodedata.is_normalized("NFC", typed):
            cursor = self.textCursor()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(composed(typed))
        self.left.emit()

    def sizeHint(self) -> QSize:
        """Be as high as the text, between three and twelve lines."""
        lines = min(max(self.document().lineCount(), _FEWEST_LINES), _MOST_LINES)
        height = round(self.fontMetrics().lineSpacing() * lines) + theme.u(24)
        return QSize(super().sizeHint().width(), height)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure with the font the sheet has given meanwhile."""
        super().showEvent(event)
        self._grow()

    def _grow(self) -> None:
        self.setFixedHeight(self.sizeHint().height())


class Check(QCheckBox):
    """A check box drawn with the program's own square and tick."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Take the square, the gap and the words."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        height = max(theme.u(30), self.fontMetrics().height() + theme.u(4))
        return QSize(theme.u(18) + theme.u(8) + words + theme.u(4), height)

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def hitButton(self, _position: object) -> bool:
        """Let the words toggle as well as the square."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the square and the words."""
        painter = QPainter(self)
        name = "square-check" if self.isChecked() else "square"
        tint = "accent" if self.isChecked() else "line2"
        side = theme.u(18)
        top = (self.height() - side) // 2
        painter.drawPixmap(
            0, top, pixmap(name, tint if self.isEnabled() else "disabled")
        )
        option = QStyleOptionButton()
        self.initStyleOption(option)
        area = self.rect().adjusted(side + theme.u(8), 0, 0, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(
            theme.current().color("text" if self.isEnabled() else "disabled")
        )
        painter.drawText(area, flags, self.text().replace("&&", "&"))


class ChoiceField(QComboBox):
    """One of several words; the wheel changes it only while it has the focus."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        view = QListView()
        view.setObjectName("options")
        self.setView(view)
        # Only this delegate looks at the sheet for the rows of the list.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda _: self.chosen.emit(self.key()))

    def offer(self, options: tuple[Option, ...], *, empty: str = "") -> None:
        """Replace the choices and keep what was chosen; ``empty`` words no choice."""
        kept = self.key()
        self.clear()
        if empty:
            self.addItem(empty, "")
        for option in options:
            self.addItem(option.label, option.key)
        self.choose(kept)

    def key(self) -> str:
        """Return the key of the choice; empty when there is none."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Select a choice by its key."""
        index = self.findData(key)
        self.setCurrentIndex(index if index >= 0 else (0 if self.count() else -1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the field is being used."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and its arrow."""
        super().paintEvent(event)
        side = theme.u(16)
        tint = "text2" if self.isEnabled() else "disabled"
        place = QStyle.alignedRect(
            Qt.LayoutDirection.LeftToRight,
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            QSize(side, side),
            self.rect().adjusted(0, 0, -theme.u(10), 0),
        )
        QPainter(self).drawPixmap(place, pixmap("chevron-down", tint, 16))


class SearchField(TextField):
    """A field with a magnifier, for filtering a list."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        self._make_room()
        theme.current().changed.connect(self._make_room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and its magnifier."""
        super().paintEvent(event)
        top = (self.height() - theme.u(16)) // 2
        QPainter(self).drawPixmap(theme.u(10), top, pixmap("search", "text3", 16))

    def _make_room(self) -> None:
        self.setTextMargins(theme.u(24), 0, 0, 0)


def search_field(hint: str) -> SearchField:
    """Make a field with a magnifier, for filtering a list."""
    return SearchField(hint)
