"""The grid of a table: keys, pointer, widths, the menu of a column."""

import re

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTableView,
)

from ui.widgets import theme
from ui.widgets.basic.layout import sized
from ui.widgets.table.arrange import found
from ui.widgets.table.columnmenu import ColumnMenu
from ui.widgets.table.columns import Cell, Column
from ui.widgets.table.delegates import DELEGATES, CellDelegate
from ui.widgets.table.model import RowsModel

_FIGURES = re.compile(r"[\d\s./,:%–—-]+")
_MEASURED = 200
_TWO_LINES = 46
_FOLDED = 52
_SECTION = 28
_NARROWEST = 140
_COMFORTABLE = 220
_LEAST_SHARE = 0.75
_SMALLEST = 40


def _are_figures(cells: list[Cell]) -> bool:
    """Say whether a column holds only figures: numbers, dates, card numbers."""
    words = [cell.text for cell in cells if cell.text]
    return bool(words) and all(_FIGURES.fullmatch(one) for one in words)


class Grid(QTableView):
    """Whole rows are selected; Space marks, Enter opens, Alt+Down opens the menu."""

    entered_row = Signal(int)
    pressed_action = Signal(int)
    marks_changed = Signal()
    columns_changed = Signal()

    def __init__(self, rows: RowsModel, name: str) -> None:
        super().__init__()
        self._rows = rows
        self._name = name
        self._delegates: list[CellDelegate] = []
        self._typed = ""
        self._typing = QElapsedTimer()
        self._typing.start()
        self.setObjectName("table")
        self.setModel(rows)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.menu = ColumnMenu(self, rows, name)
        self.menu.changed.connect(self.columns_changed)
        self._is_fitting = False
        self._dress_header()
        for place, column in enumerate(rows.columns):
            delegate = DELEGATES[column.kind](self)
            self._delegates.append(delegate)
            self.setItemDelegateForColumn(place, delegate)
        self.clicked.connect(self._click)
        self.doubleClicked.connect(lambda index: self.entered_row.emit(index.row()))
        self.entered.connect(lambda index: self._hover(index.row()))
        rows.modelReset.connect(self._span_sections)

    def fit(self, *, is_folded: bool) -> None:
        """Give every column its width; fold or hide what does not fit."""
        self._is_fitting = True
        hidden = self.menu.hidden_keys()
        seconds = frozenset(
            c.key for c in self._rows.columns if c.second and c.key not in hidden
        )
        room = self.viewport().width() or self.width()
        folds = bool(seconds) and (is_folded or self._wanted(hidden) > room)
        folded = seconds if folds else frozenset()
        if folded != self._rows.folded:
            self._rows.fold(folded)
        gone = hidden | folded
        fixed = 0
        for place, column in enumerate(self._rows.columns):
            self.setColumnHidden(place, column.key in gone)
            if column.key not in gone and not column.stretch:
                width = self._width(place, column)
                self.setColumnWidth(place, width)
                fixed += width
        fixed -= self._shrink(theme.u(_COMFORTABLE) - (room - fixed))
        self._stretch(max(room - fixed, theme.u(_NARROWEST)))
        self._is_fitting = False
        self._fit_heights()

    def go_to(self, line: int) -> None:
        """Make a row the only selected and the current one.

        Not with ``selectRow``: it toggles while Ctrl is still down after Ctrl+5.
        """
        place = next(
            (p for p in range(len(self._rows.columns)) if not self.isColumnHidden(p)), 0
        )
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            self._rows.index(line, place), flags.ClearAndSelect | flags.Rows
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, mark, or show the menu of the column."""
        key, line = event.key(), self.currentIndex().row()
        has_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and line >= 0:
            self.entered_row.emit(line)
        elif key == Qt.Key.Key_Space and self._mark_place() >= 0:
            self._toggle(line)
        elif key == Qt.Key.Key_Down and has_alt:
            self.menu.open_at(self.visualRect(self.currentIndex()).bottomLeft())
        elif key == Qt.Key.Key_F2:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, typed: str) -> None:
        """Jump to the next row whose main cell has a word beginning with ``typed``."""
        pause = QApplication.keyboardInputInterval()
        is_going_on = self._typed and self._typing.elapsed() < pause
        self._typed = self._typed + typed if is_going_on else typed
        self._typing.restart()
        main = next((c.key for c in self._rows.columns if c.stretch), "")
        if main and self._rows.rows:
            start = max(self.currentIndex().row(), 0) + (0 if is_going_on else 1)
            line = found(self._rows.rows, main, self._typed, start)
            if line >= 0:
                self.go_to(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a new distribution of the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.columns_changed.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the hover away."""
        super().leaveEvent(event)
        self._hover(-1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer with the hover."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(round(event.position().y())))

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(1)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self.menu.open_at)
        header.sectionResized.connect(self._remember_width)
        header.sectionClicked.connect(self._sort)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        sized(header, height=35)

    def _width(self, place: int, column: Column) -> int:
        chosen = self.menu.widths().get(column.key)
        if chosen is not None:
            return theme.u(chosen)
        metrics = self.horizontalHeader().fontMetrics()
        title = metrics.horizontalAdvance(f"{column.title} ↓") + theme.u(22)
        wished = theme.u(column.width)
        shown = [
            row.cell(column.key)
            for row in self._rows.rows[:_MEASURED]
            if not row.section
        ]
        # Words may be shortened to the wished width; figures and dates never.
        if column.width and column.kind == "text" and not _are_figures(shown):
            return max(wished, title)
        cells = (self._delegates[place].width(cell) for cell in shown)
        return max(wished, title if column.title else 0, *cells, 0)

    def _wanted(self, hidden: frozenset[str]) -> int:
        total = 0
        for place, column in enumerate(self._rows.columns):
            if column.key not in hidden:
                wished = theme.u(column.width or _NARROWEST)
                total += wished if column.stretch else self._width(place, column)
        return total

    def _shrink(self, missing: int) -> int:
        """Take ``missing`` pixels from columns of words; return what was found."""
        found = 0
        for place, column in enumerate(self._rows.columns):
            is_words = column.kind in {"text", "change"} and not column.stretch
            if missing <= found or not is_words or self.isColumnHidden(place):
                continue
            width = self.columnWidth(place)
            cells = [row.cell(column.key) for row in self._rows.rows[:_MEASURED]]
            if not _are_figures(cells):
                given = min(missing - found, width - round(width * _LEAST_SHARE))
                self.setColumnWidth(place, width - given)
                found += given
        return found

    def _stretch(self, room: int) -> None:
        places = [
            place
            for place, column in enumerate(self._rows.columns)
            if column.stretch and not self.isColumnHidden(place)
        ]
        for place in places:
            self.setColumnWidth(place, room // len(places))

    def _fit_heights(self) -> None:
        look = theme.current()
        has_detail = bool(self._rows.folded) or any(
            row.cell(column.key).detail
            for row in self._rows.rows
            for column in self._rows.columns
        )
        height = max(look.row_height, look.u(_TWO_LINES) if has_detail else 0)
        if self._rows.folded:
            height = max(height, look.u(_FOLDED))
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(height)
        for line, row in enumerate(self._rows.rows):
            if row.section:
                self.setRowHeight(line, look.u(_SECTION))

    def _span_sections(self) -> None:
        self.clearSpans()
        for line, row in enumerate(self._rows.rows):
            if row.section:
                self.setSpan(line, 0, 1, max(len(self._rows.columns), 2))

    def _click(self, index: QModelIndex) -> None:
        kind = self._rows.columns[index.column()].kind
        if kind == "mark":
            self._toggle(index.row())
        elif kind == "action" and self._rows.cell(index.row(), index.column()).text:
            self.pressed_action.emit(index.row())

    def _toggle(self, line: int) -> None:
        if line >= 0:
            self._rows.toggle(line)
            self.marks_changed.emit()

    def _mark_place(self) -> int:
        kinds = [column.kind for column in self._rows.columns]
        return kinds.index("mark") if "mark" in kinds else -1

    def _hover(self, line: int) -> None:
        if self._delegates and self._delegates[0].hovered != line:
            for delegate in self._delegates:
                delegate.hovered = line
            self.viewport().update()

    def _sort(self, place: int) -> None:
        column = self._rows.columns[place]
        if not column.sortable:
            return
        is_same = self._rows.sort_key == column.key
        if is_same and self._rows.is_descending:
            self._rows.order("")
        else:
            self._rows.order(column.key, descending=is_same)

    def _remember_width(self, place: int, _old: int, new: int) -> None:
        """Keep the width the user gave with the pointer, in u."""
        column = self._rows.columns[place]
        is_pulled = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if is_pulled and not self._is_fitting and new and not column.stretch:
            smallest = max(new, theme.u(_SMALLEST))
            self.menu.keep_width(column.key, round(smallest / theme.current().scale))
