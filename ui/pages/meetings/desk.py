"""One meeting on its page: prepared before, read and corrected afterwards.

While it runs it is led in its own window; the page leads there.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from app.features.meetings.model.course import Step
from app.features.meetings.model.records import State
from app.features.meetings.model.views import MeetingView
from app.kernel.words import _
from ui.pages.meetings.panels.base import Acts, Panel
from ui.pages.meetings.panels.prepare import PreparePanel
from ui.pages.meetings.presenter.desk import DeskView, desk_view
from ui.pages.meetings.runner.panels import PANELS, shown_steps
from ui.pages.meetings.surroundings import FactsColumn, StepList
from ui.widgets.basic.layout import column, row, scroll, sized, spaced
from ui.widgets.basic.text import text
from ui.widgets.blocks.emptystate import EmptyState
from ui.widgets.reflow import Width

PREPARE = "prepare"


class MeetingDesk(QWidget):
    """Shows one meeting; ``step_chosen`` asks for a step, ``run_wanted`` to lead it."""

    step_chosen = Signal(str)
    run_wanted = Signal()
    shown = Signal(object)

    def __init__(self, acts: Acts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self._panels: dict[str, Panel] = {}
        self.step = ""
        # Whether a meeting that was held shows how it was prepared and posted.
        self.looks_back = False
        self.view: MeetingView | None = None
        self.desk: DeskView | None = None
        self._steps: tuple[Step, ...] = ()
        self._list = StepList()
        self._list.shorten(is_short=True)
        self._facts = FactsColumn()
        self._side = scroll(self._facts)
        self._left = scroll(self._list)
        self._heading = text("", "h2", elide=True)
        self._frozen = text("", "small", "warn", wrap=True)
        self._frozen.hide()
        self._stack = QStackedWidget()
        policy = QSizePolicy.Policy.Ignored
        self._stack.setSizePolicy(policy, policy)
        self._running = EmptyState(
            "play",
            _("Buổi họp đang diễn ra. Mọi chữ đã lưu, mở ra là họp tiếp."),
            _("Điều hành buổi họp"),
        )
        self._stack.addWidget(self._running)
        self._width = Width.WIDE
        self._lay_out()
        self._running.pressed.connect(self.run_wanted)
        self._list.chosen.connect(self.step_chosen)

    def show_view(self, view: MeetingView, step: str) -> None:
        """Show the meeting as it stands now, at a step where it has steps."""
        self.view, self._steps = view, steps_on_page(view)
        desk = desk_view(view, self._steps, step)
        self.desk = desk
        self.step = desk.current
        self._list.show_steps(desk.steps)
        self._facts.show_view(desk)
        words = _("Chuẩn bị, báo họp, đăng tải")
        self._heading.setText(words if self.looks_back else desk.heading)
        self._heading.setVisible(len(self._steps) > 1)
        self._frozen.setText(desk.frozen_words)
        self._frozen.setVisible(bool(desk.frozen_words))
        panel = self.panel
        if desk.is_running:
            self._stack.setCurrentWidget(self._running)
        else:
            panel.at = self.step
            panel.show_view(view)
            if self._stack.currentWidget() is not panel:
                self._stack.setCurrentWidget(panel)
        self._arrange()
        self.shown.emit(desk)

    @property
    def panel(self) -> Panel:
        """The panel of the current step, or of the preparation when looking back."""
        if self.looks_back:
            return self.panel_of(PREPARE)
        found = (one.panel for one in self._steps if one.id == self.step)
        return self.panel_of(next(found, PREPARE))

    def panel_of(self, name: str) -> Panel:
        """Give the panel of a name; it is built when it is first wanted."""
        known = self._panels.get(name)
        if known is None:
            make = next((kind for kind in PANELS if kind.step == name), PreparePanel)
            known = self._panels[name] = make(self._acts)
            self._stack.addWidget(known)
        return known

    def cancel(self) -> None:
        """Ask why the meeting is called off."""
        panel = self.panel_of(PREPARE)
        if isinstance(panel, PreparePanel):
            panel.cancel()

    def forget(self) -> None:
        """Look at the meeting as for the first time: its drafts were read anew."""
        for panel in self._panels.values():
            panel.view = None

    def first_stop(self) -> QWidget | None:
        """Name the widget that gets the focus."""
        is_running = self.desk is not None and self.desk.is_running
        return self._running if is_running else self.panel.first_stop()

    def look_back(self, *, is_on: bool) -> None:
        """Show how a held meeting was prepared and posted, or its course again."""
        self.looks_back = is_on
        if self.view is not None:
            self.show_view(self.view, self.step)

    def step_for(self, name: str) -> str:
        """Give the step that is called so, or shows the panel of that name."""
        found = (one.id for one in self._steps if name in {one.id, one.panel})
        return next(found, "")

    def neighbour(self, by: int) -> str:
        """Give the id of the step before or after; empty at the ends."""
        ids = [step.id for step in self._steps]
        at = (ids.index(self.step) if self.step in ids else 0) + by
        return ids[at] if 0 <= at < len(ids) else ""

    def reflow(self, width: Width) -> None:
        """Leave the sides out where the step needs the room."""
        self._width = width
        is_wide = width is Width.WIDE
        sized(self._left, width=248)
        sized(self._side, width=220 if is_wide else 204)
        self._arrange()

    def _arrange(self) -> None:
        has_room = self._width is not Width.NARROW
        self._left.setVisible(has_room and len(self._steps) > 1)
        self._side.setVisible(has_room)

    def _lay_out(self) -> None:
        head = row(self._heading)
        head.setStretch(0, 1)
        centre = column(head, self._frozen, self._stack, gap=6)
        centre.setStretch(2, 1)
        layout = QHBoxLayout(self)
        spaced(layout, 14)
        layout.addWidget(self._left)
        layout.addLayout(centre, 1)
        layout.addWidget(self._side)


def steps_on_page(view: MeetingView) -> tuple[Step, ...]:
    """Give the steps the page shows: preparing, or those of the course afterwards."""
    if view.meeting.state in {State.PLANNED, State.CANCELLED, State.RUNNING}:
        return (Step(PREPARE, _("Chuẩn bị"), 0, "", PREPARE, _("Chuẩn bị")),)
    return shown_steps(view.steps)
