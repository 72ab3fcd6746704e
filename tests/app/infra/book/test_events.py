"""The chain is append-only, searchable, and shows where somebody changed it."""

import pytest

from app.infra.driver import sqlcipher3


@pytest.fixture
def history(places):
    ids = []
    for name in ("Lệ Thủy", "Quảng Ninh", "Bố Trạch"):
        with places.command("found", reason=f"quyết định {len(ids)}") as unit:
            ids.append(unit.insert("village", {"name": name}))
    with places.command("rename") as unit:
        unit.update("village", ids[0], {"name": "Phong Nha", "note": "x%_'\""})
    return places


def test_a_sound_chain_is_sound(history):
    check = history.chain.check()
    assert (check.events, check.broken_at) == (4, None)
    assert history.chain.head() == (4, check.head)


def test_events_cannot_be_changed_or_removed(history):
    for sql in ("UPDATE audit_event SET reason = ''", "DELETE FROM audit_event"):
        with pytest.raises(sqlcipher3.IntegrityError):
            history.connection.execute(sql)


@pytest.mark.parametrize(
    ("sql", "broken_at"),
    [
        ("UPDATE audit_event SET reason = 'khác' WHERE seq = 2", 2),
        ("UPDATE audit_event SET diff = '{}' WHERE seq = 3", 3),
        ("UPDATE audit_event SET hash = prev_hash WHERE seq = 4", 4),
        ("DELETE FROM audit_event WHERE seq = 2", 3),
        ("DELETE FROM audit_event WHERE seq = 1", 2),
    ],
)
def test_a_change_behind_the_triggers_is_found(history, sql, broken_at):
    history.connection.executescript(
        "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete;"
    )
    history.connection.execute(sql)
    assert history.chain.check().broken_at == broken_at


def test_history_is_searched_and_listed_newest_first(history):
    found = history.chain.search("Lệ Thủy")
    assert [e.action for e in found] == ["update", "insert"]
    assert len(history.chain.search("quyết định")) == 3
    assert len(history.chain.search("x%_'")) == 1
    assert history.chain.search("không có") == []
    assert [e.seq for e in history.chain.recent(2)] == [4, 3]


def test_the_history_of_one_record_is_oldest_first(history):
    village = str(history.value("SELECT id FROM village WHERE name = 'Phong Nha'"))
    events = history.events(entity="village", entity_id=village)
    assert [e.action for e in events] == ["insert", "update"]
    assert events[1].changes()["name"] == ["Lệ Thủy", "Phong Nha"]


def test_reading_during_a_command_sees_what_it_did(history):
    with history.command("x") as unit:
        unit.insert("village", {"name": "Mới"})
        assert len(history.events(command_id=unit.id)) == 1
        unit.insert("village", {"name": "Mới nữa"})
    assert len(history.events(command_id=unit.id)) == 2
    assert history.chain.check().broken_at is None
