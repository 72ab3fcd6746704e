"""One meeting: steps at the left, the current step, figures at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from app.features.meetings.model.course import Step
from app.features.meetings.model.views import MeetingView
from app.kernel.words import _
from ui.pages.meetings.panels.base import Acts, Panel
from ui.pages.meetings.panels.close import ClosePanel
from ui.pages.meetings.panels.conclusion import ConclusionPanel
from ui.pages.meetings.panels.discussion import DiscussionPanel
from ui.pages.meetings.panels.prepare import PreparePanel
from ui.pages.meetings.panels.review import ReviewPanel
from ui.pages.meetings.panels.roll import RollPanel
from ui.pages.meetings.panels.vote import VotePanel
from ui.pages.meetings.presenter.desk import DeskView, desk_view
from ui.pages.meetings.surroundings import FactsColumn, StepList
from ui.widgets.basic.layout import column, row, scroll, sized, spaced
from ui.widgets.basic.text import text
from ui.widgets.reflow import Width

PANELS: tuple[type[Panel], ...] = (
    PreparePanel,
    RollPanel,
    ReviewPanel,
    DiscussionPanel,
    VotePanel,
    ConclusionPanel,
    ClosePanel,
)


class MeetingDesk(QWidget):
    """Shows one meeting; ``step_chosen`` asks for another step."""

    step_chosen = Signal(str)
    shown = Signal(object)

    def __init__(self, acts: Acts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self._panels: dict[str, Panel] = {}
        self.step = ""
        self.view: MeetingView | None = None
        self.desk: DeskView | None = None
        self._steps: Sequence[Step] = ()
        self._list = StepList()
        self._facts = FactsColumn()
        self._side = scroll(self._facts)
        self._left = scroll(self._list)
        self._heading = text("", "h2", elide=True)
        self._planned = text("", "small", "text3")
        self._frozen = text("", "small", "warn", wrap=True)
        self._frozen.hide()
        self.cue = text("", "small", "text2", elide=True)
        self._stack = QStackedWidget()
        policy = QSizePolicy.Policy.Ignored
        self._stack.setSizePolicy(policy, policy)
        self._lay_out()
        self._list.chosen.connect(self.step_chosen)

    def show_view(self, view: MeetingView, steps: Sequence[Step], step: str) -> None:
        """Show the meeting at a step."""
        self.view, self._steps = view, steps
        desk = desk_view(view, steps, step)
        self.desk, changed = desk, desk.current != self.step
        self.step = desk.current
        self._list.show_steps(desk.steps)
        self._facts.show_view(desk)
        self._heading.setText(desk.heading)
        self._planned.setText(desk.planned)
        cue = _("Gợi ý lời dẫn: “{cue}”").format(cue=desk.cue)
        self.cue.setText(cue if desk.is_running else "")
        self._frozen.setText(desk.frozen_words)
        self._frozen.setVisible(bool(desk.frozen_words))
        panel = self.panel
        panel.show_view(view)
        if changed:
            self._stack.setCurrentWidget(panel)
        self.shown.emit(desk)

    @property
    def panel(self) -> Panel:
        """The panel of the current step."""
        return self.panel_of(self.step or PANELS[0].step)

    def panel_of(self, step: str) -> Panel:
        """Give the panel of a step; it is built when it is first wanted."""
        known = self._panels.get(step)
        if known is None:
            make = next((kind for kind in PANELS if kind.step == step), PANELS[0])
            known = self._panels[step] = make(self._acts)
            self._stack.addWidget(known)
        return known

    def neighbour(self, by: int) -> str:
        """Give the id of the step before or after; empty at the ends."""
        ids = [step.id for step in self._steps]
        at = (ids.index(self.step) if self.step in ids else 0) + by
        return ids[at] if 0 <= at < len(ids) else ""

    def reflow(self, width: Width) -> None:
        """Leave the sides out where the step needs the room."""
        self._left.setVisible(width is not Width.NARROW)
        self._side.setVisible(width is not Width.NARROW)
        is_wide = width is Width.WIDE
        sized(self._left, width=212)
        sized(self._side, width=220 if is_wide else 204)

    def _lay_out(self) -> None:
        head = row(self._heading, self._planned, gap=10)
        head.setStretch(0, 1)
        centre = column(head, self._frozen, self._stack, gap=6)
        centre.setStretch(2, 1)
        layout = QHBoxLayout(self)
        spaced(layout, 14)
        layout.addWidget(self._left)
        layout.addLayout(centre, 1)
        layout.addWidget(self._side)
