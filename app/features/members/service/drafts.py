"""A form that was left half-way: kept inside the encrypted book until it is used.

It is no record: nothing in the chain of events tells of it.
"""

import json
from collections.abc import Mapping

from app.infra.store import Store
from app.kernel.text import clean

_KEY = "members.draft"


class Drafts:
    """The new member somebody began to write down."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, values: Mapping[str, str]) -> None:
        """Keep what was typed, by field; nothing typed forgets the draft."""
        told = {key: clean(value) for key, value in values.items() if clean(value)}
        self._store.set_meta(_KEY, json.dumps(told, ensure_ascii=False) if told else "")

    def kept(self) -> dict[str, str]:
        """Return what was typed, by field; empty when there is no draft."""
        text = self._store.meta(_KEY)
        found: dict[str, str] = json.loads(text) if text else {}
        return found

    def forget(self) -> None:
        """Drop the draft: the member is on the roll, or was given up."""
        self._store.set_meta(_KEY, "")
