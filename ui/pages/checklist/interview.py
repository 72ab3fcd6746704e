"""Phỏng vấn: one question at a time, digits answer, the list leads anywhere."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.features.checklist.model.year import CriterionRow, Overview
from app.kernel.words import _
from ui.pages.checklist.presenter import (
    answers,
    figure_words,
    left_to_ask,
    state_status,
    state_word,
)
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import (
    STRETCH,
    boxed,
    clear,
    column,
    row,
    scroll,
    sized,
    spaced,
)
from ui.widgets.basic.text import text
from ui.widgets.blocks.choicecards import CardChoice, ChoiceCards
from ui.widgets.table.columns import Cell, Column, Row
from ui.widgets.table.view import Table


class Interview(QWidget):
    """Shows one criterion; ``answered`` carries its id and the answer's key."""

    answered = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._overview: Overview | None = None
        self._current = ""
        self._cards: ChoiceCards | None = None
        self._list = Table(
            "checklist_interview",
            [
                Column("code", _("Mã"), width=66, sortable=False),
                Column(
                    "state", _("Kết quả"), kind="chip", stretch=True, sortable=False
                ),
            ],
        )
        sized(self._list, width=236)
        self._list.current_changed.connect(self.ask)
        self._place = QVBoxLayout()
        centre = boxed(self._place)
        line = QHBoxLayout(self)
        spaced(line, 16)
        line.addWidget(self._list)
        line.addWidget(scroll(centre), 1)

    def show_overview(self, overview: Overview) -> None:
        """Show the year; stay at the question unless it was answered."""
        self._overview = overview
        self._list.show_rows([_line(each) for each in overview.rows])
        waiting = left_to_ask(overview)
        if self._current not in waiting:
            self._current = _next(waiting, overview, self._current)
        self._show()

    def ask(self, criterion: str) -> None:
        """Put one question."""
        if criterion and criterion != self._current:
            self._current = criterion
            self._show()

    def step(self, by: int) -> None:
        """Go to the next or the previous criterion; answers stay."""
        if self._overview is None:
            return
        order = [each.criterion.id for each in self._overview.rows]
        place = order.index(self._current) + by if self._current in order else 0
        if 0 <= place < len(order):
            self.ask(order[place])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with Alt+← and Alt+→, F9 goes to the next missing one."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.step(1 if event.key() == Qt.Key.Key_Right else -1)
        elif self._cards is not None and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
            self._cards.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        clear(self._place)
        self._cards = None
        row_ = self._overview.row(self._current) if self._overview else None
        if row_ is None or self._overview is None:
            self._show_end()
            return
        self._list.select(self._current)
        left = len(left_to_ask(self._overview))
        progress = _("Còn {count} câu chưa có kết quả").format(count=left)
        self._cards = ChoiceCards(
            [CardChoice(*answer) for answer in answers(row_)], columns=2
        )
        self._cards.chosen.connect(self._answer)
        back = Button(_("Câu trước"), "ghost", icon="chevron-left")
        back.clicked.connect(lambda: self.step(-1))
        ahead = Button(_("Câu sau"), "ghost", icon="chevron-right")
        ahead.clicked.connect(lambda: self.step(1))
        inside = column(
            text(f"{row_.criterion.id} · {progress}", "small", "text2"),
            text(row_.criterion.question, "display", wrap=True),
            text(row_.criterion.meaning, tone="text2", wrap=True),
            text(_facts(row_), "small", "text2", wrap=True),
            self._cards,
            row(back, ahead, STRETCH),
            STRETCH,
            gap=12,
            margins=(8, 8, 8, 8),
        )
        self._place.addWidget(boxed(inside))
        self._cards.setFocus()

    def _show_end(self) -> None:
        back = Button(_("Về bảng năm"), "primary")
        back.clicked.connect(self.left)
        inside = column(
            STRETCH,
            text(_("Mọi tiêu chí đã có kết quả."), "h1", wrap=True),
            row(back, STRETCH),
            STRETCH,
        )
        self._place.addWidget(boxed(inside))

    def _answer(self, key: str) -> None:
        if key != "later":
            self.answered.emit(self._current, key)
            return
        if self._overview is not None:
            waiting = left_to_ask(self._overview)
            following = _next(waiting, self._overview, self._current)
            if following:
                self.ask(following)


def _next(waiting: tuple[str, ...], overview: Overview, current: str) -> str:
    """Find the next question after ``current``, from the top after the last one."""
    order = [each.criterion.id for each in overview.rows]
    at = order.index(current) if current in order else -1
    turned = order[at + 1 :] + order[: at + 1]
    return next((each for each in turned if each in waiting), "")


def _line(each: CriterionRow) -> Row:
    state = Cell(state_word(each), status=state_status(each))
    return Row(each.criterion.id, {"code": Cell(each.criterion.id), "state": state})


def _facts(each: CriterionRow) -> str:
    figure = figure_words(each)
    if figure:
        return _("Số liệu đã ghi: {figure}").format(figure=figure)
    return " ".join(each.proposal.asks)
