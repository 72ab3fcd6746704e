from datetime import date

import pytest

from app.door import entrance as door
from app.door import housekeeping, recovery
from app.door.errors import NoSecondPlace
from app.door.housekeeping import Housekeeping
from app.infra.errors import BackupUnknown, WrongPassphrase
from app.infra.paths import DataFolder
from app.people.model import UnitAnswers

OLD = "hoa dao no mua xuan"
NEW = "một câu khác dài hơn"


@pytest.fixture
def place(tmp_path):
    """Stand before an empty folder."""
    return door.at(DataFolder(tmp_path / "sổ"))


@pytest.fixture
def office(place):
    """Make a book on the disk and open it."""
    made, _code = place.create(OLD)
    opened = [made]
    yield opened
    opened[0].close()


@pytest.fixture
def keeping(office, place):
    """Keep that book."""
    return Housekeeping(office[0], place)


def test_the_passphrase_changes_only_for_who_knows_the_old_one(keeping, place):
    with pytest.raises(WrongPassphrase):
        keeping.change_passphrase(NEW, NEW)
    keeping.change_passphrase(OLD, NEW)
    place.check(NEW)
    with pytest.raises(WrongPassphrase):
        place.check(OLD)


def test_a_new_sheet_is_drawn_for_who_knows_the_passphrase(keeping, office, tmp_path):
    with pytest.raises(WrongPassphrase):
        keeping.recovery_code(NEW)
    code = keeping.recovery_code(OLD)
    assert code == recovery.code_of(office[0])
    paper = recovery.draw(code, "Chi bộ 1", date(2026, 11, 23))
    assert recovery.save(tmp_path / "to.pdf", paper).read_bytes()[:5] == b"%PDF-"


def test_copies_are_made_listed_and_put_on_a_second_drive(keeping, tmp_path, place):
    assert keeping.copies().copies == ()
    assert keeping.copies().is_due
    made = keeping.back_up()
    told = keeping.copies()
    assert [copy.id for copy in told.copies] == [made.id]
    assert not told.is_due
    assert made.counts["đảng viên"] == 0
    with pytest.raises(NoSecondPlace):
        keeping.copy_to_second_place()
    keeping.choose("backup.second_place", str(tmp_path / "usb"))
    with pytest.raises(NoSecondPlace):
        keeping.copy_to_second_place()
    (tmp_path / "usb").mkdir()
    keeping.copy_to_second_place()
    assert list((tmp_path / "usb").rglob("*.db"))
    assert door.at(place.folder).settings.text("backup.second_place_at")
    keeping.check_book()


def test_a_copy_comes_back_and_the_book_of_before_is_kept(office, place, keeping):
    office[0].people.set_up_unit(UnitAnswers(name="Chi bộ 1"))
    copy = keeping.back_up()
    office[0].people.correct_unit(name="Chi bộ 2")
    office[0] = housekeeping.restore(office[0], place, copy.id)
    assert office[0].people.unit().name == "Chi bộ 1"
    reasons = [c.reason for c in Housekeeping(office[0], place).copies().copies]
    assert "before-restore" in reasons


def test_an_unknown_copy_changes_nothing(office, place):
    with pytest.raises(BackupUnknown):
        housekeeping.restore(office[0], place, "nothing")
    assert office[0].people.unit() is None


def test_a_post_given_by_name_finds_the_person_or_takes_them_in(keeping, office):
    people = office[0].people
    people.set_up_unit(UnitAnswers(name="Chi bộ 1"))
    known = people.register("Trần Văn Hòa")
    keeping.appoint("  Trần Văn Hòa ", "secretary", date(2026, 1, 1))
    keeping.appoint("Lê Thị Mai", "deputy", date(2026, 1, 1), "QĐ 12")
    officers = people.officers(date(2026, 2, 1))
    assert [(o.name, o.role) for o in officers] == [
        ("Trần Văn Hòa", "secretary"),
        ("Lê Thị Mai", "deputy"),
    ]
    assert officers[0].person_id == known
    assert len(people.everybody()) == 2


def test_licences_of_what_ships_are_there(keeping):
    parts = {licence.part: licence.text for licence in keeping.licences()}
    assert set(parts) == {"Inter", "Tinos", "Noto Sans Symbols", "Lucide"}
    assert all(parts.values())


def test_settings_are_told_with_bounds_and_only_those_for_a_page(keeping):
    told = {one.key: one for one in keeping.settings()}
    assert (told["safety.lock_minutes"].least, told["safety.lock_minutes"].most) == (
        5,
        60,
    )
    assert "window.geometry" not in told
