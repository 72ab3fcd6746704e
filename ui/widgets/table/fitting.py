"""How the width of a table is shared among its columns, and how high its rows are."""

import re
from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QTableView

from ui.widgets import theme
from ui.widgets.table.columnmenu import ColumnMenu
from ui.widgets.table.columns import Cell, Column
from ui.widgets.table.delegates import CellDelegate
from ui.widgets.table.model import RowsModel

_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(r"[\d\s./,:%–—-]+")
# Rows whose content is measured; longer tables are alike further down.
_MEASURED = 200
# Rows that may be on the screen at once.
_SEEN = 60
_TWO_LINES, _FOLDED, _SECTION = 46, 52, 28
# The main column: below the first other columns fold, below the second it never goes.
_COMFORTABLE, _NARROWEST = 220, 140
# Columns of words may be shortened to this share of their wish.
_LEAST_SHARE = 0.75
_SMALLEST = 40
_FOLDABLE = {"text", "date", "number", "progress", "change"}


class Fitting(QObject):
    """Gives every column its width; folds what does not fit into the main column."""

    def __init__(self, view: QTableView, rows: RowsModel, menu: ColumnMenu) -> None:
        super().__init__(view)
        self._view, self._rows, self._menu = view, rows, menu
        self._known: dict[str, int] = {}
        self._is_fitting = False
        view.horizontalHeader().sectionResized.connect(self._remember_width)
        rows.modelReset.connect(self._known.clear)
        theme.current().changed.connect(self._forget)

    def fit(self, *, is_folded: bool) -> None:
        """Share the width; ``is_folded`` folds the second columns in any case.

        What folds never depends on whether the scroll bar is there: folding makes
        rows higher, and the bar and the folds would chase each other for ever.
        """
        if self._is_fitting:
            return
        self._is_fitting = True
        hidden = self._menu.hidden_keys()
        bar = self._view.verticalScrollBar().sizeHint().width()
        folded = self._folded(hidden, self._view.width() - bar, is_folded=is_folded)
        if folded != self._rows.folded:
            self._rows.fold(folded)
        self._fit_heights()
        for _attempt in range(2):
            # The bar may come or go with the new heights; the second time it stays.
            room = self._view.viewport().width() or self._view.width()
            self._share(room, hidden | folded)
        self._is_fitting = False

    def _folded(
        self, hidden: frozenset[str], room: int, *, is_folded: bool
    ) -> frozenset[str]:
        columns = self._rows.columns
        seconds = frozenset(c.key for c in columns if c.second) - hidden
        folded = frozenset[str]()
        if is_folded or self._wanted(hidden, _COMFORTABLE) > room:
            folded = seconds
        for column in reversed(columns[1:]):
            if self._wanted(hidden | folded, _NARROWEST) <= room:
                break
            if column.kind in _FOLDABLE and not column.stretch:
                folded |= {column.key}
        return folded - hidden

    def _share(self, room: int, gone: frozenset[str]) -> None:
        widths = {}
        for place, column in enumerate(self._rows.columns):
            self._view.setColumnHidden(place, column.key in gone)
            if column.key not in gone and not column.stretch:
                widths[place] = self._width(place, column)
        self._give_spare(widths, room)
        missing = theme.u(_COMFORTABLE) - (room - sum(widths.values()))
        for place, width in tuple(widths.items()):
            if missing > 0 and self._holds_words(self._rows.columns[place]):
                given = min(missing, round(width * (1 - _LEAST_SHARE)))
                widths[place] = width - given
                missing -= given
        for place, width in widths.items():
            self._view.setColumnWidth(place, width)
        rest = max(room - sum(widths.values()), theme.u(_NARROWEST))
        main = [p for p, c in enumerate(self._rows.columns) if c.stretch]
        for place in main:
            self._view.setColumnWidth(place, rest // len(main))

    def _give_spare(self, widths: dict[int, int], room: int) -> None:
        """Let words of the main column have what wished widths leave empty."""
        columns = self._rows.columns
        wish = sum(self._main(p, c) for p, c in enumerate(columns) if c.stretch)
        missing = wish - (room - sum(widths.values()))
        for place, column in enumerate(columns):
            if missing <= 0:
                break
            is_wished = column.kind in {"text", "chip"} and column.width
            if place in widths and is_wished and not self._menu.widths():
                spare = widths[place] - self._content(place, column)
                given = min(max(spare, 0), missing)
                widths[place] -= given
                missing -= given

    def _main(self, place: int, column: Column) -> int:
        key = f"main {column.key}"
        if key not in self._known:
            self._known[key] = self._content(place, column)
        return self._known[key]

    def _content(self, place: int, column: Column) -> int:
        """Measure the title and the first rows, whatever width is wished."""
        metrics = self._view.horizontalHeader().fontMetrics()
        title = metrics.horizontalAdvance(f"{column.title} ↓") + theme.u(22)
        delegate = self._view.itemDelegateForColumn(place)
        assert isinstance(delegate, CellDelegate)  # noqa: S101  (narrows the type)
        seen = _shapes(self._cells(column)[:_SEEN])
        return max([title, *(delegate.width(cell) for cell in seen)])

    def _width(self, place: int, column: Column) -> int:
        chosen = self._menu.widths().get(column.key)
        if chosen is not None:
            return theme.u(chosen)
        if column.key not in self._known:
            self._known[column.key] = self._measure(place, column)
        return self._known[column.key]

    def _measure(self, place: int, column: Column) -> int:
        metrics = self._view.horizontalHeader().fontMetrics()
        title = metrics.horizontalAdvance(f"{column.title} ↓") + theme.u(22)
        least = max(theme.u(column.width), title if column.title else 0)
        # Words may be shortened to the wished width; figures and dates never.
        if column.width and self._holds_words(column) and column.kind == "text":
            return least
        delegate = self._view.itemDelegateForColumn(place)
        assert isinstance(delegate, CellDelegate)  # noqa: S101  (narrows the type)
        shapes = _shapes(self._cells(column))
        return max([least, *(delegate.width(cell) for cell in shapes)])

    def _holds_words(self, column: Column) -> bool:
        if column.kind not in {"text", "change"}:
            return False
        words = [cell.text for cell in self._cells(column) if cell.text]
        return not words or not all(_FIGURES.fullmatch(one) for one in words)

    def _cells(self, column: Column) -> list[Cell]:
        shown = self._rows.rows[:_MEASURED]
        return [row.cell(column.key) for row in shown if not row.section]

    def _wanted(self, hidden: frozenset[str], main: int) -> int:
        return sum(
            theme.u(main) if column.stretch else self._width(place, column)
            for place, column in enumerate(self._rows.columns)
            if column.key not in hidden
        )

    def _fit_heights(self) -> None:
        look, rows = theme.current(), self._rows.rows
        keys = {column.key for column in self._rows.columns}
        # Most cells of thousands of rows are plain: no cell is made to look at them.
        has_detail = bool(self._rows.folded) or any(
            isinstance(cell, Cell) and cell.detail and key in keys
            for row in rows
            for key, cell in row.cells.items()
        )
        height = max(look.row_height, look.u(_TWO_LINES) if has_detail else 0)
        if self._rows.folded:
            height = max(height, look.u(_FOLDED))
        header = self._view.verticalHeader()
        header.setMinimumSectionSize(1)
        if header.defaultSectionSize() != height:
            header.setDefaultSectionSize(height)
        for line, row in enumerate(rows):
            if row.section:
                self._view.setRowHeight(line, look.u(_SECTION))

    def _remember_width(self, place: int, _old: int, new: int) -> None:
        """Keep the width the user gave with the pointer, in u."""
        column = self._rows.columns[place]
        is_pulled = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if is_pulled and not self._is_fitting and new and not column.stretch:
            width = max(new, theme.u(_SMALLEST))
            self._menu.keep_width(column.key, round(width / theme.current().scale))

    def _forget(self) -> None:
        self._known.clear()


def _shapes(cells: Iterable[Cell]) -> Iterable[Cell]:
    """Take cells that look as wide only once: dates and figures differ in digits."""
    found: dict[tuple[object, ...], Cell] = {}
    for cell in cells:
        if _FIGURES.fullmatch(cell.text) and not cell.detail:
            shape = _DIGIT.sub("0", cell.text)
            found.setdefault((shape, cell.of), replace(cell, text=shape))
        else:
            key = (cell.text, cell.detail, cell.old, cell.icon, cell.of, cell.status)
            found.setdefault(key, cell)
    return found.values()
