"""Use cases: who keeps the book, and whose name stands behind what is written.

The chain of events keeps the name as it was on the day of the act. What was written
before stays as it is, so a new secretary finds what the one before him did.
"""

from datetime import date

from app.infra.store import Store
from app.kernel.changes import Change
from app.kernel.words import _
from app.people.keeping import rules
from app.people.keeping.errors import KeeperKnown, KeeperPostVacant
from app.people.keeping.model import UNNAMED, Keeper
from app.people.keeping.store import KeeperStore

_KINDS = ("people",)


class Keeping:
    """Who keeps this book."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rows = KeeperStore(store)

    def now(self) -> Keeper | None:
        """Give who keeps the book today; None while the book knows nobody."""
        today = self._store.clock.today()
        return rules.keeper_on(today, self._rows.chosen(), self._rows.in_office(today))

    def actor(self) -> str:
        """Name who writes now, for the chain of events."""
        found = self.now()
        return found.name if found is not None else UNNAMED

    def behind(self, actor: str, at: str) -> str:
        """Name who stands behind an event of the chain, written ``at`` a moment.

        Before the book knew its people it noted nobody. Who held the post on that day
        is known by now and is told as just that; the event itself stays as it is.
        """
        if actor != UNNAMED:
            return actor
        held = self._rows.in_office(date.fromisoformat(at[:10]))
        if not held:
            return UNNAMED
        return _("{name} (theo chức vụ)").format(name=held[0].name)

    def choose(self, person_id: str) -> Change:
        """Let somebody keep the book from today on; the act is still the other's."""
        held = self.now()
        if held is not None and held.person_id == person_id:
            raise KeeperKnown(field="person", name=held.name)
        return self._write(person_id)

    def follow_post(self) -> Change:
        """Let the holder of the post keep the book again."""
        if not self._rows.in_office(self._store.clock.today()):
            raise KeeperPostVacant(field="person")
        return self._write(None)

    def _write(self, person_id: str | None) -> Change:
        today = self._store.clock.today()
        known = self._rows.choice_of(today)
        with self._store.command("people.choose_keeper") as unit:
            if known:
                unit.update("book_keeper", known, {"person_id": person_id})
            else:
                row = {"person_id": person_id, "from_on": today.isoformat()}
                known = unit.insert("book_keeper", row)
        return unit.change(*_KINDS, record_id=known)
