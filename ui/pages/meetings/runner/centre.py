"""The middle of the window: steps at the left, the current step, figures at right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from app.features.meetings.model.course import Step
from app.features.meetings.model.views import MeetingView
from app.kernel.words import _
from ui.pages.meetings.panels.base import Acts, Panel
from ui.pages.meetings.presenter.desk import DeskView
from ui.pages.meetings.runner.panels import panel_of
from ui.pages.meetings.surroundings import FactsColumn, StepList
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import boxed, column, row, scroll, sized, spaced
from ui.widgets.basic.plane import Plane
from ui.widgets.basic.text import text
from ui.widgets.blocks.emptystate import EmptyState
from ui.widgets.blocks.notice import NoticeArea
from ui.widgets.reflow import Width

_SIDE, _SIDE_MIDDLE = 276, 216


class Centre(QWidget):
    """Shows one step of a meeting; ``chosen`` asks for another."""

    chosen = Signal(str)
    go_on = Signal()

    def __init__(self, acts: Acts) -> None:
        super().__init__()
        self._acts = acts
        self._panels: dict[str, Panel] = {}
        self.steps = StepList()
        self._facts = FactsColumn(is_plain=True)
        self.notices = NoticeArea()
        self.heading = text("", "h1", elide=True)
        self._brief = text("", "small", "text2", elide=True)
        self.speak = Button(_("Ghi ý kiến  F7"), "small", icon="message-square-text")
        self.give = Button(_("Giao việc  F11"), "small", icon="plus")
        self._stack = QStackedWidget()
        policy = QSizePolicy.Policy.Ignored
        self._stack.setSizePolicy(policy, policy)
        self._paused: EmptyState | None = None
        self._left, self._right = Plane("nav", "right"), Plane("surface", "left")
        self._lay_out()
        self.steps.chosen.connect(self.chosen)

    def show_view(self, view: MeetingView, desk: DeskView, step: Step) -> Panel:
        """Show a meeting at a step; return its panel."""
        self.steps.show_steps(desk.steps)
        self._facts.show_view(desk)
        # The number stands in the list of steps too.
        self.heading.elide(step.short or step.title)
        self.heading.setText(desk.heading)
        self._brief.setText(f"{desk.figure} {desk.figure_words}")
        panel = self.panel(step)
        panel.at = step.id
        panel.show_view(view)
        return panel

    def show_tools(self, *, can_speak: bool, can_give: bool) -> None:
        """Show the acts that are possible in every step."""
        self.speak.setVisible(can_speak)
        self.give.setVisible(can_give and can_speak)

    @property
    def shown(self) -> Panel | None:
        """The panel that is seen; None in a pause."""
        panel = self._stack.currentWidget()
        return panel if isinstance(panel, Panel) else None

    def show_panel(self, panel: Panel) -> None:
        """Put a panel in front."""
        self._stack.setCurrentWidget(panel)

    def show_pause(self, words: str) -> None:
        """Put the pause in front."""
        if self._paused is None:
            # Built when it is first wanted: the stack would show it before any step.
            self._paused = EmptyState("pause", words, _("Họp tiếp"))
            self._paused.pressed.connect(self.go_on)
            self._stack.addWidget(self._paused)
        self._paused.set_sentence(words)
        self._stack.setCurrentWidget(self._paused)
        self._paused.setFocus()

    @property
    def is_paused(self) -> bool:
        """Whether the pause is what is seen."""
        paused = self._paused
        return paused is not None and self._stack.currentWidget() is paused

    def panel(self, step: Step) -> Panel:
        """Give the panel of a step; it is built when it is first wanted."""
        known = self._panels.get(step.panel)
        if known is None:
            make = panel_of(step)
            if make is None:
                raise KeyError(step.panel)
            known = self._panels[step.panel] = make(self._acts)
            self._stack.addWidget(known)
        return known

    def reflow(self, width: Width) -> None:
        """Leave the sides out where the step needs the room."""
        is_narrow = width is Width.NARROW
        self._left.setVisible(not is_narrow)
        self._right.setVisible(not is_narrow)
        self._brief.setVisible(is_narrow)
        is_wide = width is Width.WIDE
        self.steps.shorten(is_short=not is_wide)
        self._hint.setVisible(is_wide)
        self.heading.dress(role="h1" if is_wide else "h2")
        side = _SIDE if is_wide else _SIDE_MIDDLE
        self._left.setFixedWidth(theme.u(side))
        self._right.setFixedWidth(theme.u(side))
        edge, top = (22, 18) if is_wide else (14, 10)
        self._spacing.change(8, (edge, top, edge, 8))

    def _lay_out(self) -> None:
        words = _("Bước nào cũng có thể bỏ qua, ghi lý do.")
        self._hint = text(words, "caption", "text3", wrap=True)
        left = column(scroll(self.steps), self._hint, gap=8, margins=(12, 14, 12, 14))
        left.setStretch(0, 1)
        self._left.setLayout(left)
        right = column(scroll(self._facts))
        self._right.setLayout(right)
        head = row(self.heading, self.speak, self.give, gap=8)
        head.setStretch(0, 1)
        centre = column(self.notices, head, self._brief, self._stack)
        centre.setStretch(3, 1)
        self._spacing = spaced(centre, 8, (22, 18, 22, 8))
        layout = QHBoxLayout(self)
        spaced(layout, 0)
        layout.addWidget(self._left)
        layout.addWidget(boxed(centre), 1)
        layout.addWidget(self._right)
        sized(self._stack, min_height=200)
