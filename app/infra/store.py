"""The encrypted cell file: one connection, one unit of work, one chain of events.

What can go wrong: disk full, file damaged, a newer release wrote it, another program
holds it. Each becomes an ``EnvironmentProblem``; the transaction is rolled back first.

Every write of every feature goes through ``Store.command``. It opens ``BEGIN
IMMEDIATE`` (a nested one is a savepoint of the outer), records who changed which field
from what to what in ``audit_event`` with a SHA-256 chain, and commits once. Undo needs
nothing else.

Format history
1  First release: audit_event, app_meta, and each feature's own migrations.
"""

import logging
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from app.infra.book.command import Command, Origin, Row
from app.infra.book.connection import connect
from app.infra.book.events import MIGRATIONS, Chain, Event
from app.infra.book.scratch import Scratch
from app.infra.book.sqlerrors import BOOK, translated
from app.infra.book.turns import Connection
from app.infra.driver import Migrations, QuickDatabase, sqlcipher3
from app.infra.errors import NothingToUndo, StillUsed
from app.infra.textindex.index import TextIndex
from app.kernel.clock import Clock
from app.kernel.errors import EnvironmentProblem
from app.kernel.ids import Ids, id_source

T = TypeVar("T")
_LOG = logging.getLogger("so_chi_bo.store")

__all__ = ["Command", "Event", "Row", "Store"]


