"""Step "Mở đầu": who chairs, who writes, which guests; then the meeting is opened."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.features.meetings.model.records import State
from app.features.meetings.model.views import MeetingView
from app.features.meetings.service.context import at_time
from app.kernel.changes import Change
from app.kernel.dates import spoken
from app.kernel.words import _
from ui.pages.meetings.panels.base import Acts, Panel, people, reoffer
from ui.pages.meetings.panels.wideform import WideForm
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import STRETCH, boxed, column, row, scroll
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Field, Value

_KEPT = "opening"


class OpeningPanel(Panel):
    """Details are saved when a field is left; opening writes the roll down."""

    step = "opening"

    def __init__(self, acts: Acts) -> None:
        super().__init__(acts, _("Mở đầu"))
        self.form = WideForm(_fields(), acts.clock.today)
        self.drafted = {_KEPT: self.form}
        self.open = Button(_("Khai mạc buổi họp"), icon="play")
        self._where = text("", wrap=True)
        self._state = text("", "small", "text2", wrap=True)
        card = Card(_("Buổi họp"))
        card.add(self._where)
        card.add(self.form)
        card.add(boxed(row(self.open, STRETCH)))
        card.add(self._state)
        self.box.addWidget(scroll(boxed(column(card, STRETCH, gap=12))), 1)
        self.form.edited.connect(self._save)
        self.open.clicked.connect(self.begin)

    def take(self, view: MeetingView) -> None:
        """Show who is named, and whether the meeting has been opened."""
        meeting = view.meeting
        for key in ("chair_id", "clerk_id"):
            reoffer(self.form, key, people(view))
        values: dict[str, Value] = {
            "chair_id": meeting.chair_id,
            "clerk_id": meeting.clerk_id,
            "guests": meeting.guests,
        }
        self.refill(self.form, values)
        parts = [spoken(meeting.on_day), meeting.planned_time, meeting.place]
        self._where.setText(" · ".join(part for part in parts if part))
        planned = meeting.state is State.PLANNED
        is_today = meeting.on_day == self.acts.clock.today()
        self.form.show_field("opened", is_shown=planned and not is_today)
        self.form.setEnabled(meeting.can_change)
        self.open.setVisible(planned)
        self._state.setText(_opened_words(meeting.started_at))

    def first_stop(self) -> QWidget | None:
        """Start at the chair; where both are named, at the opening."""
        meeting = self.view.meeting if self.view is not None else None
        named = meeting is not None and meeting.chair_id and meeting.clerk_id
        is_planned = meeting is not None and meeting.state is State.PLANNED
        return self.open if named and is_planned else self.form

    def begin(self) -> None:
        """Open the meeting now, or at the time typed for an earlier day."""
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)
        act, meeting_id, at = (
            self.acts.meetings.conducting.open,
            self.acts.meeting_id,
            self._typed_time(),
        )

        def open_it() -> Change:
            return act(meeting_id, at())

        failed = partial(self.acts.complain, self.form)
        self.acts.do(open_it, _("Đã khai mạc buổi họp."), failed)

    def _typed_time(self) -> Callable[[], datetime | None]:
        typed = str(self.form.value("opened") or "")
        day = self.view.meeting.on_day if self.view else self.acts.clock.today()
        return lambda: at_time(day, typed, "opened") if typed else None

    def _save(self, key: str, _value: Value) -> None:
        if key == "opened":
            return
        told = {name: str(value or "") for name, value in self.form.values().items()}
        act = partial(
            self.acts.meetings.conducting.seat,
            self.acts.meeting_id,
            told["chair_id"],
            told["clerk_id"],
            told["guests"],
        )
        self.acts.save(self.form, act, kept=_KEPT)


def _opened_words(at: datetime | None) -> str:
    if at is None:
        return _("Khai mạc xong, danh sách điểm danh được lập theo trang Đảng viên.")
    return _("Khai mạc lúc {time}.").format(time=f"{at:%H:%M}")


def _fields() -> list[list[Field]]:
    guests = _("Mỗi đại biểu một dòng, kèm chức vụ")
    return [
        [
            Field("chair_id", _("Chủ trì"), kind="person", width=250),
            Field("clerk_id", _("Người ghi biên bản"), kind="person", width=250),
        ],
        [
            Field(
                "guests",
                _("Đại biểu dự"),
                kind="long",
                optional=True,
                placeholder=guests,
            )
        ],
        [Field("opened", _("Giờ khai mạc"), width=110, placeholder="07:30")],
    ]
