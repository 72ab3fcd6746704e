"""The sentences of minutes, as ``data/documents/minutes.toml`` gives them."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.reports.minutes.parts.words import ScoreWords


@dataclass(frozen=True, slots=True)
class Columns:
    """Headings of a table of tasks."""

    no: str
    task: str
    owner: str
    third: str


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/minutes.toml``."""

    kind: str
    draft_mark: str
    comrade: str
    starts: str
    place: str
    officials: str
    guests: str
    people: str
    total: str
    total_committee: str
    rest_exempt: str
    rest_away: str
    rest_suspended: str
    present: str
    exempt_present: str
    visiting: str
    called_later: str
    papers: str
    course: str
    task_review: str
    review_count: str
    review_done: str
    review_open: str
    review_moved: str
    presenter: str
    discussion: str
    speaker_count: str
    speaker: str
    tone_criticism: str
    tone_self_criticism: str
    tone_praise: str
    item_conclusion: str
    no_items: str
    conclusion: str
    tasks: str
    votes: str
    no_votes: str
    vote_subject: str
    vote_open: str
    vote_secret: str
    vote_passed: str
    vote_failed: str
    base_members: str
    base_committee: str
    read: str
    read_note: str
    unread: str
    ends: str
    clerk_signs: str
    chair_signs: str
    addendum: str
    addendum_of: str
    addendum_reason: str
    addendum_day: str
    missing_day: str
    missing_time: str
    time: str
    summary: Mapping[str, str]
    score: ScoreWords
    review_columns: Columns
    task_columns: Columns
