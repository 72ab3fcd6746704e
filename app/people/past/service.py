"""Use cases of earlier values: kept by a change, moved to another day, given up."""

from datetime import date

from app.infra.store import Store
from app.kernel.changes import Change
from app.people.past import rules
from app.people.past.errors import PastValueGone
from app.people.past.model import Known, PastValue
from app.people.past.store import PastStore

_KINDS = ("members", "people")


class Past:
    """What the fields of people said before, and until when."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rows = PastStore(store)

    def on(self, day: date) -> Known:
        """Give what differed on a day from what the book says now."""
        return rules.values_on(self._rows.until(day), day)

    def of(self, person_id: str) -> list[PastValue]:
        """List one person's earlier values, oldest first."""
        return self._rows.of(person_id)

    def keep(self, person_id: str, field: str, old: str, from_on: date) -> None:
        """Keep the value that ends when another counts from ``from_on``.

        A use case calls it inside its own command, together with the new value.
        """
        today = self._store.clock.today()
        until = rules.last_day(field, from_on, self.of(person_id), today)
        if until is None:
            return
        row = {"person_id": person_id, "field": field, "value": old}
        with self._store.command("people.change_from") as unit:
            unit.insert("person_past", {**row, "until_on": until})

    def move(self, past_id: str, from_on: date) -> Change:
        """Let the value that followed count from another day."""
        past = self._known(past_id)
        others = [one for one in self.of(past.person_id) if one.id != past_id]
        same = [one.until for one in others if one.field == past.field]
        before = max((day for day in same if day < past.until), default=date.min)
        after = min((day for day in same if day > past.until), default=None)
        until = rules.moved(past.field, from_on, (before, after), self._today())
        with self._store.command("people.move_change") as unit:
            unit.update("person_past", past_id, {"until_on": until})
        return unit.change(*_KINDS, record_id=past.person_id)

    def give_up(self, past_id: str) -> Change:
        """Say that the earlier value was a slip: what follows holds before it too."""
        past = self._known(past_id)
        with self._store.command("people.give_up_past") as unit:
            unit.delete("person_past", past_id)
        return unit.change(*_KINDS, record_id=past.person_id)

    def _today(self) -> date:
        return self._store.clock.today()

    def _known(self, past_id: str) -> PastValue:
        found = self._rows.one(past_id)
        if found is None:
            raise PastValueGone
        return found
