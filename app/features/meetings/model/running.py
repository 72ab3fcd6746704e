"""What is noted while a meeting runs: times, skipped steps, who came late, drafts."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class What(StrEnum):
    """What a span of time was spent on."""

    STEP = "step"
    PAUSE = "pause"
    SPEECH = "speech"


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when; ``ended_at`` is None while it runs.

    ``name`` is the step, the speaker (a person's id or a guest's name), or for a pause
    ``LEFT`` when the window was left to go on later.
    """

    id: str
    meeting_id: str
    what: What
    name: str
    began_at: datetime
    ended_at: datetime | None

    def seconds(self, now: datetime) -> int:
        """Give the length so far in whole seconds; a clock set back gives none."""
        return max(0, int(((self.ended_at or now) - self.began_at).total_seconds()))


# The name of a pause that began because the window was left.
LEFT = "left"


@dataclass(frozen=True, slots=True)
class Skip:
    """A step that was passed over, and why."""

    id: str
    meeting_id: str
    step: str
    reason: str


@dataclass(frozen=True, slots=True)
class Presence:
    """When somebody came late or left early; None where he did not."""

    id: str
    meeting_id: str
    person_id: str
    arrived_at: datetime | None
    left_at: datetime | None

    def was_there(self, at: datetime) -> bool:
        """Say whether he was in the room at a moment."""
        came = self.arrived_at is None or self.arrived_at <= at
        return came and (self.left_at is None or at < self.left_at)


@dataclass(frozen=True, slots=True)
class Moment:
    """When a vote was taken, and whom it was about.

    ``about_votes`` is what the meeting decided about the person's own voice.
    """

    id: str
    meeting_id: str
    ballot_id: str
    at: datetime
    about_id: str
    about_votes: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """A field as it was left half typed.

    ``choice`` is the key of a chosen option, ``caret`` the place of the text cursor.
    """

    field: str
    text: str = ""
    choice: str = ""
    caret: int = 0

    @property
    def is_open_when_locked(self) -> bool:
        """Whether it is of what locked minutes still take: an addendum, a posting."""
        told = self.text if self.field in {"open", "page", "at"} else self.field
        return told.partition(".")[0] in {"addendum", "post"}


@dataclass(frozen=True, slots=True)
class Resumed:
    """How a meeting was found again: its drafts, and the last moment that is kept.

    ``is_long``: it was silent for so long since then that nobody but the secretary
    knows whether the meeting went on.
    """

    drafts: tuple[Draft, ...]
    last_at: datetime | None
    was_cut: bool
    is_long: bool = False
