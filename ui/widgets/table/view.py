"""The table as pages use it: card, header, rows, totals, what to say when empty."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.kernel.words import _
from ui.widgets import theme
from ui.widgets.basic.text import text
from ui.widgets.reflow import Width, width_of
from ui.widgets.table.columns import Cell, Column, Row
from ui.widgets.table.grid import Grid
from ui.widgets.table.model import RowsModel
from ui.widgets.table.totals import TotalsRow


class Table(QFrame):
    """Shows rows by column declarations; the keyboard walks, Enter opens.

    ``current_changed`` carries the id of the row 80 ms after the keyboard stops;
    ``opened`` on Enter or double click; ``acted`` on an action cell.
    """

    current_changed = Signal(str)
    opened = Signal(str)
    acted = Signal(str)
    marks_changed = Signal()
    # Filter, order or rows are others: count again what is seen.
    rows_changed = Signal()

    def __init__(
        self, name: str, columns: Sequence[Column], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.setObjectName("card")
        self.model = RowsModel(columns, self)
        self.grid = Grid(self.model, name)
        self._totals = TotalsRow(self.model, self.grid.horizontalHeader())
        self._totals.hide()
        self._empty = text("", tone="text3", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        titles = ", ".join(column.title for column in columns if column.title)
        self.setAccessibleName(_("Danh sách: {titles}").format(titles=titles))
        self.empty = _("Chưa có dòng nào.")
        self._was_filled = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self._totals)
        self.setFocusProxy(self.grid)
        self._pause = QTimer(
            self, singleShot=True, interval=theme.current().time("follow")
        )
        self._pause.timeout.connect(self._tell_current)
        self._told = ""
        self._connect()
        self._say_empty()

    def setAccessibleName(self, name: str) -> None:
        """Name the table for those who hear it."""
        super().setAccessibleName(name)
        self.grid.setAccessibleName(name)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replace the rows; the current row stays if it is still there."""
        kept, line = self.current_id(), self.grid.currentIndex().row()
        self._was_filled = True
        self.model.show_rows(rows)
        self._fit()
        if not self.select(kept):
            self._select_line(min(max(line, 0), len(self.model.rows) - 1))
        if not self.current_id():
            self.select_first()
        self._say_empty()

    def filter(self, words: str) -> None:
        """Show only rows that contain ``words``, typed without marks too."""
        kept = self.current_id()
        self.model.filter(words)
        if kept:
            self.select(kept)
        self._say_empty()

    def show_totals(self, cells: Mapping[str, Cell | str]) -> None:
        """Pin a row of totals below; an empty mapping takes it away."""
        self._totals.show_cells(cells)
        self._totals.setVisible(bool(cells))

    def current_id(self) -> str:
        """Return the id of the current row; empty when there is none."""
        line = self.grid.currentIndex().row()
        rows = self.model.rows
        return rows[line].id if 0 <= line < len(rows) else ""

    def select(self, row_id: str) -> bool:
        """Make a row the current one; False when it is not shown."""
        lines = (i for i, row in enumerate(self.model.rows) if row.id == row_id)
        line = next(lines, -1)
        if line >= 0:
            self._select_line(line)
        return line >= 0

    def select_first(self) -> None:
        """Make the first row the current one."""
        lines = (i for i, row in enumerate(self.model.rows) if not row.section)
        self._select_line(next(lines, -1))

    def selected_ids(self) -> list[str]:
        """Return the ids of all selected rows, top to bottom."""
        lines = sorted({index.row() for index in self.grid.selectedIndexes()})
        return [self.model.rows[line].id for line in lines]

    def marked(self) -> frozenset[str]:
        """Return the ids of the marked rows."""
        return frozenset(self.model.marked)

    def mark(self, ids: frozenset[str]) -> None:
        """Mark exactly these rows."""
        self.model.mark_all(ids)
        self.marks_changed.emit()

    def seen(self) -> list[Row]:
        """Return the rows as they stand: filtered and in order."""
        return list(self.model.rows)

    def count_words(self, noun: str) -> str:
        """Count in words: "24 đảng viên" or "24 đảng viên, đang lọc 3"."""
        shown = sum(not row.section for row in self.model.rows)
        if shown == self.model.total:
            return f"{shown} {noun}"
        return _("{total} {noun}, đang lọc {shown}").format(
            total=self.model.total, noun=noun, shown=shown
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Stand without a frame inside a card: no card in a card."""
        super().showEvent(event)
        around = self.parentWidget()
        while around is not None and around.objectName() not in {"card", "drawer"}:
            around = around.parentWidget()
        name = "card" if around is None else "plain"
        if self.objectName() != name:
            self.setObjectName(name)
            self.style().unpolish(self)
            self.style().polish(self)

    def _connect(self) -> None:
        self.grid.selectionModel().currentRowChanged.connect(self._moved)
        self.grid.entered_row.connect(self._open)
        self.grid.pressed_action.connect(self._act)
        self.grid.marks_changed.connect(self.marks_changed)
        self.grid.columns_changed.connect(self._fit)
        self.model.modelReset.connect(self._say_empty)
        self.model.modelReset.connect(self.rows_changed)
        theme.current().changed.connect(self._fit)

    def _moved(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._pause.start()

    def _tell_current(self) -> None:
        current = self.current_id()
        if current != self._told:
            self._told = current
            self.current_changed.emit(current)

    def _open(self, line: int) -> None:
        if 0 <= line < len(self.model.rows) and not self.model.rows[line].section:
            self.opened.emit(self.model.rows[line].id)

    def _act(self, line: int) -> None:
        self.acted.emit(self.model.rows[line].id)

    def _select_line(self, line: int) -> None:
        if line >= 0:
            self.grid.go_to(line)
            self.grid.scrollTo(self.model.index(line, 0))

    def _say_empty(self) -> None:
        has_rows = bool(self.model.rows)
        is_filtered = not has_rows and self.model.total > 0
        words = _("Không có dòng nào khớp bộ lọc.") if is_filtered else self.empty
        if not self._was_filled:
            words = ""  # Nothing has been read yet; that is no answer.
        self._empty.setText(words)
        self._empty.setVisible(not has_rows)
        self._keep_focus(words, has_rows=has_rows)
        self.grid.setVisible(has_rows)

    def _keep_focus(self, words: str, *, has_rows: bool) -> None:
        """Be a Tab stop without rows too: a hidden proxy would hold the focus back."""
        had_focus = self.hasFocus()
        proxy = self.grid if has_rows else None
        self.setFocusProxy(proxy)  # type: ignore[arg-type]  # None ends it
        if not has_rows:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription("" if has_rows else words)
        if had_focus:
            self.grid.setVisible(has_rows)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        self.grid.fit(is_folded=width_of(self) is not Width.WIDE)
        self._totals.update()
