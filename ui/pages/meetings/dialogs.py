"""The few questions of meetings that need a decision or a small form."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.features.meetings.model.entries import NewItem, NewMeeting
from app.features.meetings.model.ruleset import Kind
from app.features.meetings.model.views import MeetingLine, MeetingView
from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.meetings.panels.base import Acts, day_of, people
from ui.widgets.forms.builder import FormBuilder, narrow_form
from ui.widgets.forms.fields import Field, Option, Value
from ui.widgets.overlay.dialog import Answer, Dialog
from ui.widgets.overlay.formdialog import FormRoom

# Under this name it is kept which dialog is open.
OPEN = "open"
# What the dialogs keep half typed is kept under these names.
ITEM, NUMBER, ADDENDUM = "item:", "number", "addendum"


def stay_open(dialog: Dialog, acts: Acts, name: str, at: str = OPEN) -> None:
    """Note that a dialog is open until it is answered; it is opened again by name."""
    acts.note(at, name)
    dialog.answered.connect(lambda _answer: acts.rest(at))


class FormDialog(Dialog):
    """A small form; the main button runs ``act`` and closes when it succeeded.

    ``kept`` names what is half typed in it; a meeting that was cut off opens the dialog
    again by that name.
    """

    def __init__(
        self, owner: QWidget, acts: Acts, title: str, fields: list[Field], words: str
    ) -> None:
        super().__init__(owner, title)
        self.acts = acts
        self.kept = ""
        # Under which name it is kept that this dialog is open.
        self.opened_at = OPEN
        self.form: FormBuilder = narrow_form(fields, acts.clock.today)
        self._room = FormRoom(self, self.form)
        self.body.addWidget(self._room.area)
        self.offer(
            [Answer("later", _("Để sau"), safe=True), Answer("do", words, main=True)]
        )
        main = self.buttons["do"]
        main.clicked.disconnect()
        main.clicked.connect(self.submit)
        self.form.submitted.connect(self.submit)

    def act(self) -> Change:
        """Do what the form asks for; runs on the store's thread."""
        raise NotImplementedError

    def submit(self) -> None:
        """Check, run, and close when it is done."""
        if self.form.check():
            self.prepare()
            self.acts.submit(self.kept, self.act, self._done, self._failed)

    def prepare(self) -> None:
        """Read the form on the window's thread, before ``act`` runs."""

    def open_form(self) -> None:
        """Show the dialog with the focus in the first field."""
        if self.kept and self.acts.keeper is not None:
            self.acts.keeper.watch(self.kept, self.form)
            stay_open(self, self.acts, self.kept, self.opened_at)
        self._room.begin()
        keeper = self.acts.keeper
        last = keeper.last_field(self.form) if keeper is not None else None
        self.open_it(last or self.form)

    def _done(self, _change: Change) -> None:
        self.give("do")

    def _failed(self, problem: Problem) -> None:
        sentence = self.acts.messages.sentence(problem)
        if not self.form.failed(problem, sentence):
            first = next(iter(self.form.values()))
            self.form.show_problem(first, sentence)


class PlanDialog(FormDialog):
    """Plan one meeting; ``planned`` carries its id. ``last`` gives time and place."""

    planned = Signal(str)

    def __init__(
        self,
        owner: QWidget,
        acts: Acts,
        kinds: tuple[Kind, ...],
        last: MeetingLine | None = None,
    ) -> None:
        title, words = _("Lịch họp mới"), _("Thêm vào lịch")
        super().__init__(owner, acts, title, _plan_fields(kinds), words)
        self._told: dict[str, Value] = {}
        self.form.fill({"kind": kinds[0].id})
        if last is not None:
            self.form.fill({"time": last.time, "place": last.place})
        self.form.edited.connect(self._doubt)

    def _doubt(self, key: str, value: Value) -> None:
        day = day_of(value) if key == "on_day" else None
        if day is not None:
            words = _("Ngày này đã qua: buổi họp sẽ được ghi lại như đã họp.")
            is_past = day < self.acts.clock.today()
            self.form.show_doubt("on_day", words if is_past else "")

    def prepare(self) -> None:
        """Read the form."""
        self._told = self.form.values()

    def act(self) -> Change:
        """Plan the meeting."""
        told = {key: str(value or "") for key, value in self._told.items()}
        new = NewMeeting(
            kind=told["kind"] or "regular",
            on_day=day_of(self._told["on_day"]) or self.acts.clock.today(),
            time=told["time"],
            place=told["place"],
            theme=told["theme"],
            reason=told["reason"],
        )
        return self.acts.meetings.planning.plan(new)

    def _done(self, change: Change) -> None:
        super()._done(change)
        if change.record_id:
            self.planned.emit(change.record_id)


