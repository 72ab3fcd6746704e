"""Chuyển nhiều đồng chí: who leaves, by which decision, and what goes with them."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.features.members.model import Happening, Member
from app.features.members.rules.farewell import MovePlan, plan_lines
from app.features.members.service.members import Members
from app.features.members.service.moves import HandTo
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.settings.organisation import presenter
from ui.widgets import theme
from ui.widgets.basic.layout import column, scroll, sized, spaced
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Value
from ui.widgets.overlay.formdialog import FormDialog
from ui.widgets.page import Page
from ui.widgets.table.view import Table

_KIND = "moved_out"
# How wide the dialog is, in u, unless the screen is smaller; what stays free beside it.
_LEAST, _MOST, _EDGE = 820, 960, 24
Told = tuple[Sequence[str], Happening, HandTo]


class MoveDialog(FormDialog):
    """Shows what the move does as people and day are chosen."""

    def __init__(
        self,
        page: Page,
        members: Members,
        roll: Sequence[Member],
        today: Callable[[], date],
    ) -> None:
        sentence = _("Đánh dấu người được chuyển (phím cách), rồi ghi quyết định.")
        super().__init__(
            page,
            _("Chuyển nhiều đồng chí"),
            sentence,
            presenter.moving_fields(roll),
            _("Chuyển đi"),
            today,
        )
        self._page, self._members, self._today = page, members, today
        self._roll = roll
        self.table = Table("moving", presenter.moving_columns())
        self.table.show_rows(presenter.moving_rows(roll))
        sized(self.table, min_height=150, min_width=220)
        self.effect = text("", "small", "text2", wrap=True)
        self.effect.setAccessibleName(_("Việc chuyển này làm gì"))
        self._lay_out()
        self.table.marks_changed.connect(self._consider)
        self.form.edited.connect(lambda _key, _value: self._consider())

    def open_it(self, focus: QWidget | None = None) -> None:
        """Start at the people."""
        super().open_it(focus or self.table)

    def _lay_out(self) -> None:
        """Put the people and what happens at the left, the decision at the right."""
        effect = scroll(self.effect)
        sized(effect, min_height=96)
        left = column(gap=12)
        left.addWidget(self.table, 3)
        left.addWidget(effect, 2)
        self.body.removeWidget(self._room.area)
        both = QHBoxLayout()
        spaced(both, 20)
        both.addLayout(left, 1)
        both.addWidget(self._room.area, 1)
        self.body.addLayout(both)
        room = self.screen().availableGeometry().width() * 100 // theme.u(100)
        sized(self, min_width=min(_LEAST, room - _EDGE), max_width=_MOST)

    def told(self, values: dict[str, Value]) -> Told:
        """Give who moves, by which paper, and who takes what they had in hand."""
        told = Happening(
            _KIND,
            day_of(values["on"], self._today()),
            str(values["paper_no"] or ""),
            elsewhere=str(values["elsewhere"] or ""),
            note=str(values["note"] or ""),
        )
        to = HandTo(str(values["tasks_to"] or ""), str(values["helped_to"] or ""))
        return self._chosen(), told, to

    def _chosen(self) -> list[str]:
        marked = self.table.marked()
        return [one.person_id for one in self._roll if one.person_id in marked]

    def _consider(self) -> None:
        chosen = self._chosen()
        if not chosen:
            self.effect.setText("")
            return
        on = day_of(self.form.value("on"), self._today())
        plan = partial(self._members.moves.plan, chosen, on)
        self._page.read(plan, self._say, self._say_problem)

    def _say(self, plan: MovePlan) -> None:
        if not theme.is_alive(self):
            return  # Closed meanwhile.
        names = {one.person_id: one.name for one in self._roll}
        takers = (
            names.get(str(self.form.value(key) or ""), "")
            for key in ("tasks_to", "helped_to")
        )
        self.effect.setText("\n".join(plan_lines(plan, *takers)))

    def _say_problem(self, problem: Problem) -> None:
        if theme.is_alive(self):
            self.effect.setText(self._page.messages.sentence(problem))


def day_of(value: Value, otherwise: date) -> date:
    """Take a day from a form."""
    return value if isinstance(value, date) else otherwise
