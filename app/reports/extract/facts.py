"""The matter an extract is of, with the meeting around it."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.documents.numbering import DOTS
from app.features.meetings.model.records import Assignment, Item
from app.features.meetings.model.views import VoteResult
from app.infra.errors import MissingRecord
from app.reports.letterhead import Closing, Letterhead, letterhead
from app.reports.minutes.offered import words as meeting_words
from app.reports.minutes.pen import Facts as MinutesFacts
from app.reports.minutes.pen import Pen
from app.reports.minutes.report import gather as gather_minutes
from app.reports.minutes.wording import Wording as MinutesWording
from app.reports.minutes.wording import read_wording
from app.reports.placing.parted import letter_words
from app.reports.resolution.facts import resolution_number
from app.reports.sources import Sources

_SEPARATOR = "."


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/extract.toml`` and ``resolution_extract.toml``."""

    source: str
    kind: str
    file_stem: str
    form: str
    present: str
    course: str
    decided: str
    votes: str
    origin: str
    number_of: str
    officer: str
    closing: Closing
    lead: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Facts:
    """A meeting, one of its matters, and who certifies the extract."""

    minutes: MinutesFacts
    words: MinutesWording
    letter: Letterhead
    item: Item
    resolution: str = ""

    @property
    def pen(self) -> Pen:
        """Give the pen the minutes are written with."""
        return Pen(self.minutes, self.words)

    @property
    def votes(self) -> tuple[VoteResult, ...]:
        """Give the votes on the matter."""
        votes = self.minutes.view.votes
        return tuple(one for one in votes if one.ballot.item_id == self.item.id)

    @property
    def tasks(self) -> tuple[Assignment, ...]:
        """Give the tasks the matter led to."""
        given = self.minutes.view.record.assignments
        return tuple(one for one in given if one.item_id == self.item.id)


def record_of(meeting_id: str, item_id: str) -> str:
    """Name the record of an extract."""
    return f"{meeting_id}{_SEPARATOR}{item_id}"


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the meeting and find the matter. Raises ``MissingRecord``."""
    meeting_id, _dot, item_id = record_id.partition(_SEPARATOR)
    minutes = gather_minutes(sources, meeting_id)
    for item in minutes.view.record.items:
        if item.id == item_id:
            day = minutes.view.meeting.on_day
            return Facts(
                minutes,
                read_wording(),
                letterhead(sources, day),
                item,
                resolution_number(sources, meeting_id),
            )
    raise MissingRecord(table="meeting_item", record_id=item_id)


def words_of(facts: Facts) -> dict[str, str]:
    """Give the words a template of an extract may place."""
    matter = {"Nội dung họp": facts.item.title, "Nghị quyết": facts.resolution or DOTS}
    return {**letter_words(facts.letter), **meeting_words(facts.pen), **matter}
