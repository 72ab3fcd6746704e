"""An office with an empty book, and the way from a file to a preview."""

import random
from datetime import datetime

import pytest

from app.bootstrap import build
from app.infra.store import Store
from app.kernel.clock import VIETNAM, SettableClock
from app.kernel.ids import id_source


@pytest.fixture
def office(store, clock):
    """Open every service over a store in memory."""
    return build(store, clock)


@pytest.fixture
def look_at(office, tmp_path):
    """Write bytes to a file, read it as a list, return columns and preview."""

    def look(content, name="danh-sach.xlsx", sheet=""):
        path = tmp_path / name
        path.write_bytes(content)
        service = office.member_import
        opened = service.open_list(path)
        columns = service.columns(opened, sheet)
        return columns, service.preview(opened, columns)

    return look


@pytest.fixture(scope="module")
def look(tmp_path_factory):
    """Look at lists against one empty book; looking writes nothing."""
    clock = SettableClock(datetime(2026, 11, 23, 8, 12, tzinfo=VIETNAM))
    store = Store.in_memory(clock, id_source(clock, random.Random(69)))
    service = build(store, clock).member_import
    folder = tmp_path_factory.mktemp("lists")

    def look(content, name="danh-sach.xlsx", sheet=""):
        path = folder / name
        path.write_bytes(content)
        opened = service.open_list(path)
        columns = service.columns(opened, sheet)
        return columns, service.preview(opened, columns)

    yield look
    store.close()
