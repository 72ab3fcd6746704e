"""The section of copies: now, on a second drive, back again, and the check."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.door.housekeeping import Copies, Housekeeping
from app.kernel.words import _
from ui.pages.settings import presenter
from ui.pages.settings.presenter import CopyView
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.flow import flow
from ui.widgets.basic.layout import STRETCH, clear, column, spaced
from ui.widgets.basic.line import ShapeLine
from ui.widgets.basic.text import text
from ui.widgets.overlay.dialog import Answer, ask
from ui.widgets.overlay.files import ask_folder
from ui.widgets.page import Page
from ui.widgets.status import Status


class BackupSection(QWidget):
    """``restore_wanted`` carries the id of the copy that shall be the book."""

    restore_wanted = Signal(str)

    def __init__(
        self, page: Page, keeping: Housekeeping, now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._page, self._keeping, self._now = page, keeping, now
        self._last = QVBoxLayout()
        self._second = text("", tone="text2", wrap=True)
        self._copies = QVBoxLayout()
        for layout in (self._last, self._copies):
            spaced(layout, 2)
        self.setLayout(
            column(
                self._now_card(),
                self._second_card(),
                self._list_card(),
                STRETCH,
                gap=16,
            )
        )

    def read(self) -> Copies:
        """Read the copies; runs on the store's thread."""
        return self._keeping.copies()

    def show_state(self, told: Copies) -> None:
        """Show what there is."""
        view = presenter.backups(told, self._now(), self._keeping.remind_days)
        clear(self._last)
        status = Status.ATTENTION if view.is_old else Status.DONE
        self._last.addWidget(ShapeLine(status, view.last_good, strong=True))
        self._second.setText(view.second)
        clear(self._copies)
        for copy in view.copies:
            line = ShapeLine(None, copy.title, copy.detail, action=_("Khôi phục"))
            line.acted.connect(partial(self._ask_restore, copy))
            self._copies.addWidget(line)

    def _now_card(self) -> Card:
        card = Card(_("Trên máy này"))
        make = Button(_("Sao lưu ngay"), "primary", icon="save")
        make.clicked.connect(self._make)
        check = Button(_("Kiểm tra sổ"))
        check.clicked.connect(self._check)
        card.add_layout(self._last)
        card.add_layout(flow(make, check))
        return card

    def _second_card(self) -> Card:
        card = Card(_("Nơi thứ hai"))
        choose = Button(_("Chọn thư mục hoặc USB"), icon="hard-drive")
        choose.clicked.connect(self._ask_place)
        copy = Button(_("Chép sang nơi thứ hai"))
        copy.clicked.connect(self._copy)
        card.add(self._second)
        card.add_layout(flow(choose, copy))
        return card

    def _list_card(self) -> Card:
        card = Card(_("Các bản sao trên máy này"))
        card.add_layout(self._copies)
        return card

    def _make(self) -> None:
        words = _("Đã sao lưu và đọc lại khớp.")
        self._page.read(self._keeping.back_up, partial(self._done, words))

    def _check(self) -> None:
        words = _("Sổ nguyên vẹn.")
        self._page.read(self._keeping.check_book, partial(self._done, words))

    def _ask_place(self) -> None:
        ask_folder(self, _("Nơi sao lưu thứ hai"), self._choose)

    def _choose(self, place: Path) -> None:
        self._keeping.choose("backup.second_place", str(place))
        self._keeping.choose("backup.second_place_at", "")
        self._reload()

    def _copy(self) -> None:
        track = self._page.jobs.track(_("Chép sang nơi thứ hai, đọc lại từng tệp"))
        words = _("Đã chép và đọc lại khớp. Có thể rút USB.")
        self._page.read(
            partial(self._keeping.copy_to_second_place, track.report),
            partial(self._done, words),
            track=track,
        )

    def _done(self, words: str, _result: object) -> None:
        self._page.messages.toast(words)
        self._reload()

    def _reload(self) -> None:
        self._page.read(self.read, self.show_state)

    def _ask_restore(self, copy: CopyView) -> None:
        ask(
            self,
            _("Dùng bản sao {when}?").format(when=copy.title),
            _(
                "Bản sao có {detail}. Những gì ghi sau lúc đó không còn trong sổ "
                "đang mở; sổ hiện nay được sao lưu thêm một lần trước khi thay."
            ).format(detail=copy.detail),
            [
                Answer("keep", _("Để nguyên sổ hiện tại"), safe=True),
                Answer("use", _("Dùng bản sao này"), destructive=True),
            ],
            partial(self._restore, copy),
        )

    def _restore(self, copy: CopyView, answer: str) -> None:
        if answer == "use":
            self.restore_wanted.emit(copy.id)
