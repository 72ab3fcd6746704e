"""Any command can be taken back, and taken back again."""

import random
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.infra.errors import ChangedMeanwhile, NothingToUndo, StillUsed
from app.infra.store import Store
from app.kernel.clock import VIETNAM, SettableClock
from app.kernel.ids import id_source
from tests.app.infra.book.conftest import PLACES, everything


def found(store, name="A", **fields):
    with store.command("found") as unit:
        record_id = unit.insert("village", {"name": name, **fields})
    return unit.id, record_id


def test_undo_and_redo_and_undo_again(places):
    command, village = found(places, photo=b"\x01", note=None)
    before = everything(places)
    undo = places.undo(command)
    assert everything(places)["village"] == []
    assert places.chain.is_undone(command)
    redo = places.undo(undo)
    assert everything(places) == before
    assert not places.chain.is_undone(command)
    places.undo(redo)
    assert everything(places)["village"] == []
    actions = [e.action for e in places.events(entity="village", entity_id=village)]
    assert actions == ["insert", "delete", "insert", "delete"]


def test_the_first_command_can_be_undone_again_after_a_redo(places):
    command, _village = found(places)
    places.undo(places.undo(command))
    places.undo(command)
    assert everything(places)["village"] == []


def test_a_command_is_undone_once_and_an_unknown_one_never(places):
    command, _village = found(places)
    places.undo(command)
    for unknown in (command, "none", ""):
        with pytest.raises(NothingToUndo):
            places.undo(unknown)


def test_an_undo_inside_another_command_is_a_bug(places):
    command, _village = found(places)
    with places.command("x"), pytest.raises(RuntimeError):
        places.undo(command)
    assert len(everything(places)["village"]) == 1


def test_a_change_since_is_not_overwritten(places):
    command, village = found(places, size=1)
    with places.command("x") as unit:
        unit.update("village", village, {"size": 2})
    with pytest.raises(ChangedMeanwhile):
        places.undo(command)
    assert places.value("SELECT size FROM village") == 2
    places.undo(unit.id)
    places.undo(command)
    assert everything(places)["village"] == []


def test_a_record_others_rest_on_stays(places):
    command, village = found(places)
    with places.command("build") as unit:
        unit.insert("house", {"village_id": village, "number": 1})
    with pytest.raises(StillUsed):
        places.undo(command)
    assert len(everything(places)["village"]) == 1
    places.undo(unit.id)
    places.undo(command)


def test_a_deleted_record_does_not_come_back_over_another(places):
    _command, village = found(places, "A")
    with places.command("leave") as unit:
        unit.delete("village", village)
    found(places, "A")
    with pytest.raises(StillUsed):
        places.undo(unit.id)


def test_undo_says_what_it_took_back(places):
    command, _village = found(places)
    undo = places.undo(command)
    [event] = places.events(command_id=undo)
    assert (event.command, event.reason, event.undo_of) == ("undo", "found", command)


def test_taking_five_thousand_records_back_costs_a_few_statements_for_each(
    places, monkeypatch
):
    asked = []
    heard = places.answers.heard
    monkeypatch.setattr(places.answers, "heard", lambda sql: asked.append(heard(sql)))
    with places.command("import") as unit:
        ids = unit.insert_many(
            "village", [{"name": f"Thôn {n}", "note": "x" * 80} for n in range(5000)]
        )
        unit.insert_many("house", [{"village_id": i, "number": 1} for i in ids])
    imported = len(asked)
    places.undo(unit.id)
    undone = len(asked) - imported
    assert everything(places) == {"village": [], "house": []}
    assert places.chain.check().broken_at is None
    # Ten thousand records: written in groups, taken back one by one.
    assert imported < 1_000
    assert undone < 4 * 10_000


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["found", "rename", "leave", "build", "empty", "both"]),
        st.integers(0, 6),
        st.text(max_size=8),
    ),
    max_size=25,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS, st.randoms())
def test_whatever_was_done_undoing_all_gives_the_beginning(acts, rnd):
    clock = SettableClock(datetime(2026, 11, 23, tzinfo=VIETNAM))
    store = Store.in_memory(clock, id_source(clock, random.Random(1)))
    store.migrate([PLACES])
    found(store, "đầu tiên", photo=b"x")
    beginning = everything(store)
    done, states = [], [beginning]
    for act in acts:
        with store.command(act[0]) as unit:
            perform(store, unit, *act)
        if unit.change().command_id:
            done.append(unit.id)
            states.append(everything(store))
    redo = []
    for command in reversed(done):
        redo.append(store.undo(command))
        states.pop()
        assert everything(store) == states[-1]
    assert everything(store) == beginning
    for command in reversed(redo):
        store.undo(command)
    assert store.chain.check().broken_at is None
    store.close()


def perform(store, unit, act, number, text):
    villages = [r["id"] for r in store.rows("SELECT id FROM village ORDER BY id")]
    houses = [r["id"] for r in store.rows("SELECT id FROM house ORDER BY id")]
    village = villages[number % len(villages)] if villages else ""
    free = f"{text}-{unit.id}"
    if act == "found":
        unit.insert("village", {"name": free, "note": text or None, "size": number})
    elif act == "rename" and village:
        unit.update("village", village, {"name": free, "photo": text.encode() or None})
    elif act == "leave" and village:
        if not store.rows("SELECT 1 FROM house WHERE village_id = ?", village):
            unit.delete("village", village)
    elif act == "build" and village:
        unit.insert("house", {"village_id": village, "number": number})
    elif act == "empty" and houses:
        unit.delete("house", houses[number % len(houses)])
    elif act == "both":
        new = unit.insert("village", {"name": free})
        unit.insert("house", {"village_id": new, "number": number})
        unit.update("village", new, {"size": number, "note": text})
