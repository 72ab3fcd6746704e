"""Whether a book is whole. Every page carries a keyed check, so flipped bits show."""

from pathlib import Path

from app.infra.book.sqlerrors import translated
from app.infra.driver import sqlcipher3
from app.infra.errors import DamagedFile, NewerFile, NotACellFile
from app.infra.store import Store


def check_whole(connection: sqlcipher3.Connection, path: Path) -> None:
    """Read every page, every index, every link; raise ``DamagedFile``.

    Both integrity checks are needed: the first finds changed bytes, but passes a file
    that was cut off; the second finds missing pages (data-layer.md §3.2).
    """
    try:
        with translated(path):
            bytes_bad = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            pages = connection.execute("PRAGMA quick_check").fetchall()
    except NotACellFile as error:
        # The key has opened the file before, so a page it cannot read is damaged.
        raise DamagedFile(path=path) from error
    if bytes_bad or pages != [("ok",)]:
        raise DamagedFile(path=path)
    check_links(connection, path)


def check_links(connection: sqlcipher3.Connection, path: Path) -> None:
    """Raise ``DamagedFile`` when a record names one that is not there."""
    with translated(path):
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise DamagedFile(path=path)


def check_not_newer(store: Store, known: frozenset[tuple[str, str]]) -> None:
    """Raise ``NewerFile`` when the file has migrations this program does not know."""
    if not store.value(
        "SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations' LIMIT 1"
    ):
        return
    applied = store.rows("SELECT migration_set, name FROM _sqlite_migrations")
    for row in applied:
        if (str(row["migration_set"]), str(row["name"])) not in known:
            raise NewerFile(path=store.path)
