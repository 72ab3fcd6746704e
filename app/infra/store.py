"""The encrypted cell file: one connection, one unit of work, one chain of events.

What can go wrong: disk full, file damaged, a newer release wrote it, another program
holds it. Each becomes an ``EnvironmentProblem``; the transaction is rolled back first.

Every write of every feature goes through ``Store.command``. It opens ``BEGIN
IMMEDIATE`` (a nested one joins the outer), records who changed which field from what to
what in ``audit_event`` with a SHA-256 chain, and commits once. Undo needs nothing else.

Format history
1  First release: audit_event, app_meta, and each feature's own migrations.
"""

import hashlib
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from app.infra.book.sqlerrors import translated
from app.infra.driver import Database, Migrations, sqlcipher3
from app.infra.errors import ChangedMeanwhile, MissingRecord, NothingToUndo
from app.kernel.changes import Change
from app.kernel.clock import Clock
from app.kernel.ids import Ids, id_source

T = TypeVar("T")
Row = Mapping[str, object]
MIGRATIONS = Migrations("store")


@MIGRATIONS()
def m001_events(db: Database) -> None:
    """Create the identity of the file and its append-only event chain."""
    db.executescript(
        """
        CREATE TABLE app_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
        CREATE TABLE audit_event (
          seq INTEGER PRIMARY KEY, command_id TEXT NOT NULL, at TEXT NOT NULL,
          actor TEXT NOT NULL, command TEXT NOT NULL, reason TEXT NOT NULL,
          entity TEXT NOT NULL, entity_id TEXT NOT NULL,
          action TEXT NOT NULL CHECK (action IN ('insert','update','delete')),
          diff TEXT NOT NULL CHECK (json_valid(diff)), undo_of TEXT,
          prev_hash TEXT NOT NULL, hash TEXT NOT NULL
        ) STRICT;
        CREATE INDEX audit_command ON audit_event(command_id, seq);
        CREATE INDEX audit_entity ON audit_event(entity, entity_id, seq);
        CREATE INDEX audit_undo ON audit_event(undo_of) WHERE undo_of IS NOT NULL;
        CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit_event
          BEGIN SELECT RAISE(ABORT,'audit_event is append-only'); END;
        CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit_event
          BEGIN SELECT RAISE(ABORT,'audit_event is append-only'); END;
        """
    )


@dataclass(frozen=True, slots=True)
class Event:
    """One change of one record, as the chain keeps it."""

    seq: int
    command_id: str
    at: str
    actor: str
    command: str
    reason: str
    entity: str
    entity_id: str
    action: str
    diff: str
    undo_of: str | None


class Command:
    """The open unit of work: the only object that can write.

    Tables have one ``id TEXT PRIMARY KEY``. Values are str, int, float, bytes or None;
    give dates as ISO text.
    """

    def __init__(
        self, store: "Store", name: str, reason: str, undo_of: str | None
    ) -> None:
        self.id = store.new_id()
        self.at = store.clock.now().isoformat(timespec="seconds")
        self._store = store
        self._name = name
        self._reason = reason
        self._undo_of = undo_of
        self._noted = False

    def insert(self, table: str, row: Row) -> str:
        """Insert ``row`` and return its id (made here when the row has none)."""
        values = {"id": self._store.new_id(), **row}
        record_id = str(values["id"])
        self._store.table_must_exist(table)
        self._store.db.table(table).insert(values)
        self._note(
            table, record_id, "insert", {k: [None, v] for k, v in values.items()}
        )
        return record_id

    def update(
        self, table: str, record_id: str, values: Row, *, was: Row | None = None
    ) -> bool:
        """Change the given fields; say whether anything differed.

        ``was`` holds the values the user saw; another value now in the table raises
        ``ChangedMeanwhile``. A missing record raises ``MissingRecord``.
        """
        old = self._current(table, record_id)
        for field, seen in (was or {}).items():
            if old[field] != seen:
                raise ChangedMeanwhile(table=table, record_id=record_id, field=field)
        diff = {k: [old[k], v] for k, v in values.items() if old[k] != v}
        if not diff:
            return False
        self._store.db.table(table).update(
            record_id, {k: v[1] for k, v in diff.items()}
        )
        self._note(table, record_id, "update", diff)
        return True

    def delete(self, table: str, record_id: str) -> None:
        """Remove a record; the event keeps every field, so undo brings it back."""
        old = self._current(table, record_id)
        self._store.db.table(table).delete(record_id)
        self._note(table, record_id, "delete", {k: [v, None] for k, v in old.items()})

    def change(self, *kinds: str, record_id: str = "") -> Change:
        """Say what the command changed; without an event there is nothing to undo."""
        return Change(frozenset(kinds), record_id, self.id if self._noted else "")

    def _current(self, table: str, record_id: str) -> dict[str, object]:
        self._store.table_must_exist(table)
        rows = self._store.rows(f'SELECT * FROM "{table}" WHERE id = ?', record_id)  # noqa: S608
        if not rows:
            raise MissingRecord(table=table, record_id=record_id)
        return rows[0]

    def _note(self, table: str, record_id: str, action: str, diff: object) -> None:
        self._noted = True
        self._store.append_event(
            {
                "command_id": self.id,
                "at": self.at,
                "actor": self._store.actor,
                "command": self._name,
                "reason": self._reason,
                "entity": table,
                "entity_id": record_id,
                "action": action,
                "diff": _to_json(diff),
                "undo_of": self._undo_of,
            }
        )


