"""The one place that chooses the database driver. What can go wrong: import order.

sqlite-utils looks for a module called ``pysqlite3`` and otherwise knows only the
exceptions of the standard library; with a bare sqlcipher3 connection several of its
calls then misbehave. So SQLCipher is registered under that name before sqlite-utils is
first imported. Import ``sqlite_utils`` names from here, never directly.
"""

import re
import sys
from collections.abc import Iterator
from typing import Any

import sqlcipher3
import sqlcipher3.dbapi2

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)

import sqlite_utils  # noqa: E402  (the order is the point of this module)
from sqlite_utils import Database, Migrations  # noqa: E402  (the order is the point of this module)

# 3.51.3 is the first release without the WAL-reset corruption bug.
OLDEST_SOUND_SQLITE = (3, 51, 3)

if vars(sqlite_utils.utils)["sqlite3"] is not sqlcipher3:
    raise ImportError("sqlite_utils was imported before app.infra.driver")
if sqlcipher3.sqlite_version_info < OLDEST_SOUND_SQLITE:
    raise ImportError(f"SQLite {sqlcipher3.sqlite_version} can damage a WAL file")


class QuickDatabase(Database):
    """A database whose scripts are taken apart in one go.

    sqlite-utils asks after every letter whether a statement is complete, which takes
    longer than everything else a new book needs.
    """

    def executescript(self, sql: str) -> Any:  # noqa: ANN401  (a cursor; the driver has no types)
        """Run several statements, inside the open transaction if there is one."""
        if not self.conn.in_transaction:
            return super().executescript(sql)
        cursor = self.conn.cursor()
        for statement in _statements(sql):
            cursor.execute(statement)
        return cursor


def _statements(sql: str) -> Iterator[str]:
    begun = 0
    for end in re.finditer(";", sql):
        statement = sql[begun : end.end()]
        # A trigger holds statements of its own, a text may hold a semicolon.
        if sqlcipher3.complete_statement(statement):
            yield statement.strip()
            begun = end.end()
    if sql[begun:].strip():
        yield sql[begun:].strip()


__all__ = ["Database", "Migrations", "QuickDatabase", "sqlcipher3"]
