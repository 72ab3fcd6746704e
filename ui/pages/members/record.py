"""The form of one record: a new member, or a member's fields saved as they are left."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.features.members.model import EventSpec, FieldSpec, Member
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.members.forms import (
    arrival_fields,
    as_text,
    new_member,
    record_fields,
    record_values,
)
from ui.widgets.basic.layout import clear, scroll, spaced
from ui.widgets.forms.builder import FormBuilder


class RecordForm(QFrame):
    """``saved`` carries a field and its text; ``enrolled`` fields and happening."""

    saved = Signal(str, str)
    enrolled = Signal(object, object)

    def __init__(
        self, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(_("Hồ sơ đảng viên"))
        self._today = today
        self._form: FormBuilder | None = None
        self._is_new = False
        inside = QWidget()
        self._place = QVBoxLayout(inside)
        spaced(self._place, 0, (20, 16, 20, 16))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(scroll(inside))

    def show_member(self, member: Member, specs: Sequence[FieldSpec]) -> None:
        """Edit a member; every field is saved when it is left."""
        form = self._fresh(FormBuilder(record_fields(specs), self._today))
        form.fill(record_values(member, specs))
        form.edited.connect(lambda key, value: self.saved.emit(key, as_text(value)))
        self._is_new = False

    def show_new(self, specs: Sequence[FieldSpec], events: Sequence[EventSpec]) -> None:
        """Ask for a new member."""
        fields = [*record_fields(specs), *arrival_fields(events)]
        form = self._fresh(FormBuilder(fields, self._today))
        form.fill({"joined_by": "joined"})
        form.submitted.connect(self.submit)
        self._is_new = True

    def submit(self) -> None:
        """Hand over a new member when the form is in order."""
        if self._form is not None and self._is_new and self._form.check():
            self.enrolled.emit(*new_member(self._form.values()))

    def refuse(self, problem: Problem, sentence: str) -> bool:
        """Put a refusal under its field; False when the form has no such field."""
        return self._form is not None and self._form.failed(problem, sentence)

    def _fresh(self, form: FormBuilder) -> FormBuilder:
        clear(self._place)
        self._place.addWidget(form)
        self._form = form
        self.setFocusProxy(form)
        return form
