"""An opened, keyed and configured database connection.

What can go wrong: wrong key or foreign file (``NotACellFile``), no permission, busy.
"""

from pathlib import Path
from urllib.parse import quote

from app.infra.book.sqlerrors import BOOK, translated
from app.infra.book.turns import Connection
from app.infra.driver import sqlcipher3

TIMEOUT_SECONDS = 5


def connect(
    path: Path | None,
    key: bytes,
    *,
    fixed_disk: bool = True,
    page_size: int = 4096,
    read_only: bool = False,
) -> Connection:
    """Open or create ``path`` with the raw ``key``; None lives in memory, without key.

    ``key`` has 32 bytes, or 48 with the salt that the file carries in its first 16
    bytes. On anything but a fixed disk of this PC the journal mode is TRUNCATE with
    EXTRA, and nobody else may open the file (data-layer.md §3.1). ``read_only`` is for
    files that nobody writes meanwhile, such as copies.

    The connection may be used from any thread; they wait for each other.
    """
    with translated(path or BOOK):
        connection: Connection = sqlcipher3.connect(
            _address(path, read_only=read_only),
            uri=read_only,
            isolation_level=None,
            timeout=TIMEOUT_SECONDS,
            check_same_thread=False,
            factory=Connection,
        )
        try:
            if path is not None:
                _unlock(connection, key, page_size)
                if not read_only:
                    _make_durable(connection, fixed_disk=fixed_disk)
            connection.execute("PRAGMA trusted_schema=OFF")
            connection.execute("PRAGMA cell_size_check=ON")
        except BaseException:
            connection.close()
            raise
    return connection


def _address(path: Path | None, *, read_only: bool) -> str:
    if path is None:
        return ":memory:"
    if not read_only:
        return str(path)
    # A share (//server/…) keeps its two slashes after the empty host.
    place = path.resolve().as_posix()
    root = "file://" if place.startswith("/") else "file:///"
    return f"{root}{quote(place)}?immutable=1"


def _unlock(connection: sqlcipher3.Connection, key: bytes, page_size: int) -> None:
    # SQLCipher would print hundreds of lines about a damaged file.
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    connection.execute(f"PRAGMA cipher_page_size={page_size}")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _make_durable(connection: sqlcipher3.Connection, *, fixed_disk: bool) -> None:
    if fixed_disk:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
    else:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("PRAGMA journal_mode=TRUNCATE")
        connection.execute("PRAGMA synchronous=EXTRA")
