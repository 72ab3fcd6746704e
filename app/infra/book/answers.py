"""Answers the book has given, known until a table they rest on is written.

A page, a document and the figures of a year read the same lists of people and meetings
hundreds of times between two writes. Every statement of a connection passes ``heard``
(see ``app.infra.book.turns``), so no write can be missed; what it does not know to be
harmless makes it forget everything. The folder lock lets one program in, so nobody
else writes meanwhile. Tables are changed by no trigger and no cascade; a test looks.
"""

import re
from collections.abc import Callable, Collection, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from typing import Any, TypeVar

T = TypeVar("T")

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
    """Keeps answers by what was asked: a statement, or what is worked out from some.

    Answers are tuples of values that nobody can change. ``find``, ``keep`` and
    ``follow`` are for ``Store``, which has the turn.
    """

    def __init__(self, turn: AbstractContextManager[object]) -> None:
        self._turn = turn
        self._known: dict[Hashable, dict[Hashable, tuple[Any, ...]]] = {}
        self._statements: dict[Hashable, frozenset[str]] = {}
        self._readers: dict[str, set[Hashable]] = {}
        self._weights: dict[Hashable, int] = {}
        self._effects: dict[str, str] = {}
        self._weight = 0
        self._following: list[set[str]] = []

    def worked_out(
        self, name: str, key: Hashable, work: Callable[[], tuple[T, ...]]
    ) -> tuple[T, ...]:
        """Return what ``work`` reads and works out, until a table it read is written.

        It must follow from ``key`` and from what it reads through the store alone.
        """
        with self._turn:
            known: tuple[T, ...] | None = self.find((name, key), key)
            if known is None:
                with self._followed() as statements:
                    known = work()
                self.keep((name, key), key, known, statements)
            return known

    def find(self, asked: Hashable, key: Hashable) -> tuple[Any, ...] | None:
        """Give what is known, or None."""
        found = self._known[asked].get(key) if asked in self._known else None
        if found is not None and self._following:
            self.follow(*self._statements[asked])
        return found

    def keep(
        self,
        asked: Hashable,
        key: Hashable,
        answer: tuple[Any, ...],
        statements: Collection[str],
    ) -> None:
        """Know an answer until a table of its statements is written."""
        if any(map(_FLEETING.search, statements)):
            return
        weight = 1 + sum(_weight(part) for part in answer)
        if self._weight + weight > _MOST_ROWS:
            self.forget()
        self._weight += weight
        if asked not in self._known:
            self._known[asked] = {}
            self._weights[asked] = 0
            self._statements[asked] = frozenset(statements)
            for word in {word for sql in statements for word in _words(sql)}:
                self._readers.setdefault(word, set()).add(asked)
        self._known[asked][key] = answer
        self._weights[asked] += weight

    def follow(self, *statements: str) -> None:
        """Note statements for everything that is being worked out."""
        for followed in self._following:
            followed.update(statements)

    @contextmanager
    def _followed(self) -> Iterator[set[str]]:
        heard: set[str] = set()
        self._following.append(heard)
        try:
            yield heard
        finally:
            self._following.pop()

    def heard(self, sql: str) -> None:
        """Forget what a statement may change; note it for what is being worked out."""
        self.follow(sql)
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
            self._known.pop(reader, None)
            self._weight -= self._weights.pop(reader, 0)

    def forget(self) -> None:
        """Know nothing any more: a rollback, a new schema, an unknown statement."""
        for kept in (self._known, self._statements, self._readers, self._weights):
            kept.clear()
        self._weight = 0


@lru_cache(maxsize=512)
def _words(sql: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", sql.lower()))


def _weight(part: object) -> int:
    return len(part) if isinstance(part, tuple) else 1


def _written(sql: str) -> str:
    """Name the table a statement writes, '' for none, ``*`` for who knows."""
    found = _WRITE.match(sql)
    if found:
        return found.group(1).lower()
    return "" if _HARMLESS.match(sql) else _EVERYTHING