class Store:
    """One open cell file. Any thread may use it; a command makes the others wait.

    ``connection`` is for backup and checks in ``app.infra`` only.
    """

    def __init__(
        self,
        connection: Connection,
        clock: Clock,
        ids: Ids | None = None,
        path: Path = BOOK,
    ) -> None:
        self.connection = connection
        self.answers = connection.answers
        self.db = QuickDatabase(connection, execute_plugins=False)
        self.chain = Chain(self.db)
        # For what is half typed; see ``app.infra.book.scratch``.
        self.scratch = Scratch(connection, path)
        # What was said and decided, for the search; see ``app.infra.textindex``.
        self.texts = TextIndex(connection, ())
        self.clock = clock
        self.new_id = ids or id_source(clock, random.SystemRandom())
        # Names who writes, at the beginning of a command; the book's people tell.
        self.actor: Callable[[], str] = lambda: "user"
        self.has_time = True  # after a command, to fold the journal (data-layer.md D5)
        self.path = path
        self._open: Command | None = None
        self._is_whole = False
        self._failure: BaseException | None = None
        self._depth = 0
        self._tables: frozenset[str] = frozenset()

    @classmethod
    def in_memory(cls, clock: Clock, ids: Ids | None = None) -> "Store":
        """Open a store that lives in memory: tests and previews."""
        return cls(connect(None, b""), clock, ids)

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
        """Open or create the file at ``path`` with a raw key of 32 or 48 bytes.

        ``wal`` is for fixed local disks (WAL, FULL); otherwise TRUNCATE, EXTRA. Raises
        ``NotACellFile`` for a wrong key or foreign file and the other problems of
        ``app.infra.book.sqlerrors``.
        """
        return cls(connect(path, key, fixed_disk=wal), clock, ids, path)

    def pending(self, sets: Sequence[Migrations]) -> list[str]:
        """Name the migrations that ``migrate`` would apply now."""
        with translated(self.path):
            return [
                f"{migrations.name}.{migration.name}"
                for migrations in (MIGRATIONS, *sets)
                for migration in migrations.pending(self.db)
            ]

    def migrate(self, sets: Sequence[Migrations]) -> None:
        """Apply the pending migrations of every set, in order; then guard the links.

        Foreign keys are switched on afterwards: table rebuilds need them off.
        """
        with translated(self.path):
            self.connection.execute("PRAGMA foreign_keys=OFF")
            for migrations in (MIGRATIONS, *sets):
                migrations.apply(self.db)
            self.connection.execute("PRAGMA foreign_keys=ON")
            self._tables = frozenset(self.db.table_names())
            self.answers.forget()

    @contextmanager
    def command(
        self,
        name: str,
        *,
        reason: str = "",
        undo_of: str | None = None,
        whole: bool = False,
    ) -> Iterator[Command]:
        """Run a unit of work.

        A nested one joins the outer and commits with it; when it fails and the outer
        goes on, only its own writes are taken back. In a ``whole`` one (a long list,
        spared the savepoints) what goes wrong in a nested one ends it all.
        """
        with self.connection.turn:
            if self._open is not None:
                with self._part() if self._is_whole else self._nested():
                    yield self._open
                return
            self._is_whole = whole
            with self._outermost(name, reason, undo_of) as unit:
                yield unit
        _LOG.info("command %s", name)
        self._fold_journal()

    @contextmanager
    def _outermost(
        self, name: str, reason: str, undo_of: str | None
    ) -> Iterator[Command]:
        try:
            with translated(self.path), self.connection.transaction():
                at = self.clock.now().isoformat(timespec="seconds")
                origin = Origin(self.new_id(), at, self.actor(), name, reason, undo_of)
                unit = Command(self.db, self.chain, self._tables, self.new_id, origin)
                self._open = unit
                yield unit
                self._finish(unit)
        except BaseException:
            # Even a failing commit: what waits was never written.
            self.chain.forget()
            raise
        finally:
            if self._open is not None:
                self._open.end()
                self._open = self._failure = None

    def _finish(self, unit: Command) -> None:
        """Write what belongs to the command's end, before the commit."""
        if self._failure is not None:
            raise self._failure
        self.chain.flush()
        if self.texts.sources and unit.touched:
            self.texts.refresh(unit.touched, self.chain.head()[1])
        self.scratch.settle()

    @contextmanager
    def _part(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            self._failure = error
            raise

    @contextmanager
    def _nested(self) -> Iterator[None]:
        # Events before the savepoint must survive its rollback, so they go in first.
        self.chain.flush()
        self._depth += 1
        name = f"nested_{self._depth}"
        self.connection.execute(f"SAVEPOINT {name}")
        try:
            yield
            self.connection.execute(f"RELEASE {name}")
        except BaseException:
            # A full disk may have rolled the whole transaction back already.
            if self.connection.in_transaction:
                self.connection.execute(f"ROLLBACK TO {name}")
                self.connection.execute(f"RELEASE {name}")
            self.chain.forget()
            raise
        finally:
            self._depth -= 1

    def _fold_journal(self) -> None:
        if not self.has_time:
            return
        # The command is durable already: a full disk here must not look like a failure.
        connection = self.connection
        with suppress(EnvironmentProblem), translated(self.path), connection.turn:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def undo(self, command_id: str) -> str:
        """Take a whole command back as a new command; return the new command's id.

        Undoing an undo does the command again. Refused with ``ChangedMeanwhile`` when a
        field changed since, with ``StillUsed`` when later records rest on it, with
        ``NothingToUndo`` when the command is unknown or undone already.
        """
        with self.connection.turn:
            if self._open is not None:
                raise RuntimeError("an undo is a command of its own")
            return self._take_back(command_id)

    def _take_back(self, command_id: str) -> str:
        events = self.chain.of_command(command_id)
        if not events or self.chain.is_undone(command_id):
            raise NothingToUndo(command_id=command_id)
        name = events[0].command
        try:
            with self.command("undo", reason=name, undo_of=command_id) as unit:
                for event in reversed(events):
                    _invert(unit, event)
        except sqlcipher3.IntegrityError as error:
            raise StillUsed(command_id=command_id) from error
        return unit.id

    def events(
        self, *, command_id: str = "", entity: str = "", entity_id: str = ""
    ) -> list[Event]:
        """Read the chain of one command, or the history of one record, oldest first."""
        if command_id:
            return self.chain.of_command(command_id)
        return self.chain.of_record(entity, entity_id)

    def rows(self, sql: str, *parameters: object) -> list[dict[str, object]]:
        """Run a query and return its rows as dictionaries."""
        with translated(self.path), self.connection.turn:
            cursor = self.connection.execute(sql, parameters)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def all(self, kind: type[T], sql: str, *parameters: object) -> list[T]:
        """Run a query and return its rows as frozen dataclasses of ``kind``.

        What was read since the last write of its tables is not read again.
        """
        with self.connection.turn:
            known = self.answers.find(sql, (kind, parameters))
            if known is None:
                rows = self.rows(sql, *parameters)
                known = tuple(msgspec.convert(row, kind, strict=False) for row in rows)
                self.answers.keep(sql, (kind, parameters), known, (sql,))
            return list(known)

    def one(self, kind: type[T], sql: str, *parameters: object) -> T | None:
        """Return the first row as ``kind``, or None."""
        found = self.all(kind, sql, *parameters)
        return found[0] if found else None

    def value(self, sql: str, *parameters: object) -> object:
        """Return the first column of the first row, or None."""
        rows = self.rows(sql, *parameters)
        return next(iter(rows[0].values())) if rows else None

    def meta(self, key: str) -> str:
        """Read a fact about the file itself (db_id, format …); empty when unknown."""
        return str(self.value("SELECT value FROM app_meta WHERE key = ?", key) or "")

    def set_meta(self, key: str, value: str) -> None:
        """Keep a fact about the file itself; it is no record and is not undone."""
        with translated(self.path):
            self.connection.execute(
                "INSERT INTO app_meta VALUES (?, ?)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (key, value),
            )

    def close(self) -> None:
        """Fold the journal into the file and close it, once nobody reads any more."""
        self.connection.close()


def _invert(unit: Command, event: Event) -> None:
    changes = event.changes()
    old = {field: pair[0] for field, pair in changes.items()}
    new = {field: pair[1] for field, pair in changes.items()}
    if event.action == "insert":
        unit.update(event.entity, event.entity_id, {}, was=new)
        unit.delete(event.entity, event.entity_id)
    elif event.action == "update":
        unit.update(event.entity, event.entity_id, old, was=new)
    else:
        unit.insert(event.entity, old)
