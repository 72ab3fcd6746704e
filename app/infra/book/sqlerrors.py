"""Which database errors are the machine's fault, as an explicit list."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.infra.driver import sqlcipher3
from app.infra.errors import (
    CannotOpen,
    DamagedFile,
    DiskFault,
    DiskFull,
    FileBusy,
    Locked,
    NoPermission,
    NotACellFile,
)
from app.kernel.errors import EnvironmentProblem

BOOK = Path("cell.db")
_KNOWN: dict[str, type[EnvironmentProblem]] = {
    "SQLITE_BUSY": FileBusy,
    "SQLITE_LOCKED": FileBusy,
    "SQLITE_READONLY": NoPermission,
    "SQLITE_PERM": NoPermission,
    "SQLITE_AUTH": NoPermission,
    "SQLITE_IOERR": DiskFault,
    "SQLITE_CORRUPT": DamagedFile,
    "SQLITE_FULL": DiskFull,
    "SQLITE_CANTOPEN": CannotOpen,
    "SQLITE_PROTOCOL": FileBusy,
    "SQLITE_NOTADB": NotACellFile,
}
# The driver's backup call raises without a code; these texts are fixed in SQLite.
_TEXTS: dict[str, str] = {
    "database is locked": "SQLITE_BUSY",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "disk I/O error": "SQLITE_IOERR",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "database or disk is full": "SQLITE_FULL",
    "unable to open database file": "SQLITE_CANTOPEN",
    "file is not a database": "SQLITE_NOTADB",
}


@contextmanager
def translated(path: Path = BOOK) -> Iterator[None]:
    """Turn the machine's database errors into problems; let our bugs through.

    ``path`` is the file the sentence names: the book, when nobody says otherwise.
    """
    try:
        yield
    except sqlcipher3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", None) or _TEXTS.get(str(error), "")
        for prefix, problem in _KNOWN.items():
            if name == prefix or name.startswith(prefix + "_"):
                raise problem(path=path) from error
        # Lock triggers say ``locked: <table>``; see each feature's migrations.
        text = str(error)
        if text.startswith("locked: "):
            raise Locked(what=text.removeprefix("locked: ")) from error
        raise
