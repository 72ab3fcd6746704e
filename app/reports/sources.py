"""Where reports take their facts from: the services of the features, by name.

Each feature adds its own line here and in ``app.bootstrap``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.features.checklist.service.checklist import Checklist
from app.features.development.service.development import Development
from app.features.meetings.service.meetings import Meetings
from app.features.member_import.service.steps import MemberImport
from app.features.members.service.members import Members
from app.features.papers.service.papers import Papers
from app.features.session_score.service.scores import SessionScore
from app.features.tasks.service.tasks import Tasks
from app.kernel.clock import Clock
from app.kernel.places import MonthAhead
from app.people.service import People


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The services a ``gather`` function may ask."""

    clock: Clock
    people: People
    members: Members
    member_import: MemberImport
    tasks: Tasks
    meetings: Meetings
    papers: Papers
    scores: SessionScore
    development: Development
    checklist: Checklist
    month: Callable[[date], MonthAhead]
