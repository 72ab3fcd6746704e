"""What every window test may rely on: books close last, threads take turns."""

import threading
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from tests.ui.turns import TESTS, WINDOW

FACTS = "SELECT key, value FROM app_meta"


@dataclass(frozen=True)
class Fact:
    key: str
    value: str


@pytest.fixture
def owner():
    return QObject()


@pytest.fixture
def met():
    """Stand before everything else, and so look when everything else has ended."""
    seen = []
    yield seen
    assert seen == ["begun", "read to the end"]


@pytest.mark.parametrize("_time", range(20))
def test_a_job_that_still_reads_ends_before_its_book_closes(
    met, jobs, store, owner, _time
):
    store.migrate([])
    begun = threading.Event()

    def read():
        met.append("begun")
        begun.set()
        for _ in range(300):
            store.rows("SELECT * FROM app_meta a, app_meta b")
        met.append("read to the end")

    jobs.read(owner, read)
    assert begun.wait(10)


def test_what_a_test_reads_is_what_all_jobs_have_written(jobs, store, owner):
    store.migrate([])

    def write(value):
        time.sleep(0.02)
        store.set_meta("turn", value)

    for value in "abc":
        jobs.change(owner, lambda value=value: write(value))
    assert store.meta("turn") == "c"


def whole(store):
    with store.command("test.write"):
        return store.all(Fact, FACTS)


def worked_out(store):
    return store.answers.worked_out("facts", 0, lambda: tuple(store.all(Fact, FACTS)))


WAYS = {
    "rows": lambda store: store.rows(FACTS),
    "all": lambda store: store.all(Fact, FACTS),
    "one": lambda store: store.one(Fact, FACTS),
    "whole": whole,
    "worked out": worked_out,
    "statement": lambda store: store.connection.execute(FACTS).fetchall(),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_test_waits_for_jobs_before_it_takes_the_turn_they_need(
    way, jobs, store, owner
):
    store.migrate([])
    seen = []

    def read():
        # Until then the test stands where it waits.
        time.sleep(0.05)
        seen.append(store.meta("late"))

    jobs.read(owner, read)
    WAYS[way](store)
    assert seen == [""]


def test_whoever_has_the_turn_waits_for_no_job(jobs, store, owner):
    """It once did, for a job that wanted the same turn."""
    store.migrate([])
    seen = []
    with store.connection.turn:
        jobs.read(owner, lambda: seen.append(store.meta("late")))
        store.all(Fact, FACTS)
        assert seen == []
    store.all(Fact, FACTS)
    assert seen == [""]


def test_a_book_is_not_closed_under_a_job(jobs, clock, owner):
    from app.infra.store import Store

    own, seen = Store.in_memory(clock), []
    own.migrate([])

    def read():
        for _ in range(300):
            own.rows("SELECT * FROM app_meta a, app_meta b")
        seen.append("read to the end")

    jobs.read(owner, read)
    own.close()
    assert seen == ["read to the end"]


def test_the_window_may_not_ask_the_store_on_its_own_thread(store):
    store.migrate([])
    asking = compile("store.meta('x')", f"{WINDOW}page.py", "exec")
    with pytest.raises(AssertionError, match=r"page\.py:1: use Jobs"):
        exec(asking, {"store": store})  # noqa: S102  (stands for a page)


def test_no_test_of_the_window_reads_a_pdf_beside_the_program():
    """The library of PDFs bears one thread; ``finished.pages`` gives the turns."""
    this = Path(__file__)
    found = [
        path.name
        for path in Path(TESTS, "ui").rglob("*.py")
        if path != this and "PdfDocument" in path.read_text(encoding="utf-8")
    ]
    assert found == []
