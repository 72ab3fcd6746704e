"""What every part of the minutes is written with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from app.documents.inline import Inline, inl, lit
from app.documents.model import Block, Col, Para
from app.documents.numbering import DOTS, Numberer
from app.features.meetings.model.forms.groups import GroupsView
from app.features.meetings.model.forms.online import OnlineView
from app.features.meetings.model.records import Meeting
from app.features.meetings.model.views import MeetingView
from app.features.session_score.model.sheet import ScoreView
from app.kernel.dates import short
from app.people.model import Unit
from app.reports.minutes.wording import Columns, Form, Wording

# The arrangement of kinds that have none of their own.
_ANY = "other"
_NUMBER_MM, _SIDE_MM = 11, 45


@dataclass(frozen=True, slots=True)
class Facts:
    """A meeting and the cell as it was named on that day."""

    view: MeetingView
    unit: Unit | None
    presenters: Mapping[str, str]
    score: ScoreView | None = None
    online: OnlineView | None = None
    groups: GroupsView | None = None


@dataclass(frozen=True, slots=True)
class Pen:
    """The facts, the wording, and the counter of headings."""

    facts: Facts
    words: Wording
    number: Numberer = field(default_factory=Numberer)

    @property
    def view(self) -> MeetingView:
        """Give the meeting with its sums."""
        return self.facts.view

    @property
    def meeting(self) -> Meeting:
        """Give the meeting itself."""
        return self.facts.view.meeting

    @property
    def summary(self) -> str:
        """Write what the minutes are of, as it stands under the title."""
        day = self.meeting.on_day
        theme = f": {self.meeting.theme}" if self.meeting.theme else ""
        summary = self.form.summary.format(
            month=day.month,
            year=day.year,
            date=short(day),
            theme=theme,
            title=self.view.title,
        )
        return summary + self.apart(self.form.summary)

    def apart(self, pattern: str) -> str:
        """Tell it from another meeting of the month, where only that is named."""
        return self.view.apart if "{month}" in pattern else ""

    @property
    def form(self) -> Form:
        """Give the arrangement for this kind of meeting."""
        forms = self.words.form
        return forms.get(self.meeting.kind, forms[_ANY])

    @property
    def blank(self) -> str:
        """Give the dots that stand for what was not entered."""
        return DOTS

    def comrade(self, name: str) -> str:
        """Write the form of address before a name."""
        return f"{self.words.comrade} {name}"

    def official(self, name: str, post: str) -> str:
        """Write chair or clerk with the post, or a blank."""
        if not name:
            return DOTS
        named = self.comrade(name)
        return f"{named}, {post}" if post else named

    def time(self, at: datetime | None) -> str:
        """Write a time of day, or a blank."""
        if at is None:
            return self.words.missing_time
        return self.words.time.format(hour=f"{at:%H}", minute=f"{at:%M}")


def line(wording: str, *, keep_next: bool = False, **values: object) -> Para:
    """Write an authored sentence with its places filled literally."""
    return Para(inl(wording, **values), keep_next=keep_next)


def paragraphs(text: str, lead: Inline = ()) -> Iterator[Block]:
    """Give every line of a typed text its own paragraph, after an authored lead."""
    for one in text.splitlines():
        if one.strip():
            yield Para((*lead, *lit(one)))
            lead = ()


def columns(titles: Columns) -> tuple[Col, ...]:
    """Lay a table of tasks out: number, task, owner and a third column."""
    return (
        Col(titles.no, _NUMBER_MM, "center"),
        Col(titles.task),
        Col(titles.owner, _SIDE_MM),
        Col(titles.third, _SIDE_MM),
    )


def span(first: date | None, last: date | None) -> str:
    """Write from when to when; an unknown end is a blank."""
    if first and last:
        return f"{short(first)} – {short(last)}"
    return short(last) if last else DOTS


def two(count: int) -> str:
    """Write a zero before single figures as party papers do ("01"), but plain 0."""
    return f"{count:02d}" if count else "0"
