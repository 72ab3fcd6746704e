"""The minutes as one continuous text, with corrections typed in place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from app.kernel.words import _
from ui.pages.meetings.presenter.readback import ReadLine
from ui.widgets import theme

_ROLES = {"title": "h1", "heading": "reading_strong", "body": "reading"}
_GAP = 6
_MARK = "▲ "


class ReadingView(QTextEdit):
    """Read with Space by a screen; Enter corrects the line, F9 finds the next blank."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reading")
        self.setAccessibleName(_("Biên bản để đọc lại"))
        self._lines: tuple[ReadLine, ...] = ()
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setTabChangesFocus(True)
        self.cursorPositionChanged.connect(self._show_line)
        theme.current().changed.connect(self._write)

    def show_lines(self, lines: Sequence[ReadLine]) -> None:
        """Replace the text; the place that was read stays."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        self._write()

    @property
    def line(self) -> ReadLine | None:
        """The paragraph the cursor stands in."""
        at = self.textCursor().blockNumber()
        return self._lines[at] if at < len(self._lines) else None

    def go_to_blank(self) -> None:
        """Go to the next line where a value is missing, from the top after the last."""
        here = self.textCursor().blockNumber()
        order = [*range(here + 1, len(self._lines)), *range(here + 1)]
        for at in order:
            if at < len(self._lines) and self._lines[at].is_missing:
                self._go_to(at)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn by a screen, correct, or walk with the arrows."""
        key = event.key()
        bar = self.verticalScrollBar()
        if key == Qt.Key.Key_Space:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            bar.setValue(bar.value() + (-1 if back else 1) * bar.pageStep())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.line is not None:
                self.chosen.emit(self.line)
        elif key == Qt.Key.Key_F9:
            self.go_to_blank()
        else:
            super().keyPressEvent(event)

    def _go_to(self, at: int) -> None:
        block = self.document().findBlockByNumber(at)
        self.setTextCursor(QTextCursor(block))
        self.ensureCursorVisible()

    def _write(self) -> None:
        at, place = self.textCursor().blockNumber(), self.verticalScrollBar().value()
        self.clear()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for number, line in enumerate(self._lines):
            look, shape = _look(line)
            if number:
                cursor.insertBlock(shape, look)
            else:
                cursor.setBlockFormat(shape)
                cursor.setBlockCharFormat(look)
            cursor.insertText((_MARK if line.is_missing else "") + line.text, look)
        cursor.endEditBlock()
        self._go_to(min(at, max(0, len(self._lines) - 1)))
        self.verticalScrollBar().setValue(place)

    def _show_line(self) -> None:
        line = self.line
        selection = QTextEdit.ExtraSelection()
        selection.format.setBackground(theme.current().color("sel"))
        whole = QTextFormat.Property.FullWidthSelection
        selection.format.setProperty(whole, True)  # noqa: FBT003  (Qt's own signature)
        selection.cursor = self.textCursor()
        selection.cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        selection.cursor.movePosition(
            QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
        )
        can_fix = line is not None and (line.spot is not None or line.is_missing)
        self.setExtraSelections([selection] if can_fix and self.hasFocus() else [])


def _look(line: ReadLine) -> tuple[QTextCharFormat, QTextBlockFormat]:
    theme_now = theme.current()
    look, shape = QTextCharFormat(), QTextBlockFormat()
    look.setFont(theme_now.font(_ROLES[line.role]))
    look.setForeground(theme_now.color("warn" if line.is_missing else "text"))
    shape.setBottomMargin(theme.u(_GAP))
    if line.role == "title":
        shape.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return look, shape
