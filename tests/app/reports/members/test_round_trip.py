"""What goes out comes back: export, import, and nothing differs."""

import pytest
from hypothesis import HealthCheck, given, settings

from tests.app.reports.members.conftest import (
    another_book,
    differences,
    fill,
    looked_at,
    written,
)
from tests.app.reports.members.rolls import rolls

FORMATS = {"national": ("xlsx", "csv"), "book": ("xlsx",)}
SEVERAL = [
    ("national", "xlsx"),
    ("national", "csv"),
    ("book", "xlsx"),
]


@pytest.fixture
def new_office(clock):
    """Open a fresh book for each example."""
    made = []

    def make():
        made.append(another_book(clock, len(made)))
        return made[-1]

    yield make
    for office in made:
        office.close()


@pytest.mark.parametrize(("form", "kind"), SEVERAL)
@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(roll=rolls())
def test_a_form_that_comes_back_holds_no_difference(
    new_office, tmp_path, form, kind, roll
):
    office = new_office()
    fill(office, roll)
    path = tmp_path / f"ds.{kind}"
    exported = written(office, path, form=form, format=kind)
    assert exported.people == len(roll)
    preview = looked_at(office, path)
    assert len(preview.rows) == len(roll)
    assert differences(preview) == []
