"""What is half typed: kept at once, in no history, gone with the act that saves it.

A draft is no record. It is not noted in the chain (a long text would be copied into the
history with every letter) and is not undone. It vanishes in the same transaction as the
act that makes a record of it, so that a process killed between the two leaves the draft
or the record, never both.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from app.infra.book import secrecy
from app.infra.book.sqlerrors import translated
from app.infra.book.turns import Connection

# Only tables of this kind may be written beside the chain.
_KIND = "_draft"


class Scratch:
    """Writes rows of tables whose name ends in ``_draft``; every row has an ``id``."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._leaving: list[tuple[str, str]] = []

    def keep(self, table: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Write rows over those of the same id, durable when this returns.

        Raises ``SecretMark`` for a text with a mark of secrecy, before anything is
        written.
        """
        ready = [dict(row) for row in rows]
        for row in ready:
            secrecy.refuse(row)
        if not ready:
            return
        columns = list(ready[0])
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" * len(columns))
        with self._transaction():
            self._connection.executemany(
                f"INSERT OR REPLACE INTO {_named(table)} ({names}) VALUES ({marks})",  # noqa: S608  (checked table, bound values)
                [[row[name] for name in columns] for row in ready],
            )

    def drop(self, table: str, ids: Iterable[str]) -> None:
        """Forget rows; unknown ids are none."""
        with self._transaction():
            self._forget([(table, one) for one in ids])

    @contextmanager
    def replaced(self, table: str, ids: Iterable[str]) -> Iterator[None]:
        """Let rows go with the command that runs inside; they stay when it fails."""
        self._leaving = [(table, one) for one in ids]
        try:
            yield
            left, self._leaving = self._leaving, []
            if left:
                # Nothing had to be written: what was typed is what is saved already.
                with self._transaction():
                    self._forget(left)
        finally:
            self._leaving = []

    def settle(self) -> None:
        """Forget what the open command replaces; the store calls it before it ends."""
        self._forget(self._leaving)
        self._leaving = []

    def _forget(self, rows: Iterable[tuple[str, str]]) -> None:
        for table, record_id in rows:
            self._connection.execute(
                f"DELETE FROM {_named(table)} WHERE id = ?",  # noqa: S608  (checked table, bound value)
                [record_id],
            )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._connection.turn, translated(self._path):
            if self._connection.in_transaction:
                yield
                return
            with self._connection.transaction():
                yield


def _named(table: str) -> str:
    if not table.endswith(_KIND) or not table.replace("_", "").isalpha():
        raise KeyError(table)
    return f'"{table}"'
