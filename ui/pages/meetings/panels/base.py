"""What every panel of a meeting works with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.features.meetings.model.running import Draft
from app.features.meetings.model.views import MeetingView
from app.features.meetings.service.meetings import Meetings
from app.features.session_score.service.scores import SessionScore
from app.kernel.changes import Change
from app.kernel.clock import Clock
from app.kernel.errors import Problem
from app.kernel.places import Place
from app.reports.model import Prepared
from ui.jobs import Jobs
from ui.messages import Messages
from ui.pages.meetings.keeping.fieldstate import Source
from ui.pages.meetings.keeping.keeper import Keeper
from ui.pages.meetings.panels.wideform import AnyForm
from ui.pages.meetings.presenter.words import mark_word
from ui.widgets.basic.layout import spaced
from ui.widgets.forms.fields import Option, Value

UseCase = Callable[[], Change]
Failed = Callable[[Problem], None]


@dataclass(slots=True)
class Acts:
    """Carries out what a panel asks for, and speaks about it.

    ``read`` and ``change`` are the page's. ``leave_to`` goes to another step.
    ``keeper`` keeps what is half typed, ``prepare`` gives a document as it stands.
    """

    meetings: Meetings
    clock: Clock
    messages: Messages
    read: Callable[..., None]
    change: Callable[..., None]
    open_place: Callable[[Place], None]
    leave_to: Callable[[str], None]
    jobs: Jobs | None = None
    meeting_id: str = ""
    owner: QWidget | None = field(default=None, repr=False)
    keeper: Keeper | None = field(default=None, repr=False)
    scores: SessionScore | None = field(default=None, repr=False)
    prepare: Callable[[str, str], Prepared] | None = field(default=None, repr=False)

    def do(
        self, use_case: UseCase, words: str = "", failed: Failed | None = None
    ) -> None:
        """Run a use case; ``words`` become a toast with its undo."""
        then = partial(self._told, words) if words else None
        self.change(use_case, then, failed)

    def save(
        self, form: AnyForm, use_case: UseCase, words: str = "", *, kept: str = ""
    ) -> None:
        """Run a use case for a form; a problem goes under the field it names.

        ``kept`` names what was kept of it half typed; that goes with the act.
        """
        then = partial(self._told, words) if words else None
        self.submit(kept, use_case, then, partial(self.complain, form))

    def submit(
        self,
        kept: str,
        use_case: UseCase,
        then: Callable[[Change], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Run an act that makes a record of what was kept half typed as ``kept``."""
        if self.keeper is None or not kept:
            self.change(use_case, then, failed)
        else:
            self.keeper.submit(kept, use_case, then, failed)

    def note(self, kept: str, text: str = "", choice: str = "") -> None:
        """Keep something that is no field: what is being corrected, for example."""
        if self.keeper is not None:
            self.keeper.note(kept, text, choice)

    def noted(self, kept: str) -> Draft | None:
        """Give what is kept half typed under a name."""
        return self.keeper.draft(kept) if self.keeper is not None else None

    def keep(self, kept: str) -> None:
        """Keep fields as they stand, which were filled at the user's wish."""
        if self.keeper is not None:
            self.keeper.take(kept)

    def rest(self, kept: str) -> None:
        """Take what stands in fields as saved: nothing of them is half typed."""
        if self.keeper is not None:
            self.keeper.rest(kept)

    def complain(self, form: AnyForm, problem: Problem) -> None:
        """Put a problem under its field, or above the page."""
        sentence = self.messages.sentence(problem)
        if not form.failed(problem, sentence):
            self.messages.error(problem, self.owner)

    def _told(self, words: str, change: Change) -> None:
        self.messages.toast(words, change.command_id)


class Panel(QWidget):
    """One step. ``show_view`` gets the whole meeting whenever it has changed.

    ``step`` is the panel a step of the course names. ``drafted`` are the fields and
    forms of which every key is kept, by name.
    """

    step: ClassVar[str] = ""

    def __init__(self, acts: Acts, title: str = "") -> None:
        super().__init__()
        self.acts = acts
        self.drafted: dict[str, Source] = {}
        # Steps may share a panel; this is the one that is shown.
        self.at = self.step
        self.view: MeetingView | None = None
        # Whether this is the first look at the meeting: then nothing typed is kept.
        self.is_fresh = True
        self.setAccessibleName(title)
        self.box = QVBoxLayout(self)
        spaced(self.box, 12)

    def show_view(self, view: MeetingView) -> None:
        """Show the meeting as it stands now."""
        known = self.view.meeting.id if self.view is not None else ""
        self.is_fresh = known != view.meeting.id
        self.view = view
        self.take(view)
        if self.is_fresh and self.acts.keeper is not None:
            self.resume()
            for name, source in self.drafted.items():
                self.acts.keeper.watch(name, source)
            self.resumed()
        self.is_fresh = False

    def resume(self) -> None:
        """Make ready for what was half typed, before it is put back."""

    def resumed(self) -> None:
        """Follow what was put back into the fields."""

    def reopen(self, name: str) -> None:
        """Open again the dialog of this step that was open, by what it keeps."""

    def take(self, view: MeetingView) -> None:
        """Show what this step needs of the meeting."""

    def refill(self, form: AnyForm, values: Mapping[str, Value]) -> None:
        """Show saved values, except where somebody is typing at this moment."""
        name = next((n for n, source in self.drafted.items() if source is form), "")
        for key, value in values.items():
            half_typed = bool(name) and self.acts.noted(f"{name}.{key}") is not None
            if self.is_fresh or not (half_typed or _is_typing(form, key)):
                form.fill({key: value})

    def leave(self) -> None:
        """Save what is complete, before another step or place is shown."""

    def first_stop(self) -> QWidget | None:
        """Name the widget that gets the focus when the step is entered."""
        return None


def reoffer(form: AnyForm, key: str, options: tuple[Option, ...]) -> None:
    """Replace what a field offers, unless somebody is choosing at this moment."""
    if not _is_typing(form, key):
        form.offer(key, options)


def _is_typing(form: AnyForm, key: str) -> bool:
    editor, focus = form.line(key).editor, QApplication.focusWidget()
    return focus is not None and (focus is editor or editor.isAncestorOf(focus))


def day_of(value: Value) -> date | None:
    """Take the day of a date field."""
    return value if isinstance(value, date) else None


def people(view: MeetingView) -> tuple[Option, ...]:
    """Offer the members of the meeting, with post and mark behind the name."""
    if view.record.roll:
        return tuple(
            Option(
                line.person_id,
                line.name,
                ", ".join(part for part in (line.post, mark_word(line.mark)) if part),
            )
            for line in view.record.roll
        )
    return tuple(Option(one.person_id, one.name, one.post) for one in view.members)


def items(view: MeetingView) -> tuple[Option, ...]:
    """Offer the matters of the agenda."""
    return tuple(
        Option(item.id, f"{number}. {item.title}")
        for number, item in enumerate(view.record.items, start=1)
    )
