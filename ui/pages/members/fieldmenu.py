"""The menu of a field (Shift+F10, right button): its own commands, then Lịch sử."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from app.kernel.words import _
from ui.widgets.forms.builder import FormBuilder
from ui.widgets.forms.editing.fieldrow import FieldRow

_NO_FOCUS = Qt.FocusPolicy.NoFocus


class FieldMenu(QObject):
    """Listens at every line of a form; ``history_asked`` carries the field."""

    history_asked = Signal(str)

    def __init__(
        self, form: FormBuilder, labels: Mapping[str, str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._labels = labels
        self._keys: dict[QObject, str] = {}
        for line in form.growth.lines:
            self._listen(line)
        form.growth.added.connect(self._listen)

    def _listen(self, line: FieldRow) -> None:
        """Hear a line; what takes no focus in it leaves keys and clicks to it.

        Whoever listens to a widget hears every event of it, which costs while a form
        is made.
        """
        key = line.field.key
        if key not in self._labels:
            return
        for widget in (line, *line.findChildren(QWidget)):
            if widget is line or widget.focusPolicy() is not _NO_FOCUS:
                self._keys[widget] = key
                widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the menu where a field would open its own, and with Shift+F10.

        Not every platform makes a context menu event of these keys.
        """
        key = self._keys.get(watched)
        if key is not None and isinstance(event, QContextMenuEvent):
            self._open(watched, key, event.globalPos())
            return True
        if key is not None and isinstance(event, QKeyEvent) and _asks_menu(event):
            self._open(watched, key, _below(watched))
            return True
        return super().eventFilter(watched, event)

    def _open(self, watched: QObject, key: str, place: QPoint) -> None:
        if QApplication.activePopupWidget() is not None:
            return  # Some platforms send both the keys and their event.
        menu = _own_menu(watched)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not menu.isEmpty():
            menu.addSeparator()
        words = _("Lịch sử của mục “{label}”").format(label=self._labels[key])
        menu.addAction(words, partial(self.history_asked.emit, key))
        menu.popup(place)


def _own_menu(watched: QObject) -> QMenu:
    if isinstance(watched, QLineEdit | QPlainTextEdit):
        return watched.createStandardContextMenu()
    return QMenu(watched if isinstance(watched, QWidget) else None)


def _asks_menu(event: QKeyEvent) -> bool:
    """Whether Shift+F10 was pressed."""
    has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    is_press = event.type() is QEvent.Type.KeyPress
    return is_press and has_shift and event.key() == Qt.Key.Key_F10


def _below(watched: QObject) -> QPoint:
    """Give the place under a field."""
    if not isinstance(watched, QWidget):
        return QPoint()
    return watched.mapToGlobal(QPoint(8, watched.height()))
