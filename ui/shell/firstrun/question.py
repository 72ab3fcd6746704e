"""One question of the first run on the screen: a form, or cards to choose from."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.kernel.dates import PartialDate
from app.kernel.words import _
from ui.shell.firstrun.flow import Answers, Trouble, Value
from ui.shell.firstrun.view import FirstRunView, sentence
from ui.widgets.basic.layout import column, row, sized
from ui.widgets.basic.picture import Picture
from ui.widgets.basic.text import text
from ui.widgets.blocks.choicecards import CardChoice, ChoiceCards
from ui.widgets.forms.builder import FormBuilder


class Question(QWidget):
    """``entered`` means Enter: go on. ``values`` is what stands in it now."""

    entered = Signal()

    def __init__(
        self, view: FirstRunView, card_key: str, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._card_key = card_key
        self._form: FormBuilder | None = None
        self._cards: ChoiceCards | None = None
        self._trouble = text("", "small", "bad", wrap=True)
        self._trouble.hide()
        body = self._make_cards(view) if view.cards else self._make_form(view, today)
        layout = column(body, self._trouble, gap=12)
        if view.effect:
            effect = text(view.effect, tone="text2", wrap=True)
            hint = row(Picture("info", "info", 18), effect)
            hint.setStretch(1, 1)
            layout.addLayout(hint)
        layout.addStretch(1)
        self.setLayout(layout)

    def values(self) -> Answers:
        """Return the answers by field name."""
        if self._cards is not None:
            return {self._card_key: self._cards.current()}
        if self._form is None:
            return {}
        return {name: _plain(value) for name, value in self._form.values().items()}

    def check(self) -> bool:
        """Say whether every field can be read; otherwise show what cannot."""
        return self._form is None or self._form.check()

    def take_focus(self) -> None:
        """Put the focus into the first field or card."""
        (self._cards or self._form or self).setFocus()

    def show_troubles(self, troubles: dict[str, Trouble]) -> None:
        """Say what does not do, under its field."""
        for name, trouble in troubles.items():
            if self._form is not None:
                self._form.show_problem(name, sentence(trouble))
            else:
                self._trouble.setText(sentence(trouble))
                self._trouble.show()
        self.take_focus()

    def _make_cards(self, view: FirstRunView) -> QWidget:
        self._cards = ChoiceCards(
            [CardChoice(c.key, _(c.title), _(c.detail), c.icon) for c in view.cards]
        )
        self._cards.choose(str(view.answers.get(self._card_key) or ""))
        self._cards.chosen.connect(lambda _key: self._trouble.hide())
        return self._cards

    def _make_form(self, view: FirstRunView, today: Callable[[], date]) -> QWidget:
        self._form = FormBuilder(view.fields, today, with_basis=False)
        known = {field.key for field in view.fields}
        self._form.fill({k: v for k, v in view.answers.items() if k in known})
        self._form.submitted.connect(self.entered)
        sized(self._form, max_width=560)
        return self._form


def _plain(value: object) -> Value:
    if isinstance(value, PartialDate):
        return value.whole()
    return value if isinstance(value, (str, int, date)) else None
