"""The full record of one member: parts at the left, the chosen one at the right."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property, partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)

from app.features.members.model import FieldSpec
from app.features.members.service.members import Members
from app.kernel.places import Place
from app.kernel.words import _
from ui.pages.members.cardview import changes, hidden
from ui.pages.members.life import presenter
from ui.pages.members.life.coursepart import CoursePart
from ui.pages.members.life.historydialog import show_history
from ui.pages.members.life.lackingpart import LackingPart
from ui.pages.members.life.linespart import LinesPart
from ui.pages.members.life.paperspart import PapersPart
from ui.pages.members.life.pastlist import (
    PastList,
    PastView,
    ask_day,
    give_up,
    past_views,
)
from ui.pages.members.life.presenter import (
    COURSE,
    HISTORY,
    LACKING,
    PAPERS,
    PROFILE,
    PersonTold,
)
from ui.pages.members.record import RecordForm
from ui.widgets.basic.layout import scroll, sized, spaced
from ui.widgets.overlay.dialog import Dialog
from ui.widgets.page import Page
from ui.widgets.table.view import Table

_KEY = int(Qt.ItemDataRole.UserRole)
_GROUPS = ("study", "award", "discipline")


class PersonPart(QWidget):
    """Shows one life. The form of the record is ``record``; other parts have tables."""

    place_asked = Signal(object)

    def __init__(self, page: Page, members: Members, today: Callable[[], date]) -> None:
        super().__init__()
        self._page, self._members, self._today = page, members, today
        self._history_dialog: Dialog | None = None
        self.told: PersonTold | None = None
        self._later: dict[str, Callable[[PersonTold], None]] = {}
        self._shown = ("", False)
        self.lines: dict[str, LinesPart] = {}
        self.record = RecordForm(today)
        self._parts: dict[str, Callable[[], QWidget]] = {
            PROFILE: lambda: self.record,
            COURSE: lambda: scroll(self.course),
            PAPERS: lambda: self.papers,
            LACKING: lambda: self.lacking,
            HISTORY: lambda: self.history,
            **{group: partial(self._lines_of, group) for group in _GROUPS},
        }
        self._areas: dict[str, QWidget] = {}
        self._list = QListWidget()
        self._place = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._list.setObjectName("options")
        self._list.setAccessibleName(_("Các phần của hồ sơ"))
        sized(self._list, width=230)
        self._area(PROFILE)
        frame = QHBoxLayout(self)
        spaced(frame, 16)
        frame.addWidget(self._list)
        frame.addWidget(self._place, 1)

    def _connect(self) -> None:
        self._list.currentRowChanged.connect(lambda _row: self._show_part())
        self.record.history_asked.connect(self._show_history)

    @cached_property
    def course(self) -> CoursePart:
        """The way in the Party; like every part, built when it is first looked at."""
        part = CoursePart(self._page, self._members, self._today)
        part.task_opened.connect(self._go_to_task)
        return part

    @cached_property
    def papers(self) -> PapersPart:
        """The papers, and where the file lies."""
        part = PapersPart(self._page, self._members, self._today)
        part.place_asked.connect(self.place_asked)
        part.field_asked.connect(self._go_to_field)
        return part

    @cached_property
    def lacking(self) -> LackingPart:
        """What the forms still lack."""
        part = LackingPart()
        part.field_asked.connect(self._go_to_field)
        part.switch_asked.connect(self._go_to_switches)
        return part

    @cached_property
    def history(self) -> Table:
        """Every change of the record."""
        table = Table("member_history", presenter.change_columns())
        table.empty = _("Chưa có lần sửa nào.")
        return table

    def _lines_of(self, group: str) -> LinesPart:
        life = self._members.life
        part = self.lines[group] = LinesPart(self._page, life, group, self._today)
        return part

    def _area(self, part: str) -> QWidget:
        """Give what shows a part."""
        if part not in self._areas:
            area = self._areas[part] = self._parts[part]()
            self._place.addWidget(area)
        return self._areas[part]

    def show_person(self, told: PersonTold, *, is_past: bool) -> None:
        """Show a member; the same member again keeps the part and the form."""
        person_id = told.card.member.person_id
        is_other = self.record.is_new or self._shown != (person_id, is_past)
        if is_other:
            self.record.show_member(told.card.member, told.fields, is_past=is_past)
        self.told, self._shown = told, (person_id, is_past)
        self._later = {
            COURSE: lambda told: self.course.show_person(told, is_past=is_past),
            PAPERS: lambda told: self.papers.show_person(told, is_past=is_past),
            HISTORY: self._fill_history,
            LACKING: self._fill_lacking,
            **{group: partial(self._fill_lines, group, is_past) for group in _GROUPS},
        }
        self._list.show()
        self._offer_parts(told, keep="" if is_other else self.part())

    def show_new(self, specs: Sequence[FieldSpec], draft: dict[str, str]) -> None:
        """Ask for a new member: only the form."""
        self.told = None
        self._list.hide()
        self.record.show_new(specs, self._members.table.event, draft)
        self._place.setCurrentWidget(self.record)

    def part(self) -> str:
        """Return the key of the part that is shown."""
        row = self._list.currentRow()
        return str(self._list.item(row).data(_KEY)) if row >= 0 else PROFILE

    def turn_to(self, part: str) -> None:
        """Show another part."""
        for row in range(self._list.count()):
            if self._list.item(row).data(_KEY) == part:
                self._list.setCurrentRow(row)

    def first_focus(self) -> QWidget:
        """Start in the form of a new member, else on the list of parts."""
        return self.record if self.record.is_new else self._list

    def _offer_parts(self, told: PersonTold, keep: str) -> None:
        blocked = self._list.blockSignals(True)  # noqa: FBT003  (Qt's own signature)
        self._list.clear()
        for key, words in presenter.parts(told.kinds):
            item = QListWidgetItem(words)
            item.setData(_KEY, key)
            self._list.addItem(item)
        self._list.blockSignals(blocked)
        self.turn_to(PROFILE)
        self.turn_to(keep)
        self._show_part()

    def _fill_history(self, told: PersonTold) -> None:
        steps = changes(told.card.history, told.fields)
        self.history.show_rows(presenter.change_rows(steps))

    def _fill_lines(self, group: str, is_past: bool, told: PersonTold) -> None:  # noqa: FBT001  (handed over by ``partial``)
        self.lines[group].show_person(told, is_past=is_past)

    def _fill_lacking(self, told: PersonTold) -> None:
        self.lacking.show_person(told)

    def _show_part(self) -> None:
        """Show the chosen part; it is filled when it is looked at."""
        area = self._area(self.part())
        fill = self._later.pop(self.part(), None)
        if fill is not None and self.told is not None:
            fill(self.told)
        self._place.setCurrentWidget(area)

    def _go_to_task(self, task_id: str) -> None:
        self.place_asked.emit(Place("tasks", task_id))

    def _go_to_switches(self) -> None:
        self.place_asked.emit(Place("settings", "fields"))

    def _go_to_field(self, key: str) -> None:
        self.turn_to(PROFILE)
        self.record.focus_field(key)

    def _show_history(self, key: str) -> None:
        if self.told is None:
            return
        label = next((f.label for f in self.told.fields if f.key == key), key)
        steps = changes(self.told.card.history, self.told.fields, key)
        views = past_views(self.told.card.past, key, partial(self._shown_as, key))
        acts = () if self._shown[1] else self._past_acts()
        earlier = PastList(views, acts) if views else None
        dialog = show_history(self._page, label, steps, earlier)
        self._history_dialog = dialog

    def _shown_as(self, key: str, value: str) -> str:
        specs = {spec.key: spec for spec in self.told.fields} if self.told else {}
        return hidden(specs.get(key), value)

    def _past_acts(self) -> tuple[tuple[str, Callable[[PastView], object]], ...]:
        past = self._members.past

        def move(view: PastView) -> None:
            self._close_history()
            ask_day(self._page, past, view, self._today)

        def drop(view: PastView) -> None:
            self._close_history()
            give_up(self._page, past, view)

        return (_("Sửa ngày"), move), (_("Ghi sai, bỏ"), drop)

    def _close_history(self) -> None:
        if self._history_dialog is not None:
            self._history_dialog.give("close")
            self._history_dialog = None
