"""What every window test may rely on: books close last, threads take turns."""

import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from tests.ui.turns import TESTS, WINDOW


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
