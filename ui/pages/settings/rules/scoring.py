"""Bộ chấm sinh hoạt: which set of scores holds from which day, with its source."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.features.meetings.service.running.elections import ElectionDesk
from app.features.session_score.service.scores import SessionScore
from app.kernel.changes import Change
from app.kernel.clock import Clock
from app.kernel.words import _
from app.reports.keeping.templates import TemplateFile
from ui.pages.settings.rules import presenter
from ui.pages.settings.rules.presenter import ScoringState
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.layout import boxed, sized, spaced
from ui.widgets.basic.text import text
from ui.widgets.overlay.dialog import Answer, ask
from ui.widgets.page import Page
from ui.widgets.table.view import Table

# Opens the choice of a set: page, day whose choice it starts from, whether it begins on
# a new day, and what to call when it was kept.
Chooser = Callable[[Page, date, bool, Callable[[Change], None]], object]


@dataclass(frozen=True, slots=True)
class SuperiorRules:
    """The services behind the sections, and what opens the choice of a set."""

    scores: SessionScore
    elections: ElectionDesk
    choose: Chooser
    templates: TemplateFile | None = None


class ScoringSection(QWidget):
    """The choices of the cell above, the sets there are below."""

    def __init__(self, page: Page, rules: SuperiorRules, clock: Clock) -> None:
        super().__init__()
        self._page, self._scores, self._clock = page, rules.scores, clock
        self._choose = rules.choose
        self._state: ScoringState | None = None
        self.schemes = Table("score_schemes", presenter.scheme_columns())
        self.schemes.empty = _("Chi bộ chưa chọn bộ chấm nào.")
        self.sets = Table("score_sets", presenter.set_columns())
        self.about = text("", "small", "text2", wrap=True)
        self.buttons: dict[str, Button] = {}
        self._box = QVBoxLayout(self)
        spaced(self._box, 16)
        self._box.addWidget(self._chosen_card())
        self._box.addWidget(self._sets_card())
        self._box.addStretch(1)
        self.schemes.opened.connect(lambda _id: self.correct())
        self.schemes.current_changed.connect(lambda _id: self._offer())
        self.sets.current_changed.connect(lambda _id: self._tell())

    def read(self) -> ScoringState:
        """Read what is shown; runs on the store's thread."""
        schemes = tuple(self._scores.chosen())
        return ScoringState(
            sets=self._scores.rules.sets,
            offered=self._scores.offered(self._clock.today()),
            schemes=schemes,
            own_lines={one.id: len(self._scores.own_lines(one.id)) for one in schemes},
            in_use=frozenset(
                one.id for one in schemes if self._scores.is_in_use(one.id)
            ),
            today=self._clock.today(),
        )

    def show_state(self, state: ScoringState) -> None:
        """Show the choices as they are kept."""
        self._state = state
        self.schemes.show_rows(presenter.scheme_rows(state))
        self.sets.show_rows(presenter.set_rows(state.offered))
        self._offer()
        self._tell()

    def new(self) -> None:
        """Choose a set from a day on."""
        self._open(self._clock.today(), fresh=not self._has_any())

    def copy(self) -> None:
        """Make an own set from the chosen one, from a later day on."""
        self._open_current(fresh=True)

    def correct(self) -> None:
        """Correct the chosen one, while no signed minutes rest on it."""
        self._open_current(fresh=False)

    def drop(self) -> None:
        """Take the chosen one back, after asking."""
        scheme_id = self.schemes.current_id()
        if not scheme_id:
            return
        ask(
            self,
            _("Bỏ lần chọn bộ chấm này?"),
            _("Phiếu chấm chưa ký theo bộ này cũng bỏ theo. Có thể hoàn tác."),
            [
                Answer("keep", _("Giữ lại"), safe=True),
                Answer("drop", _("Bỏ lần chọn"), main=True),
            ],
            partial(self._dropped, scheme_id),
        )

    def _dropped(self, scheme_id: str, answer: str) -> None:
        if answer == "drop":
            done = partial(self._done, _("Đã bỏ lần chọn bộ chấm."))
            self._page.change(partial(self._scores.schemes.drop, scheme_id), done)

    def _has_any(self) -> bool:
        return self._state is not None and bool(self._state.schemes)

    def _open_current(self, *, fresh: bool) -> None:
        current = self.schemes.current_id()
        scheme = self._state.scheme(current) if self._state and current else None
        if scheme is not None:
            self._open(scheme.from_on, fresh=fresh)

    def _open(self, day: date, *, fresh: bool) -> None:
        done = partial(self._done, _("Đã ghi bộ chấm."))
        self._choose(self._page, day, fresh, done)

    def _done(self, words: str, change: Change) -> None:
        self._page.messages.toast(words, change.command_id)

    def _offer(self) -> None:
        current = self.schemes.current_id()
        in_use = self._state.in_use if self._state else frozenset()
        self.buttons["copy"].setEnabled(bool(current))
        free = bool(current) and current not in in_use
        self.buttons["correct"].setEnabled(free)
        self.buttons["drop"].setEnabled(free)

    def _tell(self) -> None:
        current = self.sets.current_id() or ""
        found = self._state.set_of(current) if self._state else None
        self.about.setText(presenter.set_words(found) if found else "")

    def _chosen_card(self) -> Card:
        card = Card(_("Bộ chấm chi bộ dùng"))
        words = _(
            "Buổi họp chấm theo bộ đang áp dụng vào ngày họp. Biên bản đã ký giữ bộ "
            "cũ; muốn đổi thì chọn bộ mới từ một ngày sau."
        )
        card.add(text(words, "small", "text2", wrap=True))
        sized(self.schemes, min_height=120)
        card.add(self.schemes)
        line = Flow(8)
        for key, label, icon, act in (
            ("new", _("Chọn bộ chấm từ một ngày"), "plus", self.new),
            ("copy", _("Chép thành bộ riêng"), "copy", self.copy),
            ("correct", _("Sửa"), "pencil-line", self.correct),
            ("drop", _("Bỏ lần chọn"), "trash-2", self.drop),
        ):
            button = Button(label, icon=icon)
            button.clicked.connect(partial(self._run, act))
            self.buttons[key] = button
            line.addWidget(button)
        card.add(boxed(line))
        return card

    def _sets_card(self) -> Card:
        card = Card(_("Các bộ chấm có sẵn"))
        sized(self.sets, min_height=180)
        card.add(self.sets)
        card.add(self.about)
        return card

    @staticmethod
    def _run(act: Callable[[], None], _checked: object = False) -> None:  # noqa: FBT002  (Qt's own signature)
        act()
