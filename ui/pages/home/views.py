"""What the home page shows, as frozen values. No Qt."""

from dataclasses import dataclass

from app.kernel.places import Place
from app.kernel.words import _
from ui.widgets.status import Status, Tone


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of the list, ready to be drawn; ``due_text`` is empty for a start."""

    status: Status
    title: str
    reason: str
    due_text: str
    left_text: str
    tone: Tone
    action: str
    place: Place
    mark: str = ""

    @property
    def spoken(self) -> str:
        """Say the line as a screen reader should."""
        if not self.due_text:
            return self.title
        return _("{title}, {left}, hạn {due}").format(
            title=self.title, left=self.left_text, due=self.due_text
        )


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with its count; ``is_late`` draws its title in the warning colour."""

    title: str
    count: int
    is_late: bool
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of readying the next meeting."""

    status: Status
    title: str
    day: str


@dataclass(frozen=True, slots=True)
class MeetingView:
    """The next meeting as its card shows it."""

    day: str
    month: str
    title: str
    when: str
    steps: tuple[StepView, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class BarView:
    """One four-good group as figures and a bar."""

    title: str
    figure: str
    met: int
    waiting: int
    missing: int
    open: int


@dataclass(frozen=True, slots=True)
class FourGoodView:
    """The four groups and what follows if nothing more is done."""

    title: str
    bars: tuple[BarView, ...]
    forecast: str
    place: Place


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything the page shows."""

    date_text: str
    sections: tuple[SectionView, ...]
    more: str
    empty: str
    done_title: str
    done: tuple[str, ...]
    main_action: str
    main_place: Place | None
    main_is_meeting: bool
    meeting: MeetingView | None
    no_meeting: str
    four_good: FourGoodView | None
    clock_warning: str
    has_others: bool
