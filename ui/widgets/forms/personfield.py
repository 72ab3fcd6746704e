"""A field that finds a person in the list, without marks, and shows the role."""

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView, QStyledItemDelegate, QWidget

from app.kernel.text import fold
from app.kernel.words import _
from ui.widgets.forms.fields import Option
from ui.widgets.forms.inputs import TextField

_MOST = 12


class PersonField(TextField):
    """Types a name, chooses a person; ``key`` is the person's id.

    ``add_requested`` carries the typed name when the user asks to add somebody new.
    """

    chosen = Signal(str)
    left = Signal()
    add_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: tuple[Option, ...] = ()
        self._shown: list[Option] = []
        self._key = ""
        self._can_add = False
        self._words = QStringListModel(self)
        self._list = QListView()
        self._list.setObjectName("options")
        self._completer = QCompleter(self._words, self)
        self._completer.setPopup(self._list)
        self._list.setItemDelegate(QStyledItemDelegate(self._list))
        self._completer.setCompletionMode(
            QCompleter.CompletionMode.UnfilteredPopupCompletion
        )
        self._completer.setWidget(self)
        self._completer.activated.connect(self._take_words)
        self.textEdited.connect(self._search)
        self.setPlaceholderText(_("Gõ tên, không dấu cũng được"))

    def offer(self, options: tuple[Option, ...], *, can_add: bool = False) -> None:
        """Replace the people to choose from; ``can_add`` offers to add a new one."""
        self._options = options
        self._can_add = can_add
        # A name half typed stays: the list is offered anew whenever something changes.
        if self._key:
            self.choose(self._key)

    def key(self) -> str:
        """Return the id of the chosen person; empty when nobody is chosen."""
        return self._key

    def choose(self, key: str) -> None:
        """Show the person with the id ``key``; an unknown id empties the field."""
        found = next((option for option in self._options if option.key == key), None)
        self._key = key
        if found is not None or not key:
            self.setText(found.label if found else "")

    def problem(self) -> str:
        """Say that the typed name belongs to nobody in the list."""
        if self.text().strip() and not self._key:
            return _(
                "Không thấy “{name}” trong danh sách. Chọn một tên trong danh sách."
            ).format(name=self.text().strip())
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list with F4 or Alt+Down."""
        key = event.key()
        has_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self._list.isVisible() and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        elif key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Down and has_alt):
            self._show(list(self._options))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take a name typed in full, then tell that the field was left."""
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        if not self._key:
            typed = fold(self.text().strip())
            same = [option for option in self._options if fold(option.label) == typed]
            if typed and len(same) == 1:
                self._choose_and_tell(same[0])
        self.left.emit()

    def _search(self, typed: str) -> None:
        self._key = ""
        wanted = fold(typed).split()
        found = [
            option
            for option in self._options
            if all(word in fold(f"{option.label} {option.detail}") for word in wanted)
        ]
        self._show(found[:_MOST])

    def _show(self, options: list[Option]) -> None:
        self._shown = options
        lines = [
            f"{option.label}  ·  {option.detail}" if option.detail else option.label
            for option in options
        ]
        if self._can_add and self.text().strip():
            lines.append(_("Không có trong danh sách? Thêm người"))
        self._words.setStringList(lines)
        if lines:
            self._completer.complete()
        else:
            self._list.hide()

    def _take(self, index: QModelIndex) -> None:
        if index.row() < len(self._shown):
            self._choose_and_tell(self._shown[index.row()])
        else:
            self.add_requested.emit(self.text().strip())

    def _take_words(self, words: str) -> None:
        rows = self._words.stringList()
        if words in rows:
            self._take(self._words.index(rows.index(words)))

    def _choose_and_tell(self, option: Option) -> None:
        self._key = option.key
        self.setText(option.label)
        self.chosen.emit(option.key)
