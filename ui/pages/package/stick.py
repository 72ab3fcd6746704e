"""The right half while writing: phases, bar, "Đừng rút", the four check words."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.kernel.words import _
from app.package.sending.phase import Phase
from ui.jobs import Track
from ui.pages.package import presenter
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card, TintBox
from ui.widgets.basic.chip import Chip
from ui.widgets.basic.layout import STRETCH, boxed, clear, row, separator, sized, spaced
from ui.widgets.basic.picture import Picture
from ui.widgets.basic.text import text
from ui.widgets.blocks.progress import Bar
from ui.widgets.status import Status, Tone

# What the panel needs when everything in it is shown, in u.
_LEAST_HEIGHT = 440


class Writing(QObject):
    """Carries the phases of one writing from the worker thread to the panel."""

    told = Signal(object, int, int, str)

    def __init__(self, track: Track, parent: QObject) -> None:
        super().__init__(parent)
        self._track = track

    def watch(self, phase: Phase, done: int, total: int, item: str) -> None:
        """Tell a phase; raises ``Cancelled`` once the user asked to stop."""
        self.told.emit(phase, done, total, item)
        self._track.report(done, total)

    def stop(self) -> None:
        """Ask to stop at the next piece."""
        self._track.stop()


class StickPanel(Card):
    """What happens on the stick; pressed: ``stopped``, ``again``, ``open_folder``."""

    stopped = Signal()
    open_folder = Signal()
    again = Signal()

    def __init__(self) -> None:
        super().__init__(_("Nơi ghi"))
        self._chip = Chip(_("Chưa ghi"), Status.NOT_YET)
        self.add_to_head(self._chip)
        self._place = text("", "small", "text2", elide=True)
        self._phases = {line.phase: _Phase(line.title) for line in presenter.phases()}
        self._bar = Bar()
        self._item = text("", "small", "text3", elide=True)
        self._done = TintBox(Tone.OK)
        self._done.add(text(_("Có thể rút USB"), "h2", "ok"))
        self._done_words = text("", "small", "text2", wrap=True)
        self._done.add(self._done_words)
        self._stop = Button(_("Dừng, xóa phần đã ghi"))
        self._again = Button(_("Ghi lại"), icon="refresh-cw")
        self._open = Button(_("Mở thư mục"), icon="folder-open")
        self._words = WordsBox()
        self._lay_out()
        self._stop.clicked.connect(self._ask_stop)
        self._again.clicked.connect(self.again)
        self._open.clicked.connect(self.open_folder)
        self.wait()

    def _lay_out(self) -> None:
        self.add(self._place)
        self.add(separator())
        for phase in self._phases.values():
            self.add(phase)
        self.add(self._bar)
        self.add(self._item)
        self.add(self._done)
        buttons = row(STRETCH, self._open, self._again, self._stop)
        self.add_layout(buttons)
        self.add(separator())
        self.add(self._words)
        self.body.addStretch(1)
        # Under another panel nothing may be squeezed: the page scrolls instead.
        sized(self, min_height=_LEAST_HEIGHT)

    def wait(self, place: str = "") -> None:
        """Show the panel before anything is written."""
        self._place.setText(place)
        self._chip.show_status(_("Chưa ghi"), Status.NOT_YET)
        for phase in self._phases.values():
            phase.show_status(Status.NOT_YET, "")
        self._bar.reset()
        self._bar.show()
        self._item.setText("")
        self._item.show()
        for widget in (self._done, self._stop, self._again, self._open):
            widget.hide()

    def begin(self, place: str) -> None:
        """Show that writing has begun."""
        self.wait(place)
        self._chip.show_status(_("Đừng rút"), Status.BAD)
        self._stop.setEnabled(True)
        self._stop.show()
        self._stop.setFocus()

    def tell(self, current: Phase, done: int, total: int, item: str) -> None:
        """Show how far the current phase is."""
        for mine, shown in self._phases.items():
            status = presenter.phase_status(mine, current, is_done=False)
            count = presenter.phase_count(mine, done, total) if mine is current else ""
            shown.show_status(status, count)
        if current is Phase.WRITE or current is Phase.READ_BACK:
            self._bar.show_share(_overall(current, done, total), 100)
        self._item.setText(item)

    def finish(self, sentence: str) -> None:
        """Say that the stick may be pulled out."""
        for shown in self._phases.values():
            shown.show_status(Status.DONE, "")
        self._chip.show_status(_("Có thể rút"), Status.DONE)
        # What counted the way is not needed any more and would crowd the words.
        self._bar.hide()
        self._item.hide()
        self._done_words.setText(sentence)
        self._done.show()
        self._stop.hide()
        self._open.show()
        self._open.setFocus()

    def fail(self) -> None:
        """Show that nothing stayed, and offer to write again."""
        self.wait(self._place.text())
        self._chip.show_status(_("Chưa ghi được"), Status.BAD)
        self._again.show()
        self._again.setFocus()

    def show_words(self, words: Sequence[str]) -> None:
        """Show the four check words."""
        self._words.show_words(words)

    def _ask_stop(self) -> None:
        self._stop.setEnabled(False)
        self._item.setText(_("Đang dừng…"))
        self.stopped.emit()


def _overall(phase: Phase, done: int, total: int) -> int:
    """Place a phase on one bar that never goes back: writing first, then reading."""
    share = done / total if total else 0.0
    return round(60 * share) if phase is Phase.WRITE else round(60 + 40 * share)


class _Phase(QWidget):
    """One phase: shape, words, figure."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._shape = Picture(Status.NOT_YET.icon, "text3", 20)
        self._title = text(title)
        self._count = text("", "small", "text2")
        self.setLayout(row(self._shape, self._title, STRETCH, self._count, gap=10))

    def show_status(self, status: Status, count: str) -> None:
        """Show how the phase stands."""
        self._shape.show_status(status)
        self._title.dress(role="strong" if status is Status.IN_PROGRESS else "body")
        self._count.setText(count or (_("xong") if status is Status.DONE else ""))


class WordsBox(QWidget):
    """The four words two people compare by telephone."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        spaced(self._column, 8)

    def show_words(self, words: Sequence[str]) -> None:
        """Show the words side by side in large type."""
        clear(self._column)
        self.setAccessibleName(
            _("Bốn từ đối chiếu: {words}").format(words=", ".join(words))
        )
        self._column.addWidget(text(_("Bốn từ đối chiếu của gói"), "strong"))
        line = row(gap=8)
        for word in words:
            line.addWidget(_word(word), 1)
        self._column.addWidget(boxed(line))
        hint = _(
            "Cán bộ Đảng ủy mở gói sẽ thấy đúng bốn từ này. Đọc qua điện thoại để so."
        )
        self._column.addWidget(text(hint, "small", "text2", wrap=True))


def _word(word: str) -> TintBox:
    box = TintBox(Tone.MUTE)
    label = text(word, "h2")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    box.add(label)
    sized(box, min_height=44)
    return box
