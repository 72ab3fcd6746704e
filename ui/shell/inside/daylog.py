"""Nhật ký hôm nay: what the program has said today, the newest first (ui-spec 4)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from app.kernel.dates import short
from app.kernel.words import _
from ui.messages import Spoken
from ui.widgets.basic.layout import boxed, column, row, scroll, sized
from ui.widgets.basic.picture import Picture
from ui.widgets.basic.text import text
from ui.widgets.overlay.dialog import Answer, Dialog
from ui.widgets.status import Tone

_ICONS = {
    Tone.OK: ("circle-check", "ok"),
    Tone.WARN: ("triangle-alert", "warn"),
    Tone.BAD: ("octagon-x", "bad"),
}
_OTHER = ("info", "info")


def of_day(spoken: Sequence[Spoken], day: date) -> list[Spoken]:
    """Take what was said on ``day``, the newest first."""
    return [line for line in reversed(spoken) if line.at.date() == day]


def open_day_log(owner: QWidget, spoken: Sequence[Spoken], day: date) -> Dialog:
    """Show today's messages; they live as long as the window, not in the book."""
    title = _("Nhật ký hôm nay, {day}").format(day=short(day))
    dialog = Dialog(owner, title)
    lines = of_day(spoken, day)
    if lines:
        shown = [_line(each) for each in lines]
        area = scroll(boxed(column(*shown, gap=8, margins=(0, 0, 8, 0))))
        # Nothing inside takes the focus, so the arrows scroll the whole.
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(title)
        sized(area, min_height=min(44 * len(lines), 360), max_height=420)
        dialog.body.addWidget(area)
    else:
        words = _("Từ lúc mở sổ hôm nay chưa có việc nào được báo.")
        dialog.body.addWidget(text(words, tone="text2", wrap=True))
    dialog.offer([Answer("close", _("Đóng"), safe=True)])
    dialog.open_it()
    return dialog


def _line(spoken: Spoken) -> QFrame:
    """Set time, shape and sentence side by side; the sentence may wrap."""
    line = QFrame()
    words = text(spoken.words, wrap=True)
    at = text(f"{spoken.at:%H:%M}", "small", "text3")
    sized(at, width=44)
    layout = row(at, Picture(*_ICONS.get(spoken.tone, _OTHER), 16), words, gap=8)
    layout.setStretch(2, 1)
    line.setLayout(layout)
    line.setAccessibleName(f"{spoken.at:%H:%M}, {spoken.words}")
    return line
