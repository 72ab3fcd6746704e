"""Journey 2 of ui-spec.md §7.2: the first run by keyboard, killed once on the way."""

import pytest

from app.door import entrance as door
from app.infra.errors import AlreadyOpen
from app.infra.safety.recovery import recovery_code
from app.infra.vault import Vault
from tests.journeys.desk import LOCKED, UNLOCKED
from ui.shell.lock import code as sheet

pytestmark = pytest.mark.journey


def answer_to_the_officers(desk):
    """Answer from the first choice up to the officers' names."""
    desk.press("Return")
    desk.type("Chi bộ Tổ dân phố 5")
    desk.press("Return")
    for _ in range(2):
        desk.type(desk.passphrase)
        desk.press("Return")
    desk.wait_until(desk.folder.book.exists, "no book was made")
    desk.settle()
    desk.type("Đảng bộ phường An Bình")
    desk.press("Return", "1", "Return")
    desk.fill("21", "2")
    desk.press("Return")
    desk.fill("1/6/2025", "", "31/12/2027")
    desk.press("Return")
    desk.fill("Trần Văn Hòa", "Lê Thị Mai")
    desk.press("Return")


def finish(desk):
    """Answer the last question and read the two groups back."""
    desk.press("2", "Return")
    key = Vault(desk.folder.key_file, None).unlock(desk.passphrase)
    groups = sheet.groups(recovery_code(key.secret))
    desk.fill("", *(groups[asked].lower() for asked in sheet.asked("".join(groups))))
    desk.press("Return")
    desk.wait_for(lambda office: office.people.unit(), "the cell")


def test_the_first_run_by_keyboard_survives_being_killed(desk):
    desk.start()
    desk.wait_for_title(UNLOCKED)
    desk.settle()
    answer_to_the_officers(desk)
    desk.kill()
    for file in desk.folder.root.rglob("*"):
        assert not file.is_file() or "Trần Văn Hòa".encode() not in file.read_bytes()

    desk.open()
    finish(desk)
    with pytest.raises(AlreadyOpen):
        door.at(desk.folder).unlock(desk.passphrase)
    desk.press("ctrl+l")
    desk.wait_for_title(LOCKED)
    assert desk.quit() == 0
    with desk.closed_book() as office:
        check(office)


def check(office):
    """Every answer is in the book, and the session left a copy."""
    unit = office.people.unit()
    assert (unit.name, unit.kind) == ("Chi bộ Tổ dân phố 5", "residential")
    assert unit.superior_name == "Đảng bộ phường An Bình"
    names = [(o.name, o.role) for o in office.people.officers(None)]
    assert names == [("Trần Văn Hòa", "secretary"), ("Lê Thị Mai", "deputy")]
    assert office.people.terms()[0].label == "2025-2027"
    assert office.book.backups.listed(), "a session with changes leaves a copy"
