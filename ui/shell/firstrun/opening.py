"""The very first page asks what the user wants to do."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.kernel.words import _
from ui.widgets.basic.layout import column
from ui.widgets.basic.text import text
from ui.widgets.blocks.choicecards import CardChoice, ChoiceCards


class OpeningPage(QWidget):
    """Three cards: a new cell, a book that is there already, the practice cell."""

    def __init__(self, unseen: Path | None) -> None:
        super().__init__()
        self.cards = ChoiceCards(
            [
                CardChoice(
                    "new",
                    _("Bắt đầu chi bộ mới"),
                    _("Bảy câu hỏi, khoảng năm phút"),
                    "house",
                ),
                CardChoice(
                    "open",
                    _("Mở dữ liệu đã có"),
                    _("Thư mục trên máy này hoặc trên USB"),
                    "folder-open",
                ),
                CardChoice(
                    "practice",
                    _("Xem thử chi bộ tập sự"),
                    _("Dữ liệu không có thật, thử gì cũng được"),
                    "graduation-cap",
                ),
            ]
        )
        self.cards.choose("open" if unseen else "new")
        self._says = text("", "body", "warn", wrap=True)
        layout = column(self.cards, self._says, gap=16)
        layout.addStretch(1)
        self.setLayout(layout)
        self.setFocusProxy(self.cards)
        if unseen is not None:
            words = _(
                "Lần trước sổ nằm ở “{place}”, nay không thấy. Cắm ổ đó vào rồi chọn "
                "Mở dữ liệu đã có."
            )
            self.say(words.format(place=unseen))

    def say(self, words: str, tone: str = "warn") -> None:
        """Say one sentence under the cards."""
        self._says.dress(tone=tone)
        self._says.setText(words)
        self._says.setVisible(bool(words))
