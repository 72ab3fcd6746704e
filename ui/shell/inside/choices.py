"""The two popovers of the top bar: text size with theme, and the year."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.kernel.words import _
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import boxed, column
from ui.widgets.basic.text import text
from ui.widgets.overlay.popover import Popover

_ACROSS = 3


def open_text_size(
    anchor: QWidget, choose: Callable[[str | None, int | None], None]
) -> Popover:
    """Offer sizes and themes; ``choose`` gets the theme or the size."""
    look = theme.current()
    sizes = _Choices(
        _("Cỡ chữ"),
        [(str(n), f"{n} %") for n in look.metrics.text_sizes],
        str(look.percent),
        lambda key: choose(None, int(key)),
    )
    grounds = _Choices(
        _("Nền"),
        [
            ("light", _("Sáng")),
            ("dark", _("Tối")),
            ("high_contrast", _("Tương phản cao")),
            ("system", _("Theo máy")),
        ],
        look.choice,
        lambda key: choose(key, None),
        across=2,
    )
    hint = text(_("Ctrl + và Ctrl − đổi cỡ chữ ở mọi nơi."), "small", "text2")
    content = boxed(column(sizes, grounds, hint, gap=12))
    content.setAccessibleName(_("Cỡ chữ và nền"))
    return _opened(content, anchor, sizes)


def open_years(
    anchor: QWidget, years: Sequence[int], current: int, choose: Callable[[int], None]
) -> Popover:
    """Offer the years with data; a past one is shown read-only."""
    offered = [(str(year), _("Năm {year}").format(year=year)) for year in years]
    choices = _Choices(
        _("Xem năm nào?"), offered, str(current), lambda key: choose(int(key)), across=1
    )
    content = boxed(column(choices))
    content.setAccessibleName(_("Chọn năm"))
    return _opened(content, anchor, choices)


def _opened(content: QWidget, anchor: QWidget, first: "_Choices") -> Popover:
    popover = Popover(content, anchor)
    for box in content.findChildren(_Choices):
        box.closed = popover.close
    popover.open_below()
    first.take_focus()
    return popover


class _Choices(QWidget):
    """Buttons of which one is current; arrows walk, Enter chooses and closes."""

    def __init__(
        self,
        title: str,
        offered: Sequence[tuple[str, str]],
        current: str,
        choose: Callable[[str], None],
        across: int = _ACROSS,
    ) -> None:
        super().__init__()
        self.closed: Callable[[], object] = lambda: None
        self._choose = choose
        self._across = across
        self._buttons: dict[str, Button] = {}
        grid = QGridLayout()
        grid.setSpacing(theme.u(4))
        for at, (key, words) in enumerate(offered):
            button = Button(words, "segment")
            button.setCheckable(True)
            button.setChecked(key == current)
            button.clicked.connect(lambda _=False, k=key: self._take(k))
            grid.addWidget(button, at // across, at % across)
            self._buttons[key] = button
        self.setLayout(column(text(title, "small_strong"), grid, gap=4))

    def take_focus(self) -> None:
        """Put the focus on the current choice."""
        current = next((b for b in self._buttons.values() if b.isChecked()), None)
        (current or next(iter(self._buttons.values()))).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._across,
            Qt.Key.Key_Down: self._across,
        }
        buttons = list(self._buttons.values())
        at = next((i for i, b in enumerate(buttons) if b.hasFocus()), None)
        if at is None or event.key() not in steps:
            super().keyPressEvent(event)
            return
        target = at + steps[Qt.Key(event.key())]
        if 0 <= target < len(buttons):
            buttons[target].setFocus(Qt.FocusReason.TabFocusReason)

    def _take(self, key: str) -> None:
        self.closed()
        self._choose(key)
