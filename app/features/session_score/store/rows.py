"""Rows of schemes and sheets read as records; decides nothing."""

from datetime import date

from app.features.session_score.model.scheme import OwnLine, Scheme
from app.features.session_score.model.sheet import Entry, Sheet
from app.infra.errors import MissingRecord
from app.infra.store import Store


class ScoreStore:
    """Reads schemes and sheets."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def schemes(self) -> list[Scheme]:
        """Read every choice of a set, oldest first."""
        return self._store.all(Scheme, "SELECT * FROM score_scheme ORDER BY from_on")

    def scheme(self, scheme_id: str) -> Scheme:
        """Read one choice or raise ``MissingRecord``."""
        found = self._store.one(
            Scheme, "SELECT * FROM score_scheme WHERE id = ?", scheme_id
        )
        if found is None:
            raise MissingRecord(table="score_scheme", record_id=scheme_id)
        return found

    def scheme_on(self, day: date) -> Scheme | None:
        """Read the choice in force on a day."""
        return self._store.one(
            Scheme,
            "SELECT * FROM score_scheme WHERE from_on <= ?"
            " ORDER BY from_on DESC LIMIT 1",
            day.isoformat(),
        )

    def lines(self, scheme_id: str) -> list[OwnLine]:
        """Read the cell's own lines of a choice."""
        return self._store.all(
            OwnLine,
            "SELECT * FROM score_scheme_line WHERE scheme_id = ? ORDER BY seq, id",
            scheme_id,
        )

    def is_settled(self, scheme_id: str) -> bool:
        """Say whether signed minutes rest on a choice."""
        return bool(
            self._store.value(
                "SELECT 1 FROM score_sheet JOIN meeting ON meeting.id = meeting_id"
                " WHERE scheme_id = ? AND state IN ('signed', 'locked')",
                scheme_id,
            )
        )

    def sheets_of(self, scheme_id: str) -> list[Sheet]:
        """Read the sheets that rest on a choice."""
        return self._store.all(
            Sheet, "SELECT * FROM score_sheet WHERE scheme_id = ?", scheme_id
        )

    def sheet(self, meeting_id: str) -> Sheet | None:
        """Read the sheet of a meeting."""
        return self._store.one(
            Sheet, "SELECT * FROM score_sheet WHERE meeting_id = ?", meeting_id
        )

    def entries(self, meeting_id: str) -> list[Entry]:
        """Read the lines kept of a meeting, in their order."""
        return self._store.all(
            Entry,
            "SELECT * FROM score_entry WHERE meeting_id = ? ORDER BY seq, id",
            meeting_id,
        )

    def scored_meetings(self) -> frozenset[str]:
        """Name the meetings that have a sheet."""
        rows = self._store.rows("SELECT meeting_id FROM score_sheet")
        return frozenset(str(row["meeting_id"]) for row in rows)
