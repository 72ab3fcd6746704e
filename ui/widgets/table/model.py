"""The one table model: rows and columns in, words for eye and ear out."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.kernel.words import _
from ui.widgets.table.arrange import filtered, haystack, narrowed, ordered
from ui.widgets.table.columns import Cell, Column, Row, said

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_ALIGNMENTS = {"number": _RIGHT, "shape": _CENTRE, "mark": _CENTRE}


class RowsModel(QAbstractTableModel):
    """Holds all rows and shows them filtered and ordered."""

    def __init__(
        self, columns: Sequence[Column], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[Row] = []
        self.marked: set[str] = set()
        # Columns that stand as a second line in the stretched one.
        self.folded: frozenset[str] = frozenset()
        self.sort_key = ""
        self.is_descending = False
        self.everything: tuple[Row, ...] = ()
        self._words = ""
        # The words of every row, folded at the first filtering and kept for the next.
        self._haystacks: tuple[str, ...] = ()
        # The column and the words it is narrowed to from its menu.
        self.only: tuple[str, str] | None = None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replace all rows; order and filter stay."""
        self.everything = tuple(rows)
        self._haystacks = ()
        self.marked &= {row.id for row in rows}
        self._arrange()

    def filter(self, words: str) -> None:
        """Show the rows that contain ``words``, typed without marks too."""
        self._words = words
        self._arrange()

    def narrow(self, only: tuple[str, str] | None) -> None:
        """Show the rows with these words in this column; None shows all again."""
        self.only = only
        self._arrange()

    def order(self, key: str, *, descending: bool = False) -> None:
        """Sort by a column; an empty key returns to the given order."""
        self.sort_key, self.is_descending = key, descending
        self._arrange()
        self.headerDataChanged.emit(
            Qt.Orientation.Horizontal, 0, max(len(self.columns) - 1, 0)
        )

    def fold(self, keys: frozenset[str]) -> None:
        """Move the columns ``keys`` into the second line of the stretched column."""
        self.folded = keys
        self._tell_all_changed()

    def toggle(self, line: int) -> None:
        """Mark the row or take its mark away."""
        row = self.rows[line]
        if not row.section:
            self.marked ^= {row.id}
            self._tell_all_changed()

    def mark_all(self, ids: frozenset[str]) -> None:
        """Mark exactly these rows."""
        self.marked = set(ids)
        self._tell_all_changed()

    def cell(self, line: int, place: int) -> Cell:
        """Return a cell as it is drawn, with the folded columns as second line."""
        row, column = self.rows[line], self.columns[place]
        cell = row.cell(column.key)
        if not column.stretch or not self.folded:
            return cell
        seconds = [said(row.cell(c.key)) for c in self.columns if c.key in self.folded]
        detail = " · ".join(part for part in (cell.detail, *seconds) if part)
        return replace(cell, detail=detail)

    @property
    def total(self) -> int:
        """Count all rows, shown or not."""
        return sum(not row.section for row in self.everything)

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the shown rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Count the columns, hidden ones too."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let section rows be read but not selected."""
        if index.isValid() and self.rows[index.row()].section:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer the text, what is said aloud, and the alignment."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        cell = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._aloud(index.row(), column, cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNMENTS.get(column.kind, _LEFT)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Name the columns; the sorted one has an arrow and says so."""
        if orientation == Qt.Orientation.Vertical:
            return self._row_aloud(section) if role == _ALOUD else None
        column = self.columns[section]
        is_sorted = bool(self.sort_key) and column.key == self.sort_key
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: column.title
            + ((" ↓" if self.is_descending else " ↑") if is_sorted else ""),
            Qt.ItemDataRole.AccessibleTextRole: self._title_aloud(column, is_sorted),
            Qt.ItemDataRole.ToolTipRole: column.note or None,
            Qt.ItemDataRole.TextAlignmentRole: _ALIGNMENTS.get(column.kind, _LEFT),
        }
        return answers.get(role)

    def _title_aloud(self, column: Column, is_sorted: bool) -> str:  # noqa: FBT001  (a state)
        title = column.title or _("Chọn")
        if not is_sorted:
            return title
        if self.is_descending:
            return _("{title}, xếp giảm dần").format(title=title)
        return _("{title}, xếp tăng dần").format(title=title)

    def _aloud(self, line: int, column: Column, cell: Cell) -> str:
        row = self.rows[line]
        if row.section:
            return self._section_aloud(line)
        if column.kind == "mark":
            return _("đã chọn") if row.id in self.marked else _("chưa chọn")
        return f"{column.title}: {said(cell)}" if column.title else said(cell)

    def _row_aloud(self, line: int) -> str:
        row = self.rows[line]
        words = (said(row.cell(column.key)) for column in self.columns)
        return ", ".join(part for part in words if part)

    def _section_aloud(self, line: int) -> str:
        cells = self.rows[line].cells
        return ", ".join(said(self.rows[line].cell(key)) for key in cells)

    def _arrange(self) -> None:
        self.beginResetModel()
        if self._words and not self._haystacks:
            self._haystacks = tuple(map(haystack, self.everything))
        rows = filtered(self.everything, self._words, self._haystacks)
        if self.only is not None:
            rows = narrowed(rows, *self.only)
        if self.sort_key:
            rows = ordered(rows, self.sort_key, descending=self.is_descending)
        self.rows = rows
        self.endResetModel()

    def _tell_all_changed(self) -> None:
        if self.rows:
            first = self.index(0, 0)
            last = self.index(len(self.rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(first, last)


_ALOUD = Qt.ItemDataRole.AccessibleTextRole
