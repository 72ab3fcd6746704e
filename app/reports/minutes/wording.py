"""The sentences of minutes, as ``data/documents/minutes.toml`` gives them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from app.infra.datafile import read_toml
from app.infra.paths import rules_folder
from app.reports.minutes.parts.words import GroupWords, OnlineWords, ScoreWords


@dataclass(frozen=True, slots=True)
class Columns:
    """Headings of a table of tasks."""

    no: str
    task: str
    owner: str
    third: str


@dataclass(frozen=True, slots=True)
class Form:
    """How the minutes of one kind of meeting are arranged.

    ``code`` is the outline of the handbook (domain-members-documents.md §8.4).
    ``second`` heads the second half of the course, for meetings of two parts.
    ``whole`` is the sentence of the counts, ``base`` who votes on a resolution.
    """

    code: str
    summary: str
    course: str
    conclusion: str
    votes: str
    whole: str
    base: str
    second: str = ""


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
    rest_exempt: str
    rest_away: str
    rest_suspended: str
    present: str
    exempt_present: str
    visiting: str
    called_later: str
    arrived_late: str
    left_early: str
    pauses: str
    pause: str
    skipped: str
    part_began: str
    restricted: str
    papers: str
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
    tasks: str
    no_votes: str
    vote_subject: str
    vote_open: str
    vote_secret: str
    vote_passed: str
    vote_failed: str
    base_present: str
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
    share: Mapping[str, str]
    form: Mapping[str, Form]
    score: ScoreWords
    online: OnlineWords
    groups: GroupWords
    review_columns: Columns
    task_columns: Columns


@cache
def read_wording() -> Wording:
    """Read the words of minutes for papers that are made from the same meeting."""
    return read_toml(rules_folder() / "documents" / "minutes.toml", Wording)
