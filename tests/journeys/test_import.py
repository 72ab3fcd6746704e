"""Journey 5 of ui-spec.md §7.2: a list from Excel, seen before it is written."""

import shutil

import pytest

from app.infra.paths import resources_folder
from tests.journeys.desk import UNLOCKED

pytestmark = pytest.mark.journey
LIST = resources_folder() / "practice" / "danh-sach-dang-vien.xlsx"


def roll(office):
    return [line.name for line in office.members.roll(office.clock.today())]


def test_a_list_is_imported_with_its_preview_and_taken_back(bare, tmp_path):
    desk = bare
    copied = shutil.copy(LIST, tmp_path / "danh sách.xlsx")
    desk.open()
    desk.press("ctrl+k")
    desk.type("nhap danh sach")
    desk.press("Return", "Return")
    desk.choose_file(copied)
    with desk.book() as office:
        assert roll(office) == [], "nothing is written before the preview is agreed"
    desk.insist("F10", lambda office: len(roll(office)) == 23, "23 members")
    desk.settle()
    desk.press("ctrl+z")
    desk.wait_for(lambda office: roll(office) == [], "the undo")
    desk.press("ctrl+y")
    desk.wait_for(lambda office: len(roll(office)) == 23, "the redo")
    assert desk.title() == UNLOCKED
    assert desk.quit() == 0
    with desk.closed_book() as office:
        assert "Trần Văn Hòa" in roll(office)
        assert office.store.chain.check().broken_at is None
