"""Which panel each step of a course shows; steps without one are left out."""

from app.features.meetings.model.course import Step
from ui.pages.meetings.panels.base import Panel
from ui.pages.meetings.panels.decide.conclusion import ConclusionPanel
from ui.pages.meetings.panels.decide.vote import VotePanel
from ui.pages.meetings.panels.finish.close import ClosePanel
from ui.pages.meetings.panels.groups import GroupsPanel
from ui.pages.meetings.panels.online import OnlinePanel
from ui.pages.meetings.panels.score import ScorePanel
from ui.pages.meetings.panels.start.opening import OpeningPanel
from ui.pages.meetings.panels.start.programme import ProgrammePanel
from ui.pages.meetings.panels.start.review import ReviewPanel
from ui.pages.meetings.panels.start.roll import RollPanel
from ui.pages.meetings.panels.talk.contents import ContentsPanel
from ui.pages.meetings.panels.talk.discussion import DiscussionPanel

PANELS: tuple[type[Panel], ...] = (
    OpeningPanel,
    RollPanel,
    OnlinePanel,
    GroupsPanel,
    ProgrammePanel,
    ReviewPanel,
    ContentsPanel,
    DiscussionPanel,
    ConclusionPanel,
    VotePanel,
    ScorePanel,
    ClosePanel,
)


def panel_of(step: Step) -> type[Panel] | None:
    """Give the panel of a step."""
    return next((kind for kind in PANELS if kind.step == step.panel), None)


def shown_steps(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Leave out the steps this release has no panel for."""
    return tuple(step for step in steps if panel_of(step) is not None)
