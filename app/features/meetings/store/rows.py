"""Rows of meetings read as records, and the values written back."""

from datetime import date, datetime
from typing import TypeVar

from app.features.meetings.model.records import (
    Addendum,
    Assignment,
    Ballot,
    Item,
    Meeting,
    Number,
    Opinion,
    Paper,
    Record,
    Review,
    RollLine,
)
from app.features.meetings.model.running import Moment, Presence, Skip, Span
from app.infra.errors import MissingRecord
from app.infra.store import Store

T = TypeVar("T")
# The form of paper the minutes are numbered under (05-HD/VPTW: BB is Biên bản).
MINUTES = "BB"
_MEETING = """
SELECT id, kind, form, theme, on_day, planned_time, place,
  coalesce(chair_id, '') AS chair_id, coalesce(clerk_id, '') AS clerk_id, guests, state,
  step, conclusion, papers_sent_on, started_at, closed_at, read_at, read_note,
  unread_reason, signed_on, locked_at, cancel_reason, conduct_id,
  (SELECT coalesce(sum(max(0,
     unixepoch(min(ended_at, coalesce(closed_at, ended_at)))
     - unixepoch(max(began_at, coalesce(started_at, began_at))))), 0)
   FROM meeting_span WHERE meeting_id = meeting.id AND what = 'pause') AS paused
FROM meeting
"""
_TABLES: dict[type, tuple[str, str, str]] = {
    Item: ("meeting_item", "coalesce(presenter_id,'') AS presenter_id", "seq, id"),
    Paper: ("meeting_paper", "coalesce(item_id,'') AS item_id", "seq, id"),
    RollLine: ("meeting_roll", "id", "seq, id"),
    Opinion: (
        "meeting_opinion",
        "coalesce(item_id,'') AS item_id, coalesce(person_id,'') AS person_id",
        "seq, id",
    ),
    Ballot: ("meeting_ballot", "coalesce(item_id,'') AS item_id", "seq, id"),
    Review: ("meeting_review", "id", "seq, id"),
    Assignment: ("meeting_task", "coalesce(item_id,'') AS item_id", "seq, id"),
    Addendum: ("meeting_addendum", "id", "number"),
    Span: ("meeting_span", "id", "began_at, id"),
    Skip: ("meeting_skip", "id", "id"),
    Presence: ("meeting_presence", "id", "id"),
    Moment: ("meeting_moment", "coalesce(about_id,'') AS about_id", "at, id"),
}


class MeetingStore:
    """Reads meetings; decides nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def meeting(self, meeting_id: str) -> Meeting:
        """Read one meeting or raise ``MissingRecord``."""
        found = self._store.one(Meeting, _MEETING + "WHERE id = ?", meeting_id)
        if found is None:
            raise MissingRecord(table="meeting", record_id=meeting_id)
        return found

    def between(self, first: date, last: date) -> list[Meeting]:
        """Read the meetings of a span of days, in order."""
        return self._store.all(
            Meeting,
            _MEETING + "WHERE on_day BETWEEN ? AND ? ORDER BY on_day, planned_time, id",
            first.isoformat(),
            last.isoformat(),
        )

    def has_alike_before(self, meeting: Meeting) -> bool:
        """Say whether one of its kind and theme is earlier in its month."""
        return bool(
            self._store.value(
                "SELECT 1 FROM meeting WHERE kind = ? AND theme = ?"
                " AND on_day >= ? AND on_day < ? AND state <> 'cancelled' LIMIT 1",
                meeting.kind,
                meeting.theme,
                meeting.on_day.replace(day=1).isoformat(),
                meeting.on_day.isoformat(),
            )
        )

    def all(self) -> list[Meeting]:
        """Read every meeting, newest first."""
        return self._store.all(Meeting, _MEETING + "ORDER BY on_day DESC, id DESC")

    def parts(self, kind: type[T], meeting_id: str) -> tuple[T, ...]:
        """Read the parts of one kind recorded at a meeting, in their order."""
        table, replaced, order = _TABLES[kind]
        sql = f"SELECT *, {replaced} FROM {table} WHERE meeting_id = ? ORDER BY {order}"  # noqa: S608  (names of this module)
        return tuple(self._store.all(kind, sql, meeting_id))

    def part(self, kind: type[T], part_id: str) -> T:
        """Read one part by its id or raise ``MissingRecord``."""
        table, replaced, _order = _TABLES[kind]
        sql = f"SELECT *, {replaced} FROM {table} WHERE id = ?"  # noqa: S608  (names of this module)
        found = self._store.one(kind, sql, part_id)
        if found is None:
            raise MissingRecord(table=table, record_id=part_id)
        return found

    def next_seq(self, kind: type, meeting_id: str) -> int:
        """Give the place after the last part of a kind."""
        table = _TABLES[kind][0]
        last = self._store.value(
            f"SELECT max(seq) FROM {table} WHERE meeting_id = ?",  # noqa: S608  (names of this module)
            meeting_id,
        )
        return int(str(last or 0)) + 1

    def roll_line(self, meeting_id: str, person_id: str) -> RollLine | None:
        """Read a person's line on the roll of a meeting."""
        return self._store.one(
            RollLine,
            "SELECT * FROM meeting_roll WHERE meeting_id = ? AND person_id = ?",
            meeting_id,
            person_id,
        )

    def record(self, meeting_id: str) -> Record:
        """Read everything recorded of a meeting."""
        return Record(
            meeting=self.meeting(meeting_id),
            items=self.parts(Item, meeting_id),
            papers=self.parts(Paper, meeting_id),
            roll=self.parts(RollLine, meeting_id),
            opinions=self.parts(Opinion, meeting_id),
            ballots=self.parts(Ballot, meeting_id),
            reviews=self.parts(Review, meeting_id),
            assignments=self.parts(Assignment, meeting_id),
            addenda=self.parts(Addendum, meeting_id),
            number=self.number_of(meeting_id),
            spans=self.parts(Span, meeting_id),
            skips=self.parts(Skip, meeting_id),
            presence=self.parts(Presence, meeting_id),
            moments=self.parts(Moment, meeting_id),
        )

    def number_of(self, meeting_id: str) -> Number | None:
        """Read the number the minutes of a meeting bear."""
        return self._store.one(
            Number,
            "SELECT * FROM paper_number WHERE form = ? AND meeting_id = ?"
            " AND void_reason = ''",
            MINUTES,
            meeting_id,
        )

    def numbers(self) -> list[Number]:
        """Read every number of minutes, by term and number."""
        return self._store.all(
            Number,
            "SELECT * FROM paper_number WHERE form = ? ORDER BY term_id, number",
            MINUTES,
        )

    def last_number(self, term_id: str) -> int:
        """Give the highest number of the term, void ones included; 0 without any."""
        last = self._store.value(
            "SELECT max(number) FROM paper_number WHERE form = ? AND term_id = ?",
            MINUTES,
            term_id,
        )
        return int(str(last or 0))

    def number_taken(self, term_id: str, number: int) -> bool:
        """Say whether a number of the term was ever given."""
        return bool(
            self._store.value(
                "SELECT 1 FROM paper_number"
                " WHERE form = ? AND term_id = ? AND number = ?",
                MINUTES,
                term_id,
                number,
            )
        )


def iso(day: date | None) -> str | None:
    """Write a day as the columns keep it."""
    return None if day is None else day.isoformat()


def moment(at: datetime) -> str:
    """Write a moment as the columns keep it, to the second."""
    return at.isoformat(timespec="seconds")
