"""Step "Đọc lại biên bản": reading out, closing, number, signature, lock."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.features.meetings.model.views import MeetingView
from app.kernel.changes import Change
from app.kernel.dates import short
from app.kernel.errors import Problem
from app.kernel.places import Place
from app.kernel.words import _
from ui.pages.meetings.dialogs import (
    ADDENDUM,
    NUMBER,
    AddendumDialog,
    NumberDialog,
    ask_reason,
)
from ui.pages.meetings.panels.base import Acts, Panel
from ui.pages.meetings.panels.finish.readback import ReadBack
from ui.pages.meetings.presenter.closing import ClosingView, closing_view
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.layout import (
    STRETCH,
    boxed,
    clear,
    column,
    row,
    scroll,
    spaced,
)
from ui.widgets.basic.line import ShapeLine
from ui.widgets.basic.picture import status_picture
from ui.widgets.basic.text import text
from ui.widgets.forms.builder import FormBuilder
from ui.widgets.forms.fields import Field
from ui.widgets.overlay.dialog import Answer, ask
from ui.widgets.status import Status

_KEPT, _TAKE_BACK = "closing", "take_back"
# Kept under this name: the meeting ended while nobody could enter it.
ENDED = "ended"


class ClosePanel(Panel):
    """Leads from the running meeting to locked minutes, one act at a time."""

    step = "read_back"

    def __init__(self, acts: Acts) -> None:
        super().__init__(acts, _("Đọc lại biên bản"))
        self.form = FormBuilder(_fields(), acts.clock.today, with_basis=False)
        self.drafted = {_KEPT: self.form}
        self.back = ReadBack(acts)
        self._missing = QVBoxLayout()
        spaced(self._missing, 2)
        self._state = QVBoxLayout()
        spaced(self._state, 2)
        self._read_card = Card(_("Đọc lại biên bản"))
        self.read = Button(_("Đã đọc, thông qua"), icon="check")
        self._read_card.add(self.form)
        self._read_card.add(boxed(row(self.read, STRETCH)))
        self.acts_row = Flow(8)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._offered: tuple[str, ...] = ()
        self._repairs: list[Button] = []
        self._asks_time = False
        missing, done = Card(_("Còn thiếu")), Card(_("Biên bản"))
        missing.add_layout(self._missing)
        done.add_layout(self._state)
        self._acts_box = boxed(self.acts_row)
        done.add(self._acts_box)
        self._missing_card = missing
        parts = (self.back, missing, self._read_card, done, STRETCH)
        inside = boxed(column(*parts, gap=12))
        self.box.addWidget(scroll(inside), 1)
        self.read.clicked.connect(self._read_out)
        self.back.lacking.connect(self._repair)

    def take(self, view: MeetingView) -> None:
        """Show the text, what is missing and which acts are possible now."""
        self.back.show_view(view)
        shown = closing_view(view, self.acts.clock.today())
        self._show_missing(view)
        self._missing_card.setVisible(bool(view.missing))
        self._read_card.setVisible(shown.can_read or shown.can_close)
        self.read.setVisible(shown.can_read)
        self.refill(self.form, {"note": view.meeting.read_note})
        self._asks_time = shown.can_close and (
            shown.asks_time or bool(self.acts.noted(ENDED))
        )
        self.form.line("closed").setVisible(self._asks_time)
        self.form.line("unread").setVisible(
            shown.can_close and view.meeting.read_at is None
        )
        self._show_state(shown)

    def first_stop(self) -> QWidget | None:
        """Start in the text."""
        return self.back if self.back.isVisibleTo(self) else self.form

    def reopen(self, name: str) -> None:
        """Ask again for the number, the reason or the addendum, while it can be."""
        if self.view is None:
            return
        shown = closing_view(self.view, self.acts.clock.today())
        if name == NUMBER and shown.can_number:
            self._number()
        elif name == ADDENDUM and shown.can_add:
            self._add()
        elif name == _TAKE_BACK and shown.can_lock:
            self._take_back()

    def _repair(self) -> None:
        if self._repairs and self._missing_card.isVisibleTo(self):
            self._repairs[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_missing(self, view: MeetingView) -> None:
        lines = tuple(
            (str(problem.facts.get("step", "")), self._sentence(problem))
            for problem in view.missing
        )
        if lines == self._shown:
            return
        self._shown = lines
        clear(self._missing)
        self._repairs = []
        for step, words in lines:
            picture, told = status_picture(Status.BAD), text(words, wrap=True)
            line = row(picture, told, gap=10, margins=(0, 3, 0, 3))
            line.setStretch(1, 1)
            if step and step != self.step:
                repair = Button(_("Sửa ngay"), "small")
                repair.setAccessibleDescription(words)
                repair.clicked.connect(partial(self.acts.leave_to, step))
                self._repairs.append(repair)
                line.addWidget(repair)
            self._missing.addWidget(boxed(line))

    def _show_state(self, shown: ClosingView) -> None:
        clear(self._state)
        for status, words, detail in shown.lines:
            self._state.addWidget(ShapeLine(status, words, detail))
        if shown.hint:
            self._state.addWidget(text(shown.hint, "small", "text2", wrap=True))
        wanted: tuple[tuple[bool, str, str, Callable[[], object]], ...] = (
            (shown.can_close, _("Kết thúc buổi họp"), "flag", self._close),
            (shown.can_number, _("Cho số biên bản"), "", self._number),
            (shown.can_sign, _("Đã ký tay"), "pencil-line", self._sign),
            (shown.can_lock, _("Khóa biên bản"), "lock", self._lock),
            (shown.can_lock, _("Mở lại để sửa"), "", self._take_back),
            (shown.can_add, _("Ghi phụ lục"), "file-plus", self._add),
            (shown.has_minutes, _("Xem biên bản"), "file-text", self._see),
        )
        self._offer([one[1:] for one in wanted if one[0]])

    def _offer(self, acts: list[tuple[str, str, Callable[[], object]]]) -> None:
        names = tuple(words for words, _icon, _act in acts)
        if names == self._offered:
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self._acts_box.isAncestorOf(focus)
        self._offered = names
        clear(self.acts_row)
        for number, (words, icon, act) in enumerate(acts):
            button = Button(words, "default" if number else "primary", icon)
            button.clicked.connect(act)
            self.acts_row.addWidget(button)
            if had_focus:
                # The act that was pressed is done; the next one takes its place.
                button.show()
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                had_focus = False

    def _sentence(self, problem: Problem) -> str:
        return self.acts.messages.sentence(problem)

    def _lacks_time(self) -> bool:
        lacks = self._asks_time and not self.form.value("closed")
        if lacks:
            self.form.show_problem("closed", _("Ghi giờ kết thúc buổi họp."))
        return lacks

    def _read_out(self) -> None:
        if self._lacks_time():
            return
        note = str(self.form.value("note") or "")
        act, at = self.acts.meetings.minutes.read_out, self._typed_time()
        words = _("Đã ghi: biên bản được đọc lại và thông qua.")

        def read() -> Change:
            return act(self.acts.meeting_id, note, at())

        self.acts.save(self.form, read, words, kept=_KEPT)

    def _close(self) -> None:
        if self._lacks_time():
            return
        act = self.acts.meetings.minutes.close
        reason = str(self.form.value("unread") or "")
        meeting_id, at = self.acts.meeting_id, self._typed_time()

        def close() -> Change:
            return act(meeting_id, at(), reason)

        done = partial(self._told, _("Đã kết thúc buổi họp."))
        self.acts.submit(_KEPT, close, done, self._refused)

    def _told(self, words: str, change: Change) -> None:
        self.acts.rest(ENDED)
        self.acts.messages.toast(words, change.command_id)

    def _typed_time(self) -> Callable[[], datetime | None]:
        # A time is typed only for a meeting that is entered on a later day.
        typed = str(self.form.value("closed") or "")
        end, meeting_id = self.acts.meetings.times.end, self.acts.meeting_id
        return lambda: end(meeting_id, typed) if typed else None

    def _refused(self, problem: Problem) -> None:
        if problem.field == "closed":
            # The computer's clock cannot be right: the time has to be typed.
            self.form.line("closed").show()
        self.acts.complain(self.form, problem)

    def _number(self) -> None:
        NumberDialog(self, self.acts).open_form()

    def _sign(self) -> None:
        act = self.acts.meetings.minutes.sign
        self.acts.do(
            partial(act, self.acts.meeting_id),
            _("Đã ghi: biên bản ký ngày {day}.").format(
                day=short(self.acts.clock.today())
            ),
            self._refused,
        )

    def _take_back(self) -> None:
        act = self.acts.meetings.minutes.take_back_signature
        ask_reason(
            self,
            self.acts,
            _("Mở lại biên bản đã ký"),
            _("Mở lại để sửa"),
            partial(act, self.acts.meeting_id),
            _TAKE_BACK,
        )

    def _lock(self) -> None:
        ask(
            self,
            _("Khóa biên bản?"),
            _("Sau khi khóa chỉ sửa bằng phụ lục có số."),
            [
                Answer("later", _("Để sau"), safe=True),
                Answer("lock", _("Khóa biên bản")),
            ],
            self._answered,
        )

    def _answered(self, answer: str) -> None:
        if answer == "lock":
            act = self.acts.meetings.minutes.lock
            self.acts.do(
                partial(act, self.acts.meeting_id),
                _("Đã khóa biên bản."),
                self._refused,
            )

    def _add(self) -> None:
        AddendumDialog(self, self.acts).open_form()

    def _see(self) -> None:
        self.acts.open_place(Place("preview", f"minutes:{self.acts.meeting_id}"))


def _fields() -> list[Field]:
    return [
        Field(
            "note",
            _("Ý kiến khi đọc lại"),
            optional=True,
            placeholder=_("Để trống nếu không ai đề nghị sửa"),
        ),
        Field("closed", _("Giờ kết thúc"), width=110, placeholder="09:00"),
        Field(
            "unread",
            _("Lý do đọc lại sau buổi họp"),
            optional=True,
            placeholder=_("Chỉ ghi khi biên bản chưa đọc được trong buổi họp"),
        ),
    ]
