"""A meeting as its resolution sees it, and the number the register gave."""

from dataclasses import dataclass

from app.features.meetings.model.views import VoteResult
from app.features.papers.model.records import PaperState
from app.features.papers.model.views import PaperView
from app.infra.errors import MissingRecord
from app.reports.letterhead import Letterhead, letterhead
from app.reports.minutes.pen import Facts as MinutesFacts
from app.reports.minutes.pen import Pen
from app.reports.minutes.report import gather as gather_minutes
from app.reports.minutes.wording import Wording as MinutesWording
from app.reports.minutes.wording import read_wording
from app.reports.sources import Sources

RESOLUTION = "NQ"
_SEPARATOR = "."


@dataclass(frozen=True, slots=True)
class Facts:
    """A meeting, who signs for the cell, and the paper in the register (if any).

    ``vote`` is the one a special resolution is about, ``person`` whom it is about.
    """

    minutes: MinutesFacts
    words: MinutesWording
    letter: Letterhead
    paper: PaperView | None
    vote: VoteResult | None = None
    person: str = ""

    @property
    def pen(self) -> Pen:
        """Give the pen the minutes are written with."""
        return Pen(self.minutes, self.words)

    @property
    def is_issued(self) -> bool:
        """Say whether the register gave the paper its number."""
        return self.paper is not None and self.paper.paper.state is PaperState.ISSUED


def record_of(meeting_id: str, ballot_id: str) -> str:
    """Name the record of a special resolution: the vote it rests on."""
    return f"{meeting_id}{_SEPARATOR}{ballot_id}"


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the meeting and its resolution."""
    minutes = gather_minutes(sources, record_id)
    return Facts(
        minutes,
        read_wording(),
        letterhead(sources, minutes.view.meeting.on_day),
        _paper(sources, record_id),
    )


def gather_special(sources: Sources, record_id: str) -> Facts:
    """Ask for the meeting and the vote. Raises ``MissingRecord``."""
    meeting_id, _dot, ballot_id = record_id.partition(_SEPARATOR)
    minutes = gather_minutes(sources, meeting_id)
    for vote in minutes.view.votes:
        if vote.ballot.id == ballot_id:
            return Facts(
                minutes,
                read_wording(),
                letterhead(sources, minutes.view.meeting.on_day),
                _paper(sources, meeting_id, ballot_id),
                vote,
                _person(sources, minutes, ballot_id),
            )
    raise MissingRecord(table="meeting_ballot", record_id=ballot_id)


def resolution_number(sources: Sources, meeting_id: str) -> str:
    """Give the number of a meeting's resolution as it is quoted; empty when none."""
    found = _paper(sources, meeting_id)
    if found is None or not found.number_text:
        return ""
    day = found.paper.on_day
    return f"{found.number_text} ngày {day:%d/%m/%Y}" if day else found.number_text


def _paper(sources: Sources, meeting_id: str, ballot_id: str = "") -> PaperView | None:
    found = [
        one
        for one in sources.papers.of_meeting(meeting_id)
        if one.paper.form == RESOLUTION
        and one.paper.state is not PaperState.WITHDRAWN
        and (one.paper.ballot_id == ballot_id if ballot_id else not one.paper.item_id)
    ]
    special = {_ballot(one) for one in found} - {""}
    if not ballot_id and special:
        found = [one for one in found if not _ballot(one)] or found
    return found[-1] if found else None


def _ballot(one: PaperView) -> str:
    return one.paper.ballot_id


def _person(sources: Sources, minutes: MinutesFacts, ballot_id: str) -> str:
    moment = minutes.view.record.moment_of(ballot_id)
    if moment is None or not moment.about_id:
        return ""
    found = sources.people.people({moment.about_id}, minutes.view.meeting.on_day)
    return found[moment.about_id].full_name if moment.about_id in found else ""
