"""The section: tables of terms, posts and names, each with its acts."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.door.housekeeping import Housekeeping
from app.kernel.changes import Change
from app.kernel.clock import Clock
from app.kernel.words import _
from app.people.service import People
from ui.pages.settings.organisation import presenter
from ui.pages.settings.organisation.acts import Acts
from ui.pages.settings.organisation.keeperpart import KeeperPart
from ui.pages.settings.organisation.presenter import ALL_TERMS, OrganisationState
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.layout import boxed, sized, spaced
from ui.widgets.basic.text import text
from ui.widgets.forms.inputs import ChoiceField
from ui.widgets.page import Page
from ui.widgets.table.view import Table


class OrganisationSection(QWidget):
    """Reads everything in one go; every act is a dialog or happens at once."""

    def __init__(
        self, page: Page, people: People, keeping: Housekeeping, clock: Clock
    ) -> None:
        super().__init__()
        self._page, self._people = page, people
        self._keeper, self._members = keeping.keeper, keeping.members
        self._clock = clock
        self._state: OrganisationState | None = None
        self.acts = Acts(page, people, keeping.members, clock.today)
        self.keeper = KeeperPart(page, keeping.keeper, clock.today)
        self.terms = Table("terms", presenter.term_columns())
        self.posts = Table("posts", presenter.post_columns())
        self.names = Table("namings", presenter.naming_columns())
        self._term = ChoiceField()
        self._term.setAccessibleName(_("Chức vụ của nhiệm kỳ"))
        self._term.chosen.connect(lambda _key: self._show_posts())
        self.buttons: dict[str, Button] = {}
        layout = QVBoxLayout(self)
        spaced(layout, 16)
        layout.addWidget(self._term_card())
        layout.addWidget(self._post_card())
        layout.addWidget(self.keeper)
        layout.addWidget(self._name_card())
        layout.addWidget(self._move_card())
        layout.addStretch(1)

    def read(self) -> OrganisationState:
        """Read what is shown; runs on the store's thread."""
        today = self._clock.today()
        return OrganisationState(
            terms=tuple(self._people.terms()),
            officers=tuple(self._people.officers(None)),
            namings=tuple(self._people.namings()),
            members=tuple(self._members.roll(today)),
            today=today,
            keeper=self._keeper.now(),
        )

    def show_state(self, state: OrganisationState) -> None:
        """Show the organisation as it is kept."""
        self._state = state
        self.acts.state = state
        self.keeper.show_state(state)
        self.terms.show_rows(presenter.term_rows(state))
        chosen = self._term.key() or ALL_TERMS
        self._term.offer(presenter.term_options(state))
        self._term.choose(chosen)
        self._show_posts()
        self.names.show_rows(presenter.naming_rows(state.namings))

    def _show_posts(self) -> None:
        if self._state is not None:
            found = presenter.officers_of(self._state, self._term.key())
            self.posts.show_rows(presenter.post_rows(found))

    def _term_card(self) -> Card:
        card = Card(_("Nhiệm kỳ"))
        self._fill(card, self.terms, 132)
        card.add(
            self._line(
                ("new_term", _("Bắt đầu nhiệm kỳ mới"), "plus", self.acts.new_term),
                ("term", _("Sửa ngày"), "pencil-line", self._on_term),
            )
        )
        self.terms.opened.connect(self.acts.correct_term)
        return card

    def _post_card(self) -> Card:
        card = Card(_("Chức vụ theo thời gian"))
        card.add_to_head(self._term)
        self._fill(card, self.posts, 220)
        card.add(
            self._line(
                ("post", _("Ghi chức vụ"), "plus", self.acts.appoint),
                ("fix_post", _("Sửa ngày, số"), "pencil-line", self._on_post),
                ("drop_post", _("Bỏ dòng ghi nhầm"), "trash-2", self._drop_post),
            )
        )
        self.posts.opened.connect(self.acts.correct_post)
        return card

    def _name_card(self) -> Card:
        card = Card(_("Tên chi bộ và cấp trên"))
        self._fill(card, self.names, 132)
        card.add(
            self._line(
                ("rename", _("Đổi tên từ một ngày"), "plus", self.acts.rename),
                ("fix_name", _("Sửa lần đổi tên"), "pencil-line", self._on_name),
                ("drop_name", _("Bỏ lần ghi nhầm"), "trash-2", self._drop_name),
            )
        )
        self.names.opened.connect(self.acts.correct_naming)
        return card

    def _move_card(self) -> Card:
        card = Card(_("Tách, nhập chi bộ"))
        words = _(
            "Chuyển nhiều đồng chí cùng một quyết định. Chức vụ và chỗ trong tổ đảng "
            "của họ kết thúc, việc đang làm giao lại được; danh sách bàn giao in ngay."
        )
        card.add(text(words, "small", "text2", wrap=True))
        act = ("move", _("Chuyển nhiều đồng chí đi"), "log-out", self.acts.move_many)
        card.add(self._line(act))
        return card

    @staticmethod
    def _fill(card: Card, table: Table, height: int) -> None:
        sized(table, min_height=height)
        card.add(table)

    def _line(self, *acts: tuple[str, str, str, Callable[[], object]]) -> QWidget:
        line = Flow(8)
        for key, words, icon, act in acts:
            button = Button(words, icon=icon)
            button.clicked.connect(partial(self._run, act))
            self.buttons[key] = button
            line.addWidget(button)
        return boxed(line)

    @staticmethod
    def _run(act: Callable[[], object], _checked: object = False) -> None:  # noqa: FBT002  (Qt's own signature)
        act()

    def _on_term(self) -> None:
        self.acts.correct_term(self.terms.current_id())

    def _on_post(self) -> None:
        self.acts.correct_post(self.posts.current_id())

    def _on_name(self) -> None:
        self.acts.correct_naming(self.names.current_id())

    def _drop_post(self) -> None:
        self._drop(self.posts.current_id(), self._people.withdraw_post)

    def _drop_name(self) -> None:
        self._drop(self.names.current_id(), self._people.withdraw_naming)

    def _drop(self, record_id: str, act: Callable[[str], Change]) -> None:
        if record_id:
            done = _("Đã bỏ.")
            messages = self._page.messages
            self._page.change(
                partial(act, record_id),
                lambda change: messages.toast(done, change.command_id),
            )
