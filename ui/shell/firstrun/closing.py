"""The closing page: recovery sheet, proof that it was kept, a place for copies."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.kernel.words import _
from ui.shell.lock import code as sheet
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.flow import flow
from ui.widgets.basic.layout import STRETCH, boxed, column, row, sized
from ui.widgets.basic.text import text
from ui.widgets.overlay.files import ask_folder, ask_save

_ACROSS = 7


class ClosingPage(QWidget):
    """``save_wanted`` and ``place_chosen`` carry the file and the folder chosen."""

    save_wanted = Signal(object)
    place_chosen = Signal(object)
    import_wanted = Signal()

    def __init__(self, code: str, backup_place: str) -> None:
        super().__init__()
        self._groups = sheet.groups(code)
        self._asked = sheet.asked(code)
        self._fields = [QLineEdit() for _at in self._asked]
        self._says = text("", "small", "bad", wrap=True)
        self._says.hide()
        self._saved = text("", "small", "ok", wrap=True)
        self._saved.hide()
        self._place = text(
            backup_place
            or _("Chưa chọn nơi thứ hai. Chọn sau trong Cài đặt cũng được."),
            "small",
            "text2",
            wrap=True,
        )
        next_step = Button(
            _("Xong, rồi nhập danh sách từ Excel"), "link", icon="file-spreadsheet"
        )
        next_step.clicked.connect(self.import_wanted)
        layout = column(
            self._sheet_card(),
            self._proof_card(),
            self._backup_card(),
            row(next_step, STRETCH),
            gap=12,
        )
        layout.addStretch(1)
        self.setLayout(layout)

    def is_proven(self) -> bool:
        """Say whether the two groups were read from the paper; otherwise ask again."""
        for at, field in zip(self._asked, self._fields, strict=True):
            if sheet.letters(field.text()) != self._groups[at]:
                words = _("Nhóm thứ {number} chưa khớp: đọc lại trên tờ giấy.")
                self._says.setText(words.format(number=at + 1))
                self._says.show()
                field.setFocus()
                field.selectAll()
                return False
        self._says.hide()
        return True

    def take_focus(self) -> None:
        """Start at the button that saves the sheet."""
        self._save.setFocus()

    def show_saved(self, place: Path) -> None:
        """Tell that the sheet lies in a file, and what to do with it."""
        words = _("Đã lưu “{name}”. In xong thì xóa tệp này: ai có nó đều mở được sổ.")
        self._saved.setText(words.format(name=place.name))
        self._saved.show()

    def show_place(self, words: str) -> None:
        """Tell where the second copies go."""
        self._place.setText(words)

    def _sheet_card(self) -> Card:
        card = Card(_("1. Tờ khôi phục"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.u(10))
        for at, group in enumerate(self._groups):
            number = text(str(at + 1), "caption", "text3")
            letters = text(group, "code")
            cell = row(number, letters, STRETCH, gap=6)
            grid.addLayout(cell, at // _ACROSS, at % _ACROSS)
        self._save = Button(_("Lưu tờ khôi phục để in"), icon="printer")
        self._save.clicked.connect(self._ask_file)
        card.add_layout(grid)
        card.add_layout(row(self._save, STRETCH))
        card.add(self._saved)
        return card

    def _proof_card(self) -> Card:
        card = Card(_("2. Gõ lại hai nhóm chữ từ tờ giấy"))
        parts: list[QWidget] = []
        for at, field in zip(self._asked, self._fields, strict=True):
            name = _("Nhóm thứ {number}").format(number=at + 1)
            field.setAccessibleName(name)
            field.setMaxLength(8)
            sized(field, width=110)
            parts.append(boxed(row(text(name), field, gap=12)))
        card.add_layout(flow(*parts, gap=12))
        card.add(self._says)
        return card

    def _backup_card(self) -> Card:
        card = Card(_("3. Nơi sao lưu thứ hai (không bắt buộc)"))
        choose = Button(_("Chọn thư mục hoặc USB"), icon="hard-drive")
        choose.clicked.connect(self._ask_folder)
        line = row(choose, self._place, gap=12)
        line.setStretch(1, 1)
        card.add_layout(line)
        return card

    def _ask_file(self) -> None:
        name = _("to-khoi-phuc.pdf")
        ask_save(
            self, _("Lưu tờ khôi phục"), name, "PDF (*.pdf)", self.save_wanted.emit
        )

    def _ask_folder(self) -> None:
        ask_folder(self, _("Nơi sao lưu thứ hai"), self.place_chosen.emit)
