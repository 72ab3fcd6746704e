"""Huy hiệu Đảng: who is due on which of the year's award days."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.features.members.rules.badges import BadgeLine
from app.features.members.rules.life import BADGE, LifeLine
from app.features.members.service.members import Members
from app.kernel.changes import Change
from app.kernel.dates import PartialDate
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.members.life.presenter import line_fields, line_of
from ui.pages.members.lists import presenter
from ui.widgets.basic.button import Button
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.layout import STRETCH, boxed, row, spaced
from ui.widgets.basic.text import text
from ui.widgets.blocks.tile import TileRow
from ui.widgets.forms.fields import Value
from ui.widgets.overlay.formdialog import FormDialog
from ui.widgets.page import Page
from ui.widgets.table.view import Table


class BadgePart(QWidget):
    """The list of a year; ``opened`` carries the member of a row."""

    opened = Signal(str)

    def __init__(self, page: Page, members: Members, today: Callable[[], date]) -> None:
        super().__init__()
        self._page, self._members, self._today = page, members, today
        self.year = today().year
        self._lines: tuple[BadgeLine, ...] = ()
        self.tiles = TileRow()
        self._title = text("", "strong")
        self._before = Button("", "small", icon="chevron-left")
        self._after = Button("", "small", icon="chevron-right")
        self.table = Table("badges", presenter.badge_columns())
        self.table.empty = _("Năm này không có đồng chí nào đủ năm nhận Huy hiệu.")
        self.given = Button(_("Ghi đã trao"), "primary", icon="medal")
        self._open = Button(_("Mở hồ sơ"))
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    def _lay_out(self) -> None:
        acts = Flow(8)
        acts.addWidget(self.given)
        acts.addWidget(self._open)
        note = _("Đợt trao là ngày gần nhất sau khi đủ năm. Căn cứ: {basis}.")
        words = note.format(basis=self._members.badge_rules.basis)
        layout = QVBoxLayout(self)
        spaced(layout, 12)
        layout.addLayout(row(self._before, self._title, self._after, STRETCH, gap=10))
        layout.addWidget(self.tiles)
        layout.addWidget(self.table, 1)
        layout.addWidget(text(words, "small", "text3", wrap=True))
        layout.addWidget(boxed(acts))

    def _connect(self) -> None:
        self._before.clicked.connect(lambda: self.show_year(self.year - 1))
        self._after.clicked.connect(lambda: self.show_year(self.year + 1))
        self.tiles.chosen.connect(lambda _key: self._fill())
        self.table.opened.connect(lambda key: self.opened.emit(key.split(":")[0]))
        self.table.current_changed.connect(lambda _key: self._offer())
        self._open.clicked.connect(self._open_current)
        self.given.clicked.connect(self.ask_given)

    def show_year(self, year: int) -> None:
        """Read and show another year."""
        self.year = year
        self._title.setText(_("Năm {year}").format(year=year))
        self._before.setAccessibleName(_("Năm {year}").format(year=year - 1))
        self._after.setAccessibleName(_("Năm {year}").format(year=year + 1))
        self.reload()

    def reload(self) -> None:
        """Read the year again."""
        work = partial(self._members.badges, self.year)
        self._page.read(work, partial(self._take, self.year))

    def _take(self, year: int, lines: Sequence[BadgeLine]) -> None:
        if year != self.year:
            return  # Another year was asked for meanwhile.
        self._lines = tuple(lines)
        self.tiles.show_tiles(presenter.badge_tiles(self._lines))
        self._fill()

    def _fill(self) -> None:
        shown = self.tiles.current()
        self.table.show_rows(presenter.badge_rows(self._lines, self._today(), shown))
        self._offer()

    def _current(self) -> BadgeLine | None:
        key = self.table.current_id()
        return next((b for b in self._lines if presenter.badge_id(b) == key), None)

    def _offer(self) -> None:
        line = self._current()
        can_give = line is not None and not line.has_badge
        self.given.setVisible(can_give)
        self._open.setVisible(line is not None)

    def _open_current(self) -> None:
        line = self._current()
        if line is not None:
            self.opened.emit(line.person_id)

    def ask_given(self) -> FormDialog | None:
        """Ask on which day and by which decision the badge was given."""
        line = self._current()
        if line is None:
            return None
        kind = next(k for k in self._members.life.table if k.key == BADGE)
        fields = line_fields(kind, self._members.life.badge_years)
        title = _("Đã trao Huy hiệu: {name}").format(name=line.name)
        verb = _("Ghi vào hồ sơ")
        dialog = FormDialog(self._page, title, "", fields, verb, self._today)
        award = min(line.award_on, self._today())
        dialog.form.fill({"years": str(line.years), "on": PartialDate.of(award)})
        page, add = self._page, self._members.life.add
        person_id = line.person_id

        def act(values: dict[str, Value]) -> Callable[[], Change]:
            told: LifeLine = line_of(kind, values)
            return partial(add, person_id, told)

        def done(change: Change) -> None:
            dialog.finish()
            page.messages.toast(_("Đã ghi Huy hiệu."), change.command_id)

        def refuse(problem: Problem) -> None:
            if not dialog.refuse(problem, page.messages.sentence(problem)):
                page.messages.error(problem, page)

        dialog.submitted.connect(lambda v: page.change(act(v), done, refuse))
        dialog.open_it()
        return dialog
