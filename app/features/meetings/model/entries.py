"""What the secretary enters, as values of a form or a scenario."""

from dataclasses import dataclass
from datetime import date, datetime

from app.features.meetings.model.records import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMeeting:
    """A meeting to plan, or the details of a planned one.

    ``time`` is HH:MM or empty. ``theme`` is the subject of a thematic meeting, or the
    name of the party group that meets. ``reason`` says why a day is changed, or why a
    month has a second regular meeting.
    """

    kind: str
    on_day: date
    time: str = ""
    place: str = ""
    chair_id: str = ""
    clerk_id: str = ""
    guests: str = ""
    theme: str = ""
    form: str = "in_person"
    papers_sent_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewItem:
    """A matter for the agenda, or its details and what the chair concluded on it."""

    title: str
    topic: str = "other"
    presenter_id: str = ""
    content: str = ""
    conclusion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPaper:
    """A document used at the meeting; the file itself is stored by its digest."""

    title: str
    issuer: str = ""
    item_id: str = ""
    sha256: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOpinion:
    """What somebody said: a member by ``person_id`` or a guest by name."""

    text: str
    person_id: str = ""
    speaker: str = ""
    item_id: str = ""
    tone: Tone = Tone.NONE
    restricted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBallot:
    """A vote as counted.

    ``about_id`` names the member the matter is about, ``about_votes`` whether the
    meeting lets him vote on it himself. ``at`` is when it was taken; None is now.
    """

    subject: str
    matter: str = "resolution"
    item_id: str = ""
    secret: bool = False
    handed_out: int = 0
    returned: int = 0
    invalid: int = 0
    in_favour: int = 0
    against: int = 0
    other: int = 0
    about_id: str = ""
    about_votes: bool = True
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDraft:
    """A task the meeting gives; the tasks feature keeps it.

    What makes it clear in six ways is optional: who answers (``responsibility``), what
    comes out (``product``), who may decide (``authority``). ``report_meeting_id`` names
    the meeting that hears the result, ``report_at`` says it in words.
    """

    title: str
    owner_id: str = ""
    owner_text: str = ""
    starts_on: date | None = None
    due_on: date | None = None
    report_at: str = ""
    item_id: str = ""
    meeting_id: str = ""
    sentence: str = ""
    on: date | None = None
    responsibility: str = ""
    product: str = ""
    authority: str = ""
    area: str = ""
    report_meeting_id: str = ""


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task still open, as the tasks feature answers it."""

    task_id: str
    title: str
    owner: str
    due_on: date | None
