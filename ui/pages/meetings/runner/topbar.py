"""The bar at the top: what meets, who leads it, what is saved, how long it lasts."""

from PySide6.QtCore import QSize, Signal

from app.kernel.words import _
from ui.pages.meetings.presenter.runner import ClockView
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import boxed, column, row
from ui.widgets.basic.picture import Picture
from ui.widgets.basic.plane import Plane
from ui.widgets.basic.text import text
from ui.widgets.overlay.toast import announce
from ui.widgets.reflow import Width


class TopBar(Plane):
    """Title, saved time, clock, pause and the way out."""

    pause_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("surface", "bottom")
        self.title = text("", "h2", elide=True)
        self._people = text("", "small", "text2", elide=True)
        self._sign = Picture("circle-check", "ok", 18)
        self.saved = text("", "small", "text2")
        self.clock = text("", "runner_large")
        self._limit = text("", "small", "text2")
        self._parts = text("", "caption", "text2")
        self.pause = Button("", icon="pause")
        self.leave = Button(_("Thoát, họp tiếp sau"), "ghost")
        self._mark = Picture("mark", "accent", 32)
        names = column(self.title, self._people, gap=0)
        self._saved_box = boxed(row(self._sign, self.saved, gap=6))
        times = column(row(self.clock, self._limit, gap=6), self._parts, gap=0)
        self._clock_sign = Picture("clock", "text2", 20)
        layout = row(
            self._mark,
            names,
            self._saved_box,
            self._clock_sign,
            times,
            self.pause,
            self.leave,
            gap=14,
            margins=(16, 6, 12, 6),
        )
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._least = 60
        self._over = False
        self._is_paused: bool | None = None
        self.pause.clicked.connect(self.pause_wanted)
        self.leave.clicked.connect(self.leave_wanted)

    def show_names(self, title: str, people: str) -> None:
        """Show what meets and who leads it."""
        self.title.setText(title)
        self._people.setText(people)

    def show_clock(self, view: ClockView) -> None:
        """Show the clock; reaching the least length is said once."""
        if self.clock.text() != view.time:
            self.clock.setText(view.time)
            self.clock.setAccessibleName(_("Đã họp {time}").format(time=view.time))
        self._limit.setText(view.limit)
        told = " · ".join(part for part in (view.parts, view.step) if part)
        self._parts.setText(told)
        if view.is_over and not self._over:
            announce(self, _("Đã đủ thời lượng tối thiểu"))
        self._over = view.is_over

    def show_pause(self, words: str, *, is_paused: bool, can: bool) -> None:
        """Name what the pause button does now."""
        self.pause.setVisible(can)
        if self._is_paused is not is_paused:
            self._is_paused = is_paused
            self.pause.set_icon("play" if is_paused else "pause")
        if self.pause.words != words:
            self.pause.setText(words)

    def show_saved(self, words: str, *, is_good: bool) -> None:
        """Say when everything was last durable, or that it is not."""
        self.saved.setText(words)
        name = "circle-check" if is_good else "triangle-alert"
        self._sign.show_icon(name, "ok" if is_good else "warn")

    def minimumSizeHint(self) -> QSize:
        """Be as high as the design, and never lower than the clock."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), max(hint.height(), theme.u(self._least)))

    def reflow(self, width: Width) -> None:
        """Leave out what the step needs less than its room."""
        is_narrow = width is Width.NARROW
        self._saved_box.setVisible(not is_narrow)
        self._mark.setVisible(width is Width.WIDE)
        self._clock_sign.setVisible(width is Width.WIDE)
        self._people.setVisible(not is_narrow)
        self._limit.setVisible(not is_narrow)
        self._parts.setVisible(not is_narrow)
        self.clock.dress(role="h2" if is_narrow else "runner_large")
        is_wide = width is Width.WIDE
        self.leave.setText(_("Thoát, họp tiếp sau") if is_wide else _("Thoát"))
        self._least = 48 if is_narrow else 60
        self.updateGeometry()
