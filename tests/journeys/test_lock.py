"""What the lock screen lets in and what it keeps out."""

import time

import pytest

from tests.journeys.desk import LOCKED, UNLOCKED

pytestmark = pytest.mark.journey


def stays_locked(desk):
    desk.wait_for_title(LOCKED)
    desk.type(desk.passphrase)
    desk.answer()
    desk.settle()
    return desk.title() == LOCKED and desk.program.poll() is None


def test_a_wrong_passphrase_keeps_the_door_shut_and_the_right_one_opens_it(cell):
    desk = cell
    desk.start()
    desk.wait_for_title(LOCKED)
    desk.type("khong phai mat khau")
    desk.answer()
    time.sleep(2)
    assert desk.title() == LOCKED
    desk.key("ctrl+a")
    desk.type(desk.passphrase)
    desk.press("Return")
    desk.wait_for_title(UNLOCKED)
    assert desk.quit() == 0


@pytest.mark.parametrize("at", [100, 4096 * 3])
def test_a_damaged_book_is_refused_and_left_as_it_is(cell, at):
    desk, book = cell, cell.folder.book
    damaged = bytearray(book.read_bytes())
    damaged[at : at + 64] = bytes(64)
    book.write_bytes(damaged)
    desk.start()
    assert stays_locked(desk)
    assert desk.quit() == 0
    assert book.read_bytes() == bytes(damaged)


def test_a_book_of_a_newer_release_is_refused_and_left_as_it_is(cell):
    desk = cell
    with desk.closed_book() as office:
        office.store.connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES (?, ?, ?)",
            ("people", "m999_of_next_year", "2027-01-01"),
        )
    before = desk.folder.book.read_bytes()
    desk.start()
    assert stays_locked(desk)
    assert desk.quit() == 0
    assert desk.folder.book.read_bytes() == before


def test_a_second_window_does_not_open_the_same_book(cell):
    desk = cell
    desk.open()
    first = desk.program
    desk.start()
    assert stays_locked(desk)
    assert desk.quit() == 0
    desk.wait_for_title(UNLOCKED)
    desk.program = first
    desk.press("ctrl+5", "ctrl+n")
    desk.type("Nguyễn Thị Hường")
    desk.press("Return")
    desk.wait_for(
        lambda office: any(
            one.full_name == "Nguyễn Thị Hường" for one in office.people.everybody()
        ),
        "the first window goes on working",
    )
