"""An office with an empty book, and the way from a file to a preview."""

import pytest

from app.bootstrap import build


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
