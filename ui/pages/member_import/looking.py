"""The third step: tiles, the rows of the list against the book, one row in detail."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.features.member_import.model.decisions import Choices
from app.features.member_import.model.outcome import ImportRow, Preview
from app.features.member_import.rules.comparing import choices as chosen
from app.kernel.words import _
from ui.pages.member_import.drawer import RowContent
from ui.pages.member_import.presenter import answers
from ui.pages.member_import.presenter import preview as looks
from ui.pages.member_import.presenter.row import row_view
from ui.pages.member_import.presenter.values import Label
from ui.widgets.basic.layout import spaced
from ui.widgets.blocks.tile import TileData, TileRow
from ui.widgets.overlay.drawer import Beside, Drawer
from ui.widgets.table.view import Table

# As many answers as a question can have: none, four candidates, somebody else.
_DIGITS = 6


class LookingStep(QWidget):
    """Keeps the choices; ``ready_changed`` carries how many rows would be written.

    ``repairs_waiting`` carries how many repairs wait for a yes.
    """

    ready_changed = Signal(int)
    repairs_waiting = Signal(int)

    def __init__(
        self, label: Label, status: Label, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label, self._status = label, status
        self._preview: Preview | None = None
        self._content: RowContent | None = None
        self._is_marking = False
        self.choices = Choices()
        self._tiles = TileRow(can_unset=False)
        self._table = Table("member_import", looks.columns())
        self._drawer = Drawer(_("Dòng đang xem"))
        self._beside = Beside(self._table, self._drawer, 320)
        layout = QVBoxLayout(self)
        spaced(layout, 12)
        layout.addWidget(self._tiles)
        layout.addWidget(self._beside, 1)
        self.setFocusProxy(self._table)
        self._connect()

    def show_preview(self, preview: Preview) -> None:
        """Show a preview; what was chosen for the same rows before stays."""
        self.choices = answers.carried_over(self._preview, self.choices, preview)
        self._preview = preview
        self._tiles.choose(looks.ALL)
        self._fill()
        self._table.select_first()

    def forget(self) -> None:
        """Let go of the list and of what was chosen."""
        self._preview, self.choices = None, Choices()

    def accept_all(self) -> None:
        """Agree to every repair that waits for a yes."""
        if self._preview is not None:
            self.choices = answers.with_all_repairs(self._preview, self.choices)
            # The button that asked for it goes away and would take the focus along.
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._fill()

    def next_problem(self) -> None:
        """Go to the next row with a question or a problem (F9)."""
        if self._preview is None:
            return
        here = int(self._table.current_id() or 0)
        line = chosen.next_to_look_at(self._preview.rows, here, self.choices)
        if line and not self._table.select(str(line)):
            self._tiles.choose(looks.ALL)
            self._fill()
            self._table.select(str(line))

    def _connect(self) -> None:
        self._tiles.chosen.connect(lambda _key: self._fill())
        self._table.current_changed.connect(lambda _id: self._show_row())
        self._table.marks_changed.connect(self._take_marks)
        for place in range(_DIGITS):
            key = QShortcut(QKeySequence(str(place + 1)), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(lambda p=place: self._answer(p))

    def _fill(self) -> None:
        if self._preview is None:
            return
        view = looks.view(
            self._preview,
            self.choices,
            self._tiles.current(),
            self._label,
            self._status,
        )
        self._tiles.show_tiles(
            [TileData(t.key, t.count, t.word, t.icon, t.tint) for t in view.tiles]
        )
        self._tiles.choose(self._tiles.current() or looks.ALL)
        self._table.show_rows(view.rows)
        self._mark(view.marked)
        self._tell(view.ready)
        self._show_row()

    def _tell(self, ready: int) -> None:
        if self._preview is not None:
            waiting = chosen.waiting_repairs(self._preview, self.choices)
            self.repairs_waiting.emit(len(waiting))
        self.ready_changed.emit(ready)

    def _mark(self, lines: frozenset[str]) -> None:
        self._is_marking = True
        self._table.mark(lines)
        self._is_marking = False

    def _take_marks(self) -> None:
        if self._is_marking or self._preview is None:
            return
        seen = frozenset(row.id for row in self._table.seen())
        self.choices = answers.with_marks(
            self._preview, self.choices, seen, self._table.marked()
        )
        ready = chosen.ready(self._preview, self.choices)
        self._mark(frozenset(str(row.line) for row in ready))
        self._tell(len(ready))

    def _row(self) -> ImportRow | None:
        current = self._table.current_id()
        if self._preview is None or not current:
            return None
        rows = (row for row in self._preview.rows if str(row.line) == current)
        return next(rows, None)

    def _show_row(self) -> None:
        row = self._row()
        if row is None:
            self._content = None
            self._drawer.clear(_("Chọn một dòng để xem."))
            return
        view = row_view(row, self.choices, self._label, self._status)
        self._content = RowContent(view)
        self._content.picked.connect(self._pick)
        self._content.repair_set.connect(self._set_repair)
        self._drawer.show_content(self._content)

    def _answer(self, place: int) -> None:
        if self._content is not None:
            self._content.answer(place)

    def _pick(self, field: str, pick: str) -> None:
        row = self._row()
        if row is not None:
            self.choices = answers.with_pick(self.choices, row.line, field, pick)
            self._fill()

    def _set_repair(self, field: str, refused: bool) -> None:  # noqa: FBT001  (a signal's argument)
        row = self._row()
        if row is not None:
            self.choices = answers.with_repair(
                self.choices, row.line, field, refused=refused
            )
            self._fill()
