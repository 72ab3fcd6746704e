"""Ghi biến động: what happened to a member, its paper, its effect on the head count."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.features.members.model import Event, EventSpec, Happening, MemberCard
from app.features.members.rules.farewell import farewell_lines
from app.features.members.service.members import Members
from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.members.filepick import FilePick
from ui.pages.members.forms import (
    as_text,
    effect,
    event_fields,
    event_values,
    happening,
    rule_note,
    shown_lines,
)
from ui.widgets import theme
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Value
from ui.widgets.overlay.formdialog import FormDialog
from ui.widgets.page import Page


class EventDialog(FormDialog):
    """Stays open until the event is written; ``told`` carries a ``Happening``.

    ``considered`` asks for the effect of what is filled in so far.
    """

    told = Signal(object)
    considered = Signal(object)

    def __init__(
        self,
        owner: QWidget,
        title: str,
        possible: Sequence[EventSpec],
        members: Members,
        today: Callable[[], date],
        event: Event | None = None,
    ) -> None:
        verb = _("Ghi biến động") if event is None else _("Lưu sửa đổi")
        fields = event_fields(possible, is_correction=event is not None)
        super().__init__(owner, title, "", fields, verb, today)
        self._possible, self._table = possible, members.table
        self._effect = text("", "small", "text2", wrap=True)
        endings = members.happenings.endings
        self.file = FilePick(endings, event.file_name if event else "")
        self.body.addWidget(self.file)
        self.body.addWidget(self._effect)
        self.form.edited.connect(lambda _key, _value: self._consider())
        self.submitted.connect(self._tell)
        if event is not None:
            self.form.fill(event_values(event))
        self._show_lines()

    def show_effect(self, words: str) -> None:
        """Say what the event does to the head count, or why it cannot be."""
        if not theme.is_alive(self):
            return  # Closed meanwhile.
        self._effect.setText(words)

    def refuse(self, problem: Problem, sentence: str) -> bool:
        """Put a refusal under its field, else below the form."""
        if not super().refuse(problem, sentence):
            self._effect.setText(sentence)
        return True

    def reason(self) -> str:
        """Return why a recorded event is corrected."""
        return as_text(self.form.values().get("reason", ""))

    def _tell(self, values: Mapping[str, Value]) -> None:
        event = happening(values)
        if event is not None:
            self.told.emit(event)

    def _consider(self) -> None:
        self._show_lines()
        event = happening(self.form.values())
        if event is not None:
            self.considered.emit(event)

    def _show_lines(self) -> None:
        kind = as_text(self.form.value("kind"))
        for view in shown_lines(kind, self._possible, self._table):
            line = self.form.line(view.key)
            line.ask(optional=not view.is_required, label=view.label)
            line.setVisible(view.is_shown)


class EventDesk:
    """Asks on ``page`` what happened to a member, and writes it."""

    def __init__(self, page: Page, members: Members, today: Callable[[], date]) -> None:
        self._page, self._members, self._today = page, members, today

    def ask(self, card: MemberCard) -> EventDialog:
        """Ask for a new event of the member of ``card``."""
        title = _("Ghi biến động: {name}").format(name=card.member.name)
        dialog = EventDialog(
            self._page, title, card.possible, self._members, self._today
        )
        record = self._members.happenings.record
        person_id = card.member.person_id

        def act(told: Happening) -> Callable[[], Change]:
            return partial(record, person_id, told, dialog.file.path)

        self._open(dialog, card, act, _("Đã ghi biến động."))
        return dialog

    def correct(self, card: MemberCard, event: Event) -> EventDialog:
        """Ask for the right facts of an event that is recorded."""
        title = _("Sửa biến động: {name}").format(name=card.member.name)
        kinds = [s for s in self._members.table.event if s.key == event.kind]
        dialog = EventDialog(
            self._page, title, kinds, self._members, self._today, event
        )
        correct = self._members.happenings.correct
        person_id = card.member.person_id

        def act(told: Happening) -> Callable[[], Change]:
            reason, path = dialog.reason(), dialog.file.path
            return partial(correct, person_id, event.id, told, reason=reason, file=path)

        self._open(dialog, card, act, _("Đã sửa biến động."), event.id)
        return dialog

    def _farewell(self, person_id: str, told: Happening) -> list[str]:
        """Say what ends with somebody who leaves, and what he has in hand still."""
        if told.on is None or not self._members.happenings.leaves(told.kind):
            return []
        plan = self._members.moves.plan([person_id], told.on)
        return [line for one in plan.people for line in farewell_lines(one, told.on)]

    def _open(
        self,
        dialog: EventDialog,
        card: MemberCard,
        act: Callable[[Happening], Callable[[], Change]],
        done: str,
        event_id: str = "",
    ) -> None:
        page, person_id = self._page, card.member.person_id
        table, measure = self._members.table, self._members.happenings.effect

        def say(problem: Problem) -> None:
            dialog.show_effect(page.messages.sentence(problem))

        def measured(told: Happening) -> str:
            words = [effect(*measure(person_id, told, event_id))]
            words.append(rule_note(told, table))
            if not event_id:
                words += self._farewell(person_id, told)
            return "\n".join(part for part in words if part)

        def consider(told: Happening) -> None:
            page.read(partial(measured, told), dialog.show_effect, say)

        def refuse(problem: Problem) -> None:
            dialog.refuse(problem, page.messages.sentence(problem))

        def finish(change: Change) -> None:
            dialog.finish()
            page.messages.toast(done, change.command_id)

        dialog.considered.connect(consider)
        dialog.told.connect(lambda told: page.change(act(told), finish, refuse))
        dialog.open_it()
