"""Answers the book has given, known until a table they rest on is written.

A page, a document and the figures of a year read the same lists of people and meetings
hundreds of times between two writes. Every statement of a connection passes ``heard``
(see ``app.infra.book.turns``), so no write can be missed; what it does not know to be
harmless makes it forget everything. The folder lock lets one program in, so nobody
else writes meanwhile. Tables are changed by no trigger and no cascade; a test looks.
"""

import re
from collections.abc import Hashable
from typing import Any

# Rows of frozen records take about half a kilobyte each.
_MOST_ROWS = 20_000
_MOST_STATEMENTS = 2_000
_WRITE = re.compile(
    r"\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM)"
    r"\s+\"?(\w+)",
    re.IGNORECASE,
)
_HARMLESS = re.compile(r"\s*(?:SELECT|BEGIN|COMMIT|SAVEPOINT|RELEASE|PRAGMA)\b", re.I)
# An answer that depends on more than tables is asked for each time.
_FLEETING = re.compile(r"random|'now'|current_|changes\(|match|rowid\(", re.IGNORECASE)
_EVERYTHING = "*"


class Answers:
    """Keeps answers by statement; only the holder of the turn may ask."""

    def __init__(self) -> None:
        self._known: dict[str, dict[Hashable, tuple[Any, ...]]] = {}
        self._readers: dict[str, set[str]] = {}
        self._effects: dict[str, str] = {}
        self._rows = 0

    def find(self, sql: str, key: Hashable) -> tuple[Any, ...] | None:
        """Give a known answer, or None."""
        known = self._known.get(sql)
        return known.get(key) if known is not None else None

    def keep(self, sql: str, key: Hashable, rows: tuple[Any, ...]) -> None:
        """Know an answer from now on; rows must be values nobody can change."""
        if _FLEETING.search(sql):
            return
        self._rows += len(rows) + 1
        if self._rows > _MOST_ROWS:
            self.forget()
            self._rows = len(rows) + 1
        if sql not in self._known:
            self._known[sql] = {}
            for word in re.findall(r"\w+", sql.lower()):
                self._readers.setdefault(word, set()).add(sql)
        self._known[sql][key] = rows

    def heard(self, sql: str) -> None:
        """Forget what a statement may change."""
        written = self._effects.get(sql)
        if written is None:
            if len(self._effects) > _MOST_STATEMENTS:
                self._effects.clear()
            written = self._effects[sql] = _written(sql)
        if not written:
            return
        if written == _EVERYTHING:
            self.forget()
            return
        for reader in self._readers.pop(written, ()):
            known = self._known.pop(reader, {})
            self._rows -= sum(len(rows) + 1 for rows in known.values())

    def forget(self) -> None:
        """Know nothing any more: a rollback, a new schema, an unknown statement."""
        self._known.clear()
        self._readers.clear()
        self._rows = 0


def _written(sql: str) -> str:
    """Name the table a statement writes, '' for none, ``*`` for who knows."""
    found = _WRITE.match(sql)
    if found:
        return found.group(1).lower()
    return "" if _HARMLESS.match(sql) else _EVERYTHING
