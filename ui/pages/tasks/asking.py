"""A form whose main button does one act, and stays open until it is done."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.widgets.forms.fields import Field, Value
from ui.widgets.overlay.formdialog import FormDialog
from ui.widgets.page import Page

Told = Mapping[str, Value]
Act = Callable[[Told], Change]


class ActForm(FormDialog):
    """Runs ``act`` on the store's thread with what was told, and then closes."""

    def __init__(
        self,
        page: Page,
        title: str,
        fields: Sequence[Field],
        verb: str,
        today: Callable[[], date],
        sentence: str = "",
    ) -> None:
        super().__init__(page, title, sentence, fields, verb, today)
        self._page = page
        self._act: Act | None = None
        self._then: Callable[[Told], None] | None = None
        self.submitted.connect(self._go)

    def run(self, act: Act, filled: Told | None = None) -> None:
        """Open, with ``filled`` answered already; ``act`` does what was asked."""
        self._act = act
        self._fill_and_open(filled)

    def ask(self, then: Callable[[Told], None], filled: Told | None = None) -> None:
        """Open; ``then`` gets what was told, after the form has closed."""
        self._then = then
        self._fill_and_open(filled)

    def submit(self) -> None:
        """Press the main button."""
        self.give("save")

    def _fill_and_open(self, filled: Told | None) -> None:
        if filled:
            self.form.fill(filled)
        self.open_it()

    def _go(self, told: Told) -> None:
        if self._then is not None:
            self.finish()
            self._then(told)
        elif self._act is not None:
            act = self._act
            self._page.change(lambda: act(told), self._done, self._failed)

    def _done(self, change: Change) -> None:
        self.finish()
        self._page.messages.toast(_("Đã ghi."), change.command_id)

    def _failed(self, problem: Problem) -> None:
        sentence = self._page.messages.sentence(problem)
        if not self.refuse(problem, sentence):
            self.form.show_problem(next(iter(self.form.values())), sentence)


def day_of(value: Value) -> date | None:
    """Take the day of a date field."""
    return value if isinstance(value, date) else None


def words_of(value: Value) -> str:
    """Take the words of a text field; nothing typed is nothing."""
    return str(value or "")


def number_of(value: Value) -> int | None:
    """Take the number of a field that may be left empty."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None
