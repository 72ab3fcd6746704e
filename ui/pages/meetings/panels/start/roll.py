"""Step "Điểm danh": the cards, the keys, the reason of an absence asked in place."""

from functools import partial

from PySide6.QtCore import QRect, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView, QVBoxLayout, QWidget

from app.features.meetings.model.records import Mark, RollLine
from app.features.meetings.model.views import MeetingView
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.meetings.panels.base import Acts, Panel
from ui.pages.meetings.panels.start.presence import EARLY, LATE, PresenceDialog
from ui.pages.meetings.panels.start.rollgrid import RollGrid
from ui.pages.meetings.presenter.roll import cards
from ui.pages.meetings.presenter.words import mark_word
from ui.widgets.basic.button import Button
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.keycap import key_line
from ui.widgets.basic.layout import STRETCH, boxed, column, row, scroll, sized
from ui.widgets.basic.text import text
from ui.widgets.blocks.emptystate import EmptyState
from ui.widgets.forms.inputs import TextField

_KEPT, _ASKED = "roll", "roll.asked"
_KEYS = (
    ("1", Mark.PRESENT),
    ("2", Mark.EXCUSED),
    ("3", Mark.UNEXCUSED),
    ("4", Mark.EXEMPT),
)


class ReasonField(TextField):
    """One line with the usual reasons as a list; Down or F4 opens it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QStringListModel(self)
        options = QListView()
        options.setObjectName("options")
        self._completer = QCompleter(self._words, self)
        self._completer.setPopup(options)
        self._completer.setCompletionMode(
            QCompleter.CompletionMode.UnfilteredPopupCompletion
        )
        self._completer.setWidget(self)
        self._completer.activated.connect(self.setText)

    def offer(self, reasons: list[str]) -> None:
        """Replace the usual reasons."""
        self._words.setStringList(reasons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list with Down or F4."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_F4}:
            self._completer.complete()
        else:
            super().keyPressEvent(event)


class RollPanel(Panel):
    """Marks everybody; every mark is saved at once."""

    step = "roll_call"

    def __init__(self, acts: Acts) -> None:
        super().__init__(acts, _("Điểm danh"))
        self.grid = RollGrid()
        self.all_present = Button(_("Tất cả có mặt"), "small", icon="user-check")
        self.late = Button(_("Đến muộn"), "small")
        self.early = Button(_("Về sớm"), "small")
        self.renew = Button(_("Cập nhật danh sách"), "link")
        self.reason = ReasonField()
        self.drafted = {_KEPT: self.reason}
        self._asked = ""
        self._mark = Mark.NONE
        self._question = text("", "small_strong", wrap=True)
        self._who = text("", "small", "text2", elide=True)
        self._reasons = Flow(6)
        self._ask = boxed(
            column(
                self._question, row(self.reason, STRETCH), boxed(self._reasons), gap=6
            )
        )
        self._area = scroll(self.grid)
        self._closed = EmptyState(
            "users-round",
            _("Điểm danh bắt đầu khi khai mạc buổi họp."),
            _("Khai mạc buổi họp"),
        )
        self._body = scroll(boxed(self._lay_out()))
        self.box.addWidget(self._body, 1)
        self.box.addWidget(self._closed, 1)
        self._ask.hide()
        self._connect()

    def take(self, view: MeetingView) -> None:
        """Show the cards, or the button that opens the meeting."""
        had_focus = self._closed.hasFocus()
        self._closed.setVisible(not view.roll_ready)
        self._body.setVisible(view.roll_ready)
        if had_focus and view.roll_ready:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        frozen = not view.meeting.can_change
        self.grid.show_cards(
            cards(view.record.roll, view.record.presence), is_frozen=frozen
        )
        self._name_current()
        for button in (self.all_present, self.late, self.early, self.renew):
            button.setVisible(not frozen)
        self.reason.offer(list(view.absence_reasons))
        if not self._ask.isVisible():
            self._fill_reasons(view.absence_reasons)

    def first_stop(self) -> QWidget | None:
        """Start on the cards, or in the reason that is being asked."""
        is_open = self.view is not None and self.view.roll_ready
        if self._asked and is_open:
            return self.reason
        return self.grid if is_open else self._closed

    def resume(self) -> None:
        """Ask again for the reason that was being written."""
        kept = self.acts.noted(_ASKED)
        if kept is not None and kept.choice:
            self.grid.go_to_person(kept.text)
            self.ask_reason(kept.text, Mark(kept.choice))

    def reopen(self, name: str) -> None:
        """Ask again when somebody came or left."""
        kind, _colon, person_id = name.partition(":")
        is_time = f"{kind}:" in {EARLY, LATE}
        if is_time and self.view is not None and self.view.meeting.can_change:
            self.grid.go_to_person(person_id)
            self._ask_time(is_early=f"{kind}:" == EARLY)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the question up with Esc."""
        if event.key() == Qt.Key.Key_Escape and self._ask.isVisible():
            self._leave_question()
        else:
            super().keyPressEvent(event)

    def ask_reason(self, person_id: str, mark: Mark | None = None) -> None:
        """Ask why a person is absent or exempt, beside the cards."""
        line = self._line(person_id)
        if line is None or (self.view and not self.view.meeting.can_change):
            return
        asked = mark or line.mark
        if asked not in {Mark.EXCUSED, Mark.EXEMPT, Mark.UNEXCUSED}:
            return
        self._asked, self._mark = person_id, asked
        self.acts.note(_ASKED, person_id, asked.value)
        words = (
            _("Căn cứ miễn sinh hoạt của {name}")
            if asked is Mark.EXEMPT
            else _("Lý do vắng của {name}")
        ).format(name=line.name)
        self._question.setText(words)
        self.reason.setAccessibleName(words)
        self.reason.setText(line.reason if asked is line.mark else "")
        self._ask.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reason.selectAll()

    def _lay_out(self) -> QVBoxLayout:
        keys = Flow(14)
        for key, mark in _KEYS:
            keys.addWidget(boxed(key_line(key, mark_word(mark))))
        keys.addWidget(boxed(key_line("0", _("Bỏ chọn"))))
        keys.addWidget(self.all_present)
        sized(self.reason, width=360)
        rest = Flow(8)
        for button in (self.late, self.early, self.renew):
            rest.addWidget(button)
        # Where a window is too low for the cards, everything scrolls with them.
        sized(self._area, min_height=190)
        body = column(self._who, boxed(keys), self._ask, self._area, boxed(rest), gap=8)
        body.setStretch(3, 1)
        return body

    def _connect(self) -> None:
        self.grid.marked.connect(self._give)
        self.grid.explained.connect(self.ask_reason)
        self.grid.moved.connect(self._show_place)
        self.all_present.clicked.connect(self._mark_rest)
        self.renew.clicked.connect(self._renew)
        self.late.clicked.connect(lambda: self._ask_time(is_early=False))
        self.early.clicked.connect(lambda: self._ask_time(is_early=True))
        self.reason.returnPressed.connect(self._take_reason)
        self._closed.pressed.connect(self._open)

    def _give(self, person_id: str, mark: Mark) -> None:
        line = self._line(person_id)
        if line is None:
            return
        if mark is Mark.EXEMPT and not line.exempt:
            # Kept only with its basis; the question asks for it.
            self.ask_reason(person_id, mark)
            return
        kept = line.reason if mark is line.mark else ""
        self._save(person_id, mark, kept)
        if mark is Mark.EXCUSED:
            self.ask_reason(person_id, mark)
        elif mark is Mark.EXEMPT:
            self.grid.go_on()

    def _take_reason(self) -> None:
        person_id, mark = self._asked, self._mark
        self._save(person_id, mark, self.reason.text(), kept=_KEPT)
        self._close_question()
        self.grid.go_to_person(person_id)
        self.grid.go_on()

    def _leave_question(self) -> None:
        self.acts.rest(_KEPT)
        self._close_question()

    def _close_question(self) -> None:
        self._asked = ""
        self._ask.hide()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self, person_id: str, mark: Mark, reason: str, kept: str = "") -> None:
        act = self.acts.meetings.conducting.mark
        use_case = partial(act, self.acts.meeting_id, person_id, mark, reason)
        self.acts.submit(kept, use_case)

    def _mark_rest(self) -> None:
        act = self.acts.meetings.conducting.mark_rest_present
        words = _("Đã đánh dấu có mặt các đồng chí chưa điểm danh.")
        self.acts.do(partial(act, self.acts.meeting_id), words)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _renew(self) -> None:
        act = self.acts.meetings.conducting.renew_roll
        words = _("Đã cập nhật danh sách theo trang Đảng viên.")
        self.acts.do(partial(act, self.acts.meeting_id), words)

    def _ask_time(self, *, is_early: bool) -> None:
        card = self.grid.current
        if card is not None and self.view is not None:
            PresenceDialog(
                self, self.acts, self.view, card.person_id, is_early=is_early
            ).open_form()

    def _open(self) -> None:
        act = self.acts.meetings.conducting.open
        self.acts.do(
            partial(act, self.acts.meeting_id),
            _("Đã khai mạc buổi họp."),
            self._refused,
        )

    def _refused(self, problem: Problem) -> None:
        self.acts.messages.error(problem, self)

    def _fill_reasons(self, reasons: tuple[str, ...]) -> None:
        while self._reasons.count():
            item = self._reasons.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for reason in reasons:
            button = Button(reason, "small")
            button.clicked.connect(partial(self._quick, reason))
            self._reasons.addWidget(button)

    def _quick(self, reason: str) -> None:
        self.reason.setText(reason)
        self._take_reason()

    def _name_current(self) -> None:
        # Cards may shorten a long name; here it stands whole.
        card = self.grid.current
        if card is not None:
            words = _("Đang chọn {who}. Bấm phím số, khung tự xuống người kế tiếp.")
            self._who.setText(words.format(who=card.spoken))

    def _show_place(self, place: QRect) -> None:
        self._name_current()
        middle = place.center()
        half = place.height()
        self._area.ensureVisible(middle.x(), middle.y(), 0, half)

    def _line(self, person_id: str) -> RollLine | None:
        roll = self.view.record.roll if self.view is not None else ()
        return next((one for one in roll if one.person_id == person_id), None)
