"""The one place that chooses the database driver. What can go wrong: import order.

sqlite-utils looks for a module called ``pysqlite3`` and otherwise knows only the
exceptions of the standard library; with a bare sqlcipher3 connection several of its
calls then misbehave. So SQLCipher is registered under that name before sqlite-utils is
first imported. Import ``sqlite_utils`` names from here, never directly.
"""

import sys

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

__all__ = ["Database", "Migrations", "sqlcipher3"]
