"""Who was told, how and when; papers sent, posted; the text for a chat group."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from app.features.meetings.model.planrules import Way
from app.features.meetings.model.preparing import What
from app.kernel.places import Place
from app.kernel.words import _
from ui.pages.meetings.panels.base import Acts
from ui.pages.meetings.preparing import presenter
from ui.pages.meetings.preparing.asking import (
    Answers,
    ask_day,
    ask_text,
    ask_way,
)
from ui.pages.meetings.preparing.presenter import Whole
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.keycap import KeyCap
from ui.widgets.basic.layout import STRETCH, boxed, clear, column, row, sized
from ui.widgets.basic.line import ShapeLine
from ui.widgets.basic.text import text
from ui.widgets.table.view import Table

# What is half typed is kept under these names; of locked minutes only the postings.
POST, _SENT, _TELL = "post", "prep.sent", "prep.tell"
_POSTED, _UNPOSTED = f"{POST}.on", f"{POST}.reason"


class TicksCard(Card):
    """What is out already: papers, posting, the committee's meeting; what to print."""

    def __init__(self, acts: Acts) -> None:
        super().__init__(_("Đã chuẩn bị đến đâu"))
        self._acts = acts
        self._whole: Whole | None = None
        self._lines = column(gap=2)
        self.add_layout(self._lines)
        self._tools = Flow(6)
        self.add(boxed(self._tools))
        self.sent = self._tool(_("Đã gửi tài liệu…"), "check", self._sent)
        self.posted = self._tool(_("Đã đăng Sổ tay…"), "upload", self._posted)
        self.unposted = self._tool(_("Không đăng…"), "ban", self._unposted)
        self._tool(_("Giấy mời"), "printer", partial(self._print, "meeting_notice"))
        words = _("Chương trình")
        self._tool(words, "printer", partial(self._print, "meeting_programme"))
        self.copy = self._tool(_("Chép tin nhắn"), "copy", self._copy)

    def show_whole(self, whole: Whole) -> None:
        """Show how far the preparation is."""
        self._whole = whole
        clear(self._lines)
        for tick in presenter.ticks(whole):
            self._lines.addWidget(
                ShapeLine(tick.status, tick.title, detail=tick.detail)
            )
        meeting, found = whole.view.meeting, whole.preparation
        self.sent.setVisible(meeting.can_change)
        asked = found.post_before_days is not None
        open_for_ticks = meeting.can_change or meeting.was_held
        self.posted.setVisible(asked and open_for_ticks)
        self.unposted.setVisible(asked and open_for_ticks)

    def _tool(self, words: str, icon: str, act: object) -> Button:
        button = Button(words, "small", icon=icon)
        button.clicked.connect(act)
        self._tools.addWidget(button)
        return button

    def _what(self) -> What:
        held = self._whole is not None and self._whole.view.meeting.was_held
        return "minutes" if held else "papers"

    def _sent(self) -> None:
        told = self._acts.meetings.told
        title, label = _("Đã gửi tài liệu"), _("Ngày gửi")
        act = partial(told.send_papers, self._acts.meeting_id)
        ask_day(self, self._acts, title, label, act, _SENT)

    def _posted(self) -> None:
        told = self._acts.meetings.told
        title, label = _("Đã đăng lên Sổ tay đảng viên"), _("Ngày đăng")
        act = partial(told.post, self._acts.meeting_id, self._what())
        ask_day(self, self._acts, title, label, act, _POSTED)

    def _unposted(self) -> None:
        told = self._acts.meetings.told
        act = partial(told.leave_unposted, self._acts.meeting_id, self._what())
        title = _("Không đăng lên Sổ tay đảng viên")
        hint = _("Chi bộ chưa dùng Sổ tay đảng viên")
        ask_text(self, self._acts, title, hint, act, _UNPOSTED)

    def reopen(self, name: str) -> None:
        """Ask again what was being asked."""
        asked = {
            _SENT: (self.sent, self._sent),
            _POSTED: (self.posted, self._posted),
            _UNPOSTED: (self.unposted, self._unposted),
        }
        if name in asked and asked[name][0].isVisibleTo(self):
            asked[name][1]()

    def _print(self, kind: str) -> None:
        self._acts.open_place(Place("preview", f"{kind}:{self._acts.meeting_id}"))

    def _copy(self) -> None:
        act = partial(self._acts.meetings.short_text, self._acts.meeting_id)
        self._acts.read(act, self._put)

    def _put(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self._acts.messages.toast(_("Đã chép tin nhắn báo họp. Dán vào nhóm Zalo."))


class ToldCard(Card):
    """The members, each with how and when he was told: digits for the current one."""

    def __init__(self, acts: Acts) -> None:
        super().__init__(_("Báo họp"))
        self._acts = acts
        self._whole: Whole | None = None
        self._ways: tuple[Way, ...] = ()
        self.words = text("", "small", "text2")
        self.table = Table("told", list(presenter.told_columns()))
        self.table.setAccessibleName(_("Đã báo ai, bằng cách nào"))
        self.table.empty = _("Chưa có ai phải báo.")
        sized(self.table, min_height=240)
        self._keys = Flow(8)
        self.rest = Button(_("Báo mọi người còn lại…"), "small", icon="user-check")
        self.rest.clicked.connect(self._tell_rest)
        self.add(self.words)
        self.add(self.table)
        self._legend = boxed(self._keys)
        self.add(self._legend)
        self.add(boxed(row(self.rest, STRETCH)))
        for digit in range(10):
            key = QShortcut(QKeySequence(str(digit)), self.table)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(partial(self._pressed, digit))

    def show_whole(self, whole: Whole) -> None:
        """Show who was told."""
        self._whole = whole
        if whole.ways != self._ways:
            self._ways = whole.ways
            self._show_keys()
        self.words.setText(presenter.told_words(whole.preparation))
        self.table.show_rows(presenter.told_rows(whole.preparation))
        can_change = whole.view.meeting.can_change
        self._legend.setVisible(can_change)
        left = whole.preparation.of - whole.preparation.told_count
        self.rest.setVisible(can_change and left > 0)

    def _show_keys(self) -> None:
        clear(self._keys)
        named = [(str(n), way.title) for n, way in enumerate(self._ways, start=1)]
        for key, words in (*named, ("0", _("Bỏ ghi"))):
            pair = row(KeyCap(key), text(words, "small"), gap=4)
            self._keys.addWidget(boxed(pair))

    def _pressed(self, digit: int) -> None:
        person = self.table.current_id()
        if self._whole is None or not person:
            return
        if not self._whole.view.meeting.can_change or digit > len(self._ways):
            return
        told = self._acts.meetings.told
        meeting_id = self._acts.meeting_id
        if digit == 0:
            self._acts.do(partial(told.untell, meeting_id, person))
            return
        way = self._ways[digit - 1].id
        self._acts.do(partial(told.tell, meeting_id, person, way, self._day()))
        self._go_down(person)

    def _day(self) -> date | None:
        """Tell the day to record: today, or the day before a meeting of the past."""
        if self._whole is None:
            return None
        return min(self._acts.clock.today(), self._whole.view.meeting.on_day)

    def _go_down(self, person: str) -> None:
        ids = [line.id for line in self.table.seen()]
        at = ids.index(person) + 1
        if at < len(ids):
            self.table.select(ids[at])

    def _tell_rest(self) -> None:
        ask_way(self, self._acts, self._ways, self._day(), self._told_all, _TELL)

    def reopen(self, name: str) -> None:
        """Ask again how the others were told."""
        if name == _TELL and self.rest.isVisibleTo(self):
            self._tell_rest()

    def _told_all(self, told: Answers) -> object:
        act = self._acts.meetings.told.tell_all
        day = told["on"]
        return act(
            self._acts.meeting_id,
            str(told["way"] or ""),
            day if isinstance(day, date) else None,
            str(told["time"] or ""),
        )
