"""Writes are one transaction, noted in the chain, and refused outside a command."""

from contextlib import suppress
from datetime import date
from enum import StrEnum
from threading import Thread

import pytest

from app.infra.driver import sqlcipher3
from app.infra.errors import ChangedMeanwhile, Locked, MissingRecord


class Size(StrEnum):
    SMALL = "small"


def test_an_insert_is_there_and_noted(places):
    with places.command("place.found", reason="12-QĐ") as unit:
        village = unit.insert("village", {"name": "Lệ Thủy", "photo": b"\x00\xff"})
    assert places.value("SELECT name FROM village WHERE id = ?", village) == "Lệ Thủy"
    [event] = places.events(entity="village", entity_id=village)
    assert (event.command, event.reason, event.action) == (
        "place.found",
        "12-QĐ",
        "insert",
    )
    assert event.changes()["photo"] == [None, b"\x00\xff"]
    assert event.at == "2026-11-23T08:12:00+07:00"


def test_values_are_stored_as_the_table_keeps_them(places):
    with places.command("x") as unit:
        village = unit.insert(
            "village", {"name": Size.SMALL, "note": date(2026, 1, 2), "size": True}
        )
        assert not unit.update("village", village, {"note": date(2026, 1, 2)})
        assert unit.update("village", village, {"size": False})
    row = places.rows("SELECT name, note, size FROM village")[0]
    assert row == {"name": "small", "note": "2026-01-02", "size": 0}


def test_an_exception_takes_everything_back(places):
    def fail():
        with places.command("x") as unit:
            unit.insert("village", {"name": "A"})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert places.rows("SELECT * FROM village") == []
    assert places.chain.head() == (0, "")
    with places.command("x") as unit:
        unit.insert("village", {"name": "A"})
    assert places.chain.check().broken_at is None


def test_a_nested_command_joins_the_outer(places):
    with places.command("outer") as outer:
        outer.insert("village", {"name": "A"})
        with places.command("inner") as inner:
            inner.insert("village", {"name": "B"})
    assert inner.id == outer.id
    assert [e.command for e in places.events(command_id=outer.id)] == ["outer"] * 2


def test_a_failed_nested_command_takes_only_its_own_writes_back(places):
    def inner(number):
        with places.command("inner") as unit:
            unit.insert("village", {"name": f"B{number}"})
            if number % 2:
                raise LookupError

    with places.command("outer") as outer:
        outer.insert("village", {"name": "A"})
        for number in range(4):
            try:
                inner(number)
            except LookupError:
                continue
        outer.insert("village", {"name": "C"})
    names = [r["name"] for r in places.rows("SELECT name FROM village ORDER BY name")]
    assert names == ["A", "B0", "B2", "C"]
    assert len(places.events(command_id=outer.id)) == 4
    assert places.chain.check() == places.chain.check()
    assert places.chain.check().broken_at is None
    places.undo(outer.id)
    assert places.rows("SELECT * FROM village") == []


def many(places, *, whole):
    """Write a list of villages, each in a command of its own, as parts of one."""
    with places.command("outer", whole=whole) as outer:
        for number in range(3):
            with places.command("inner") as unit:
                unit.insert("village", {"name": f"Thôn {number}"})
    return [(e.command, e.action, e.changes()["name"]) for e in noted(places, outer)]


def noted(places, unit):
    return places.events(command_id=unit.id)


def test_the_parts_of_a_whole_are_noted_as_any_others(places):
    apart = many(places, whole=False)
    places.undo(places.chain.recent(1)[0].command_id)
    assert many(places, whole=True) == apart
    assert places.chain.check().broken_at is None
    places.undo(places.chain.recent(1)[0].command_id)
    assert places.rows("SELECT * FROM village") == []


def test_a_whole_fails_with_its_part_even_when_somebody_caught_it(places):
    def part(name):
        with places.command("inner") as unit:
            unit.insert("village", {"name": name})
            raise LookupError(name)

    def whole():
        with places.command("outer", whole=True) as unit:
            unit.insert("village", {"name": "A"})
            with suppress(LookupError):
                part("B")
            unit.insert("village", {"name": "C"})

    with pytest.raises(LookupError, match="B"):
        whole()
    assert places.rows("SELECT * FROM village") == []
    assert places.chain.head() == (0, "")
    # The next command is a command like any other.
    with places.command("outer") as unit:
        with suppress(LookupError):
            part("B")
        unit.insert("village", {"name": "C"})
    assert [r["name"] for r in places.rows("SELECT name FROM village")] == ["C"]


def test_a_write_after_the_command_or_into_an_unknown_table_is_a_bug(places):
    with places.command("x") as unit:
        village = unit.insert("village", {"name": "A"})
        with pytest.raises(KeyError):
            unit.insert("vilage", {"name": "B"})
        with pytest.raises(KeyError):
            unit.update("village", village, {"nmae": "B"})
        with pytest.raises(sqlcipher3.OperationalError):
            unit.insert("village", {"nmae": "B"})
    with pytest.raises(RuntimeError):
        unit.insert("village", {"name": "B"})
    with pytest.raises(RuntimeError):
        unit.update("village", village, {"name": "B"})
    with pytest.raises(RuntimeError):
        unit.delete("village", village)


def test_what_the_user_saw_guards_a_change(places):
    with places.command("x") as unit:
        village = unit.insert("village", {"name": "A", "size": 1})
    with places.command("x") as unit:
        unit.update("village", village, {"size": 2}, was={"size": 1})
        with pytest.raises(ChangedMeanwhile) as caught:
            unit.update("village", village, {"size": 3}, was={"size": 1})
    assert caught.value.facts["field"] == "size"


def test_a_missing_record_and_a_locked_one_are_said(places):
    with places.command("x") as unit:
        village = unit.insert("village", {"name": "A", "note": "locked"})

    def change(record_id):
        with places.command("x") as unit:
            unit.update("village", record_id, {"size": 3})

    with pytest.raises(MissingRecord):
        change("none")
    with pytest.raises(Locked) as caught:
        change(village)
    assert caught.value.facts["what"] == "village"


def test_rows_of_one_bulk_insert_have_the_same_fields(places):
    with places.command("x") as unit:
        assert unit.insert_many("village", []) == []
        with pytest.raises(ValueError, match="fields"):
            unit.insert_many("village", [{"name": "A"}, {"name": "B", "size": 1}])
        with pytest.raises(KeyError):
            unit.insert_many("village", [{"name": "A"}, {"nmae": "B"}])


def test_a_command_without_effect_leaves_nothing_to_undo(places):
    with places.command("x") as unit:
        village = unit.insert("village", {"name": "A"})
    assert unit.change("places", record_id=village).command_id == unit.id
    with places.command("x") as unit:
        unit.update("village", village, {"name": "A"})
    assert unit.change("places").command_id == ""
    assert places.events(command_id=unit.id) == []


def test_the_store_may_be_used_from_another_thread(places):
    def work():
        with places.command("x") as unit:
            unit.insert("village", {"name": "A"})

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert places.value("SELECT count(*) FROM village") == 1


def test_facts_about_the_file_are_kept(places):
    assert places.meta("db_id") == ""
    places.set_meta("db_id", "a")
    places.set_meta("db_id", "b")
    assert places.meta("db_id") == "b"
