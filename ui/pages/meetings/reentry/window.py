"""The screen that enters a whole meeting from its sheets; every key is kept."""

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.features.meetings.model.records import Attendee
from app.features.meetings.model.running import Resumed
from app.features.meetings.model.views import MeetingView
from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.places import Place
from app.kernel.words import _
from ui.pages.meetings.keeping.keeper import Keeper
from ui.pages.meetings.reentry.boxes import Input
from ui.pages.meetings.reentry.fields import SheetField
from ui.pages.meetings.reentry.presenter import ROOT, Kit, Reader, name
from ui.pages.meetings.reentry.sheets import Sheets
from ui.pages.meetings.runner.frame import Table
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, boxed, column, row, scroll
from ui.widgets.basic.text import text
from ui.widgets.blocks.notice import NoticeArea
from ui.widgets.forms.inputs import ChoiceField
from ui.widgets.stage import Stage
from ui.widgets.status import Tone

_NOTICE = "reentry"
Found = tuple[MeetingView, tuple[Attendee, ...], Resumed]


class ReentryWindow(Stage):
    """Mirrors the sheets; F10 writes them into the book in one command."""

    def __init__(self, table: Table, meeting_id: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(_("Nhập từ bộ giấy"))
        self._table, self._meeting_id = table, meeting_id
        self.keeper = Keeper(table.meetings.drafts, table.jobs, self)
        self.notices = NoticeArea()
        self._title = text(_("Nhập từ bộ giấy"), "h1", elide=True)
        self._saved = text("", "small", "text3")
        self._leave = Button(_("Để sau"))
        self.write = Button(_("Ghi vào sổ") + "  F10", "primary", icon="check")
        self.sheets: Sheets | None = None
        self._middle = column(gap=0)
        self._lay_out()
        self._leave.clicked.connect(self._go_away)
        self.write.clicked.connect(self.enter)
        QShortcut(QKeySequence("F10"), self).activated.connect(self.enter)
        for keys, by in (("PgDown", 1), ("PgUp", -1)):
            turn = QShortcut(QKeySequence(keys), self)
            turn.activated.connect(partial(self._turn, by))
        self.keeper.kept.connect(self._tell_kept)
        self.write.setEnabled(False)

    def begin(self) -> None:
        """Read the meeting and what was typed from its sheets before."""
        self._table.jobs.read(self, self._gather, self._show)

    def rest(self) -> None:
        """Keep what is half typed."""
        self.keeper.flush()

    def come_back(self) -> None:
        """Put the focus into the sheet."""
        if self.sheets is not None:
            last = self.keeper.last_field(self.sheets)
            (last or self.sheets.first_stop()).setFocus()

    def enter(self) -> None:
        """Read the boxes; what cannot be read is marked, else everything is written."""
        if self.sheets is None:
            return
        found = Reader(self.sheets.kit, self.sheets.typed()).read()
        self.sheets.show_problems(dict(found.problems))
        if found.problems:
            self._say(next(iter(found.problems.values())))
            return
        self.notices.clear(_NOTICE)
        act = partial(self._table.meetings.reentry.enter, self._meeting_id, found.sheet)
        self.keeper.submit(ROOT, act, self._written, self._refused)

    def _turn(self, by: int) -> None:
        if self.sheets is not None:
            self.sheets.turn(by)

    def _gather(self) -> Found:
        meetings = self._table.meetings
        view = meetings.meeting(self._meeting_id)
        called = meetings.conducting.members(view.meeting, view.meeting.on_day)
        return view, tuple(called), meetings.drafts.of(self._meeting_id)

    def _show(self, found: Found) -> None:
        view, called, kept = found
        kit = Kit(view, called, self._table.clock.today())
        self._title.setText(_("Nhập từ bộ giấy: {title}").format(title=view.title))
        self.keeper.begin(self._meeting_id, kept.drafts)
        self.sheets = sheets = Sheets(kit)
        sheets.ensure_rows([one.field for one in kept.drafts])
        for key, field in list(sheets.inputs.items()):
            self._watch(key, field)
        sheets.added.connect(self._watch)
        sheets.edited.connect(lambda: self.notices.clear(_NOTICE))
        self._middle.addWidget(scroll(sheets))
        self.write.setEnabled(True)
        self.ready.emit()
        self.come_back()

    def _watch(self, key: str, field: Input) -> None:
        if isinstance(field, SheetField) or key == name("times", "conclusion"):
            self.keeper.watch(key, field)  # type: ignore[arg-type]  # boxes and the long text
            return
        kept = self.keeper.draft(key)
        if kept is not None and isinstance(field, ChoiceField):
            field.choose(kept.choice)
        if isinstance(field, ChoiceField):
            field.chosen.connect(lambda chosen: self.keeper.note(key, choice=chosen))

    def _written(self, change: Change) -> None:
        self._table.messages.toast(_("Đã ghi buổi họp vào sổ."), change.command_id)
        place = Place("meetings", self._meeting_id)
        self.open_requested.emit(place)

    def _refused(self, problem: Problem) -> None:
        self._say(self._table.messages.sentence(problem))
        key = {
            "steps": name("steps", 0, "began"),
            "voted": name("votes", 0, "at"),
        }.get(problem.field or "", name("times", problem.field or ""))
        if self.sheets is not None and key in self.sheets.inputs:
            self.sheets.inputs[key].setFocus()

    def _say(self, sentence: str) -> None:
        self.notices.show_notice(_NOTICE, Tone.BAD, sentence)

    def _tell_kept(self) -> None:
        self._saved.setText(_("Mọi chữ đã giữ; tắt máy rồi mở lại gõ tiếp được."))

    def _go_away(self) -> None:
        self.keeper.flush()
        self.left.emit()

    def _lay_out(self) -> None:
        hint = _(
            "Enter sang ô sau · mũi tên lên xuống dòng · PageDown sang phiếu sau"
            " · gõ số thứ tự thay tên"
        )
        top = row(self._title, STRETCH, self._leave, self.write, gap=8)
        head: QWidget = boxed(
            column(top, text(hint, "small", "text3"), gap=4, margins=(20, 14, 20, 8))
        )
        foot = boxed(row(self._saved, STRETCH, margins=(20, 4, 20, 8)))
        layout = column(head, self.notices, gap=0)
        layout.addLayout(self._middle, 1)
        layout.addWidget(foot)
        self.setLayout(layout)
