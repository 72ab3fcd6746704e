"""Quá trình: events with their papers, posts, the year's meetings, tasks."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.features.members.model import Event
from app.features.members.service.members import Members
from app.kernel.words import _
from ui.pages.members.card import Dots
from ui.pages.members.cardview import attended_words, dots
from ui.pages.members.eventdialog import EventDesk
from ui.pages.members.life import presenter
from ui.pages.members.life.linespart import save_copy
from ui.pages.members.life.presenter import PersonTold
from ui.pages.members.life.withdrawing import Withdrawing
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.layout import boxed, clear, sized, spaced
from ui.widgets.basic.line import ShapeLine
from ui.widgets.basic.text import text
from ui.widgets.page import Page
from ui.widgets.table.view import Table


class CoursePart(QWidget):
    """Events are corrected and taken back here; the rest is told by others."""

    task_opened = Signal(str)

    def __init__(self, page: Page, members: Members, today: Callable[[], date]) -> None:
        super().__init__()
        self._page, self._members = page, members
        self._desk = EventDesk(page, members, today)
        self.withdrawing = Withdrawing(page, members)
        self._told: PersonTold | None = None
        self._is_past = False
        self.table = Table("member_events", presenter.event_columns())
        sized(self.table, min_height=180)
        self.record = Button(_("Ghi biến động"), icon="plus")
        self._edit = Button(_("Sửa"), icon="pencil-line")
        self._save = Button(_("Lưu tệp…"), icon="download")
        self._remove = Button(_("Bỏ biến động"), icon="trash-2")
        acts = Flow(8)
        for button in (self.record, self._edit, self._save, self._remove):
            acts.addWidget(button)
        self._cards = QVBoxLayout()
        spaced(self._cards, 12)
        layout = QVBoxLayout(self)
        spaced(layout, 10)
        layout.addWidget(self.table, 1)
        layout.addWidget(boxed(acts))
        layout.addLayout(self._cards)
        self.record.clicked.connect(self._ask)
        self._edit.clicked.connect(lambda: self._correct(self.table.current_id()))
        self.table.opened.connect(self._correct)
        self._save.clicked.connect(self._save_file)
        self._remove.clicked.connect(self._withdraw)
        self.table.current_changed.connect(lambda _id: self._offer())
        self.setFocusProxy(self.table)

    def show_person(self, told: PersonTold, *, is_past: bool) -> None:
        """Show a member's course."""
        self._told, self._is_past = told, is_past
        rows = presenter.event_rows(told.card.events, self._members.table)
        self.table.show_rows(rows)
        clear(self._cards)
        days = presenter.milestones(told.card, told.fields)
        self._lines(_("Mốc trong Đảng"), days)
        self._lines(_("Chức vụ trong chi bộ"), presenter.post_lines(told.posts))
        words = attended_words(told.attended)
        if words:
            card = Card(_("Dự họp"))
            card.add(Dots(dots(told.attended)))
            card.add(text(words, "small", "text2", wrap=True))
            self._cards.addWidget(card)
        self._tasks(told)
        helped = [(name, "") for name in told.helping]
        self._lines(_("Đang giúp đỡ"), helped)
        self._offer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the current event back with Delete; the toast brings it back."""
        if event.key() == Qt.Key.Key_Delete and self._remove.isVisibleTo(self):
            self._withdraw()
        else:
            super().keyPressEvent(event)

    def _lines(self, title: str, lines: list[tuple[str, str]]) -> None:
        if lines:
            card = Card(title)
            for words, detail in lines:
                card.add(ShapeLine(None, words, detail))
            self._cards.addWidget(card)

    def _tasks(self, told: PersonTold) -> None:
        if not told.tasks:
            return
        card = Card(_("Nhiệm vụ trong năm"))
        for task, (status, title, detail) in zip(
            told.tasks, presenter.task_lines(told.tasks), strict=True
        ):
            line = ShapeLine(status, title, detail)
            line.make_clickable()
            line.clicked.connect(partial(self.task_opened.emit, task.id))
            card.add(line)
        self._cards.addWidget(card)

    def _offer(self) -> None:
        event = self._event(self.table.current_id())
        can_change = event is not None and not self._is_past
        possible = self._told.card.possible if self._told else ()
        self.record.setVisible(bool(possible) and not self._is_past)
        self._edit.setVisible(can_change)
        self._remove.setVisible(can_change)
        self._save.setVisible(event is not None and bool(event.file_sha256))

    def _event(self, event_id: str) -> Event | None:
        events = self._told.card.events if self._told else ()
        return next((one for one in events if one.id == event_id), None)

    def _ask(self) -> None:
        if self._told is not None:
            self._desk.ask(self._told.card)

    def _correct(self, event_id: str) -> None:
        event = self._event(event_id)
        if event is not None and self._told is not None and not self._is_past:
            self._desk.correct(self._told.card, event)

    def _withdraw(self) -> None:
        event = self._event(self.table.current_id())
        if event is None or self._told is None:
            return
        self.withdrawing.begin(self._told.card.member.person_id, event)

    def _save_file(self) -> None:
        event = self._event(self.table.current_id())
        if event is not None and self._told is not None:
            person_id = self._told.card.member.person_id
            save = self._members.happenings.save_paper
            save_copy(self._page, event.file_name, partial(save, person_id, event.id))
