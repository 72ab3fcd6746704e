"""The book: unlocking, one command, a large import and its undo, copies."""

import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.table import Table

RUNS = 5
PEOPLE = 5000
PASSPHRASE = "một hai ba bốn"  # noqa: S105  (of throw-away data)


def measure() -> list[Table]:
    """Work on a book of 5,000 people on this disk, beside the bare database."""
    table = Table(f"The book with {PEOPLE} people", "s")
    with tempfile.TemporaryDirectory() as folder:
        _yardstick(table, Path(folder))
        _book(table, Path(folder))
    return [table]


def _yardstick(table: Table, folder: Path) -> None:
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.execute("CREATE TABLE person (id TEXT PRIMARY KEY, full_name TEXT) STRICT")
    rows = [(f"{n:032x}", f"Nguyễn Văn {n}") for n in range(PEOPLE)]

    def insert() -> None:
        bare.execute("BEGIN")
        bare.executemany("INSERT INTO person VALUES (?, ?)", rows)
        bare.execute("COMMIT")

    table.add(f"yardstick: {PEOPLE} rows, plain SQLite", [_timed(insert)])
    bare.close()


def _book(table: Table, place: Path) -> None:
    from app.bootstrap import create_office, open_office, restore_office
    from app.infra.clock import SystemClock
    from app.infra.paths import DataFolder

    folder, clock = DataFolder(place / "sổ"), SystemClock()
    office, _code = create_office(folder, PASSPHRASE, clock)
    ids: list[str] = []

    def enrol() -> None:
        with office.store.command("bench.import") as unit:
            for n in range(PEOPLE):
                office.people.register(f"Nguyễn Văn {n}", birth=None)
            ids.append(unit.id)

    table.add(f"register {PEOPLE} people in one command", [_timed(enrol)])
    table.add("take the import back", [_timed(lambda: office.store.undo(ids[0]))])
    enrol()
    _daily_work(table, office)
    book = office.book
    assert book is not None
    table.add(
        "a verified copy",
        _runs(lambda: book.backups.make(office.store, office.attachments, "asked")),
    )
    copy = book.backups.listed()[0]
    office.close()

    def reopen() -> None:
        open_office(folder, PASSPHRASE, clock).close()

    table.add("unlock, check, open and close", _runs(reopen))
    table.add(
        "bring a copy back and open it",
        [_timed(lambda: restore_office(folder, copy.id, book.key, clock).close())],
    )
    size = folder.book.stat().st_size / 2**20
    table.note = f"The book has {size:.1f} MiB."


def _daily_work(table: Table, office) -> None:
    one = next(iter(office.people.everybody())).id
    numbers = iter(range(RUNS * 20))
    correct = [
        _timed(lambda: office.people.correct(one, note=f"lần {next(numbers)}"))
        for _run in range(RUNS * 20)
    ]
    table.add("one command, durable", correct)
    table.add("read everybody in order", _runs(office.people.everybody))
    table.add("find by name", _runs(lambda: office.people.find("nguyen van 42")))
    table.add("check the chain", _runs(office.store.chain.check))


def _runs(act: Callable[[], object]) -> list[float]:
    return [_timed(act) for _run in range(RUNS)]


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
