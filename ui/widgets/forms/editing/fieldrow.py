"""One line of a form: label above, editor, what is wrong, how to fill it."""

from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.kernel.words import _
from ui.widgets import theme
from ui.widgets.basic.layout import STRETCH, boxed, reveal, row, spaced
from ui.widgets.basic.picture import Picture
from ui.widgets.basic.text import Label, text
from ui.widgets.forms.editing.editors import Editor
from ui.widgets.forms.fields import Value
from ui.widgets.overlay.toast import announce

# Where a value is wrong while it is being typed can only be seen in these.
_CHECKED_WHILE_TYPING = {"date", "partial", "number"}
_Part = TypeVar("_Part", bound=QWidget)


class FieldRow(QWidget):
    """Holds one editor; ``edited`` carries key and a new value once it settled.

    What most fields never say is built when it is first said: half of all a long form
    would be made of.
    """

    edited = Signal(str, object)

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self.editor = editor
        self.field = self._declared = editor.field
        self._label = text(self.field.label, "small_strong")
        self._optional = text(_("(không bắt buộc)"), "small", "text3")
        self._saved: Value = editor.value()
        self._has_foreign_problem = False
        self._column = QVBoxLayout(self)
        # The ring around the field takes four; the label's y and g stay whole.
        spaced(self._column, 5)
        self._column.addLayout(self._label_line())
        self._column.addWidget(editor)
        self._pause = QTimer(
            self, singleShot=True, interval=theme.current().time("typing")
        )
        self._pause.timeout.connect(self._check_typed)
        editor.typed.connect(self._typed)
        editor.settled.connect(self._settled)

    def fill(self, value: Value) -> None:
        """Show ``value`` as the one that is saved."""
        self.editor.fill(value)
        self._saved = self.editor.value()
        self.show_problem("")

    def ask(self, *, optional: bool, label: str = "") -> None:
        """Ask the same under other circumstances: needed or not, by another name.

        An empty ``label`` is the declared one.
        """
        named = label or self._declared.label
        self.field = replace(self._declared, optional=optional, label=named)
        self._label.setText(named)
        self._optional.setVisible(optional and self._optional.parent() is not None)
        self.editor.inner.setAccessibleName(named)

    def show_problem(self, sentence: str, *, is_foreign: bool = False) -> None:
        """Show what is wrong under the field; empty takes it away.

        A foreign problem came from the program, not from the text, and stays until
        the text changes.
        """
        self._has_foreign_problem = is_foreign and bool(sentence)
        if not sentence and not self._has("_problem"):
            return
        if sentence and sentence != self._words.text():
            announce(self, sentence)
        self._say("octagon-x", "bad", sentence)
        self.editor.mark_wrong(bool(sentence))

    @property
    def said(self) -> str:
        """What stands under the field; empty when nothing does."""
        if not self._has("_problem") or self._problem.isHidden():
            return ""
        return self._words.text()

    @property
    def sentence(self) -> QWidget:
        """What is said about the field, to be laid where there is room for it."""
        return self._problem

    def show_doubt(self, sentence: str) -> None:
        """Show under the field what deviates from a rule but is allowed."""
        self._say("triangle-alert", "warn", sentence)

    def set_read_only(self, is_read_only: bool) -> None:  # noqa: FBT001  (a state)
        """Show the value as text, or the field again."""
        if not is_read_only and not self._has("_read"):
            return
        self._read.setText(self.editor.words() or "—")
        self._read.setVisible(is_read_only)
        self.editor.setVisible(not is_read_only)
        # What need not be filled is of no interest where nothing can be.
        if self._optional.parent() is not None:
            self._optional.setVisible(self.field.optional and not is_read_only)

    def problem(self) -> str:
        """Say what is wrong with the value; being empty is not wrong yet."""
        found = self.editor.problem()
        if found or self.field.check is None or self.editor.is_empty():
            return found
        return self.field.check(self.editor.value()) or ""

    def final_problem(self) -> str:
        """Say what is wrong at a final step, where a required field must be filled."""
        if self.editor.is_empty() and not self.editor.problem():
            if self.field.optional:
                return ""
            return _("Còn thiếu: {label}.").format(label=self.field.label.lower())
        return self.problem()

    def show_help(self, is_shown: bool) -> None:  # noqa: FBT001  (a state)
        """Show how to fill the field as a line below it (narrow windows)."""
        if is_shown or self._has("_help"):
            self._help.setVisible(is_shown and bool(self._help.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in sight what has just been said about the field with the focus."""
        super().resizeEvent(event)
        focus = QApplication.focusWidget()
        if self.said and focus is not None and self.isAncestorOf(focus):
            # Once the lines above and the length of the whole are settled too.
            QTimer.singleShot(0, self, lambda: reveal(self))

    @cached_property
    def _words(self) -> Label:
        return text("", "small", "bad", wrap=True)

    @cached_property
    def _sign(self) -> Picture:
        return Picture("octagon-x", "bad", 16)

    @cached_property
    def _problem(self) -> QWidget:
        """What is wrong, under the field or what is read instead of it."""
        box = boxed(row(self._sign, self._words, gap=6))
        return self._hidden(box, 3 if self._has("_read") else 2)

    @cached_property
    def _read(self) -> Label:
        """The value as text, in place of the field."""
        return self._hidden(text("", "row", wrap=True), 2)

    @cached_property
    def _help(self) -> Label:
        """How to fill it, below everything else."""
        words = text(self._help_words(), "small", "text3", wrap=True)
        return self._hidden(words, self._column.count())

    def _has(self, part: str) -> bool:
        """Whether a part has been needed and so been built."""
        return part in self.__dict__

    def _hidden(self, part: _Part, place: int) -> _Part:
        """Take a part into the line; it is shown by whoever needs it."""
        part.hide()
        self._column.insertWidget(place, part)
        return part

    def _say(self, icon: str, tone: str, sentence: str) -> None:
        self._sign.show_icon(icon, tone)
        self._words.dress(tone=tone)
        self._words.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _help_words(self) -> str:
        field = self.field
        return " ".join(words for words in (field.help, field.basis) if words)

    def _label_line(self) -> QHBoxLayout:
        """Name the field above it; a box whose words say the same needs no label."""
        self._label.setBuddy(self.editor)
        is_named = self.field.kind == "switch" and not self.field.placeholder
        items: list[QWidget] = [] if is_named else [self._label, self._optional]
        # Hidden only: shown before it has its place it would flash as a window.
        if not self.field.optional:
            self._optional.hide()
        if self.field.locked_by:
            items.append(text(self.field.locked_by, "small", "text3"))
        return row(*items, STRETCH, gap=6)

    def _typed(self) -> None:
        if self._has_foreign_problem or self.said:
            self.show_problem("")
        if self.field.kind in _CHECKED_WHILE_TYPING:
            self._pause.start()

    def _check_typed(self) -> None:
        self.show_problem(self.problem())

    def _settled(self) -> None:
        self._pause.stop()
        if self._has_foreign_problem:
            return
        wrong = self.problem()
        self.show_problem(wrong)
        value = self.editor.value()
        if not wrong and value != self._saved:
            self._saved = value
            self.edited.emit(self.field.key, value)
