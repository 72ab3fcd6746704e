"""The third step: tiles, the rows of the list against the book, one row in detail."""

from collections.abc import Callable, Iterable

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
from ui.pages.member_import.presenter.tally import Tally
from ui.pages.member_import.presenter.values import Label
from ui.widgets.basic.layout import spaced
from ui.widgets.blocks.tile import TileData, TileRow
from ui.widgets.overlay.drawer import Beside, Drawer
from ui.widgets.table.view import Table

Prepared = tuple[looks.PreviewView, Tally]
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
        self._view: looks.PreviewView | None = None
        self._tally: Tally | None = None
        self._content: RowContent | None = None
        self._is_marking = False
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

    @property
    def choices(self) -> Choices:
        """Give what was chosen so far."""
        return self._tally.choices if self._tally is not None else Choices()

    def preparing(self) -> Callable[[Preview], Prepared]:
        """Return what makes a preview ready to be shown, away from the window.

        What was chosen for the same rows of the preview before stays.
        """
        before = self._tally.preview if self._tally is not None else None
        choices = self.choices

        def prepare(preview: Preview) -> Prepared:
            kept = answers.carried_over(before, choices, preview)
            view = looks.view(preview, self._label, self._status)
            return view, Tally(preview, kept)

        return prepare

    def show_preview(self, prepared: Prepared) -> None:
        """Show what was prepared, all of it, from its first row."""
        self._view, self._tally = prepared
        self._content = None
        self._tiles.show_tiles(
            [TileData(t.key, t.count, t.word, t.icon, t.tint) for t in self._view.tiles]
        )
        self._tiles.choose(looks.ALL)
        self._show_rows()
        self._table.select_first()
        self._tell()
        self._show_row()

    def forget(self) -> None:
        """Let go of the list and of what was chosen."""
        self._view = self._tally = self._content = None

    def accept_all(self) -> None:
        """Agree to every repair that waits for a yes."""
        if self._tally is not None:
            lines = self._tally.waiting_lines()
            choices = answers.with_all_repairs(self._tally.preview, self.choices)
            # The button that asked for it goes away and would take the focus along.
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._take(choices, lines)

    def next_problem(self) -> None:
        """Go to the next row with a question or a problem (F9)."""
        if self._tally is None:
            return
        here = int(self._table.current_id() or 0)
        rows = self._tally.preview.rows
        line = chosen.next_to_look_at(rows, here, self.choices)
        if line and not self._table.select(str(line)):
            self._tiles.choose(looks.ALL)
            self._show_rows()
            self._table.select(str(line))

    def _connect(self) -> None:
        self._tiles.chosen.connect(lambda _key: self._show_rows())
        self._table.current_changed.connect(lambda _id: self._show_row())
        self._table.marks_changed.connect(self._take_marks)
        for place in range(_DIGITS):
            key = QShortcut(QKeySequence(str(place + 1)), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(lambda p=place: self._answer(p))

    def _show_rows(self) -> None:
        """Show the rows of the tile that is chosen."""
        if self._view is None:
            return
        self._tiles.choose(self._tiles.current() or looks.ALL)
        self._table.show_rows(self._view.rows[self._tiles.current()])
        self._mark()
        self._show_row()

    def _take(self, choices: Choices, lines: Iterable[int]) -> None:
        """Take answers about these lines; nothing else is judged or drawn again."""
        if self._tally is not None:
            self._tally.take(choices, lines)
            self._mark()
            self._tell()
            self._show_row()

    def _tell(self) -> None:
        if self._tally is not None:
            self.repairs_waiting.emit(self._tally.waiting)
            self.ready_changed.emit(len(self._tally.ready))

    def _mark(self) -> None:
        """Mark what would be written."""
        if self._tally is not None:
            self._is_marking = True
            self._table.mark(frozenset(map(str, self._tally.ready)))
            self._is_marking = False

    def _take_marks(self) -> None:
        """Leave out what lost its mark, take what got one."""
        if self._is_marking or self._tally is None:
            return
        marked = set(map(int, self._table.marked()))
        tally = self._tally
        choices = tally.choices
        lost, got = tally.ready - marked, marked - tally.ready
        seen = {int(row.id) for row in self._table.seen()} if lost else set()
        for lines, is_marked in ((lost & seen, False), (got, True)):
            rows = [tally.rows[line] for line in lines]
            choices = answers.with_marks(choices, rows, is_marked)
        self._take(choices, (lost & seen) | got)

    def _row(self) -> ImportRow | None:
        current = self._table.current_id()
        if self._tally is None or not current:
            return None
        return self._tally.rows.get(int(current))

    def _show_row(self) -> None:
        """Show the current row; one that is shown already only shows its answers."""
        row = self._row()
        if row is None:
            self._content = None
            self._drawer.clear(_("Chọn một dòng để xem."))
            return
        view = row_view(row, self.choices, self._label, self._status)
        if self._content is not None and self._content.shows(view):
            self._content.show_answers(view)
            return
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
            choices = answers.with_pick(self.choices, row.line, field, pick)
            self._take(choices, [row.line])

    def _set_repair(self, field: str, refused: bool) -> None:  # noqa: FBT001  (a signal's argument)
        row = self._row()
        if row is not None:
            choices = answers.with_repair(
                self.choices, row.line, field, refused=refused
            )
            self._take(choices, [row.line])
