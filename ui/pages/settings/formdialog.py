"""A dialog that asks for some fields and stays until they could be used."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.kernel.errors import Problem
from app.kernel.words import _
from ui.widgets.basic.text import text
from ui.widgets.forms.builder import narrow_form
from ui.widgets.forms.fields import Field
from ui.widgets.overlay.dialog import Answer, Dialog


class FormDialog(Dialog):
    """``wanted`` carries the values; close it with ``accept`` when they were kept."""

    wanted = Signal(dict)

    def __init__(
        self,
        owner: QWidget,
        title: str,
        fields: Sequence[Field],
        verb: str,
        today: Callable[[], date],
    ) -> None:
        super().__init__(owner, title)
        self.form = narrow_form(fields, today)
        self._says = text("", "small", "bad", wrap=True)
        self._says.hide()
        self.body.addWidget(self.form)
        self.body.addWidget(self._says)
        self.offer(
            [Answer("stop", _("Thôi"), safe=True), Answer("go", verb, main=True)]
        )
        self.form.submitted.connect(lambda: self.give("go"))

    def give(self, key: str) -> None:
        """Let the main answer first be used; every other one closes."""
        if key != "go":
            super().give(key)
            return
        self._says.hide()
        if self.form.check():
            self.wanted.emit(self.form.values())

    def show_problem(self, problem: Problem, sentence: str) -> None:
        """Say why the values do not do, under their field if there is one."""
        if not self.form.failed(problem, sentence):
            self._says.setText(sentence)
            self._says.show()
