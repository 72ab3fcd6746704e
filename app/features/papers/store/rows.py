"""Rows of the registers read as records."""

from datetime import date

from app.features.papers.model.records import Incoming, Paper, Slot
from app.infra.errors import MissingRecord
from app.infra.store import Store

_PAPER = """
SELECT *, coalesce(signer_id, '') AS signer_id, coalesce(meeting_id, '') AS meeting_id
FROM paper
"""
_SLOT = "SELECT *, coalesce(paper_id, '') AS paper_id FROM paper_slot "
_INCOMING = """
SELECT *, coalesce(meeting_id, '') AS meeting_id, coalesce(task_id, '') AS task_id
FROM paper_incoming
"""


class PaperStore:
    """Reads papers; decides nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def paper(self, paper_id: str) -> Paper:
        """Read one outgoing paper or raise ``MissingRecord``."""
        found = self._store.one(Paper, _PAPER + "WHERE id = ?", paper_id)
        if found is None:
            raise MissingRecord(table="paper", record_id=paper_id)
        return found

    def papers(self) -> list[Paper]:
        """Read every outgoing paper by type, term and number, drafts last."""
        order = "ORDER BY on_day IS NULL, on_day, form, number, rowid"
        return self._store.all(Paper, _PAPER + order)

    def of_meeting(self, meeting_id: str) -> list[Paper]:
        """Read the papers that come from a meeting."""
        return self._store.all(
            Paper, _PAPER + "WHERE meeting_id = ? ORDER BY rowid", meeting_id
        )

    def series(self, form: str, term_id: str) -> list[Slot]:
        """Read the numbers given of a type in a term, in order."""
        return self._store.all(
            Slot,
            _SLOT + "WHERE form = ? AND term_id = ? ORDER BY number",
            form,
            term_id,
        )

    def slots(self) -> list[Slot]:
        """Read every number given."""
        return self._store.all(Slot, _SLOT + "ORDER BY term_id, form, number")

    def voided(self, paper_id: str) -> list[Slot]:
        """Read the numbers a paper bore before they were given up."""
        return self._store.all(
            Slot,
            _SLOT + "WHERE paper_id = ? AND void_reason <> '' ORDER BY number",
            paper_id,
        )

    def incoming(self, incoming_id: str) -> Incoming:
        """Read one incoming paper or raise ``MissingRecord``."""
        found = self._store.one(Incoming, _INCOMING + "WHERE id = ?", incoming_id)
        if found is None:
            raise MissingRecord(table="paper_incoming", record_id=incoming_id)
        return found

    def all_incoming(self, year: int | None = None) -> list[Incoming]:
        """Read the incoming papers (of a year) in the order of arrival."""
        where = "" if year is None else "WHERE year = ? "
        told = () if year is None else (year,)
        return self._store.all(
            Incoming, _INCOMING + where + "ORDER BY year, arrival", *told
        )

    def last_arrival(self, year: int) -> int:
        """Give the highest place in the register of a year; 0 without any."""
        last = self._store.value(
            "SELECT max(arrival) FROM paper_incoming WHERE year = ?", year
        )
        return int(str(last or 0))


def iso(day: date | None) -> str | None:
    """Write a day as the columns keep it."""
    return None if day is None else day.isoformat()
