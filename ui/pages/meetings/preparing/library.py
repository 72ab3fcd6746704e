"""The library of agendas as a list to mark; nothing goes in by itself."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.features.meetings.service.preparing.agenda import Library
from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.meetings.forms.tall import Tall, fitted, room_for
from ui.pages.meetings.panels.base import Acts
from ui.pages.meetings.preparing import presenter
from ui.widgets.basic.layout import column, row, scroll, sized
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Option
from ui.widgets.forms.inputs import ChoiceField
from ui.widgets.overlay.dialog import Answer, Dialog
from ui.widgets.table.view import Table

_WIDE, _HIGH, _LIST = 760, 460, 300


class LibraryDialog(Dialog):
    """Lines for this kind of meeting; Space marks, the button puts them in."""

    def __init__(self, owner: QWidget, acts: Acts) -> None:
        sentence = _("Chỉ là gợi ý. Đánh dấu nội dung cần, sửa lại sau tùy ý.")
        super().__init__(owner, _("Thư viện nội dung"), sentence)
        self._acts = acts
        self._library: Library | None = None
        self.cell = ChoiceField()
        self.cell.setAccessibleName(_("Loại hình chi bộ"))
        self.must = text("", "small", "text2", wrap=True)
        self.table = Table("library", list(presenter.library_columns()))
        self.table.empty = _("Không còn nội dung gợi ý nào.")
        sized(self.table, min_height=_LIST)
        choice = row(text(_("Gợi ý cho:"), "small"), self.cell)
        area = scroll(Tall(column(choice, self.must, self.table, gap=12)))
        self.body.addWidget(area, 1)
        room_for(self, area, _HIGH)
        fitted(self, _WIDE)
        self.offer(
            [
                Answer("later", _("Để sau"), safe=True),
                Answer("take", _("Đưa vào chương trình"), main=True),
            ]
        )
        main = self.buttons["take"]
        main.clicked.disconnect()
        main.clicked.connect(self.take)
        self.cell.chosen.connect(self._look_at)
        self._look_at("")

    def take(self) -> None:
        """Put the marked lines on the agenda."""
        if self._library is None:
            return
        taken = self.table.marked()
        chosen = [
            line for line in self._library.lines if presenter.line_id(line) in taken
        ]
        act = partial(self._acts.meetings.agenda.add, self._acts.meeting_id, chosen)
        self._acts.change(act, self._done, self._failed)

    def _look_at(self, cell: str) -> None:
        library = self._acts.meetings.agenda.library
        self._acts.read(partial(library, self._acts.meeting_id, cell), self._show)

    def _show(self, library: Library) -> None:
        first = self._library is None
        self._library = library
        if first:
            self.cell.offer(tuple(Option(one.id, one.title) for one in library.cells))
            self.cell.choose(library.cell_kind)
        if library.content:
            asked = "; ".join(library.content)
            words = _("Nội dung theo quy tắc: {asked}. ({source})")
            self.must.setText(words.format(asked=asked, source=library.source))
        self.table.show_rows(presenter.library_rows(library.lines))

    def _done(self, change: Change) -> None:
        self._acts.messages.toast(_("Đã đưa vào chương trình."), change.command_id)
        self.give("take")

    def _failed(self, problem: Problem) -> None:
        self.must.setText(self._acts.messages.sentence(problem))


class ThemeDialog(Dialog):
    """Subjects for a thematic meeting; Enter takes the current one."""

    chosen = Signal(str)

    def __init__(self, owner: QWidget, acts: Acts, then: Callable[[str], None]) -> None:
        sentence = _("Chỉ là gợi ý. Chọn một chủ đề rồi sửa lại tên cho đúng.")
        super().__init__(owner, _("Chủ đề chuyên đề"), sentence)
        self.table = Table("themes", list(presenter.library_columns()[1:]))
        room_for(self, self.table, _HIGH)
        fitted(self, _WIDE)
        self.body.addWidget(self.table, 1)
        self.offer(
            [
                Answer("later", _("Để sau"), safe=True),
                Answer("take", _("Dùng chủ đề này"), main=True),
            ]
        )
        self.chosen.connect(then)
        self.answered.connect(self._answered)
        self.table.opened.connect(lambda _row: self.give("take"))
        act = partial(acts.meetings.agenda.library, acts.meeting_id)
        acts.read(act, self._show)

    def _show(self, library: Library) -> None:
        self.table.show_rows(list(presenter.theme_rows(library).values()))

    def _answered(self, key: str) -> None:
        title = self.table.current_id()
        if key == "take" and title:
            self.chosen.emit(title)
