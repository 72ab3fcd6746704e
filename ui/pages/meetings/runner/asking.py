"""The questions that stand over a step: a task, an opinion, a reason, the way out."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from app.features.meetings.model.course import Step
from app.features.meetings.model.records import State
from app.features.meetings.model.views import MeetingView
from app.kernel.words import _
from ui.pages.meetings.dialogs import OPEN, ask_reason
from ui.pages.meetings.panels.base import Acts, Panel
from ui.pages.meetings.panels.decide.newtask import KEPT as TASK
from ui.pages.meetings.panels.decide.newtask import TaskDialog
from ui.pages.meetings.panels.talk.aside import KEPT as ASIDE
from ui.pages.meetings.panels.talk.aside import OpinionDialog
from ui.pages.meetings.panels.talk.contents import ContentsPanel
from ui.widgets.overlay.dialog import Answer, ask

_SKIP = "skip:"


class Asking:
    """Opens the dialogs, and opens again what was open when the meeting was cut off."""

    def __init__(self, owner: QWidget, acts: Acts) -> None:
        self._owner, self._acts = owner, acts

    def task(self, view: MeetingView) -> None:
        """Ask for a new task."""
        TaskDialog(self._owner, self._acts, view).open_form()

    def opinion(self, view: MeetingView, panel: Panel | None) -> None:
        """Ask who speaks beside a step; a matter being treated is offered."""
        item = panel.item_id if isinstance(panel, ContentsPanel) else ""
        OpinionDialog(self._owner, self._acts, view, item).open_form()

    def skip(self, step: Step) -> None:
        """Ask why a step is passed over."""
        ask_reason(
            self._owner,
            self._acts,
            _("Bỏ qua bước “{title}”?").format(title=step.title),
            _("Bỏ qua, ghi lý do"),
            partial(self._acts.meetings.sitting.skip, self._acts.meeting_id, step.id),
            f"{_SKIP}{step.id}",
        )

    def leaving(self, leave: Callable[[], None]) -> None:
        """Ask whether the meeting is left to go on later."""
        ask(
            self._owner,
            _("Thoát, họp tiếp sau?"),
            _("Mọi chữ đã lưu. Đồng hồ dừng lại cho tới khi mở lại buổi họp."),
            [
                Answer("stay", _("Ở lại"), safe=True),
                Answer("leave", _("Thoát, họp tiếp sau"), main=True),
            ],
            lambda answer: leave() if answer == "leave" else None,
        )

    def resume(
        self, view: MeetingView, steps: Sequence[Step], panel: Panel | None
    ) -> None:
        """Open again the dialog that was open, of the frame or of the step."""
        kept = self._acts.noted(OPEN)
        name = kept.text if kept is not None else ""
        is_own = name in {TASK, ASIDE} or name.startswith(_SKIP)
        if is_own and view.meeting.can_change:
            self._again(name, view, steps)
        elif name and panel is not None:
            panel.reopen(name)

    def _again(self, name: str, view: MeetingView, steps: Sequence[Step]) -> None:
        if name == TASK:
            self.task(view)
        elif name == ASIDE and view.meeting.state is State.RUNNING:
            self.opinion(view, None)
        else:
            wanted = name.removeprefix(_SKIP)
            step = next((one for one in steps if one.id == wanted), None)
            if step is not None and step.id == view.meeting.step:
                self.skip(step)
