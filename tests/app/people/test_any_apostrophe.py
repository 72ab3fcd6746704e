"""Names with an apostrophe are found however it is typed, or left out."""

import pytest

from app.bootstrap import build


@pytest.mark.parametrize("name", ["H'Hen Niê", "H’Hen Niê", "HʼHen Niê"])
@pytest.mark.parametrize("typed", ["h'hen", "H’HEN", "hhen nie", "H`Hen"])
def test_the_roll_and_the_people_find_it(store, clock, name, typed):
    office = build(store, clock)
    office.members.enrol({"full_name": name})
    assert [hit.title for hit in office.members.search(typed)] == [name]
    assert [one.full_name for one in office.people.find(typed)] == [name]
    assert office.people.find("hen'n") == []
