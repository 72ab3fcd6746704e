"""Bầu cử: what elects, entered with the superior's paper; what the sources say."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.features.meetings.service.running.elections import ElectionDesk
from app.kernel.changes import Change
from app.kernel.clock import Clock
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.settings.rules import presenter
from ui.pages.settings.rules.presenter import ElectionState
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import STRETCH, boxed, row, sized, spaced
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Value
from ui.widgets.overlay.formdialog import FormDialog
from ui.widgets.page import Page
from ui.widgets.table.view import Table


class ElectionsSection(QWidget):
    """The cell's terms above; offices and what no source shows below."""

    def __init__(self, page: Page, desk: ElectionDesk, clock: Clock) -> None:
        super().__init__()
        self._page, self._desk, self._clock = page, desk, clock
        self.terms = Table("election_terms", presenter.terms_columns())
        self.terms.empty = _("Chưa ghi quy định; bầu cử chưa tính được kết quả.")
        self.offices = Table("election_offices", presenter.office_columns())
        self.unknown = text("", "small", "text2", wrap=True)
        self.enter = Button(_("Ghi quy định của cấp trên"), icon="plus")
        self.drop = Button(_("Bỏ dòng ghi nhầm"), icon="trash-2")
        self.enter.clicked.connect(self.ask)
        self.drop.clicked.connect(self._drop)
        box = QVBoxLayout(self)
        spaced(box, 16)
        card = Card(_("Quy định bầu cử chi bộ áp dụng"))
        card.add(self.unknown)
        sized(self.terms, min_height=130)
        card.add(self.terms)
        card.add(boxed(row(self.enter, self.drop, STRETCH)))
        box.addWidget(card)
        known = Card(_("Chức danh bầu trong chi bộ"))
        sized(self.offices, min_height=230)
        known.add(self.offices)
        box.addWidget(known)
        box.addStretch(1)

    def read(self) -> ElectionState:
        """Read what is shown; runs on the store's thread."""
        today = self._clock.today()
        return ElectionState(
            self._desk.rules_on(today), tuple(self._desk.terms()), today
        )

    def show_state(self, state: ElectionState) -> None:
        """Show the terms as they are kept."""
        self.unknown.setText(presenter.unknown_words(state.rules))
        self.terms.show_rows(presenter.terms_rows(state))
        self.offices.show_rows(presenter.office_rows(state.rules))
        self.drop.setVisible(bool(state.terms))

    def ask(self) -> FormDialog:
        """Ask for terms; the dialog stays until they are kept."""
        today = self._clock.today()
        dialog = FormDialog(
            self._page,
            _("Quy định bầu cử"),
            _("Ghi đúng văn bản của cấp trên; phần mềm không đặt sẵn mức nào."),
            presenter.terms_fields(self._desk.rules_on(today)),
            _("Ghi quy định"),
            self._clock.today,
        )
        dialog.submitted.connect(partial(self._keep, dialog))
        dialog.open_it()
        return dialog

    def _keep(self, dialog: FormDialog, values: dict[str, Value]) -> None:
        new = presenter.new_terms(values, self._clock.today())
        page = self._page

        def done(change: Change) -> None:
            dialog.finish()
            page.messages.toast(_("Đã ghi quy định bầu cử."), change.command_id)

        def refuse(problem: Problem) -> None:
            field = {"numerator": "share", "inclusive": "reach"}
            named = str(problem.facts.get("field", ""))
            sentence = page.messages.sentence(problem)
            if named in field:
                dialog.form.show_problem(field[named], sentence)
            elif not dialog.refuse(problem, sentence):
                page.messages.error(problem, page)

        page.change(partial(self._desk.set_terms, new), done, refuse)

    def _drop(self) -> None:
        terms_id = self.terms.current_id()
        if terms_id:
            messages = self._page.messages
            self._page.change(
                partial(self._desk.drop_terms, terms_id),
                lambda change: messages.toast(
                    _("Đã bỏ một quy định bầu cử."), change.command_id
                ),
            )
