"""Step "Điều kiện họp trực tuyến": conditions, who joined where, coming and going."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from app.features.meetings.model.forms.online import Joining, OnlineView, Way
from app.features.meetings.model.views import MeetingView
from app.kernel.changes import Change
from app.kernel.words import _
from ui.pages.meetings.forms.details import Conditions
from ui.pages.meetings.panels.base import Acts, Panel, people, reoffer
from ui.pages.meetings.panels.wideform import WideForm
from ui.pages.meetings.presenter.forms.online import (
    condition_lines,
    stay_rows,
    sum_words,
)
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import STRETCH, boxed, column, row, scroll, sized
from ui.widgets.forms.builder import FormBuilder
from ui.widgets.forms.fields import Field, Option
from ui.widgets.table.columns import Column
from ui.widgets.table.view import Table

_ROW = "joining"


class OnlinePanel(Panel):
    """The conditions above, the table of places, one form for coming and going."""

    step = "online"

    def __init__(self, acts: Acts) -> None:
        super().__init__(acts, _("Điều kiện họp trực tuyến"))
        self.online: OnlineView | None = None
        self.conditions = Conditions()
        self.table = Table(
            "stays",
            [
                Column("name", _("Đảng viên"), stretch=True, sortable=False),
                Column("place", _("Nơi dự"), kind="chip", width=230, sortable=False),
                Column("times", _("Vào – ra"), width=160, sortable=False),
            ],
        )
        self.table.empty = _("Chưa ai được điểm danh có mặt.")
        sized(self.table, min_height=200)
        self.form = WideForm(_join_fields(), acts.clock.today)
        self.come = Button(_("Vào họp"), icon="check")
        self.leave_button = Button(_("Ra, mất kết nối"))
        self.drop = Button(_("Bỏ lần dự cuối"))
        self.rest = Button(_("Mọi người còn lại dự ở đây"))
        self.checks = FormBuilder(_check_fields(), acts.clock.today, with_basis=False)
        self.keep = Button(_("Ghi xác nhận"), icon="check")
        # What is typed beside a row is kept under its person, see ``_choose``.
        self.drafted = {"checks": self.checks}
        self._row = ""
        self._lay_out()
        self.table.current_changed.connect(self._choose)
        self.come.clicked.connect(self._come)
        self.leave_button.clicked.connect(self._leave)
        self.drop.clicked.connect(self._drop)
        self.rest.clicked.connect(self._rest)
        self.keep.clicked.connect(self._keep)

    def _lay_out(self) -> None:
        self._joining = Card(_("Ai dự ở đâu"))
        self._joining.add(self.table)
        self._joining.add(self.form)
        acts = row(self.come, self.leave_button, self.drop, self.rest, STRETCH)
        self._joining.add(boxed(acts))
        self._checking = Card(_("Xác nhận của người chủ trì"))
        self._checking.add(self.checks)
        self._checking.add(boxed(row(self.keep, STRETCH)))
        inside = column(self._joining, self._checking, self.conditions, STRETCH, gap=12)
        self.box.addWidget(scroll(boxed(inside)), 1)

    def take(self, view: MeetingView) -> None:
        """Read the record of the online meeting."""
        if self.is_fresh:
            self._row = ""
        reoffer(self.form, "person", people(view))
        use_case = partial(self.acts.meetings.online.view, view.meeting.id)
        self.acts.read(use_case, self._show)

    def first_stop(self) -> QWidget | None:
        """Start in the table."""
        return self.table

    def _show(self, online: OnlineView) -> None:
        view = self.view
        if view is None or online.meeting_id != view.meeting.id:
            return
        self.online = online
        lines = condition_lines(online, self.acts.messages.sentence, early=False)
        self.conditions.show_lines(sum_words(online), lines)
        self.table.show_rows(stay_rows(online, view.record.roll))
        kept = self.acts.noted(_ROW) if not self._row else None
        if kept is not None:
            # Return to the row beside which somebody was typing.
            self.table.select(kept.text)
        self._choose(self.table.current_id())
        free = view.meeting.can_change and view.roll_ready
        for widget in (self._checking, self.form):
            widget.setEnabled(free)
        for button in (self.come, self.leave_button, self.drop, self.rest):
            button.setVisible(free)
        self.rest.setVisible(free and bool(online.without_stay))
        record = online.record
        if record is not None:
            self.refill(
                self.checks,
                {
                    "identity": record.identity,
                    "identity_words": record.identity_words,
                    "recording": record.recording,
                    "recording_words": record.recording_words,
                },
            )

    def _choose(self, person_id: str) -> None:
        if not person_id or person_id == self._row:
            return
        self._row = person_id
        last = self._last(person_id)
        known = {"person": person_id, "at": ""}
        if last is not None:
            known |= {"place": last.place, "way": last.way}
        self.form.fill(known)
        self.acts.note(_ROW, person_id)
        if self.acts.keeper is not None:
            self.acts.keeper.watch(self._kept, self.form)

    @property
    def _kept(self) -> str:
        return f"joining:{self._row}"

    def _last(self, person_id: str) -> Joining | None:
        stays = self.online.stays if self.online else ()
        found = [one for one in stays if one.person_id == person_id]
        return found[0].stretches[-1] if found else None

    def _time(self) -> Callable[[], datetime | None]:
        typed = str(self.form.value("at") or "")
        of, meeting_id = self.acts.meetings.times.of, self.acts.meeting_id
        return lambda: of(meeting_id, typed, "at") if typed else None

    def _person(self) -> str:
        person = str(self.form.value("person") or "")
        if not person:
            self.form.show_problem("person", _("Chọn đảng viên."))
        return person

    def _come(self) -> None:
        person, at = self._person(), self._time()
        if not person:
            return
        act, meeting_id = self.acts.meetings.joining.come, self.acts.meeting_id
        place, way = str(self.form.value("place") or ""), self._way()

        def come() -> Change:
            return act(meeting_id, person, place, way, at())

        self.acts.save(self.form, come, _("Đã ghi giờ vào."), kept=self._kept)
        self.form.fill({"at": ""})

    def _leave(self) -> None:
        person, at = self._person(), self._time()
        if not person:
            return
        act, meeting_id = self.acts.meetings.joining.leave, self.acts.meeting_id

        def leave() -> Change:
            return act(meeting_id, person, at())

        self.acts.save(self.form, leave, _("Đã ghi giờ ra."), kept=self._kept)
        self.form.fill({"at": ""})

    def _drop(self) -> None:
        last = self._last(self._person())
        if last is not None:
            act = self.acts.meetings.joining.drop
            self.acts.do(partial(act, last.id), _("Đã bỏ lần dự cuối."))

    def _rest(self) -> None:
        act = self.acts.meetings.joining.rest_came
        place = str(self.form.value("place") or "")
        use_case = partial(act, self.acts.meeting_id, place, self._way())
        self.acts.save(self.form, use_case, _("Đã ghi nơi dự của những người còn lại."))

    def _way(self) -> Way:
        return "room" if self.form.value("way") == "room" else "online"

    def _keep(self) -> None:
        told = self.checks.values()
        use_case = partial(
            self.acts.meetings.online.confirm,
            self.acts.meeting_id,
            identity=bool(told["identity"]),
            how=str(told["identity_words"] or ""),
            recording=str(told["recording"] or ""),
            decision=str(told["recording_words"] or ""),
        )
        words = _("Đã ghi xác nhận của người chủ trì.")
        self.acts.save(self.checks, use_case, words, kept="checks")


def _join_fields() -> list[list[Field]]:
    return [
        [
            Field("person", _("Đảng viên"), kind="choice", choices=(), width=240),
            Field("place", _("Nơi dự"), placeholder=_("Tên điểm cầu hoặc nơi ở")),
        ],
        [
            Field(
                "way",
                _("Dự"),
                kind="choice",
                width=240,
                choices=(
                    Option("online", _("Từ xa")),
                    Option("room", _("Tại phòng họp")),
                ),
            ),
            Field(
                "at",
                _("Giờ vào hoặc ra"),
                width=130,
                placeholder=_("bây giờ"),
            ),
        ],
    ]


def _check_fields() -> list[Field]:
    return [
        Field("identity", _("Đã xác nhận danh tính người dự từ xa"), kind="switch"),
        Field(
            "identity_words",
            _("Cách xác nhận"),
            optional=True,
            placeholder=_("gọi tên, bật hình"),
        ),
        Field(
            "recording",
            _("Ghi âm, ghi hình"),
            kind="choice",
            choices=(
                Option("none", _("Không ghi")),
                Option("decided", _("Ghi, theo quyết định của người chủ trì")),
            ),
        ),
        Field("recording_words", _("Quyết định của người chủ trì"), optional=True),
    ]
