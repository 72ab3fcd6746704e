"""Who keeps the book is said and chosen in the section of the organisation."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from app.door import entrance as door
from app.door.housekeeping import Housekeeping
from app.infra.paths import DataFolder
from tests.ui.accessibility import audit
from ui.pages.settings.page import SettingsPage


@pytest.fixture
def people(office):
    """Enrol two members, the first of them secretary."""
    found = [
        office.members.enrol({"full_name": name}).record_id
        for name in ("Lê Thị Hoa", "H'Hen Niê")
    ]
    office.people.appoint(found[0], "secretary", date(2026, 1, 1))
    return found


@pytest.fixture
def part(people, office, tmp_path, jobs, messages, qtbot):
    """Open the section; return its card once it has been read."""
    keeping = Housekeeping(office, door.at(DataFolder(tmp_path)))
    page = SettingsPage(office.people, keeping, office.clock, jobs, messages)
    qtbot.addWidget(page)
    page.resize(1122, 686)
    page.show()
    page.show_record("organisation")
    section = page._built["organisation"]
    qtbot.waitUntil(lambda: bool(section.keeper.name.text()), timeout=5000)
    return section.keeper


def test_the_secretary_keeps_the_book_until_somebody_is_chosen(
    part, people, qtbot, office
):
    assert part.name.text() == "Lê Thị Hoa"
    assert part.since.text() == "Bí thư đương nhiệm, từ 01/01/2026."
    assert not part.follow.isVisibleTo(part)
    dialog = part.ask()
    assert audit(dialog) == []
    dialog.form.fill({"person": people[1]})
    dialog.give("save")
    qtbot.waitUntil(lambda: bool(part.name.text() == "H'Hen Niê"), timeout=5000)
    assert part.since.text() == "Chi bộ chọn, từ 23/11/2026."
    part.follow.click()
    qtbot.waitUntil(lambda: bool(part.name.text() == "Lê Thị Hoa"), timeout=5000)


def test_a_refusal_stands_under_the_field(part, people, qtbot):
    dialog = part.ask()
    dialog.form.fill({"person": people[0]})
    dialog.give("save")
    line = dialog.form.line("person")

    def said():
        return " ".join(label.text() for label in line.findChildren(QLabel))

    qtbot.waitUntil(lambda: bool("đang giữ sổ rồi" in said()), timeout=5000)
    dialog.reject()
