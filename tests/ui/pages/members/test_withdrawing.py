"""A leaving is taken back in the window: what it ended is told and offered."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from app.features.members.model import Happening
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped

ON = date(2026, 11, 1)


@pytest.fixture
def gone(office, people):
    """Let the second member, a secretary, move away."""
    office.people.appoint(people[1], "secretary", date(2025, 1, 1), "3-QĐ")
    told = Happening("moved_out", ON, "12-GT", elsewhere="Chi bộ 6")
    office.members.record_event(people[1], told)
    return people[1]


@pytest.fixture
def asked(gone, opened, qtbot):
    """Press the button on the leaving; return the part and its open dialog."""
    person = opened(1)
    person.turn_to("course")
    course = person.course
    row = next(r for r in course.table.seen() if r.cell("what").text == "Chuyển đi")
    assert course.table.select(row.id)
    course._remove.click()
    qtbot.waitUntil(lambda: course.withdrawing.dialog is not None, timeout=5000)
    return course, course.withdrawing.dialog


def _left(office):
    return office.people.officer("secretary", ON) is None


def test_it_says_what_comes_back_and_brings_it_in_one_act(
    asked, office, qtbot, ask, filled
):
    course, dialog = asked
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Bí thư: khôi phục" in words
    assert (audit(dialog), clipped(dialog)) == ([], [])
    dialog.give("all")
    qtbot.waitUntil(lambda: bool(len(course.table.seen()) == 1), timeout=5000)
    assert ask(lambda: office.people.officer("secretary", ON).name) == "Đặng Thị Ánh"
    assert ask(lambda: office.members.counts(ON).total) == 3


def test_only_the_event_goes_when_that_is_wanted(asked, office, qtbot, ask):
    course, dialog = asked
    dialog.give("only")
    qtbot.waitUntil(lambda: bool(len(course.table.seen()) == 1), timeout=5000)
    assert ask(lambda: _left(office))


def test_later_leaves_everything_as_it_is(asked, office, ask):
    course, dialog = asked
    dialog.reject()
    assert course.withdrawing.dialog is None
    assert len(course.table.seen()) == 2
    assert ask(lambda: _left(office))
