"""The bar at the bottom: the words to say, and the way to the next step."""

from PySide6.QtCore import Signal

from app.kernel.words import _
from ui.pages.meetings.presenter.runner import ActsView
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, row
from ui.widgets.basic.picture import Picture
from ui.widgets.basic.plane import Plane
from ui.widgets.basic.text import text
from ui.widgets.reflow import Width


class BottomBar(Plane):
    """Cue, [Bỏ qua…], [Trước], and the main button."""

    skip_wanted = Signal()
    back_wanted = Signal()
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("surface", "top")
        self._sign = Picture("quote", "text3", 20)
        self.cue = text("", "body", "text2", wrap=True)
        self.skip = Button(_("Bỏ qua…"), "ghost")
        self.back = Button(_("Trước"), "runner", icon="chevron-left")
        self.next = Button("", "runner_primary")
        layout = row(
            self._sign,
            self.cue,
            STRETCH,
            self.skip,
            self.back,
            self.next,
            gap=12,
            margins=(20, 10, 20, 10),
        )
        layout.setStretch(1, 100)
        self.setLayout(layout)
        self.skip.clicked.connect(self.skip_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.next.clicked.connect(self.next_wanted)

    def show_cue(self, words: str) -> None:
        """Offer what the chair may say."""
        told = _("Gợi ý lời dẫn: “{cue}”").format(cue=words) if words else ""
        self.cue.setText(told)

    def show_acts(self, view: ActsView) -> None:
        """Show the buttons that act at this step."""
        self.skip.setVisible(view.can_skip)
        self.back.setVisible(view.can_go_back)
        self.next.setVisible(view.can_go_on)
        words = f"{view.next_words}  F10"
        if self.next.words != words:
            self.next.setText(words)

    def reflow(self, width: Width) -> None:
        """Give the words to say up before the buttons."""
        is_narrow = width is Width.NARROW
        self.cue.setVisible(not is_narrow)
        self._sign.setVisible(not is_narrow)
        kind = "default" if is_narrow else "runner"
        self.back.set_kind(kind)
        self.next.set_kind("primary" if is_narrow else "runner_primary")
        self.setMinimumHeight(theme.u(52 if is_narrow else 72))
