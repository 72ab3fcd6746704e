"""The form of one record: a new member, or a member's fields saved as they are left."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.features.members.model import EventSpec, FieldSpec, Member
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.members.fieldmenu import FieldMenu
from ui.pages.members.forms import (
    FIRST,
    arrival_fields,
    as_text,
    draft_values,
    new_member,
    record_fields,
    record_values,
)
from ui.pages.members.life.sincefield import SinceField
from ui.widgets import theme
from ui.widgets.basic.layout import (
    STRETCH,
    boxed,
    clear,
    column,
    scroll,
    spaced,
)
from ui.widgets.basic.text import text
from ui.widgets.forms.builder import FormBuilder
from ui.widgets.forms.editing.fieldrow import FieldRow
from ui.widgets.forms.inputs import TextField


class RecordForm(QFrame):
    """``saved`` carries field, text, reason and since when; ``enrolled`` a new member.

    ``drafted`` carries what a new member's form holds, a moment after the typing;
    ``history_asked`` the field whose history is wanted (Shift+F10).
    """

    saved = Signal(str, str, str, object)
    enrolled = Signal(object, object)
    drafted = Signal(object)
    history_asked = Signal(str)

    def __init__(
        self, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(_("Hồ sơ đảng viên"))
        self._today = today
        self._form: FormBuilder | None = None
        self._menu: FieldMenu | None = None
        self._is_new = False
        # The fields the form of members was made for; empty while another is shown.
        self._asked: tuple[FieldSpec, ...] = ()
        self._arrivals: dict[str, EventSpec] = {}
        self._why = TextField()
        self._why.setAccessibleName(_("Vì sao sửa"))
        self._why.setPlaceholderText(
            _("Ghi vào lịch sử của mục vừa sửa; Shift+F10 trên một mục để xem lịch sử")
        )
        label = text(_("Vì sao sửa (không bắt buộc)"), "small_strong")
        label.setBuddy(self._why)
        self.since = SinceField(today)
        why = boxed(column(label, self._why, STRETCH, gap=3))
        self._reason = _beside(self.since, why)
        inside = QWidget()
        self._place = QVBoxLayout(inside)
        spaced(self._place, 0, (20, 16, 20, 16))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._reason)
        layout.addWidget(scroll(inside), 1)
        self._pause = QTimer(
            self, singleShot=True, interval=theme.current().time("typing")
        )
        self._pause.timeout.connect(self._draft)

    @property
    def is_new(self) -> bool:
        """Whether a new member is asked for."""
        return self._is_new

    @property
    def form(self) -> FormBuilder | None:
        """The form that is shown."""
        return self._form

    def show_member(
        self, member: Member, specs: Sequence[FieldSpec], *, is_past: bool = False
    ) -> None:
        """Edit a member; every field is saved when it is left."""
        kept = tuple(specs)
        if self._form is None or self._asked != kept:
            self._build(kept)
        if self._form is not None:
            self._form.fill(record_values(member, specs))
            self._form.set_read_only(is_past)
        self._is_new = False
        self._why.clear()
        self.since.start()
        self._reason.setVisible(not is_past)

    def _build(self, specs: tuple[FieldSpec, ...]) -> None:
        """Make the form once; it serves one member after the other."""
        form = FormBuilder(record_fields(specs), self._today, growing=True)
        self._fresh(form)
        form.edited.connect(self._save)
        keys = {spec.key: spec.label for spec in specs if spec.on}
        self._menu = FieldMenu(form, keys, self)
        self._menu.history_asked.connect(self.history_asked)
        self._asked = specs

    def show_new(
        self,
        specs: Sequence[FieldSpec],
        events: Sequence[EventSpec],
        draft: Mapping[str, str],
    ) -> None:
        """Ask for a new member; what was typed before is there again."""
        fields = [*record_fields(specs), *arrival_fields(events)]
        form = self._fresh(FormBuilder(fields, self._today, growing=True))
        form.fill({"joined_by": "joined", **draft_values(draft, fields)})
        form.submitted.connect(self.submit)
        for line in form.growth.lines:
            self._keep_typed(line)
        form.growth.added.connect(self._keep_typed)
        self._is_new, self._asked = True, ()
        self._reason.hide()
        self._arrivals = {spec.key: spec for spec in events}
        form.edited.connect(lambda _key, _value: self._ask_arrival(form))
        # How somebody joins is asked last.
        if form.growth.is_whole:
            self._ask_arrival(form)
        form.growth.finished.connect(lambda: self._ask_arrival(form))

    def submit(self) -> None:
        """Hand over a new member when the form is in order."""
        if self._form is not None and self._is_new and self._form.check():
            self._pause.stop()
            self.enrolled.emit(*new_member(self._form.values()))

    def refuse(self, problem: Problem, sentence: str) -> bool:
        """Put a refusal under its field; False when the form has no such field."""
        return self._form is not None and self._form.failed(problem, sentence)

    def keep_draft(self) -> None:
        """Hand over at once what a new member's form holds."""
        if self._pause.isActive():
            self._pause.stop()
            self._draft()

    def focus_field(self, key: str) -> None:
        """Put the focus into a field, where this book keeps it."""
        if self._form is not None:
            self._form.focus(key)

    def _keep_typed(self, line: FieldRow) -> None:
        line.editor.typed.connect(self._pause.start)
        line.editor.settled.connect(self._pause.start)

    def _save(self, key: str, value: object) -> None:
        why = self._why.text().strip()
        self.saved.emit(key, as_text(value), why, self.since.since())

    def _ask_arrival(self, form: FormBuilder) -> None:
        """Ask for the day and the paper where the way of joining needs them."""
        spec = self._arrivals.get(as_text(form.value("joined_by")))
        if spec is not None:
            paper = form.line("joined_paper")
            paper.ask(optional=not spec.needs_paper, label=spec.paper)
            form.line("joined_on").ask(optional=spec.key == FIRST)

    def _draft(self) -> None:
        if self._form is not None and self._is_new:
            values = self._form.values()
            self.drafted.emit({key: as_text(value) for key, value in values.items()})

    def _fresh(self, form: FormBuilder) -> FormBuilder:
        clear(self._place)
        self._place.addWidget(form)
        self._form = form
        self.setFocusProxy(form)
        return form


def _beside(*widgets: QWidget) -> QWidget:
    """Put what is asked above the form side by side."""
    line = QHBoxLayout()
    spaced(line, 20, (20, 12, 20, 0))
    for widget in widgets:
        line.addWidget(widget, 1)
    place = QWidget()
    place.setLayout(line)
    return place
