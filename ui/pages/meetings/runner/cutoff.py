"""A meeting that was cut off long ago: only the secretary knows how it went on."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from app.features.meetings.model.running import Resumed
from app.kernel.dates import short
from app.kernel.words import _
from ui.pages.meetings.panels.base import Acts
from ui.pages.meetings.panels.finish.close import ENDED, ClosePanel
from ui.widgets.overlay.dialog import Answer, ask

Then = Callable[[], None]


class CutOff:
    """Asks, and writes the true times: a pause since then, an end, or put aside."""

    def __init__(self, owner: QWidget, acts: Acts) -> None:
        self._owner, self._acts = owner, acts

    def ask(self, found: Resumed, go_on: Then, leave: Then) -> None:
        """Ask how it went on; ``go_on`` shows the meeting, ``leave`` leaves it."""
        if found.last_at is None:
            return
        ask(
            self._owner,
            _("Họp tiếp buổi bị ngắt?"),
            self._words(found.last_at),
            [
                Answer("later", _("Để sau"), safe=True),
                Answer("ended", _("Đã họp xong, ghi giờ kết thúc")),
                Answer("go_on", _("Họp tiếp"), main=True),
            ],
            partial(self._answered, found.last_at, go_on, leave),
        )

    def _words(self, last: datetime) -> str:
        now = self._acts.clock.now()
        return _(
            "Buổi họp bị ngắt lúc {time} ngày {day}. Nay là {now} ngày {today}."
            " Mọi chữ đã lưu. Họp tiếp thì khoảng giữa tính là tạm dừng, không tính"
            " vào giờ họp."
        ).format(
            time=f"{last:%H:%M}",
            day=short(last.date()),
            now=f"{now:%H:%M}",
            today=short(now.date()),
        )

    def _answered(self, since: datetime, go_on: Then, leave: Then, answer: str) -> None:
        acts, sitting = self._acts, self._acts.meetings.sitting
        if answer == "later":
            act = partial(sitting.leave, acts.meeting_id, since)
            acts.change(act, lambda _change: leave())
            return
        if answer == "go_on":
            acts.change(partial(sitting.bridge, acts.meeting_id, since))
        go_on()
        if answer == "ended":
            # The last step asks when; what lacks before it is said.
            acts.note(ENDED, "1")
            acts.leave_to(ClosePanel.step)
