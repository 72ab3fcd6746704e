"""The append-only chain of events: who changed which field from what to what.

Each event carries the SHA-256 of itself and of the hash before it, so a changed or
removed event shows; the head of the chain is printed in every signed package.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields

import msgspec

from app.infra.book.sqlerrors import translated
from app.infra.driver import Database, Migrations

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

    def changes(self) -> dict[str, list[object]]:
        """Give each changed field as [before, after]."""
        return from_json(self.diff)


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """What checking the chain found; ``broken_at`` is the first event that lies."""

    events: int
    head: str
    broken_at: int | None


_BODY = tuple(f.name for f in fields(Event) if f.name != "seq")
_COLUMNS = ", ".join(("seq", *_BODY))
_INSERT = (
    f"INSERT INTO audit_event ({', '.join(_BODY)}, prev_hash, hash)"  # noqa: S608  (constant columns)
    f" VALUES ({', '.join('?' * (len(_BODY) + 2))})"
)


class Chain:
    """Writes events of the open command in one go, reads and checks old ones."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._waiting: list[tuple[str | None, ...]] = []
        self._last_hash: str | None = None

    def append(self, event: dict[str, str | None]) -> None:
        """Queue one event; ``flush`` writes it in the same transaction."""
        if self._last_hash is None:
            self._last_hash = self.head()[1]
        digest = _digest(self._last_hash, event)
        values = [event[name] for name in _BODY]
        self._waiting.append((*values, self._last_hash, digest))
        self._last_hash = digest

    def flush(self) -> None:
        """Write what waits."""
        if self._waiting:
            self._db.conn.executemany(_INSERT, self._waiting)
            self._waiting.clear()

    def forget(self) -> None:
        """Drop what waits: the transaction it belongs to is rolled back."""
        self._waiting.clear()
        self._last_hash = None

    def head(self) -> tuple[int, str]:
        """Give the number and hash of the last event; (0, "") for an empty book."""
        self.flush()
        with translated():
            row = self._db.execute(
                "SELECT seq, hash FROM audit_event ORDER BY seq DESC LIMIT 1"
            ).fetchone()
        return (int(row[0]), str(row[1])) if row else (0, "")

    def of_command(self, command_id: str) -> list[Event]:
        """Read the events of one command in order."""
        return self._read("command_id = ? ORDER BY seq", command_id)

    def of_record(self, entity: str, entity_id: str) -> list[Event]:
        """Read the history of one record, oldest first."""
        return self._read(
            "entity = ? AND entity_id = ? ORDER BY seq", entity, entity_id
        )

    def search(self, text: str, limit: int = 200) -> list[Event]:
        """Find events whose command, reason or values hold ``text``, newest first."""
        return self._read(
            "instr(command || ' ' || reason || ' ' || diff, ?) > 0"
            " ORDER BY seq DESC LIMIT ?",
            text,
            limit,
        )

    def recent(self, limit: int = 200) -> list[Event]:
        """Read the last events, newest first."""
        return self._read("seq > 0 ORDER BY seq DESC LIMIT ?", limit)

    def is_undone(self, command_id: str) -> bool:
        """Say whether a command was taken back, and that not taken back in turn."""
        self.flush()
        with translated():
            undos = self._db.execute(
                "SELECT DISTINCT command_id FROM audit_event WHERE undo_of = ?",
                (command_id,),
            ).fetchall()
        return any(not self.is_undone(str(undo)) for (undo,) in undos)

    def check(self) -> ChainCheck:
        """Compute every hash again and say where the chain breaks, if it does."""
        self.flush()
        previous, count = "", 0
        with translated():
            rows: Iterable[tuple[str | None, ...]] = self._db.execute(
                f"SELECT {_COLUMNS}, prev_hash, hash FROM audit_event ORDER BY seq"  # noqa: S608  (constant columns)
            )
            for row in rows:
                count += 1
                body = dict(zip(_BODY, row[1:-2], strict=True))
                if row[-2] != previous or row[-1] != _digest(previous, body):
                    return ChainCheck(count, previous, int(str(row[0])))
                previous = str(row[-1])
        return ChainCheck(count, previous, None)

    def _read(self, where: str, *values: object) -> list[Event]:
        self.flush()
        names = ("seq", *_BODY)
        with translated():
            rows = self._db.execute(
                f"SELECT {_COLUMNS} FROM audit_event WHERE {where}",  # noqa: S608  (constant text, bound values)
                values,
            ).fetchall()
        return [
            msgspec.convert(dict(zip(names, row, strict=True)), Event) for row in rows
        ]


def to_json(diff: object) -> str:
    """Write a diff; bytes become {"hex": …}."""
    return _write_diff(diff)


def from_json(text: str) -> dict[str, list[object]]:
    """Read a diff back."""

    def blob(value: dict[str, object]) -> object:
        return bytes.fromhex(str(value["hex"])) if set(value) == {"hex"} else value

    result: dict[str, list[object]] = json.loads(text, object_hook=blob)
    return result


def _digest(previous: str, event: dict[str, str | None]) -> str:
    return hashlib.sha256((previous + _write_body(event)).encode()).hexdigest()


def _hexadecimal(blob: bytes) -> dict[str, str]:
    return {"hex": bytes(blob).hex()}


# Made once: json.dumps would make a new encoder for every event.
_write_diff = json.JSONEncoder(ensure_ascii=False, default=_hexadecimal).encode
_write_body = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":")
).encode
