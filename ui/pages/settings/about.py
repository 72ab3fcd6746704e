"""The section that says what the program is and whose parts it carries."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.door.housekeeping import Licence
from app.kernel.words import _
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import STRETCH, column, sized
from ui.widgets.basic.segment import Segment
from ui.widgets.basic.text import text


class AboutSection(QWidget):
    """Version, promise, licences."""

    def __init__(self, version: str, folder: str, licences: Sequence[Licence]) -> None:
        super().__init__()
        self._texts = {licence.part: licence.text for licence in licences}
        card = Card(_("Sổ Chi bộ"))
        for words in (
            _("Bản {version}.").format(version=version),
            _("Phần mềm chạy trên máy này, không kết nối mạng, không gửi dữ liệu."),
            _("Sổ nằm ở: {folder}").format(folder=folder) if folder else "",
        ):
            if words:
                card.add(text(words, wrap=True))
        terms = Card(_("Giấy phép của phần dùng chung"))
        self._page = QPlainTextEdit()
        self._page.setReadOnly(True)
        self._page.setTabChangesFocus(True)
        self._page.setAccessibleName(_("Nội dung giấy phép"))
        sized(self._page, min_height=260)
        if self._texts:
            choice = Segment([(part, part) for part in self._texts])
            choice.chosen.connect(self._show)
            terms.add(choice)
            self._show(next(iter(self._texts)))
        terms.add(self._page)
        self.setLayout(column(card, terms, STRETCH, gap=16))

    def _show(self, part: str) -> None:
        self._page.setPlainText(self._texts[part])
