"""The open unit of work: the only object that can write."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.infra.book import secrecy
from app.infra.book.events import Chain, to_json
from app.infra.driver import Database
from app.infra.errors import ChangedMeanwhile, MissingRecord
from app.kernel.changes import Change
from app.kernel.ids import Ids

Row = Mapping[str, object]
_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Origin:
    """Who does what, when and why; stands in every event of a command."""

    id: str
    at: str
    actor: str
    name: str
    reason: str
    undo_of: str | None


class Command:
    """Writes records and notes each change in the chain.

    Tables have one ``id TEXT PRIMARY KEY``. Values are str, int, float, bytes, date,
    text enums or None. A command must not rely on ON DELETE CASCADE: what the database
    deletes by itself is not noted and cannot be undone.
    """

    def __init__(
        self,
        db: Database,
        chain: Chain,
        tables: frozenset[str],
        new_id: Ids,
        origin: Origin,
    ) -> None:
        self.id = origin.id
        self.at = origin.at
        self._db = db
        self._chain = chain
        self._tables = tables
        self._new_id = new_id
        self._origin = origin
        self._noted = False
        self._open = True
        # Which records of which table were written, for the index of texts.
        self.touched: dict[str, dict[str, None]] = {}

    def insert(self, table: str, row: Row) -> str:
        """Insert ``row`` and return its id (made here when the row has none)."""
        return self.insert_many(table, [row])[0]

    def insert_many(self, table: str, rows: Iterable[Row]) -> list[str]:
        """Insert rows with the same fields; one statement for all of them."""
        self._check(table)
        ready = [
            {"id": self._new_id(), **{k: _plain(v) for k, v in row.items()}}
            for row in rows
        ]
        if not ready:
            return []
        for row in ready:
            secrecy.refuse(row)
        columns = list(ready[0])
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" * len(columns))
        self._db.conn.executemany(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks})',  # noqa: S608  (checked table, bound values)
            [_values(row, columns) for row in ready],
        )
        for row in ready:
            diff = {name: [None, value] for name, value in row.items()}
            self._note(table, str(row["id"]), "insert", diff)
        return [str(row["id"]) for row in ready]

    def update(
        self, table: str, record_id: str, values: Row, *, was: Row | None = None
    ) -> bool:
        """Change the given fields; say whether anything differed.

        ``was`` holds the values the user saw; another value now in the table raises
        ``ChangedMeanwhile``. A missing record raises ``MissingRecord``.
        """
        old = self._current(table, record_id)
        for field, seen in (was or {}).items():
            if old[field] != _plain(seen):
                raise ChangedMeanwhile(table=table, record_id=record_id, field=field)
        new = {field: _plain(value) for field, value in values.items()}
        diff = {k: [old[k], v] for k, v in new.items() if old[k] != v}
        if not diff:
            return False
        secrecy.refuse({field: pair[1] for field, pair in diff.items()})
        settings = ", ".join(f'"{name}" = ?' for name in diff)
        self._db.execute(
            f'UPDATE "{table}" SET {settings} WHERE id = ?',  # noqa: S608  (checked table and columns, bound values)
            [*(pair[1] for pair in diff.values()), record_id],
        )
        self._note(table, record_id, "update", diff)
        return True

    def delete(self, table: str, record_id: str) -> None:
        """Remove a record; the event keeps every field, so undo brings it back."""
        old = self._current(table, record_id)
        self._db.execute(f'DELETE FROM "{table}" WHERE id = ?', [record_id])  # noqa: S608  (checked table)
        self._note(table, record_id, "delete", {k: [v, None] for k, v in old.items()})

    def change(self, *kinds: str, record_id: str = "") -> Change:
        """Say what the command changed; without an event there is nothing to undo."""
        return Change(frozenset(kinds), record_id, self.id if self._noted else "")

    def end(self) -> None:
        """Refuse writes from now on: the transaction is over."""
        self._open = False

    def _check(self, table: str) -> None:
        if not self._open:
            raise RuntimeError("a write after its command has ended")
        # sqlite-utils and SQL would both accept a misspelt name somewhere.
        if table not in self._tables:
            raise KeyError(table)

    def _current(self, table: str, record_id: str) -> dict[str, object]:
        self._check(table)
        cursor = self._db.execute(f'SELECT * FROM "{table}" WHERE id = ?', [record_id])  # noqa: S608  (checked table)
        row = cursor.fetchone()
        if row is None:
            raise MissingRecord(table=table, record_id=record_id)
        names = [column[0] for column in cursor.description]
        return dict(zip(names, row, strict=True))

    def _note(self, table: str, record_id: str, action: str, diff: object) -> None:
        self._noted = True
        self.touched.setdefault(table, {})[record_id] = None
        self._chain.append(
            {
                "command_id": self.id,
                "at": self.at,
                "actor": self._origin.actor,
                "command": self._origin.name,
                "reason": self._origin.reason,
                "entity": table,
                "entity_id": record_id,
                "action": action,
                "diff": to_json(diff),
                "undo_of": self._origin.undo_of,
            }
        )


def _values(row: Mapping[str, object], columns: list[str]) -> list[object]:
    if len(row) != len(columns):
        raise ValueError("rows of one insert have different fields")
    return [row[name] for name in columns]


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    return value
