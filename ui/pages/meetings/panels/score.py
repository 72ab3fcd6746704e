"""Step "Chấm điểm": every line with the fact that gives it (handbook N2)."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.features.meetings.model.views import MeetingView
from app.features.session_score.model.sheet import Scored, ScoreView, YearScore
from app.features.session_score.rules.points import written
from app.features.session_score.service.scores import SessionScore
from app.kernel.places import Place
from app.kernel.words import _
from ui.pages.meetings.panels.base import Acts, Panel
from ui.pages.meetings.presenter.forms.score import (
    score_face,
    score_rows,
    why_words,
    year_words,
)
from ui.pages.meetings.scoring.halftyped import SCHEME
from ui.pages.meetings.scoring.parts import ScoreHead, judge_form, remark_form
from ui.pages.meetings.scoring.schemes import SchemeDialog
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.flow import flow
from ui.widgets.basic.layout import STRETCH, boxed, column, row, scroll, sized
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Value
from ui.widgets.table.columns import Column
from ui.widgets.table.view import Table

_KEPT, _LINE = "score:", "score_line"
_DIGITS = {Qt.Key.Key_1: "1", Qt.Key.Key_0: "0"}


class ScorePanel(Panel):
    """The lines, the current one below, and what was said about the result."""

    step = "score"

    def __init__(self, acts: Acts) -> None:
        super().__init__(acts, _("Chấm điểm"))
        self.score: ScoreView | None = None
        self.head = ScoreHead()
        self.message = text("", tone="text2", wrap=True)
        self.choose = Button(_("Chọn bộ chấm"), "primary")
        self.table = Table(
            "score",
            [
                Column("line", _("Nội dung chấm"), stretch=True, sortable=False),
                Column("points", _("Điểm"), width=100, sortable=False),
                Column("state", _("Theo"), kind="chip", width=150, sortable=False),
            ],
        )
        self.form = judge_form(acts.clock.today)
        self.remarks = remark_form(acts.clock.today)
        self.judge = Button(_("Ghi dòng này"), icon="check")
        self.take_fact = Button(_("Lấy theo dữ kiện"))
        self.keep = Button(_("Ghi kết quả chấm điểm"), "primary", icon="check")
        self.see = Button(_("Xem phiếu chấm"), icon="file-text")
        self.change_set = Button(_("Đổi bộ chấm"), "link")
        self._why = text("", "small", "text2", wrap=True)
        self._card = Card("")
        self._said = Card(_("Ý kiến về kết quả chấm"))
        # What is typed for a line is kept under its name, see ``_show_line``.
        self.drafted = {"remarks": self.remarks}
        self._shown = ""
        # Whether the choice of a set was open when the meeting was cut off.
        self._asks_again = False
        # A judged line is done: the next open one is shown.
        self._goes_on = False
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._card.add(self._why)
        self._card.add(self.form)
        self._card.add(boxed(row(self.judge, self.take_fact, STRETCH)))
        self._said.add(self.remarks)
        sized(self.table, min_height=230)
        acts = boxed(flow(self.keep, self.see, self.change_set))
        inside = column(
            self.head,
            self.message,
            boxed(row(self.choose, STRETCH)),
            self.table,
            self._card,
            self._said,
            acts,
            STRETCH,
            gap=10,
        )
        self.box.addWidget(scroll(boxed(inside)), 1)

    def _connect(self) -> None:
        self.table.current_changed.connect(self._show_line)
        self.table.opened.connect(lambda _id: self._begin())
        self.table.grid.installEventFilter(self)
        self.judge.clicked.connect(self._judge)
        self.form.submitted.connect(self._judge)
        self.take_fact.clicked.connect(self._take_fact)
        self.keep.clicked.connect(self._keep)
        self.choose.clicked.connect(self._choose)
        self.change_set.clicked.connect(self._choose)
        self.see.clicked.connect(self._see)

    @property
    def scores(self) -> SessionScore | None:
        """Give the service of scores."""
        return self.acts.scores

    def take(self, view: MeetingView) -> None:
        """Read the score of the meeting."""
        if self.scores is not None:
            if self.is_fresh:
                self._shown = ""
            meeting = view.meeting
            gather = partial(_gather, self.scores, meeting.id, meeting.on_day.year)
            self.acts.read(gather, self._take)

    def first_stop(self) -> QWidget | None:
        """Start at the first open line, or at the choice of a set."""
        if self.choose.isVisibleTo(self):
            return self.choose
        return self.table

    def _take(self, found: tuple[ScoreView, YearScore]) -> None:
        score, year = found
        if self.view is not None and score.heading.meeting_id == self.view.meeting.id:
            self.score = score
            self.head.show_face(score_face(score), year_words(year))
            self._show(score)
            self._ask_again()

    def reopen(self, name: str) -> None:
        """Open the choice of a set again, when the score is read."""
        self._asks_again = name == SCHEME
        self._ask_again()

    def _ask_again(self) -> None:
        if self._asks_again and self.score is not None:
            self._asks_again = False
            if not self.score.is_frozen:
                self._choose()

    def _show(self, score: ScoreView) -> None:
        face = score_face(score)
        self.message.setText(face.message)
        self.message.setVisible(bool(face.message))
        self.choose.setVisible(face.asks_set)
        has_lines = bool(score.lines)
        for widget in (self.table, self.head, self.see):
            widget.setVisible(has_lines)
        self.change_set.setVisible(has_lines and not score.is_frozen)
        self._card.setVisible(face.can_judge)
        self._said.setVisible(face.can_judge)
        self.keep.setVisible(face.can_judge)
        fresh = not self.table.current_id()
        self.table.show_rows(score_rows(score))
        kept = self.acts.noted(_LINE) if not self._shown else None
        if kept is not None and self.table.select(kept.text):
            # Return to the line that was being judged.
            fresh = False
        line = self._line()
        if self._goes_on and line is not None and line.points is not None:
            self._goes_on, fresh = False, bool(score.open_lines)
        if fresh and has_lines:
            first = next(iter(score.open_lines), score.lines[0])
            self.table.select(first.id)
        self.refill(self.remarks, _remarked(score))
        self._show_line(self.table.current_id())

    def _line(self) -> Scored | None:
        lines = self.score.lines if self.score else ()
        current = self.table.current_id()
        return next((one for one in lines if one.id == current), None)

    def _show_line(self, _line_id: str) -> None:
        line = self._line()
        if self.score is None or line is None:
            self._card.hide()
            return
        face = score_face(self.score)
        self._card.setVisible(face.can_judge)
        self._card.set_title(line.title)
        self._why.setText(why_words(line, has_points=face.has_points))
        self.form.line("points").setVisible(face.has_points)
        self.form.line("met").setVisible(not face.has_points)
        own = line.given is not None and bool(line.reason)
        self.take_fact.setVisible(own)
        if self._shown != line.id:
            # Another line: what stood in the fields belonged to the one before.
            self._shown = line.id
            self.acts.note(_LINE, line.id)
            self.form.fill(_judged(line))
            if self.acts.keeper is not None:
                self.acts.keeper.watch(f"{_KEPT}{line.id}", self.form)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer a criterion with 1 or 0 from the list, begin points with a digit."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            typed = event.text()
            if typed and typed in "0123456789" and self._card.isVisibleTo(self):
                return self._typed(typed, Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _typed(self, typed: str, key: Qt.Key) -> bool:
        if self.score is None or self.score.set is None:
            return False
        if self.score.set.has_points:
            self._begin_with("points", typed, "points")
            return True
        if key not in _DIGITS:
            return False
        self._begin_with("met", _DIGITS[key], "words")
        return True

    def _begin_with(self, key: str, value: str, then: str) -> None:
        # The table tells of its current row a moment later than a digit is pressed.
        self._show_line(self.table.current_id())
        self.form.fill({key: value})
        self.acts.keep(f"{_KEPT}{self._shown}")
        self.form.focus(then)

    def _begin(self) -> None:
        has_points = self.score is None or self.score.set is None
        has_points = has_points or bool(
            self.score and score_face(self.score).has_points
        )
        self.form.focus("points" if has_points else "met")

    def _judge(self) -> None:
        line = self._line()
        if line is None or self.score is None or self.scores is None:
            return
        told = self.form.values()
        shown = "points" if score_face(self.score).has_points else "met"
        use_case = partial(
            self.scores.scoring.judge,
            self.acts.meeting_id,
            line.id,
            str(told[shown] or ""),
            str(told["words"] or ""),
        )
        self._goes_on = True
        kept = f"{_KEPT}{line.id}"
        self.acts.save(self.form, use_case, _("Đã ghi dòng chấm."), kept=kept)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_fact(self) -> None:
        line = self._line()
        if line is None or self.scores is None:
            return
        self._shown = ""
        self.acts.rest(f"{_KEPT}{line.id}")
        act = self.scores.scoring.take_fact
        self.acts.do(
            partial(act, self.acts.meeting_id, line.id), _("Đã lấy theo dữ kiện.")
        )

    def _keep(self) -> None:
        if self.scores is None or not self.remarks.check():
            return
        told = self.remarks.values()
        voices = told["in_favour"]
        use_case = partial(
            self.scores.scoring.remark,
            self.acts.meeting_id,
            str(told["comments"] or ""),
            str(told["superior"] or ""),
            voices if isinstance(voices, int) else None,
        )
        words = _("Đã ghi kết quả chấm điểm vào biên bản.")
        self.acts.save(self.remarks, use_case, words, kept="remarks")

    def _choose(self) -> None:
        if self.scores is not None and self.score is not None:
            SchemeDialog(
                self, self.acts, self.scores, self.score.heading.on_day
            ).begin()

    def _see(self) -> None:
        self.acts.open_place(Place("preview", f"score_sheet:{self.acts.meeting_id}"))


def _gather(
    scores: SessionScore, meeting_id: str, year: int
) -> tuple[ScoreView, YearScore]:
    return scores.sheet(meeting_id), scores.year(year)


def _judged(line: Scored) -> dict[str, Value]:
    given = line.points
    return {
        "points": "" if given is None else written(given),
        "met": "" if given is None else str(int(line.is_full)),
        "words": line.reason,
    }


def _remarked(score: ScoreView) -> dict[str, Value]:
    sheet = score.sheet
    return {
        "in_favour": sheet.in_favour if sheet else None,
        "comments": sheet.comments if sheet else "",
        "superior": sheet.superior if sheet else "",
    }
