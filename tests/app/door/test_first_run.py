from datetime import date

import pytest

from app import bootstrap
from app.door import first_run
from app.door.first_run import Beginning
from app.people.errors import TermTooLong

WHOLE = Beginning(
    name="Chi bộ Tổ dân phố 5",
    superior="Đảng bộ phường An Bình",
    place="An Bình",
    kind="residential",
    has_groups=True,
    term_from=date(2025, 3, 1),
    term_to=date(2027, 12, 31),
    secretary="Trần Văn Hòa",
    deputy="Lê Thị Mai",
)


@pytest.fixture
def office(store, clock):
    """Build an office over an empty book."""
    return bootstrap.build(store, clock)


def test_the_answers_become_the_cell_its_term_and_its_officers(office):
    first_run.keep_draft(office, "{…}")
    first_run.finish(office, WHOLE)
    unit = office.people.unit()
    assert (unit.name, unit.kind, unit.superior_name) == (
        "Chi bộ Tổ dân phố 5",
        "residential",
        "Đảng bộ phường An Bình",
    )
    assert unit.has_groups
    today = date(2026, 11, 23)
    assert office.people.term(today).label == "2025-2027"
    assert [(o.name, o.role) for o in office.people.officers(today)] == [
        ("Trần Văn Hòa", "secretary"),
        ("Lê Thị Mai", "deputy"),
    ]
    assert first_run.draft(office) == ""


def test_only_the_name_is_needed(office):
    first_run.finish(office, Beginning(name="Chi bộ 1"))
    assert office.people.unit().kind == "other"
    assert office.people.officers(None) == []


def test_an_answer_that_does_not_do_leaves_nothing_half_done(office):
    first_run.keep_draft(office, "draft")
    wrong = Beginning(
        name="Chi bộ 1",
        term_from=date(2000, 1, 1),
        term_to=date(2026, 1, 1),
        secretary="A",
    )
    with pytest.raises(TermTooLong):
        first_run.finish(office, wrong)
    assert office.people.unit() is None
    assert office.people.everybody() == []
    assert first_run.draft(office) == "draft"


def test_a_finished_first_run_can_be_undone_as_a_whole(office, store):
    change = first_run.finish(office, WHOLE)
    store.undo(change.command_id)
    assert office.people.unit() is None


def test_answers_are_collected_by_their_field_names(office):
    told = first_run.from_answers(
        {
            "name": "Chi bộ 1",
            "kind": None,
            "groups": "yes",
            "official": 21,
            "probationary": 2,
            "term_from": date(2025, 3, 1),
        }
    )
    assert (told.kind, told.has_groups, told.members) == ("other", True, 23)
    assert (told.term_from, told.term_to) == (date(2025, 3, 1), None)
    first_run.finish(office, Beginning(name="Chi bộ 1", members=23))
    assert first_run.expected_members(office) == 23
