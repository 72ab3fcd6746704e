"""The section of the cell: its names, its term, who holds which post."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.door.housekeeping import Housekeeping
from app.kernel.changes import Change
from app.kernel.clock import Clock
from app.kernel.words import _
from app.people.model import Officer, Term, Unit
from app.people.service import People
from ui.pages.settings import presenter
from ui.pages.settings.formdialog import FormDialog
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import STRETCH, clear, column, row, spaced
from ui.widgets.basic.line import ShapeLine
from ui.widgets.basic.text import text
from ui.widgets.forms.builder import FormBuilder
from ui.widgets.forms.fields import Field, Option, Value
from ui.widgets.page import Page


@dataclass(frozen=True, slots=True)
class UnitState:
    """What the section shows, read in one go."""

    unit: Unit | None
    term: Term | None
    officers: tuple[Officer, ...]


class UnitSection(QWidget):
    """Saves each field as it is left; posts and terms are acts of their own."""

    def __init__(
        self, page: Page, people: People, keeping: Housekeeping, clock: Clock
    ) -> None:
        super().__init__()
        self._page, self._people, self._clock = page, people, clock
        self._keeping = keeping
        self._form = FormBuilder(
            presenter.unit_fields(people.kinds.kind), clock.today, self
        )
        self._form.edited.connect(self._edit)
        self._term = text("", wrap=True)
        self._posts = QVBoxLayout()
        spaced(self._posts, 2)
        term_card = Card(_("Nhiệm kỳ"))
        new_term = Button(_("Ghi nhiệm kỳ mới"))
        new_term.clicked.connect(self._ask_term)
        term_card.add(self._term)
        term_card.add_layout(row(new_term, STRETCH))
        post_card = Card(_("Chức vụ hiện nay"))
        appoint = Button(_("Ghi chức vụ"))
        appoint.clicked.connect(self._ask_post)
        post_card.add_layout(self._posts)
        post_card.add_layout(row(appoint, STRETCH))
        self.setLayout(column(self._form, term_card, post_card, STRETCH, gap=16))

    def read(self) -> UnitState:
        """Read what is shown; runs on the store's thread."""
        today = self._clock.today()
        return UnitState(
            self._people.unit(),
            self._people.term(today),
            tuple(self._people.officers(today)),
        )

    def show_state(self, state: UnitState) -> None:
        """Show the cell as it is kept."""
        if state.unit is not None:
            self._form.fill(presenter.unit_values(state.unit))
        self._term.setText(presenter.term_text(state.term))
        clear(self._posts)
        for title, detail in presenter.officer_lines(state.officers):
            self._posts.addWidget(ShapeLine(None, title, detail))

    def _edit(self, key: str, value: Value) -> None:
        fields = presenter.unit_change(key, value)
        self._page.change(
            partial(self._people.correct_unit, **fields),
            failed=lambda problem: self._form.show_problem(
                key, self._page.messages.sentence(problem)
            ),
        )

    def _ask_term(self) -> None:
        fields = [
            Field("from_on", _("Từ ngày"), "date"),
            Field("to_on", _("Đến ngày"), "date"),
        ]
        self._ask(_("Nhiệm kỳ mới"), fields, _("Ghi nhiệm kỳ"), self._start_term)

    def _start_term(self, values: dict[str, Value]) -> Callable[[], Change] | None:
        first, last = values["from_on"], values["to_on"]
        if isinstance(first, date) and isinstance(last, date):
            return partial(self._people.start_term, first, last)
        return None

    def _ask_post(self) -> None:
        roles = tuple(
            Option(role.key, role.label) for role in self._people.post_rules.role
        )
        fields = [
            Field("role", _("Chức vụ"), "choice", choices=roles),
            Field("full_name", _("Họ và tên")),
            Field("from_on", _("Từ ngày"), "date"),
            Field("decision_no", _("Số quyết định"), optional=True),
        ]
        self._ask(_("Ghi chức vụ"), fields, _("Ghi chức vụ"), self._appoint)

    def _appoint(self, values: dict[str, Value]) -> Callable[[], Change] | None:
        since = values["from_on"]
        if not isinstance(since, date):
            return None
        return partial(
            self._keeping.appoint,
            str(values["full_name"]),
            str(values["role"]),
            since,
            str(values["decision_no"] or ""),
        )

    def _ask(
        self,
        title: str,
        fields: list[Field],
        verb: str,
        act: Callable[[dict[str, Value]], Callable[[], Change] | None],
    ) -> None:
        """Ask for some fields in a dialog and run the act they make."""
        dialog = FormDialog(self, title, fields, verb, self._clock.today)
        dialog.wanted.connect(lambda values: self._run(dialog, act(values)))
        dialog.open_it(dialog.form)

    def _run(self, dialog: FormDialog, use_case: Callable[[], Change] | None) -> None:
        if use_case is None:
            return
        self._page.change(
            use_case,
            lambda _change: dialog.accept(),
            lambda problem: dialog.show_problem(
                problem, self._page.messages.sentence(problem)
            ),
        )
