"""Keeps every field of a meeting as it is typed, a moment behind the fingers.

Typing never waits: a change is noted, and what changed goes to the store's thread in
one piece after ``BEHIND`` milliseconds, or as soon as the piece before is durable.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.features.meetings.model.running import Draft
from app.kernel.changes import Change
from app.kernel.errors import Problem
from ui.jobs import Jobs
from ui.pages.meetings.keeping.fieldstate import (
    Source,
    State,
    inputs,
    put_back,
    state_of,
    unreadable,
)
from ui.widgets import theme
from ui.widgets.forms.datefield import DateField
from ui.widgets.forms.inputs import ChoiceField, LongField
from ui.widgets.forms.personfield import PersonField

BEHIND = 100
# Under this name it is kept which field had the focus.
_AT = "at"
Then = Callable[[Change], None]
Failed = Callable[[Problem], None]


class Kept(Protocol):
    """Where half-typed fields are kept: of a meeting, or of a place by its name."""

    def keep(self, place: str, drafts: Sequence[Draft], step: str, /) -> None:
        """Keep fields as they stand now."""

    def forget(self, place: str, fields: Iterable[str], /) -> None:
        """Forget fields."""

    def saving(
        self, place: str, fields: Iterable[str], act: Callable[[], Change], /
    ) -> Change:
        """Run an act that makes a record of fields."""


class Keeper(QObject):
    """Watches fields by name; ``kept`` tells that everything typed is durable.

    ``failed`` carries the problem when something could not be kept; it stays dirty and
    is tried again with the next key.
    """

    kept = Signal()
    failed = Signal(object)

    def __init__(self, drafts: Kept, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._drafts, self._jobs = drafts, jobs
        self.meeting_id, self.step = "", ""
        # Where the focus was when the meeting was cut off, until it is back there.
        self.found_at = ""
        self._known: dict[str, Draft] = {}
        self._inputs: dict[str, QWidget] = {}
        self._names: dict[QWidget, str] = {}
        self._bases: dict[str, State] = {}
        self._dirty: dict[str, Draft | None] = {}
        self._is_writing = False
        self._pause = QTimer(self, singleShot=True, interval=BEHIND)
        self._pause.timeout.connect(self.flush)

    def begin(self, meeting_id: str, drafts: Iterable[Draft]) -> None:
        """Start with what an earlier run has kept of a meeting, after any other."""
        self.flush()
        self._dirty.clear()
        self.meeting_id = meeting_id
        self._known = {one.field: one for one in drafts}
        self.found_at = self._at

    def draft(self, field: str) -> Draft | None:
        """Give what is kept under a name."""
        return self._known.get(field)

    def drafts_of(self, name: str) -> dict[str, Draft]:
        """Give what is kept of a source, by the whole name of the field."""
        return {
            field: draft for field, draft in self._known.items() if _is_of(field, name)
        }

    def watch(self, name: str, source: Source) -> bool:
        """Keep a source from now on; put back what was kept of it. Say if anything."""
        found = False
        # Fields of dialogs that were closed are gone.
        alive = {w: n for w, n in self._names.items() if theme.is_alive(w)}
        self._names = alive
        for field, widget in inputs(name, source):
            self._name(field, widget)
            draft = self._known.get(field)
            self._bases[field] = state_of(widget)
            if draft is not None:
                put_back(widget, draft)
                found = True
        return found

    def last_field(self, inside: QWidget) -> QWidget | None:
        """Give the input that had the focus last, if it is seen inside a widget."""
        for name in (self.found_at, self._at):
            found = self._inputs.get(name)
            if found is None or not theme.is_alive(found):
                continue
            if inside.isAncestorOf(found) and found.isVisibleTo(inside):
                return found
        return None

    @property
    def _at(self) -> str:
        kept = self._known.get(_AT)
        return kept.text if kept is not None else ""

    def note(self, field: str, text: str = "", choice: str = "") -> None:
        """Keep something that is no field: what is being corrected, which question."""
        self._mark(Draft(field, text, choice))

    def take(self, name: str) -> None:
        """Keep a source as it stands: the program filled it at the user's wish."""
        for field, widget in self._inputs.items():
            if _is_of(field, name):
                self._hear(widget)

    def rest(self, name: str) -> None:
        """Take what stands in a source as saved: it was filled, or its act is done."""
        gone = [field for field in {*self._known, *self._dirty} if _is_of(field, name)]
        for field in gone:
            self._dirty[field] = None
            self._known.pop(field, None)
        for field, widget in self._inputs.items():
            if _is_of(field, name) and theme.is_alive(widget):
                self._bases[field] = state_of(widget)
        if gone:
            self._pause.start()

    def submit(
        self,
        name: str,
        act: Callable[[], Change],
        then: Then | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Run the act that makes a record of a source; its drafts go with it."""
        self.flush()
        sent = {
            field: draft
            for field, draft in self._known.items()
            if _is_of(field, name) and not self._is_unread(field)
        }
        use_case = partial(self._drafts.saving, self.meeting_id, list(sent), act)
        done = partial(self._saved, (self.meeting_id, name), sent, then)
        self._jobs.change(self, use_case, done, failed)

    def flush(self) -> None:
        """Send what is not kept yet to the store; the order of acts is kept."""
        self._pause.stop()
        if not self._dirty or not self.meeting_id:
            return
        sent, self._dirty = self._dirty, {}
        work = partial(self._write, self.meeting_id, self.step, sent)
        self._is_writing = True
        failed = partial(self._not_written, self.meeting_id, sent)
        self._jobs.change(self, work, self._wrote, failed)

    @property
    def is_clean(self) -> bool:
        """Whether everything typed is durable."""
        return not self._dirty and not self._is_writing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember what stood in a field before anybody types in it."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            field = self._names.get(watched, "")
            if field and field not in self._known:
                self._bases[field] = state_of(watched)
            if field and self._at != field:
                self.note(_AT, field)
        return super().eventFilter(watched, event)

    def _name(self, field: str, widget: QWidget) -> None:
        """Call an input by a name; a form may show one record after the other."""
        former = self._names.get(widget)
        if former is None:
            self._listen(widget)
        elif former != field:
            self._inputs.pop(former, None)
        self._names[widget], self._inputs[field] = field, widget

    def _listen(self, widget: QWidget) -> None:
        widget.installEventFilter(self)
        hear = partial(self._hear, widget)
        if isinstance(widget, LongField):
            widget.textChanged.connect(partial(self._hear_text, widget))
        elif isinstance(widget, QLineEdit):
            widget.textEdited.connect(lambda _text: hear())
            # Arrows in a date, a word taken from a list: changed, but not typed.
            widget.textChanged.connect(lambda _text: self._hear_text(widget))
            around = widget.parentWidget()
            if isinstance(around, DateField):
                around.changed.connect(lambda _day: hear())
            if isinstance(widget, PersonField):
                widget.chosen.connect(lambda _key: hear())
        elif isinstance(widget, ChoiceField):
            widget.chosen.connect(lambda _key: hear())
        elif isinstance(widget, QCheckBox):
            widget.toggled.connect(lambda _on: hear())

    def _hear_text(self, widget: QWidget) -> None:
        # A text tells of being filled too; only fingers are in the focus.
        if widget.hasFocus():
            self._hear(widget)

    def _hear(self, widget: QWidget) -> None:
        field, state = self._names.get(widget, ""), state_of(widget)
        if not field:
            return
        base = self._bases.get(field, State())
        if state.content == base.content and field not in self._known:
            return
        self._mark(state.draft(field))

    def _mark(self, draft: Draft) -> None:
        self._known[draft.field] = draft
        self._dirty[draft.field] = draft
        if not self._pause.isActive() and not self._is_writing:
            self._pause.start()

    def _write(self, meeting_id: str, step: str, sent: dict[str, Draft | None]) -> None:
        """Keep and forget; runs on the store's thread."""
        self._drafts.keep(meeting_id, [one for one in sent.values() if one], step)
        gone = [field for field, one in sent.items() if one is None]
        if gone:
            self._drafts.forget(meeting_id, gone)

    def _wrote(self, _nothing: Any) -> None:  # noqa: ANN401  (a job's result)
        self._is_writing = False
        if self._dirty:
            self._pause.start()
        else:
            self.kept.emit()

    def _not_written(
        self, meeting_id: str, sent: dict[str, Draft | None], problem: Problem
    ) -> None:
        self._is_writing = False
        if meeting_id == self.meeting_id:
            self._dirty = sent | self._dirty
        self.failed.emit(problem)

    def _saved(
        self,
        where: tuple[str, str],
        sent: dict[str, Draft],
        then: Then | None,
        change: Change,
    ) -> None:
        meeting_id, name = where
        if meeting_id != self.meeting_id:
            # Another meeting is shown by now, in fields of the same names.
            return
        # What was typed while the act was on its way, or could not be read, is no part
        # of the record: it stays half typed.
        rest = {
            field: self._stands(field)
            for field, draft in self._known.items()
            if _is_of(field, name) and sent.get(field) != draft
        }
        for field in sent.keys() - rest.keys():
            self._known.pop(field, None)
            self._dirty.pop(field, None)
        if then is not None:
            then(change)
        for field in {*self._inputs, *sent}:
            is_ours = _is_of(field, name)
            if is_ours and (field not in rest or self._stands(field) != rest[field]):
                self.rest(field)

    def _stands(self, field: str) -> tuple[str, str]:
        widget = self._inputs.get(field)
        is_alive = widget is not None and theme.is_alive(widget)
        return state_of(widget).content if widget is not None and is_alive else ("", "")

    def _is_unread(self, field: str) -> bool:
        widget = self._inputs.get(field)
        return widget is not None and theme.is_alive(widget) and unreadable(widget)


def _is_of(field: str, name: str) -> bool:
    return field == name or field.startswith(f"{name}.")
