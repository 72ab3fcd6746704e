"""A connection that several threads may hold: each waits for its turn.

SQLite guards its own memory, but not what the driver keeps of a statement: closing a
connection while another thread reads from it ends the process or hangs it. So every
call that reaches the database takes the connection's ``turn``, and whoever needs
several calls in a row (a transaction, a whole answer) holds it as long. Since every
statement passes here, the ``answers`` that are still true are known here too.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

from app.infra.book.answers import Answers
from app.infra.driver import sqlcipher3

Row = tuple[Any, ...]


class Cursor(sqlcipher3.Cursor):  # type: ignore[misc]  # the driver has no types
    """A cursor whose every step waits for the connection's turn."""

    connection: "Connection"

    def execute(self, *args: object) -> "Cursor":
        """Run one statement."""
        return self._run(super().execute, args)

    def executemany(self, *args: object) -> "Cursor":
        """Run one statement for many rows."""
        return self._run(super().executemany, args)

    def executescript(self, *args: object) -> "Cursor":
        """Run several statements."""
        with self.connection.turn:
            self.connection.answers.forget()
            super().executescript(*args)
            return self

    def fetchone(self) -> Row | None:
        """Give the next row, or None."""
        with self.connection.turn:
            found: Row | None = super().fetchone()
            return found

    def fetchmany(self, *args: object) -> list[Row]:
        """Give the next rows."""
        with self.connection.turn:
            found: list[Row] = super().fetchmany(*args)
            return found

    def fetchall(self) -> list[Row]:
        """Give every row that is left."""
        with self.connection.turn:
            found: list[Row] = super().fetchall()
            return found

    def __next__(self) -> Row:
        """Give the next row of an iteration."""
        with self.connection.turn:
            found: Row = super().__next__()
            return found

    def _run(self, run: Callable[..., object], args: tuple[object, ...]) -> "Cursor":
        answers = self.connection.answers
        with self.connection.turn:
            answers.heard(str(args[0]))
            try:
                run(*args)
            except sqlcipher3.Error:
                # A full disk takes the whole transaction back without a statement.
                answers.forget()
                raise
        return self


class Connection(sqlcipher3.Connection):  # type: ignore[misc]  # the driver has no types
    """A connection for ``check_same_thread=False``; ``turn`` may be held across calls.

    The turn can be taken again by the thread that has it.
    """

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.turn = RLock()
        self.answers = Answers(self.turn)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit what is done inside, or take all of it back; nobody comes between.

        A full disk may have rolled it back already.
        """
        with self.turn:
            self.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.execute("COMMIT")
            except BaseException:
                if self.in_transaction:
                    self.execute("ROLLBACK")
                raise

    def cursor(self) -> Cursor:
        """Make a cursor that waits for its turn."""
        made: Cursor = super().cursor(Cursor)
        return made

    def backup(self, *args: object, **options: object) -> None:
        """Copy the database; nobody else reads or writes meanwhile."""
        with self.turn:
            super().backup(*args, **options)

    def close(self) -> None:
        """Close after whoever has the turn now; what was read is forgotten."""
        with self.turn:
            self.answers.forget()
            super().close()
