"""Ghi biến động: what happened to a member, with its effect on the head count."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.features.members.model import EventSpec, Happening
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.members.forms import event_fields, happening
from ui.widgets.basic.text import text
from ui.widgets.forms.builder import narrow_form
from ui.widgets.overlay.dialog import Answer, Dialog

_RECORD = "record"


class EventDialog(Dialog):
    """Stays open until the event is written; ``told`` carries a ``Happening``.

    ``considered`` asks for the effect of what is filled in so far.
    """

    told = Signal(object)
    considered = Signal(object)

    def __init__(
        self,
        owner: QWidget,
        name: str,
        possible: Sequence[EventSpec],
        today: Callable[[], date],
    ) -> None:
        title = _("Ghi biến động: {name}").format(name=name)
        super().__init__(owner, title)
        self._form = narrow_form(event_fields(possible), today)
        self._effect = text("", "small", "text2", wrap=True)
        self.body.addWidget(self._form)
        self.body.addWidget(self._effect)
        self._form.edited.connect(lambda _key, _value: self._consider())
        self._form.submitted.connect(lambda: self.give(_RECORD))
        self.offer(
            [
                Answer("later", _("Thôi"), safe=True),
                Answer(_RECORD, _("Ghi biến động"), main=True),
            ]
        )

    def open_it(self, focus: QWidget | None = None) -> None:
        """Start in the form."""
        super().open_it(focus or self._form)

    def give(self, key: str) -> None:
        """Tell the event and wait for the answer; close only when leaving."""
        if key != _RECORD:
            super().give(key)
            return
        event = happening(self._form.values()) if self._form.check() else None
        if event is not None:
            self.told.emit(event)

    def show_effect(self, words: str) -> None:
        """Say what the event does to the head count, or why it cannot be."""
        self._effect.setText(words)

    def refuse(self, problem: Problem, sentence: str) -> None:
        """Put a refusal under its field."""
        if not self._form.failed(problem, sentence):
            self._effect.setText(sentence)

    def done_with(self) -> None:
        """Close after the event was written."""
        super().give(_RECORD)

    def _consider(self) -> None:
        event: Happening | None = happening(self._form.values())
        if event is not None:
            self.considered.emit(event)
