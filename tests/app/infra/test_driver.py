"""Scripts of migrations are taken apart at their statements."""

import pytest

from app.infra.driver import QuickDatabase, sqlcipher3

SCRIPT = """
-- A comment; with a semicolon.
CREATE TABLE house (id TEXT PRIMARY KEY, note TEXT DEFAULT 'one; two') STRICT;
CREATE TRIGGER house_frozen BEFORE UPDATE ON house
  BEGIN SELECT RAISE(ABORT,'frozen; not now'); SELECT 1; END;
INSERT INTO house (id) VALUES ('a')
"""


@pytest.fixture
def database():
    connection = sqlcipher3.connect(":memory:", isolation_level=None)
    yield QuickDatabase(connection)
    connection.close()


def found(database):
    return database.execute("SELECT id, note FROM house").fetchall()


@pytest.mark.parametrize("inside", [True, False])
def test_a_script_may_hold_semicolons_everywhere(database, inside):
    if inside:
        database.execute("BEGIN")
    database.executescript(SCRIPT)
    assert database.conn.in_transaction is inside
    assert found(database) == [("a", "one; two")]
    with pytest.raises(sqlcipher3.IntegrityError, match="frozen; not now"):
        database.execute("UPDATE house SET note = ''")


def test_a_script_inside_a_transaction_goes_with_it(database):
    database.execute("BEGIN")
    database.executescript(SCRIPT)
    database.execute("ROLLBACK")
    assert database.table_names() == []


def test_a_wrong_statement_is_refused_where_it_stands(database):
    database.execute("BEGIN")
    with pytest.raises(sqlcipher3.OperationalError, match="TABEL"):
        database.executescript(SCRIPT + "; CREATE TABEL wrong (id);")
    assert found(database) == [("a", "one; two")]
