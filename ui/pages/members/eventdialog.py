"""Ghi biến động: what happened to a member, with its effect on the head count."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.features.members.model import EventSpec, Happening, MemberCard
from app.features.members.service.members import Members
from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.members.forms import event_fields, happening
from ui.pages.members.presenter import effect
from ui.widgets.basic.text import text
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
        name: str,
        possible: Sequence[EventSpec],
        today: Callable[[], date],
    ) -> None:
        title = _("Ghi biến động: {name}").format(name=name)
        verb = _("Ghi biến động")
        super().__init__(owner, title, "", event_fields(possible), verb, today)
        self._effect = text("", "small", "text2", wrap=True)
        self.body.addWidget(self._effect)
        self.form.edited.connect(lambda _key, _value: self._consider())
        self.submitted.connect(lambda values: self.told.emit(happening(values)))

    def show_effect(self, words: str) -> None:
        """Say what the event does to the head count, or why it cannot be."""
        self._effect.setText(words)

    def refuse(self, problem: Problem, sentence: str) -> bool:
        """Put a refusal under its field, else below the form."""
        if not super().refuse(problem, sentence):
            self._effect.setText(sentence)
        return True

    def _consider(self) -> None:
        event = happening(self.form.values())
        if event is not None:
            self.considered.emit(event)


def ask_event(
    page: Page, members: Members, card: MemberCard, today: Callable[[], date]
) -> EventDialog:
    """Ask on ``page`` what happened to the member of ``card``, and write it."""
    person_id = card.member.person_id
    dialog = EventDialog(page, card.member.name, card.possible, today)

    def say(problem: Problem) -> None:
        dialog.show_effect(page.messages.sentence(problem))

    def consider(told: Happening) -> None:
        page.read(
            partial(members.happenings.effect, person_id, told),
            lambda counts: dialog.show_effect(effect(*counts)),
            say,
        )

    def refuse(problem: Problem) -> None:
        dialog.refuse(problem, page.messages.sentence(problem))

    def finish(change: Change) -> None:
        dialog.finish()
        page.messages.toast(_("Đã ghi biến động."), change.command_id)

    def tell(told: Happening) -> None:
        page.change(partial(members.record_event, person_id, told), finish, refuse)

    dialog.considered.connect(consider)
    dialog.told.connect(tell)
    dialog.open_it()
    return dialog
