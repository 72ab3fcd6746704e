"""Asks once of every matter in free words whether it stays with the cell."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.features.meetings.model.forms.groups import GroupItem, GroupsView
from app.kernel.changes import Change
from app.kernel.words import _
from ui.pages.meetings.panels.base import Acts
from ui.pages.meetings.presenter.forms.groups import (
    NO_MATTER,
    UNSAID,
    answer_key,
    answer_options,
    guess_words,
)
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import boxed, clear, column, spaced
from ui.widgets.basic.text import text
from ui.widgets.forms.inputs import ChoiceField


class ReservedQuestions(Card):
    """One question for each matter that is no line of the library."""

    answered = Signal()

    def __init__(self, acts: Acts) -> None:
        super().__init__(_("Nội dung của chương trình"))
        self._acts = acts
        self.choices: dict[str, ChoiceField] = {}
        self._shown: tuple[GroupItem, ...] = ()
        self._lines = QVBoxLayout()
        spaced(self._lines, 10)
        words = _(
            "Nội dung lấy từ thư viện đã rõ. Nội dung ghi tự do thì trả lời một lần:"
            " có thuộc việc phải để chi bộ quyết định không?"
        )
        self.add(text(words, "small", "text2", wrap=True))
        self.add_layout(self._lines)
        self.hide()

    def show_view(self, view: GroupsView) -> None:
        """Show the questions of a meeting; what did not change keeps its focus."""
        self.setVisible(bool(view.free_items))
        if view.free_items == self._shown:
            return
        again = {one.item_id for one in view.free_items} == set(self.choices)
        self._shown = view.free_items
        if again:
            for one in view.free_items:
                self.choices[one.item_id].choose(answer_key(one))
            return
        clear(self._lines)
        self.choices = {}
        for one in view.free_items:
            self._lines.addWidget(boxed(self._line(view, one)))

    def _line(self, view: GroupsView, one: GroupItem) -> QVBoxLayout:
        choice = ChoiceField()
        choice.setAccessibleName(_("Có thuộc: {title}").format(title=one.title))
        choice.offer(answer_options(view.rules))
        choice.choose(answer_key(one))
        choice.chosen.connect(partial(self._answer, one.item_id))
        self.choices[one.item_id] = choice
        line = column(text(one.title, "strong", wrap=True), choice, gap=4)
        hint = guess_words(view.rules, one)
        if hint:
            line.addWidget(text(hint, "small", "warn", wrap=True))
        return line

    def _answer(self, item_id: str, key: str) -> None:
        if key != UNSAID:
            matter = "" if key == NO_MATTER else key
            act = self._acts.meetings.groups.answer_item
            self._acts.change(partial(act, item_id, matter), self._told)

    def _told(self, change: Change) -> None:
        words = _("Đã ghi câu trả lời.")
        self._acts.messages.toast(words, change.command_id)
        self.answered.emit()
