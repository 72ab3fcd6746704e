"""The card that says who keeps the book, and lets the cell name somebody else."""

from collections.abc import Callable
from datetime import date
from functools import partial

from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.words import _
from app.people.keeping.service import Keeping
from ui.pages.settings.organisation import presenter
from ui.pages.settings.organisation.presenter import OrganisationState
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.layout import boxed
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Field, Option, Value
from ui.widgets.overlay.formdialog import FormDialog
from ui.widgets.page import Page


class KeeperPart(Card):
    """Whose name stands in the history of everything that is written."""

    def __init__(self, page: Page, keeping: Keeping, today: Callable[[], date]) -> None:
        super().__init__(_("Người giữ sổ"))
        self._page, self._keeping, self._today = page, keeping, today
        self._state: OrganisationState | None = None
        self.name = text("", "strong", wrap=True)
        self.since = text("", "small", "text2", wrap=True)
        words = _(
            "Lịch sử, thùng rác và nhật ký ghi tên người này. Theo mặc định là bí "
            "thư đương nhiệm; việc đã ghi trước giữ tên người giữ sổ lúc đó."
        )
        self.choose = Button(_("Chọn người giữ sổ"), icon="user-check")
        self.follow = Button(_("Theo chức vụ bí thư"), icon="undo-2")
        self.choose.clicked.connect(self.ask)
        self.follow.clicked.connect(self._follow)
        acts = Flow(8)
        acts.addWidget(self.choose)
        acts.addWidget(self.follow)
        for one in (self.name, self.since, text(words, "small", "text3", wrap=True)):
            self.add(one)
        self.add(boxed(acts))

    def show_state(self, state: OrganisationState) -> None:
        """Say who keeps the book now."""
        self._state = state
        name, since = presenter.keeper_lines(state.keeper)
        self.name.setText(name)
        self.since.setText(since)
        self.choose.setVisible(bool(state.members))
        is_chosen = state.keeper is not None and state.keeper.is_chosen
        self.follow.setVisible(is_chosen)

    def ask(self) -> FormDialog:
        """Ask who keeps the book from today on."""
        members = self._state.members if self._state else ()
        options = tuple(Option(one.person_id, one.name, one.post) for one in members)
        field = Field("person", _("Đồng chí"), "choice", choices=options)
        sentence = _("Từ hôm nay, mọi việc ghi vào sổ đứng tên đồng chí này.")
        dialog = FormDialog(
            self._page,
            _("Chọn người giữ sổ"),
            sentence,
            [field],
            _("Giao giữ sổ"),
            self._today,
        )
        dialog.submitted.connect(partial(self._choose, dialog))
        dialog.open_it()
        return dialog

    def _choose(self, dialog: FormDialog, values: dict[str, Value]) -> None:
        act = partial(self._keeping.choose, str(values["person"] or ""))

        def refuse(problem: Problem) -> None:
            sentence = self._page.messages.sentence(problem)
            if not dialog.refuse(problem, sentence):
                self._page.messages.error(problem, self._page)

        self._write(act, dialog.finish, refuse)

    def _follow(self) -> None:
        def refuse(problem: Problem) -> None:
            self._page.messages.error(problem, self._page)

        self._write(self._keeping.follow_post, lambda: None, refuse)

    def _write(
        self,
        act: Callable[[], Change],
        after: Callable[[], object],
        refuse: Callable[[Problem], None],
    ) -> None:
        def finish(change: Change) -> None:
            after()
            self._page.messages.toast(_("Đã ghi người giữ sổ."), change.command_id)

        self._page.change(act, finish, refuse)
