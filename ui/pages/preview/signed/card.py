"""The card "Sau khi ký tay": file the signed scan, check a paper against the book."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.kernel.words import _
from ui.pages.preview.signed.presenter import ScanLine
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import boxed, clear, row, scroll, sized, spaced
from ui.widgets.basic.text import text


class SignedCard(Card):
    """Two acts, and the scans filed so far; each scan opens what can be done."""

    attach = Signal()
    check = Signal()
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Sau khi ký tay"))
        sentence = _("Quét hoặc chụp trang đã ký rồi gắn vào đây.")
        self.add(text(sentence, "small", "text2", wrap=True))
        self.attach_button = Button(_("Gắn bản ký"), icon="paperclip")
        self.attach_button.clicked.connect(self.attach)
        self.check_button = Button(_("Đối chiếu giấy"), icon="search-check")
        self.check_button.clicked.connect(self.check)
        line = row(self.attach_button, self.check_button, gap=8)
        line.addStretch(1)
        self.add_layout(line)
        self._lines = QVBoxLayout()
        spaced(self._lines, 2)
        self._area = sized(scroll(boxed(self._lines)), max_height=84)
        self.add(self._area)
        self.show_scans(())

    def show_scans(self, lines: Sequence[ScanLine]) -> None:
        """List the scans; none shows nothing."""
        clear(self._lines)
        for line in lines:
            button = Button(line.words, "ghost", icon="file-check")
            button.setToolTip(line.detail)
            button.clicked.connect(partial(self.chosen.emit, line.id))
            self._lines.addWidget(button)
        self._area.setVisible(bool(lines))
