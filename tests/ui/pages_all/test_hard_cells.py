"""Cells nobody wishes for: 300 members, names of sixty letters, a past year."""

import pytest

from app.features.meetings.model.entries import NewMeeting
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped
from ui.shell.pages import PAGES
from ui.widgets import theme

LONG = "Công Tằng Tôn Nữ Hoàng Nguyễn Thị Diệu Hương Quỳnh Như Ngọc"
NAMES = [spec.name for spec in PAGES if spec.name != "preview"]


@pytest.fixture
def crowd(office, clock):
    """Enrol 300 members with long names and plan a meeting of them."""
    for number in range(300):
        office.members.enrol({"full_name": f"{LONG} {number}", "admitted_on": "2001"})
    new = NewMeeting(kind="regular", on_day=clock.today(), time="07:30", place=LONG)
    planned = office.meetings.planning.plan(new)
    office.meetings.conducting.open(planned.record_id)
    return office, planned.record_id


@pytest.mark.parametrize("percent", [100, 200])
def test_three_hundred_long_names_break_no_page(percent, crowd, show):
    office, meeting = crowd
    theme.current().change(percent=percent)
    faces = [*((name, "") for name in NAMES), ("meetings", meeting)]
    found = []
    for name, record in faces:
        page = show(name, office, record)
        found += [f"{name} {record}: {one}" for one in clipped(page) + audit(page)]
        page.close()
    assert found == []


@pytest.mark.parametrize("name", NAMES)
def test_a_year_without_anything_opens_without_a_problem(name, year, show):
    page = show(name, year, prepare=lambda one: set_year(one, 2019))
    assert clipped(page) == []
    assert audit(page) == []


def set_year(page, year):
    if hasattr(page, "set_year"):
        page.set_year(year)
