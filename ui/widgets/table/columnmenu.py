"""The menu of a column: order, filter, which columns are shown; and its memory."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QTableView

from app.kernel.words import _
from ui.widgets import theme
from ui.widgets.table.arrange import values
from ui.widgets.table.columns import Column
from ui.widgets.table.model import RowsModel

# More different words than these are no list to choose from.
_FEW = 12


class ColumnMenu(QObject):
    """Opens on a header or with Alt+Down; ``changed`` when columns must be fitted."""

    changed = Signal()

    def __init__(self, view: QTableView, rows: RowsModel, name: str) -> None:
        super().__init__(view)
        self._view = view
        self._rows = rows
        self._name = name

    def hidden_keys(self) -> frozenset[str]:
        """Return the columns the user, or their declaration, hides."""
        chosen = theme.current().recall(f"table.{self._name}")
        if isinstance(chosen, list):
            return frozenset(str(key) for key in chosen)
        return frozenset(c.key for c in self._rows.columns if c.hidden)

    def widths(self) -> dict[str, int]:
        """Return the widths the user pulled, in u."""
        chosen = theme.current().recall(f"widths.{self._name}")
        if not isinstance(chosen, dict):
            return {}
        return {str(k): int(v) for k, v in chosen.items() if isinstance(v, int)}

    def keep_width(self, key: str, width: int) -> None:
        """Remember a width in u."""
        kept = {**self.widths(), key: width}
        theme.current().remember(f"widths.{self._name}", kept)

    def toggle_column(self, key: str, *_args: object) -> None:
        """Hide a column or show it again."""
        hidden = sorted(self.hidden_keys() ^ {key})
        theme.current().remember(f"table.{self._name}", hidden)
        self.changed.emit()

    def reset(self) -> None:
        """Return to the columns, widths, order and rows as declared."""
        theme.current().remember(f"table.{self._name}", None)
        theme.current().remember(f"widths.{self._name}", None)
        self._rows.narrow(None)
        self._rows.order("")
        self.changed.emit()

    def open_at(self, place: QPoint) -> None:
        """Open the menu of the column at ``place`` of the viewport."""
        at = self._view.horizontalHeader().logicalIndexAt(place)
        at = self._view.currentIndex().column() if at < 0 else at
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if at >= 0 and self._rows.columns[at].sortable:
            self._offer_order(menu, self._rows.columns[at])
        self._offer_columns(menu)
        menu.popup(self._view.viewport().mapToGlobal(place))

    def _offer_order(self, menu: QMenu, column: Column) -> None:
        key = column.key
        menu.addAction(_("Xếp tăng"), partial(self._rows.order, key))
        menu.addAction(_("Xếp giảm"), partial(self._rows.order, key, descending=True))
        if column.note:
            menu.addAction(column.note).setEnabled(False)
        words = (
            values(self._rows.everything, key, _FEW)
            if column.kind in {"text", "chip"}
            else []
        )
        if len(words) > 1:
            choice = menu.addMenu(_("Lọc"))
            for one in words:
                action = choice.addAction(one, partial(self._narrow, (key, one)))
                action.setCheckable(True)
                action.setChecked(self._rows.only == (key, one))
        if self._rows.only is not None:
            menu.addAction(_("Bỏ lọc"), partial(self._narrow, None))
        menu.addSeparator()

    def _narrow(self, only: tuple[str, str] | None) -> None:
        self._rows.narrow(only)
        self.changed.emit()

    def _offer_columns(self, menu: QMenu) -> None:
        hidden = self.hidden_keys()
        for column in self._rows.columns:
            if column.title and not column.stretch:
                action = menu.addAction(column.title)
                action.setCheckable(True)
                action.setChecked(column.key not in hidden)
                action.triggered.connect(partial(self.toggle_column, column.key))
        menu.addSeparator()
        menu.addAction(_("Đưa về mặc định"), self.reset)
