"""Long work: a thin line under the header, and a job line with its cancel button."""

from PySide6.QtCore import QElapsedTimer, QRect, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.kernel.words import _
from ui.jobs import Jobs, Ticket, Track
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import column, row, sized
from ui.widgets.basic.text import text

_ELAPSED_AFTER = 10_000


class Bar(QWidget):
    """A rounded bar that fills from the left; it never goes back."""

    def __init__(self, height: float = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        sized(self, height=height)

    def show_share(self, done: int, total: int) -> None:
        """Fill ``done`` of ``total``."""
        share = done / total if total > 0 else 0.0
        self._share = max(self._share, min(share, 1.0))
        self.update()

    def reset(self) -> None:
        """Start empty."""
        self._share = 0.0
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and filling."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, radius = theme.current(), self.height() / 2
        painter.setPen(look.color("mute_bg"))
        painter.setBrush(look.color("mute_bg"))
        painter.drawRoundedRect(self.rect(), radius, radius)
        filled = QRect(0, 0, round(self.width() * self._share), self.height())
        painter.setPen(look.color("accent"))
        painter.setBrush(look.color("accent"))
        if filled.width() > 0:
            painter.drawRoundedRect(filled, radius, radius)


class ProgressLine(QFrame):
    """One job: its words, count, bar, elapsed time and a button that stops it."""

    def __init__(self, track: Track, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(track.title)
        self._track: Track | None = track
        self._clock = QElapsedTimer()
        self._clock.start()
        self._words = text(track.title, elide=True)
        self._count = text("", "small", "text2")
        self._bar = Bar()
        self._item = text("", "small", "text3", elide=True)
        self._item.hide()
        self._stop = Button(track.stop_words, "small")
        self._stop.setVisible(bool(track.stop_words))
        self._stop.clicked.connect(self._ask_stop)
        line = row(self._words, self._count, gap=12)
        line.setStretch(0, 1)
        layout = row(column(line, self._bar, self._item, gap=4), self._stop, gap=16)
        layout.setContentsMargins(theme.u(16), theme.u(10), theme.u(16), theme.u(10))
        layout.setStretch(0, 1)
        self.setLayout(layout)
        track.progressed.connect(self._show)
        track.saying.connect(self._say)

    def _show(self, done: int, total: int) -> None:
        words = f"{done}/{total}" if total else str(done)
        elapsed = self._clock.elapsed()
        if elapsed > _ELAPSED_AFTER:
            words += " · " + _("{seconds} giây").format(seconds=elapsed // 1000)
        self._count.setText(words)
        self._bar.show_share(done, total)

    def _say(self, item: str) -> None:
        self._item.setText(item)
        self._item.setVisible(bool(item))

    def _ask_stop(self) -> None:
        if self._track is not None:
            self._words.setText(_("Đang dừng…"))
            self._stop.setEnabled(False)
            self._track.stop()


class ReadingLine(Bar):
    """Two units under the header while a page waits for its data.

    It lies in the gap below the header, so that nothing moves when it comes and goes.
    """

    waits = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(2, parent)
        self._waiting: set[int] = set()
        self._timer = QTimer(self, interval=100)
        self._timer.timeout.connect(self._creep)
        self._ticks = 0
        self.setAccessibleName(_("Đang đọc…"))
        self.hide()

    def lie_under(self, header: QWidget) -> None:
        """Take its place in the gap under ``header``."""
        box = header.geometry()
        self.setGeometry(box.left(), box.bottom() + theme.u(6), box.width(), theme.u(2))
        self.raise_()

    def wait_for(self, ticket: Ticket) -> None:
        """Show until ``ticket`` has ended."""
        self._waiting.add(id(ticket))
        self._ticks = 0
        self.reset()
        self._timer.start()
        self.show()
        self.waits.emit(True)  # noqa: FBT003  (a signal's argument)

    def end(self, ticket: Ticket) -> None:
        """Forget ``ticket``; hide when nothing is awaited."""
        self._waiting.discard(id(ticket))
        if not self._waiting:
            self._timer.stop()
            self.hide()
            self.waits.emit(False)  # noqa: FBT003  (a signal's argument)

    def _creep(self) -> None:
        # The length is unknown: the line slows down and never reaches its end.
        self._ticks += 1
        self.show_share(self._ticks, self._ticks + 20)


class JobLines(QWidget):
    """What is going on for one page: the reading line above, job lines below."""

    def __init__(self, jobs: Jobs, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self.reading = ReadingLine()
        self._lines: dict[int, ProgressLine] = {}
        self._column = column(gap=8)
        self.setLayout(self._column)
        self.hide()
        jobs.late.connect(self._begin)
        jobs.ended.connect(self._end)

    def _begin(self, ticket: Ticket) -> None:
        if ticket.owner is not self._owner:
            return
        if ticket.track is None:
            self.reading.wait_for(ticket)
            return
        line = ProgressLine(ticket.track)
        self._lines[id(ticket)] = line
        self._column.addWidget(line)
        self.show()

    def _end(self, ticket: Ticket) -> None:
        self.reading.end(ticket)
        line = self._lines.pop(id(ticket), None)
        if line is not None:
            line.hide()
            line.deleteLater()
            self.setVisible(bool(self._lines))
