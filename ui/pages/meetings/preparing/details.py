"""Who, where and when of a meeting; its day changes only with a reason."""

from functools import partial

from app.features.meetings.model.entries import NewMeeting
from app.features.meetings.model.records import State
from app.kernel.dates import spoken
from app.kernel.words import _
from ui.pages.meetings.panels.base import Acts, people, reoffer
from ui.pages.meetings.panels.wideform import WideForm
from ui.pages.meetings.preparing import presenter
from ui.pages.meetings.preparing.asking import ask_move
from ui.pages.meetings.preparing.library import ThemeDialog
from ui.pages.meetings.preparing.presenter import Whole
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.layout import boxed, row
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Field, Value

# What is half typed is kept under these names.
DETAILS, MOVE = "prep.details", "prep.move"
_KEPT = ("time", "place", "theme", "group", "chair_id", "clerk_id", "guests")


class DetailsCard(Card):
    """Every field is saved when it is left."""

    def __init__(self, acts: Acts) -> None:
        super().__init__(_("Buổi họp"))
        self._acts = acts
        self._whole: Whole | None = None
        self.day = text("", "strong")
        self.moved = text("", "small", "text2", wrap=True)
        self.form = WideForm(_fields(), acts.clock.today)
        self.move_day = Button(_("Đổi ngày…"), "small", icon="calendar-clock")
        self.themes = Button(_("Gợi ý chủ đề…"), "small", icon="lightbulb")
        tools = Flow(6)
        for button in (self.move_day, self.themes):
            tools.addWidget(button)
        self.add_layout(row(self.day))
        self.add(self.moved)
        self.add(self.form)
        self.add(boxed(tools))
        self.form.edited.connect(self._save)
        self.move_day.clicked.connect(self._move)
        self.themes.clicked.connect(self._choose_theme)

    def show_whole(self, whole: Whole) -> None:
        """Show the details as they stand."""
        self._whole = whole
        meeting, kind = whole.view.meeting, whole.view.kind
        self.day.setText(spoken(meeting.on_day))
        words = presenter.move_words(whole.preparation)
        self.moved.setText(words)
        self.moved.setVisible(bool(words))
        for key in ("chair_id", "clerk_id"):
            reoffer(self.form, key, people(whole.view))
        has_theme = "thematic" in kind.counts
        is_group = kind.roll == "group"
        self.form.show_field("theme", is_shown=has_theme)
        self.form.show_field("group", is_shown=is_group)
        self.form.setEnabled(meeting.can_change)
        self.move_day.setVisible(meeting.state is State.PLANNED)
        self.themes.setVisible(has_theme and meeting.can_change)

    def values(self, whole: Whole) -> dict[str, Value]:
        """Give the saved values of the form."""
        meeting = whole.view.meeting
        is_group = whole.view.kind.roll == "group"
        return {
            "time": meeting.planned_time,
            "place": meeting.place,
            "theme": "" if is_group else meeting.theme,
            "group": meeting.theme if is_group else "",
            "chair_id": meeting.chair_id,
            "clerk_id": meeting.clerk_id,
            "guests": meeting.guests,
        }

    def _save(self, _key: str, _value: Value) -> None:
        if self._whole is None:
            return
        kept, told = self._whole.view.meeting, self.form.values()
        said = {key: str(told[key] or "") for key in _KEPT}
        is_group = self._whole.view.kind.roll == "group"
        new = NewMeeting(
            kind=kept.kind,
            on_day=kept.on_day,
            time=said["time"],
            place=said["place"],
            theme=said["group"] if is_group else said["theme"],
            chair_id=said["chair_id"],
            clerk_id=said["clerk_id"],
            guests=said["guests"],
            form=kept.form,
            papers_sent_on=kept.papers_sent_on,
        )
        act = self._acts.meetings.planning.correct
        use_case = partial(act, self._acts.meeting_id, new)
        self._acts.save(self.form, use_case, kept=DETAILS)

    def _move(self) -> None:
        if self._whole is not None:
            ask_move(self, self._acts, self._whole.view.meeting, MOVE)

    def reopen(self, name: str) -> None:
        """Ask again for another day."""
        if name == MOVE and self.move_day.isVisibleTo(self):
            self._move()

    def _choose_theme(self) -> None:
        def take(title: str) -> None:
            self.form.fill({"theme": title})
            self._save("theme", title)

        ThemeDialog(self, self._acts, take).open_it()


def _fields() -> list[list[Field]]:
    guests = _("Mỗi đại biểu một dòng, kèm chức vụ")
    return [
        [Field("time", _("Giờ bắt đầu"), width=110, placeholder="07:30")],
        [Field("place", _("Địa điểm"))],
        [Field("theme", _("Tên chuyên đề"))],
        [Field("group", _("Tên tổ đảng"))],
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
    ]
