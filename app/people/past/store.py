"""Rows of earlier values; no decisions."""

from datetime import date

from app.infra.store import Store
from app.people.past.model import PastValue

_SELECT = "SELECT id, person_id, field, value, until_on AS until FROM person_past"


class PastStore:
    """Reads earlier values."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def until(self, day: date) -> list[PastValue]:
        """Read what held until a day or later."""
        return self._store.all(
            PastValue, f"{_SELECT} WHERE until_on >= ?", day.isoformat()
        )

    def of(self, person_id: str) -> list[PastValue]:
        """Read one person's earlier values, oldest first."""
        return self._store.all(
            PastValue,
            f"{_SELECT} WHERE person_id = ? ORDER BY until_on, field",
            person_id,
        )

    def one(self, past_id: str) -> PastValue | None:
        """Read one earlier value."""
        return self._store.one(PastValue, f"{_SELECT} WHERE id = ?", past_id)
