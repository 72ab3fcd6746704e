"""A roll of three members behind the page, and short ways to wait and look."""

import pytest
from PySide6.QtWidgets import QLabel

from app.wiring.life import around
from ui.pages.members.page import RECORD, MembersPage


@pytest.fixture
def people(office):
    enrol = office.members.enrol
    old = {"admitted_on": "1998-02-03", "official_on": "1999-02-03"}
    first = enrol(
        {
            **old,
            "full_name": "Trần Văn Hòa",
            "phone": "0912345678",
            "card_no": "031204550101",
        }
    )
    second = enrol({**old, "full_name": "Đặng Thị Ánh", "birth": "1958"})
    third = enrol({"full_name": "Tô Thị Minh Châu", "admitted_on": "2025-11-03"})
    return [first.record_id, second.record_id, third.record_id]


@pytest.fixture
def page(qtbot, look, office, clock, jobs, messages):
    near = around(
        office.meetings, office.tasks, office.people, office.development, clock
    )
    shown = MembersPage(
        office.members, office.member_exports, clock, jobs, messages, near
    )
    qtbot.addWidget(shown)
    shown.resize(1122, 686)
    shown.show()
    return shown


@pytest.fixture
def filled(page, people, qtbot):
    page.enter()
    qtbot.waitUntil(lambda: page._part.told is not None, timeout=5000)
    return page


@pytest.fixture
def ask(page, qtbot, jobs):
    """Ask the services on their own thread."""

    def one(use_case):
        found = []
        jobs.read(page, use_case, found.append)
        qtbot.waitUntil(lambda: len(found) > 0, timeout=5000)
        return found[0]

    return one


@pytest.fixture
def opened(filled, people, qtbot):
    """Open the whole record of a member by his place in ``people``."""

    def one(place):
        filled._open(people[place])
        qtbot.waitUntil(
            lambda: (
                filled._stack.currentIndex() == RECORD
                and filled._person.told is not None
                and filled._person.told.card.member.person_id == people[place]
            ),
            timeout=5000,
        )
        return filled._person

    return one


@pytest.fixture
def said():
    """Give every word of the labels inside a widget."""

    def one(widget):
        return " ".join(label.text() for label in widget.findChildren(QLabel))

    return one
