"""The only place that speaks: problems as sentences, toasts, notice bars, today's log.

A problem of a page becomes its notice bar; a problem without a page, and whatever
succeeded unseen, a toast (ui-spec section 5).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.kernel.errors import Cancelled, EnvironmentProblem, Problem
from app.kernel.words import _
from ui.widgets import theme
from ui.widgets.status import Tone

if TYPE_CHECKING:
    from ui.widgets.blocks.notice import NoticeArea
    from ui.widgets.overlay.toast import Toast

_KEPT = 500


@dataclass(frozen=True, slots=True)
class Spoken:
    """One line of "Nhật ký hôm nay"."""

    at: datetime
    words: str
    tone: Tone


class Messages(QObject):
    """Says things to the user; the shell attaches the window it says them in."""

    undo_requested = Signal(str)
    spoken = Signal(object)

    def __init__(
        self,
        sentence: Callable[[Problem], str],
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sentence = sentence
        self._now = now
        self._toast: Toast | None = None
        self._log: list[Spoken] = []

    def attach(self, window: QWidget) -> None:
        """Speak in ``window`` from now on; F8 there undoes what the toast offers."""
        from ui.widgets.overlay.toast import Toast  # noqa: PLC0415  (the lock screen has none)

        self._toast = Toast(window)
        self._toast.undo.connect(self.undo_requested)

    def sentence(self, problem: Problem) -> str:
        """Say ``problem`` in one sentence."""
        return self._sentence(problem)

    def toast(self, words: str, undo_command_id: str = "") -> None:
        """Tell what was done, for eight seconds, with its undo."""
        self._note(words, Tone.OK)
        if self._toast is not None and theme.is_alive(self._toast):
            self._toast.show_words(words, undo_command_id)

    def error(self, problem: Problem, owner: QObject | None = None) -> None:
        """Say ``problem`` on the page of ``owner``; without a page, as a toast."""
        words = self._sentence(problem)
        tone = Tone.WARN if isinstance(problem, EnvironmentProblem) else Tone.BAD
        if isinstance(problem, Cancelled):
            self.toast(words)
            return
        notices = _notices_of(owner)
        if notices is not None:
            self._note(words, tone)
            notices.show_notice(problem.code, tone, words)
        else:
            self.trouble(words)

    def notice(self, owner: QObject, key: str, words: str, tone: Tone) -> None:
        """Put a sentence above the content of the page of ``owner`` until solved."""
        self._note(words, tone)
        notices = _notices_of(owner)
        if notices is not None:
            notices.show_notice(key, tone, words)

    def trouble(self, words: str) -> None:
        """Tell what went wrong where no page can show it; stays until closed."""
        self._note(words, Tone.BAD)
        if self._toast is not None and theme.is_alive(self._toast):
            self._toast.show_words(words, stays=True)

    def today(self) -> tuple[Spoken, ...]:
        """Return what was said since the start, oldest first."""
        return tuple(self._log)

    def crash_words(self, saved_at: str) -> str:
        """Word the crash window: what is saved, and what to do."""
        return _(
            "Phần mềm gặp trục trặc. Mọi việc đến {saved_at} đã lưu. "
            "Gửi tệp báo lỗi cho người phụ trách."
        ).format(saved_at=saved_at)

    def _note(self, words: str, tone: Tone) -> None:
        line = Spoken(self._now(), words, tone)
        self._log.append(line)
        del self._log[:-_KEPT]
        self.spoken.emit(line)


def _notices_of(owner: QObject | None) -> "NoticeArea | None":
    """Find the notice area of the page that ``owner`` is or stands on."""
    from ui.widgets.blocks.notice import NoticeArea  # noqa: PLC0415  (the lock screen has none)

    step = owner
    while step is not None:
        area = getattr(step, "notices", None)
        if isinstance(area, NoticeArea):
            return area
        step = step.parent()
    return None
