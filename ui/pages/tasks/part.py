"""What the three tabs share: tiles, a line to filter by, a table with its drawer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.kernel.places import Place
from app.kernel.words import _
from app.reports.registers.filtering import address
from ui.pages.tasks.presenter.tasks import Group
from ui.widgets.basic.button import Button
from ui.widgets.basic.chip import Chip
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.layout import STRETCH, column, row, sized, spaced
from ui.widgets.basic.text import text
from ui.widgets.blocks.tile import TileData, TileRow
from ui.widgets.forms.inputs import search_field
from ui.widgets.overlay.drawer import Beside, Drawer
from ui.widgets.page import Page
from ui.widgets.status import Status
from ui.widgets.table.columns import Column, Row
from ui.widgets.table.view import Table

# So many letters of name and value stand side by side in the drawer.
_ONE_LINE = 34


@dataclass(frozen=True, slots=True)
class PartWords:
    """What a tab says of itself."""

    name: str
    spoken: str
    noun: str
    empty: str
    drawer: str
    choose: str


class Part(QWidget):
    """One tab of the page; ``page`` reads, writes and speaks for it."""

    def __init__(
        self,
        page: Page,
        today: Callable[[], date],
        words: PartWords,
        columns: Sequence[Column],
    ) -> None:
        super().__init__()
        self.page, self.today, self.words = page, today, words
        self.year = today().year
        self.wanted = ""
        self.tiles = TileRow()
        self.search = search_field(_("Lọc (gõ không dấu cũng được)"))
        sized(self.search, width=280)
        self.count = text("", "small", "text2")
        # Wraps where large letters leave no room side by side.
        self.line = Flow(12)
        self.line.addWidget(self.search)
        self.line.addWidget(self.count)
        self.table = Table(words.name, columns)
        self.table.setAccessibleName(words.spoken)
        self.table.empty = words.empty
        self.drawer = Drawer(words.drawer)
        self.drawer.clear(words.choose)
        self.above = QVBoxLayout()
        layout = QVBoxLayout(self)
        spaced(layout, 12)
        layout.addLayout(self.above)
        layout.addWidget(self.tiles)
        layout.addLayout(self.line)
        layout.addWidget(Beside(self.table, self.drawer, 330), 1)
        self.tiles.chosen.connect(lambda _key: self.show_seen())
        self.search.textChanged.connect(self._filter)
        self.table.current_changed.connect(self.ask_card)
        self.table.rows_changed.connect(self._say_count)

    @property
    def is_past(self) -> bool:
        """Whether a year that is over is shown."""
        return self.year < self.today().year

    def reload(self) -> None:
        """Read again what the tab shows."""
        raise NotImplementedError

    def show_seen(self) -> None:
        """Show what was read, filtered by the chosen tile."""
        raise NotImplementedError

    def ask_card(self, row_id: str) -> None:
        """Read the card of a row and show it in the drawer."""
        raise NotImplementedError

    def lead_to(self, record_id: str) -> None:
        """Make a record the current row, now or when the tab has been read."""
        self.wanted = record_id
        self.search.clear()
        self.tiles.choose("")
        self.show_seen()

    def show_list(self, groups: Sequence[Group], rows: Sequence[Row]) -> None:
        """Show tiles and rows, and the card of the current row."""
        self.tiles.show_tiles(
            [TileData(one.key, one.count, one.word, one.icon) for one in groups]
        )
        self.table.show_rows(rows)
        if self.wanted and self.table.select(self.wanted):
            self.wanted = ""
        elif self.table.current_id().partition(":")[0] in {"", "section"}:
            self.table.select_first()
        self.ask_card(self.table.current_id())

    def paper(self, kind: str, chosen: str) -> Place:
        """Name the printed list of what is seen: the tile, and what was typed."""
        record = address(str(self.year), chosen, self.search.text())
        return Place("preview", f"{kind}:{record}")

    def show_nothing(self) -> None:
        """Empty the drawer: no row is chosen."""
        self.drawer.clear(self.words.choose)

    def head(
        self,
        title: str,
        state: str,
        status: Status,
        told: Sequence[tuple[str, str]],
    ) -> QVBoxLayout:
        """Begin the drawer: the title, the state, what is known."""
        chip = row(Chip(state, status), STRETCH)
        body = column(text(title, "h2", wrap=True), chip, gap=10)
        for name, value in told:
            body.addLayout(_fact(name, value))
        return body

    def button(
        self, words: str, act: Callable[[], object], *, main: bool = False
    ) -> Button:
        """Make a button of the drawer."""
        made = Button(words, "primary" if main else "small")
        made.clicked.connect(lambda _checked=False: act())
        return made

    def _filter(self, words: str) -> None:
        self.table.filter(words)

    def _say_count(self) -> None:
        self.count.setText(self.table.count_words(self.words.noun))


def _fact(name: str, value: str) -> QHBoxLayout | QVBoxLayout:
    """Set a short value against its name, a longer one under it."""
    label = text(name, "small", "text2")
    if len(name) + len(value) <= _ONE_LINE:
        return row(label, STRETCH, text(value, "small_strong"))
    return column(label, text(value, "small_strong", wrap=True), gap=0)
