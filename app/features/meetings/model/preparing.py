"""What is recorded of preparing a meeting, and the view of how far it is."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.features.meetings.model.planrules import OffRule, Thematic

What = Literal["papers", "minutes"]


@dataclass(frozen=True, slots=True)
class Told:
    """One member who was told of a meeting: in which way and when."""

    id: str
    meeting_id: str
    person_id: str
    way: str
    told_on: date
    told_time: str


@dataclass(frozen=True, slots=True)
class Posted:
    """Papers or minutes put on Sổ tay đảng viên, or why they were not."""

    id: str
    meeting_id: str
    what: What
    posted_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A change of the day of a meeting, with its reason.

    Equal days: the meeting is one more of its kind in the month, and this is why.
    """

    id: str
    meeting_id: str
    seq: int
    from_day: date
    to_day: date
    reason: str


@dataclass(frozen=True, slots=True)
class PaperFile:
    """The file of a paper of a meeting."""

    id: str
    meeting_id: str
    paper_id: str
    file_name: str
    media_type: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class YearHabit:
    """What the secretary chose when the year was planned."""

    id: str
    year: int
    mode: Literal["day", "weekday"]
    day: int
    weekday: int
    week: int
    off_rule: OffRule
    avoid_weekends: bool
    thematic: Thematic
    committee_days_before: int
    with_review: bool
    time: str
    committee_time: str
    place: str
    chair_id: str
    clerk_id: str


@dataclass(frozen=True, slots=True)
class Invited:
    """A member who has to be told, and how he was."""

    person_id: str
    name: str
    post: str
    told: Told | None
    way_title: str


def days_ahead(on_day: date, *out: date | None) -> int | None:
    """Count the days from the first day papers were out to the meeting."""
    days = [day for day in out if day is not None]
    return (on_day - min(days)).days if days else None


@dataclass(frozen=True, slots=True)
class Preparation:
    """How far a meeting is prepared: the facts behind scores, duties and the page.

    ``days_ahead`` is how many days before the meeting its papers were out (sent or
    posted, the earlier one); None while they are not. ``told_days_ahead`` counts from
    the day the last member was told, None until everybody was. ``needed_days`` is what
    the rule set asks of papers. ``committee_needed`` is False in a cell too small for a
    committee. ``papers_posting`` and ``minutes_posting`` carry the reason when posting
    was left out.
    """

    meeting_id: str
    on_day: date
    papers_sent_on: date | None
    papers_posting: Posted | None
    minutes_posting: Posted | None
    invited: tuple[Invited, ...]
    moves: tuple[Moved, ...]
    files: tuple[PaperFile, ...]
    papers: int
    agenda: int
    needed_days: int
    post_before_days: int | None
    post_after_days: int | None
    committee_needed: bool
    committee_met_on: date | None

    @property
    def posted_on(self) -> date | None:
        """Give the day the papers were posted."""
        return self.papers_posting.posted_on if self.papers_posting else None

    @property
    def minutes_posted_on(self) -> date | None:
        """Give the day the minutes were posted."""
        return self.minutes_posting.posted_on if self.minutes_posting else None

    @property
    def told(self) -> tuple[Told, ...]:
        """List those who were told."""
        return tuple(one.told for one in self.invited if one.told is not None)

    @property
    def told_count(self) -> int:
        """Count the members told."""
        return len(self.told)

    @property
    def of(self) -> int:
        """Count the members who have to be told."""
        return len(self.invited)

    @property
    def days_ahead(self) -> int | None:
        """Count the days between the papers and the meeting."""
        return days_ahead(self.on_day, self.papers_sent_on, self.posted_on)

    @property
    def papers_in_time(self) -> bool:
        """Say whether the papers were out as early as the rule set asks."""
        ahead = self.days_ahead
        return ahead is not None and ahead >= self.needed_days

    @property
    def told_days_ahead(self) -> int | None:
        """Count the days between the last notice and the meeting."""
        if not self.invited or self.told_count < self.of:
            return None
        return (self.on_day - max(one.told_on for one in self.told)).days
