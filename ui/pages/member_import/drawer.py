"""The drawer of the preview: one row, its question, repairs, changes and values."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kernel.words import _
from ui.pages.member_import.presenter.row import (
    ChangeView,
    QuestionView,
    RepairView,
    RowView,
)
from ui.widgets.basic.chip import Chip
from ui.widgets.basic.layout import STRETCH, column, row, spaced
from ui.widgets.basic.picture import Picture
from ui.widgets.basic.segment import Segment
from ui.widgets.basic.text import text
from ui.widgets.blocks.choicecards import CardChoice, ChoiceCards
from ui.widgets.status import Tone

_TAKEN, _REFUSED = "taken", "refused"


class RowContent(QWidget):
    """``picked`` carries field and answer; ``repair_set`` field and refused or not."""

    picked = Signal(str, str)
    repair_set = Signal(str, bool)

    def __init__(self, view: RowView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._asked: dict[str, ChoiceCards] = {}
        self._repaired: dict[str, Segment] = {}
        self._changed: dict[str, Segment] = {}
        self._questions = view.questions
        self._changes = [change for change in view.changes if change.choices]
        layout = QVBoxLayout(self)
        spaced(layout, 10)
        chip = Chip(view.chip, tone=view.tone, icon=view.icon)
        layout.addLayout(row(text(view.title, "small", "text2"), STRETCH, chip))
        layout.addWidget(text(view.name, "h2", wrap=True))
        for question in view.questions:
            self._ask(layout, question)
        for problem in view.problems:
            layout.addLayout(_line("triangle-alert", Tone.WARN, problem))
        for repair in view.repairs:
            self._repair(layout, repair)
        for change in view.changes:
            self._change(layout, change)
        for label, value in view.values:
            layout.addLayout(_pair(label, text(value, wrap=True)))

    def shows(self, view: RowView) -> bool:
        """Say whether ``view`` differs from what is shown by its answers only."""
        return self._view.line == view.line and _plain(self._view) == _plain(view)

    def show_answers(self, view: RowView) -> None:
        """Show the answers given now; nothing moves and the focus stays."""
        self._view, self._questions = view, view.questions
        self._changes = [change for change in view.changes if change.choices]
        for question in view.questions:
            self._asked[question.field].choose(question.picked)
        for repair in view.repairs:
            self._repaired[repair.field].choose(_TAKEN if repair.taken else _REFUSED)
        for change in self._changes:
            self._changed[change.field].choose(change.picked)

    def answer(self, place: int) -> None:
        """Give the first open question its n-th answer (from 0), else a change."""
        question = next((q for q in self._questions if not q.picked), None)
        question = question or next(iter(self._questions), None)
        if question is not None:
            if place < len(question.cards):
                self.picked.emit(question.field, question.cards[place][0])
            return
        change = next((c for c in self._changes if not c.is_answered), None)
        change = change or next(iter(self._changes), None)
        if change is not None and place < len(change.choices):
            self.picked.emit(change.field, change.choices[place][0])

    def _ask(self, layout: QVBoxLayout, view: QuestionView) -> None:
        layout.addWidget(text(view.sentence, "small", wrap=True))
        for label, words in view.sides:
            layout.addLayout(_pair(label, text(words, wrap=True)))
        cards = ChoiceCards(
            [CardChoice(key, words, value) for key, words, value in view.cards], 1
        )
        cards.choose(view.picked)
        self._asked[view.field] = cards
        cards.chosen.connect(lambda pick, f=view.field: self.picked.emit(f, pick))
        layout.addWidget(cards)
        layout.addLayout(_line("info", Tone.INFO, view.hint))

    def _repair(self, layout: QVBoxLayout, view: RepairView) -> None:
        tone = Tone.WARN if view.asks else Tone.INFO
        layout.addLayout(_line("pencil-line", tone, view.sentence))
        answers = Segment(
            [(_TAKEN, _("Đồng ý sửa")), (_REFUSED, view.refusing)],
            _TAKEN if view.taken else _REFUSED,
            view.sentence,
        )
        self._repaired[view.field] = answers
        answers.chosen.connect(
            lambda key, f=view.field: self.repair_set.emit(f, key == _REFUSED)
        )
        layout.addLayout(row(answers, STRETCH))

    def _change(self, layout: QVBoxLayout, view: ChangeView) -> None:
        words = _("{old} → {new}").format(old=view.old, new=view.new)
        layout.addLayout(_pair(view.label, text(words, "strong", wrap=True)))
        if not view.choices:
            return
        answers = Segment(view.choices, view.picked, view.label)
        self._changed[view.field] = answers
        answers.chosen.connect(lambda key, f=view.field: self.picked.emit(f, key))
        layout.addLayout(row(answers, STRETCH))


def _plain(view: RowView) -> RowView:
    """Take the answers out of what is shown of a row."""
    return replace(
        view,
        questions=tuple(replace(q, picked="") for q in view.questions),
        repairs=tuple(replace(r, taken=False) for r in view.repairs),
        changes=tuple(replace(c, picked="", is_answered=False) for c in view.changes),
    )


def _pair(label: str, value: QWidget) -> QVBoxLayout:
    return column(text(label, "small", "text2"), value, gap=0)


def _line(icon: str, tone: Tone, words: str) -> QVBoxLayout:
    label = text(words, "small", wrap=True)
    line = row(Picture(icon, tone.value, 18), label, gap=8)
    line.setStretch(1, 1)
    holder = QVBoxLayout()
    holder.addLayout(line)
    return holder
