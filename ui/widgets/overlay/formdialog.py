"""A dialog with a form that stays open until what it asks for is done."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLayout, QWidget

from app.kernel.errors import Problem
from app.kernel.words import _
from ui.widgets import theme
from ui.widgets.basic.layout import scroll
from ui.widgets.forms.builder import FormBuilder, narrow_form
from ui.widgets.forms.fields import Field
from ui.widgets.overlay.dialog import Answer, Dialog

_SAVE = "save"
_FORM_WIDTH = 470
# Room for title, sentence and buttons around the form, in u.
_AROUND = 220


class FormRoom(QObject):
    """Keeps what scrolls around a form as high as the form, if the window allows."""

    def __init__(self, dialog: Dialog, form: FormBuilder) -> None:
        super().__init__(dialog)
        self._dialog, self._form = dialog, form
        self.area = scroll(form)

    def begin(self) -> None:
        """Make room now and whenever the form becomes higher."""
        _forget_sizes(self._form.layout())
        self._make_room()
        self._form.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the form when a sentence appears under one of its fields."""
        if watched is self._form and event.type() is QEvent.Type.LayoutRequest:
            self._make_room()
        return super().eventFilter(watched, event)

    def _make_room(self) -> None:
        owner, screen = self._dialog.parentWidget(), self._dialog.screen()
        room = owner.height() if owner is not None else screen.size().height()
        wanted = self._form.sizeHint().height() + theme.u(4)
        least = theme.u(120)
        self.area.setMinimumHeight(min(wanted, max(room - theme.u(_AROUND), least)))


class FormDialog(Dialog):
    """Asks ``fields``; ``submitted`` carries the values when they are readable.

    Call ``finish`` after success, ``refuse`` with a problem to show it under its field.
    A form higher than the window scrolls.
    """

    submitted = Signal(object)

    def __init__(
        self,
        owner: QWidget,
        title: str,
        sentence: str,
        fields: Sequence[Field],
        verb: str,
        today: Callable[[], date],
    ) -> None:
        super().__init__(owner, title, sentence)
        self.form = narrow_form(fields, today, _FORM_WIDTH)
        self._room = FormRoom(self, self.form)
        self.body.addWidget(self._room.area)
        later = Answer("later", _("Để sau"), safe=True)
        self.offer([later, Answer(_SAVE, verb, main=True)])
        self.form.submitted.connect(lambda: self.give(_SAVE))
        self._is_done = False

    def open_it(self, focus: QWidget | None = None) -> None:
        """Show the form, as high as it needs and the window allows."""
        self._room.begin()
        super().open_it(focus or self.form)

    def give(self, key: str) -> None:
        """Submit instead of closing when the main button is pressed."""
        if key == _SAVE and not self._is_done:
            if self.form.check():
                self.submitted.emit(self.form.values())
            return
        super().give(key)

    def finish(self) -> None:
        """Close: what was asked for is done."""
        self._is_done = True
        self.give(_SAVE)

    def refuse(self, problem: Problem, sentence: str) -> bool:
        """Show a problem under its field; False when no field is to blame."""
        return self.form.failed(problem, sentence)


def _forget_sizes(layout: QLayout | None) -> None:
    """Let layouts measure again: lines hidden before they were seen still counted."""
    if layout is None:
        return
    for place in range(layout.count()):
        item = layout.itemAt(place)
        _forget_sizes(item.layout() if item is not None else None)
    layout.invalidate()