class ItemDialog(FormDialog):
    """One matter of the agenda: title, who presents, what happened, conclusion."""

    def __init__(
        self, owner: QWidget, acts: Acts, view: MeetingView, item_id: str
    ) -> None:
        super().__init__(owner, acts, _("Nội dung"), _item_fields(view), _("Ghi lại"))
        self.kept = f"{ITEM}{item_id}"
        self._item_id = item_id
        self._told: dict[str, Value] = {}
        item = next(one for one in view.record.items if one.id == item_id)
        self.form.offer("presenter_id", people(view))
        self.form.fill(
            {
                "title": item.title,
                "topic": item.topic,
                "presenter_id": item.presenter_id,
                "content": item.content,
                "conclusion": item.conclusion,
            }
        )

    def prepare(self) -> None:
        """Read the form."""
        self._told = self.form.values()

    def act(self) -> Change:
        """Write the matter and its conclusion."""
        told = {key: str(value or "") for key, value in self._told.items()}
        return self.acts.meetings.planning.correct_item(self._item_id, NewItem(**told))


class ReasonDialog(FormDialog):
    """One sentence of reason before something is done."""

    def __init__(
        self,
        owner: QWidget,
        acts: Acts,
        title: str,
        words: str,
        use_case: Callable[[str], Change],
    ) -> None:
        super().__init__(owner, acts, title, [Field("reason", _("Lý do"))], words)
        self._use_case = use_case
        self._reason = ""

    def prepare(self) -> None:
        """Read the reason."""
        self._reason = str(self.form.value("reason") or "")

    def act(self) -> Change:
        """Do it with the reason."""
        return self._use_case(self._reason)


def ask_reason(
    owner: QWidget,
    acts: Acts,
    title: str,
    words: str,
    use_case: Callable[[str], Change],
    kept: str = "",
) -> ReasonDialog:
    """Ask for a reason, then run the use case with it."""
    dialog = ReasonDialog(owner, acts, title, words, use_case)
    dialog.kept = kept
    dialog.open_form()
    return dialog


def _plan_fields(kinds: tuple[Kind, ...]) -> list[Field]:
    options = tuple(Option(kind.id, kind.title) for kind in kinds)
    theme_help = _("Với họp tổ đảng, ghi tên tổ.")
    reason_help = _("Cần khi tháng đã có một buổi thường kỳ.")
    return [
        Field("kind", _("Loại sinh hoạt"), kind="choice", choices=options),
        Field("on_day", _("Ngày họp"), kind="date"),
        Field("time", _("Giờ bắt đầu"), width=110, placeholder="07:30", optional=True),
        Field("place", _("Địa điểm"), optional=True),
        Field("theme", _("Tên chuyên đề"), optional=True, help=theme_help),
        Field("reason", _("Lý do họp thêm"), optional=True, help=reason_help),
    ]


def _item_fields(view: MeetingView) -> list[Field]:
    topics = tuple(Option(topic.id, topic.title) for topic in view.topics)
    return [
        Field("title", _("Nội dung")),
        Field("topic", _("Thuộc về"), kind="choice", choices=topics),
        Field("presenter_id", _("Người trình bày"), kind="person", optional=True),
        Field("content", _("Diễn biến"), kind="long", optional=True),
        Field("conclusion", _("Kết luận nội dung này"), kind="long", optional=True),
    ]


class NumberDialog(FormDialog):
    """The number of the minutes: the next one, or one given on paper already."""

    def __init__(self, owner: QWidget, acts: Acts) -> None:
        field = Field(
            "number",
            _("Số biên bản"),
            kind="number",
            smallest=1,
            largest=9999,
            optional=True,
            help=_("Để trống để lấy số tiếp theo của nhiệm kỳ."),
        )
        super().__init__(owner, acts, _("Cho số biên bản"), [field], _("Cho số"))
        self.kept = NUMBER
        self._number: int | None = None

    def prepare(self) -> None:
        """Read the number."""
        value = self.form.value("number")
        self._number = value if isinstance(value, int) else None

    def act(self) -> Change:
        """Give the number."""
        give = self.acts.meetings.minutes.give_number
        return give(self.acts.meeting_id, self._number)


class AddendumDialog(FormDialog):
    """A numbered correction of locked minutes."""

    def __init__(self, owner: QWidget, acts: Acts) -> None:
        fields = [
            Field("text", _("Nội dung đính chính"), kind="long"),
            Field("reason", _("Lý do")),
        ]
        super().__init__(owner, acts, _("Phụ lục biên bản"), fields, _("Ghi phụ lục"))
        self.kept = ADDENDUM
        self._told: dict[str, Value] = {}

    def prepare(self) -> None:
        """Read the form."""
        self._told = self.form.values()

    def act(self) -> Change:
        """Write the addendum."""
        text, reason = str(self._told["text"] or ""), str(self._told["reason"] or "")
        add = self.acts.meetings.minutes.add_addendum
        return add(self.acts.meeting_id, text, reason)
