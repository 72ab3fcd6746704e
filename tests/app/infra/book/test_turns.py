"""Several threads may hold one book: they wait for each other, and nothing crashes."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.infra.driver import sqlcipher3
from app.infra.store import Store
from tests.app.infra.book.conftest import PLACES

MANY = "SELECT a.id, b.name FROM village a, village b"


def villages(store, count):
    with store.command("villages.add") as unit:
        unit.insert_many("village", [{"name": f"Thôn {n}"} for n in range(count)])


def test_a_book_closes_after_the_thread_that_reads_it(clock):
    for _ in range(20):
        store = Store.in_memory(clock)
        store.migrate([PLACES])
        villages(store, 60)
        began = threading.Event()

        def read_on(store=store, began=began):
            while True:
                store.rows(MANY)
                began.set()

        with ThreadPoolExecutor(1) as pool:
            reading = pool.submit(read_on)
            assert began.wait(10)
            store.close()
            with pytest.raises(sqlcipher3.ProgrammingError, match="closed database"):
                reading.result(10)


def test_a_closed_book_leaves_a_half_read_cursor_closed_too(clock):
    store = Store.in_memory(clock)
    store.migrate([PLACES])
    villages(store, 3)
    cursor = store.connection.execute(MANY)
    next(cursor)
    store.close()
    with pytest.raises(sqlcipher3.ProgrammingError):
        next(cursor)


def test_nobody_reads_half_a_command(places):
    inside, answers = threading.Event(), []

    def look():
        assert inside.wait(10)
        answers.append(places.value("SELECT count(*) FROM village"))

    with ThreadPoolExecutor(1) as pool:
        looking = pool.submit(look)
        with places.command("villages.add") as unit:
            unit.insert("village", {"name": "Thôn Đông"})
            inside.set()
            # The other thread stands before the turn now, or comes to it later.
            unit.insert("village", {"name": "Thôn Đoài"})
        looking.result(10)
    assert answers == [2]


def test_two_threads_write_two_commands(places):
    def add(number):
        with places.command("villages.add") as unit:
            unit.insert("village", {"name": f"Thôn {number}"})
            places.scratch.settle()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, range(40)))
    assert places.value("SELECT count(*) FROM village") == 40
    assert places.value("SELECT count(DISTINCT command_id) FROM audit_event") == 40
    assert places.chain.check().broken_at is None


def test_a_commit_that_fails_leaves_the_chain_as_it_was(places):
    before = places.chain.head()

    def orphan():
        with places.command("house.add") as unit:
            # Only the commit looks at links from now on.
            places.connection.execute("PRAGMA defer_foreign_keys=ON")
            unit.insert("house", {"village_id": "nobody", "number": 1})

    with pytest.raises(sqlcipher3.IntegrityError):
        orphan()
    assert places.chain.head() == before
    villages(places, 1)
    assert places.chain.check().broken_at is None
