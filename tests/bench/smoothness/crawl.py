"""Presses everything a page offers, types into every dialog, and closes it again."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from app.kernel.places import Place
from ui.shell.inside.office import Inside
from ui.widgets.page import Page
from ui.widgets.table.view import Table

# As many presses and fields as one page and one dialog can have; more are the same.
PRESSES, FIELDS = 45, 6
# Left to the tour: a stage over the window.
_ELSEWHERE = ("Điều hành", "Nhập từ giấy", "Nhập buổi họp")


class Crawl:
    """Walks over the pages of one open book."""

    def __init__(self, inside: Inside, called: Callable[[str], str]) -> None:
        self._inside, self._window = inside, inside.window
        self._called = called
        self._pressed: set[tuple[str, str]] = set()

    def page(self, name: str, record_id: str = "") -> Iterator[str]:
        """Press what ``name`` shows, again and again until nothing new appears."""
        place = Place(name, record_id)
        self._window.open(place)
        yield self._called(f"{name}: opened again")
        for _press in range(PRESSES):
            page = self._window.page
            if page is None or page.name != name:
                self._window.open(place)
                yield "-"
                page = self._window.pages[name]
            button = next(iter(self._new(page)), None)
            if button is None:
                break
            words = _words(button)
            self._pressed.add((name, words))
            button.click()
            yield self._called(f"{name}: [{words}]")
            yield from self._answer(f"{name}: [{words}]")
        yield from self._tables(name)

    def _new(self, page: Page) -> Iterator[QAbstractButton]:
        for button in page.findChildren(QAbstractButton):
            is_there = button.isVisible() and button.isEnabled()
            words = _words(button)
            is_new = (page.name, words) not in self._pressed
            if is_there and words and is_new and not words.startswith(_ELSEWHERE):
                yield button

    def _answer(self, name: str) -> Iterator[str]:
        """Type into what has opened, then close it as with Esc."""
        for _dialog in range(3):
            shown = [d for d in _dialogs(self._inside.seen) if d.isVisible()]
            if not shown:
                break
            dialog = shown[-1]
            if type(dialog).__module__.startswith("ui."):
                yield from self._type(dialog, name)
            dialog.reject()
            yield self._called(f"{name} closed")
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
            yield "-"

    def _type(self, dialog: QDialog, name: str) -> Iterator[str]:
        fields = [
            field
            for kind in (QLineEdit, QPlainTextEdit, QTextEdit)
            for field in dialog.findChildren(kind)
            if field.isVisible() and field.isEnabled()
        ]
        for number, field in enumerate(fields[:FIELDS]):
            field.setFocus()
            type_letters(field, "an")
            yield self._called(f"{name}: letters in field {number + 1}")

    def _tables(self, name: str) -> Iterator[str]:
        page = self._window.pages[name]
        for number, table in enumerate(page.findChildren(Table)):
            if not table.isVisible() or not table.model.rows:
                continue
            words = f"{name}: table {number + 1}"
            bar = table.grid.verticalScrollBar()
            bar.setValue(bar.maximum())
            yield self._called(f"{words} scrolled to its end")
            table.grid.setFocus()
            key(table.grid, Qt.Key.Key_Home)
            yield self._called(f"{words} first row")
            table.filter("nguyen")
            yield self._called(f"{words} filtered")
            table.filter("")
            yield self._called(f"{words} whole again")


def type_letters(field: QWidget, letters: str) -> None:
    """Type letters as a keyboard does."""
    for letter in letters:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            none = Qt.KeyboardModifier.NoModifier
            QApplication.postEvent(field, QKeyEvent(kind, 0, none, letter))


def key(widget: QWidget, code: Qt.Key) -> None:
    """Press a key, delivered as an event of its own."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        none = Qt.KeyboardModifier.NoModifier
        QApplication.postEvent(widget, QKeyEvent(kind, code, none))


def _dialogs(seen: QWidget) -> list[QDialog]:
    return seen.window().findChildren(QDialog)


def _words(button: QAbstractButton) -> str:
    return (button.accessibleName() or button.text()).replace("\n", " ").strip()
