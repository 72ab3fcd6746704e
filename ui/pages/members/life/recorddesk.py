"""What is typed into the form of a record is written: fields, new members, drafts."""

from collections.abc import Callable
from datetime import date
from functools import partial

from app.features.members.model import Happening
from app.features.members.service.members import Members
from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.people.past.model import Since
from ui.pages.members.life import presenter
from ui.pages.members.life.personpart import PersonPart
from ui.widgets.page import Page


class RecordDesk:
    """Writes for ``page``; ``then`` hears of a member who was enrolled."""

    def __init__(
        self,
        page: Page,
        members: Members,
        person: PersonPart,
        then: Callable[[Change], None],
        today: Callable[[], date],
    ) -> None:
        self._page, self._members, self._person = page, members, person
        self._then, self._today = then, today
        person.record.saved.connect(self.save)
        person.record.enrolled.connect(self.enrol)
        person.record.drafted.connect(self.keep_draft)

    def save(self, key: str, value: str, reason: str, since: Since) -> None:
        """Write a field that was left, with the reason that stands above the form."""
        told = self._person.told
        if told is None:
            return
        person_id = told.card.member.person_id
        words = presenter.kept_words(told, key, value, since, self._today())

        def done(change: Change) -> None:
            if words and change.command_id:
                self._page.messages.toast(words, change.command_id)

        correct = self._members.correct
        work = partial(correct, person_id, {key: value}, reason=reason, since=since)
        self._page.change(work, done, self._refused)

    def enrol(self, values: dict[str, str], joining: Happening) -> None:
        """Write a new member; the draft is not needed any more."""

        def done(change: Change) -> None:
            self._page.read(self._members.drafts.forget, lambda _none: None)
            self._then(change)

        work = partial(self._members.enrol, values, joining)
        self._page.change(work, done, self._refused)

    def keep_draft(self, values: dict[str, str]) -> None:
        """Keep what a new member's form holds; the preset way of joining is nothing."""
        told = {k: v for k, v in values.items() if k != "joined_by" or v != "joined"}
        self._page.read(partial(self._members.drafts.keep, told))

    def _refused(self, problem: Problem) -> None:
        sentence = self._page.messages.sentence(problem)
        if not self._person.record.refuse(problem, sentence):
            self._page.messages.error(problem, self._page)
