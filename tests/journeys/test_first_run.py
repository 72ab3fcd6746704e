"""Journey 2 of ui-spec.md §7.2: the first run by keyboard, killed once on the way."""

import time

import pytest

from app.door import entrance as door
from app.infra.errors import AlreadyOpen
from app.infra.paths import DataFolder
from app.infra.safety.recovery import recovery_code
from app.infra.vault import Vault
from ui.shell.lock import code as sheet

PASSPHRASE = "hoa dao no mua xuan"  # noqa: S105  (of a test book only)
pytestmark = pytest.mark.journey


def wait_for_file(path, seconds=30):
    until = time.monotonic() + seconds
    while not path.exists():
        if time.monotonic() > until:
            pytest.fail(f"{path.name} was not made")
        time.sleep(0.1)


def answer_to_the_officers(screen, folder):
    """Answer from the first choice up to the officers' names."""
    screen.key("Return")
    screen.type("Chi bộ Tổ dân phố 5")
    screen.key("Return")
    screen.type(PASSPHRASE)
    screen.key("Return")
    screen.type(PASSPHRASE)
    screen.key("Return")
    wait_for_file(folder.book)
    time.sleep(1.5)
    screen.type("Đảng bộ phường An Bình")
    screen.key("Return", "1", "Return")
    screen.type("21")
    screen.key("Tab")
    screen.type("2")
    screen.key("Return")
    screen.type("1/6/2025")
    screen.key("Tab", "Tab")
    screen.type("31/12/2027")
    screen.key("Return")
    screen.type("Trần Văn Hòa")
    screen.key("Tab")
    screen.type("Lê Thị Mai")
    screen.key("Return")


def finish(screen, folder):
    """Answer the last question and read the two groups back."""
    screen.key("2", "Return")
    time.sleep(0.5)
    key = Vault(folder.key_file, None).unlock(PASSPHRASE)
    groups = sheet.groups(recovery_code(key.secret))
    for asked in sheet.asked("".join(groups)):
        screen.key("Tab")
        screen.type(groups[asked].lower())
    screen.key("Return")
    time.sleep(3)


def unlock(screen):
    screen.wait_for("Sổ Chi bộ (đã khóa)")
    time.sleep(0.8)
    screen.type(PASSPHRASE)
    screen.key("Return")
    screen.wait_for("Sổ Chi bộ")
    time.sleep(1)


def test_the_first_run_by_keyboard_survives_being_killed(screen, program):
    folder = DataFolder(program.folder)
    first = program()
    screen.wait_for("Sổ Chi bộ")
    time.sleep(0.8)
    answer_to_the_officers(screen, folder)
    time.sleep(0.5)
    first.kill()
    first.wait()
    for file in folder.root.rglob("*"):
        assert not file.is_file() or "Trần Văn Hòa".encode() not in file.read_bytes()

    second = program()
    unlock(screen)
    finish(screen, folder)
    with pytest.raises(AlreadyOpen):
        door.at(folder).unlock(PASSPHRASE)
    screen.key("ctrl+l")
    screen.wait_for("Sổ Chi bộ (đã khóa)")
    screen.key("alt+F4")
    assert second.wait(20) == 0
    check_the_book(folder)


def check_the_book(folder):
    """Look into the closed book: every answer is there, and a copy beside it."""
    office = door.at(folder).unlock(PASSPHRASE)
    try:
        unit = office.people.unit()
        assert (unit.name, unit.kind) == ("Chi bộ Tổ dân phố 5", "residential")
        assert unit.superior_name == "Đảng bộ phường An Bình"
        names = [(o.name, o.role) for o in office.people.officers(None)]
        assert names == [("Trần Văn Hòa", "secretary"), ("Lê Thị Mai", "deputy")]
        assert office.people.terms()[0].label == "2025-2027"
        assert office.book.backups.listed(), "a session with changes leaves a copy"
    finally:
        office.close()
