"""The grid of a table: keys, pointer, widths, the menu of a column."""

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QScrollArea,
    QTableView,
)

from ui.widgets.basic.layout import sized
from ui.widgets.table.arrange import found
from ui.widgets.table.columnmenu import ColumnMenu
from ui.widgets.table.delegates import DELEGATES, CellDelegate
from ui.widgets.table.fitting import Fitting
from ui.widgets.table.model import Index, RowsModel


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
        self._dress_header()
        for place, column in enumerate(rows.columns):
            delegate = DELEGATES[column.kind](self)
            self._delegates.append(delegate)
            self.setItemDelegateForColumn(place, delegate)
        self._fitting = Fitting(self, rows, self.menu)
        self.clicked.connect(self._click)
        self.doubleClicked.connect(lambda index: self.entered_row.emit(index.row()))
        self.entered.connect(lambda index: self._hover(index.row()))
        rows.modelReset.connect(self._span_sections)

    def fit(self, *, is_folded: bool) -> None:
        """Share the width among the columns."""
        self._fitting.fit(is_folded=is_folded)

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the row Qt makes the current one when the focus comes."""
        super().focusInEvent(event)
        line = self.currentIndex().row()
        if line >= 0 and not self.selectionModel().hasSelection():
            self.go_to(line)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Keep the current row in sight, in the page around the table too."""
        super().currentChanged(current, previous)
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        content = around.widget() if around is not None else None
        if around is None or content is None or not self.hasFocus():
            return
        line = self.visualRect(self._rows.index(max(current.row(), 0), 0))
        place = self.viewport().mapTo(content, line.center())
        around.ensureVisible(place.x(), place.y(), 0, line.height() * 2)

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
        header.sectionClicked.connect(self._sort)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        sized(header, height=35)

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