class Store:
    """One open cell file. Belongs to the thread that opened it."""

    def __init__(
        self, connection: sqlcipher3.Connection, clock: Clock, ids: Ids | None = None
    ) -> None:
        self.db = Database(connection, execute_plugins=False)
        self.clock = clock
        self.new_id = ids or id_source(clock, random.SystemRandom())
        self.actor = "user"
        self._connection = connection
        self._open: Command | None = None
        self._tables: frozenset[str] = frozenset()
        self._last_hash: str | None = None

    @classmethod
    def in_memory(cls, clock: Clock, ids: Ids | None = None) -> "Store":
        """Open a store that lives in memory: tests and previews."""
        return cls(
            sqlcipher3.connect(
                ":memory:", isolation_level=None, check_same_thread=False
            ),
            clock,
            ids,
        )

    @classmethod
    def open(
        cls,
        path: Path,
        key: bytes,
        clock: Clock,
        *,
        ids: Ids | None = None,
        wal: bool = True,
    ) -> "Store":
        """Open or create the file at ``path`` with a raw 32-byte ``key``.

        ``wal`` is for fixed local disks (WAL, FULL); otherwise TRUNCATE, EXTRA. Raises
        ``NotACellFile`` for a wrong key or foreign file and the other problems of
        ``app.infra.book.sqlerrors``.
        """
        with translated(path):
            connection = sqlcipher3.connect(str(path), isolation_level=None, timeout=5)
            connection.execute("PRAGMA cipher_log_level=NONE")
            connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            mode, sync = ("WAL", "FULL") if wal else ("TRUNCATE", "EXTRA")
            connection.execute(f"PRAGMA journal_mode={mode}")
            connection.execute(f"PRAGMA synchronous={sync}")
            connection.execute("PRAGMA trusted_schema=OFF")
            connection.execute("PRAGMA cell_size_check=ON")
        return cls(connection, clock, ids)

    def migrate(self, sets: Sequence[Migrations]) -> None:
        """Apply the pending migrations of every set, in order; then guard the links.

        Foreign keys are switched on afterwards: table rebuilds need them off.
        """
        with translated():
            for migrations in (MIGRATIONS, *sets):
                migrations.apply(self.db)
            self._connection.execute("PRAGMA foreign_keys=ON")
            self._tables = frozenset(self.db.table_names())

    @contextmanager
    def command(
        self, name: str, *, reason: str = "", undo_of: str | None = None
    ) -> Iterator[Command]:
        """Run a unit of work; a nested one joins the outer and commits with it."""
        if self._open is not None:
            yield self._open
            return
        with translated():
            self._connection.execute("BEGIN IMMEDIATE")
            self._open = command = Command(self, name, reason, undo_of)
            try:
                yield command
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                self._last_hash = None
                raise
            finally:
                self._open = None
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def undo(self, command_id: str) -> str:
        """Take a whole command back as a new command; return the new command's id.

        Refused with ``ChangedMeanwhile`` when a field changed since, with
        ``NothingToUndo`` when the command is unknown or already undone.
        """
        events = self.events(command_id=command_id)
        taken = self.value("SELECT 1 FROM audit_event WHERE undo_of = ?", command_id)
        if not events or taken:
            raise NothingToUndo(command_id=command_id)
        with self.command("undo", reason=events[0].command, undo_of=command_id) as unit:
            for event in reversed(events):
                self._invert(unit, event)
        return unit.id

    def _invert(self, unit: Command, event: Event) -> None:
        diff = _from_json(event.diff)
        old = {field: pair[0] for field, pair in diff.items()}
        new = {field: pair[1] for field, pair in diff.items()}
        if event.action == "insert":
            unit.update(event.entity, event.entity_id, {}, was=new)
            unit.delete(event.entity, event.entity_id)
        elif event.action == "update":
            unit.update(event.entity, event.entity_id, old, was=new)
        else:
            unit.insert(event.entity, old)

    def events(
        self, *, command_id: str = "", entity: str = "", entity_id: str = ""
    ) -> list[Event]:
        """Read the chain of one command, or the history of one record, oldest first."""
        if command_id:
            return self.all(
                Event,
                "SELECT * FROM audit_event WHERE command_id = ? ORDER BY seq",
                command_id,
            )
        return self.all(
            Event,
            "SELECT * FROM audit_event WHERE entity = ? AND entity_id = ? ORDER BY seq",
            entity,
            entity_id,
        )

    def rows(self, sql: str, *parameters: object) -> list[dict[str, object]]:
        """Run a query and return its rows as dictionaries."""
        with translated():
            cursor = self._connection.execute(sql, parameters)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def all(self, kind: type[T], sql: str, *parameters: object) -> list[T]:
        """Run a query and return its rows as frozen dataclasses of ``kind``."""
        return [
            msgspec.convert(row, kind, strict=False)
            for row in self.rows(sql, *parameters)
        ]

    def one(self, kind: type[T], sql: str, *parameters: object) -> T | None:
        """Return the first row as ``kind``, or None."""
        found = self.all(kind, sql, *parameters)
        return found[0] if found else None

    def value(self, sql: str, *parameters: object) -> object:
        """Return the first column of the first row, or None."""
        rows = self.rows(sql, *parameters)
        return next(iter(rows[0].values())) if rows else None

    def table_must_exist(self, table: str) -> None:
        """Refuse a misspelt table: sqlite-utils would create it (a bug, KeyError)."""
        if table not in self._tables:
            raise KeyError(table)
        if self._open is None:
            raise RuntimeError("a write outside Store.command")

    def append_event(self, event: dict[str, object]) -> None:
        """Add one event to the chain, inside the open command."""
        if self._last_hash is None:
            last = self.value("SELECT hash FROM audit_event ORDER BY seq DESC LIMIT 1")
            self._last_hash = str(last or "")
        body = json.dumps(
            event, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        digest = hashlib.sha256((self._last_hash + body).encode()).hexdigest()
        self.db.table("audit_event").insert(
            {**event, "prev_hash": self._last_hash, "hash": digest}
        )
        self._last_hash = digest

    def close(self) -> None:
        """Fold the journal into the file and close it."""
        self._connection.close()


def _to_json(diff: object) -> str:
    return json.dumps(
        diff, ensure_ascii=False, default=lambda blob: {"hex": bytes(blob).hex()}
    )


def _from_json(text: str) -> dict[str, list[object]]:
    def blob(value: dict[str, object]) -> object:
        return bytes.fromhex(str(value["hex"])) if set(value) == {"hex"} else value

    result: dict[str, list[object]] = json.loads(text, object_hook=blob)
    return result
