"""What was read stays known, and is never known a moment too long."""

from contextlib import nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.infra.book.answers import Answers
from app.infra.driver import sqlcipher3
from app.infra.store import Store
from app.kernel.clock import VIETNAM, SettableClock
from app.kernel.errors import Problem
from tests.app.infra.book.conftest import PLACES

VILLAGES = "SELECT name, size FROM village ORDER BY id"
HOUSES = "SELECT number FROM house ORDER BY id"


@dataclass(frozen=True, slots=True)
class Village:
    """A row of one table."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class House:
    """A row of the other."""

    number: int


@pytest.fixture
def asked(places):
    """Every statement that reaches the database."""
    heard = []
    places.connection.set_trace_callback(heard.append)
    yield heard
    places.connection.set_trace_callback(None)


def found(store):
    return [(one.name, one.size) for one in store.all(Village, VILLAGES)]


def add(store, name, size=0):
    with store.command("villages.add") as unit:
        return unit.insert("village", {"name": name, "size": size})


def test_the_same_question_is_asked_once(places, asked):
    add(places, "Đông")
    assert found(places) == found(places) == [("Đông", 0)]
    assert asked.count(VILLAGES) == 1


def test_another_parameter_is_another_question(places):
    add(places, "Đông", 1)
    add(places, "Tây", 2)
    sql = "SELECT name, size FROM village WHERE size = ?"
    assert [places.one(Village, sql, size).name for size in (1, 2, 1)] == [
        "Đông",
        "Tây",
        "Đông",
    ]
    assert places.one(Village, sql, 3) is None


def test_another_kind_is_another_question(places):
    add(places, "Đông", 7)
    sql = "SELECT name, size, size AS number FROM village"
    assert places.all(Village, sql) == [Village("Đông", 7)]
    assert places.all(House, sql) == [House(7)]


def test_a_write_of_the_table_asks_again(places):
    first = add(places, "Đông")
    assert found(places) == [("Đông", 0)]
    with places.command("villages.rename") as unit:
        unit.update("village", first, {"name": "Đoài"})
        # Inside the command too.
        assert found(places) == [("Đoài", 0)]
        unit.delete("village", first)
        assert found(places) == []
    assert found(places) == []


def test_a_write_of_another_table_does_not(places, asked):
    village = add(places, "Đông")
    assert found(places) == [("Đông", 0)]
    with places.command("houses.add") as unit:
        unit.insert("house", {"village_id": village, "number": 1})
    assert found(places) == [("Đông", 0)]
    assert asked.count(VILLAGES) == 1


def test_a_join_rests_on_both_tables(places):
    village = add(places, "Đông")
    sql = (
        "SELECT number FROM house JOIN village ON village.id = house.village_id"
        " WHERE village.name = 'Đông'"
    )
    with places.command("houses.add") as unit:
        unit.insert("house", {"village_id": village, "number": 1})
    assert places.all(House, sql) == [House(1)]
    with places.command("villages.rename") as unit:
        unit.update("village", village, {"name": "Đoài"})
    assert places.all(House, sql) == []


def add_and_fail(store, name):
    """Write and read inside a command, which then fails."""
    with store.command("villages.add") as unit:
        unit.insert("village", {"name": name})
        assert (name, 0) in found(store)
        raise ArithmeticError


def test_a_command_that_fails_leaves_no_answer_behind(places):
    with pytest.raises(ArithmeticError):
        add_and_fail(places, "Đông")
    assert found(places) == []


def test_a_nested_command_that_fails_leaves_none_either(places):
    with places.command("outer") as unit:
        unit.insert("village", {"name": "Đông"})
        with pytest.raises(ArithmeticError):
            add_and_fail(places, "Tây")
        assert found(places) == [("Đông", 0)]
    assert found(places) == [("Đông", 0)]


def test_a_refused_statement_makes_it_ask_again(places, asked):
    add(places, "Đông")
    assert found(places) == [("Đông", 0)]
    with pytest.raises(sqlcipher3.IntegrityError):
        add(places, "Đông")
    assert found(places) == [("Đông", 0)]
    assert asked.count(VILLAGES) == 2


def test_an_undo_is_seen_at_once(places):
    with places.command("villages.add") as unit:
        unit.insert("village", {"name": "Đông"})
    assert found(places) == [("Đông", 0)]
    again = places.undo(unit.id)
    assert found(places) == []
    places.undo(again)
    assert found(places) == [("Đông", 0)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE village SET size = 5",
        "update or ignore village set size = 5",
        "INSERT OR REPLACE INTO \"village\" (id, name, size) VALUES (1, 'Đông', 5)",
        "WITH five(n) AS (VALUES (5)) UPDATE village SET size = (SELECT n FROM five)",
        '  UPDATE\n  "village" SET size = 5',
    ],
)
def test_a_write_past_the_command_is_heard_too(places, statement):
    places.connection.execute("INSERT INTO village (id, name) VALUES ('1', 'Đông')")
    assert found(places) == [("Đông", 0)]
    places.connection.execute(statement)
    assert found(places) == [("Đông", 5)]


def test_a_script_and_a_cursor_are_heard_too(places):
    add(places, "Đông")
    assert found(places) == [("Đông", 0)]
    places.connection.executescript("SELECT 1; UPDATE village SET size = 5;")
    assert found(places) == [("Đông", 5)]
    places.connection.cursor().executemany("UPDATE village SET size = ?", [(6,), (7,)])
    assert found(places) == [("Đông", 7)]


def test_a_list_handed_out_may_be_changed(places):
    add(places, "Đông")
    places.all(Village, VILLAGES).clear()
    assert found(places) == [("Đông", 0)]


def test_what_changes_by_itself_is_asked_each_time(places):
    sql = "SELECT 'a' AS name, abs(random()) AS size"
    assert len({places.one(Village, sql).size for _ in range(5)}) > 1


def names(store):
    """Work something out of one table, counting how often."""

    def work():
        store.worked = getattr(store, "worked", 0) + 1
        return tuple(one.name for one in store.all(Village, VILLAGES))

    return store.answers.worked_out("names", (), work)


def sizes(store):
    """Work something out of what was worked out, and of another table."""

    def work():
        return len(names(store)), store.value("SELECT count(*) FROM house")

    return store.answers.worked_out("sizes", (), work)


def test_what_is_worked_out_is_worked_out_once(places):
    add(places, "Đông")
    assert names(places) == names(places) == ("Đông",)
    assert places.worked == 1
    add(places, "Tây")
    assert sorted(names(places)) == ["Tây", "Đông"]
    assert places.worked == 2


def test_it_rests_on_what_was_known_before_it(places):
    village = add(places, "Đông")
    # The rows are known already, then the names: neither reads again for the sizes.
    assert found(places) == [("Đông", 0)]
    assert names(places) == ("Đông",)
    assert sizes(places) == (1, 0)
    with places.command("houses.add") as unit:
        unit.insert("house", {"village_id": village, "number": 1})
    assert sizes(places) == (1, 1)
    assert places.worked == 1
    add(places, "Tây")
    assert sizes(places) == (2, 1)


def test_what_fails_while_it_is_worked_out_is_tried_again(places):
    with pytest.raises(ZeroDivisionError):
        places.answers.worked_out("ratio", (), lambda: (1 // 0,))
    assert places.answers.worked_out("ratio", (), lambda: (1,)) == (1,)


def test_a_closed_book_answers_nothing(clock):
    store = Store.in_memory(clock)
    store.migrate([PLACES])
    add(store, "Đông")
    assert found(store) == [("Đông", 0)]
    store.close()
    with pytest.raises(sqlcipher3.ProgrammingError, match="closed database"):
        found(store)


def test_not_more_is_kept_than_fits():
    answers = Answers(nullcontext())
    many = tuple(range(9_000))
    asked = ["SELECT a FROM t", "SELECT b FROM t", "SELECT c FROM t"]
    for sql in asked:
        answers.keep(sql, "key", many, (sql,))
    assert [answers.find(sql, "key") for sql in asked] == [None, None, many]


def insert(store, number, there):
    add(store, f"Thôn {number}")


def grow(store, number, there):
    with store.command("villages.grow") as unit:
        unit.update("village", there, {"size": number + 1})


def drop(store, number, there):
    with store.command("villages.drop") as unit:
        unit.delete("village", there)


def settle(store, number, there):
    with store.command("houses.add") as unit:
        unit.insert("house", {"village_id": there, "number": number})


def undo(store, number, there):
    commands = [event.command_id for event in store.chain.recent(10)]
    store.undo(commands[number % len(commands)] if commands else "none")


def fail(store, number, there):
    add_and_fail(store, f"Thôn mới {number}")


def fail_inside(store, number, there):
    with store.command("outer") as unit:
        unit.insert("village", {"name": f"Xóm {number}"})
        with suppress(ArithmeticError):
            add_and_fail(store, f"Xóm mới {number}")


ACTS = st.lists(
    st.tuples(
        st.sampled_from([insert, grow, drop, settle, undo, fail, fail_inside]),
        st.integers(0, 4),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(ACTS)
def test_it_never_answers_anything_else_than_the_book(acts):
    store = Store.in_memory(SettableClock(datetime(2026, 3, 9, 8, tzinfo=VIETNAM)))
    store.migrate([PLACES])
    for act, number in acts:
        there = store.value("SELECT id FROM village ORDER BY id LIMIT 1")
        # What may not be is refused by the book, and taken back.
        with suppress(ArithmeticError, Problem, sqlcipher3.IntegrityError):
            act(store, number, there)
        raw = store.connection.execute(VILLAGES).fetchall()
        assert found(store) == raw
        assert names(store) == tuple(name for name, _size in raw)
        houses = store.connection.execute(HOUSES).fetchall()
        assert [(one.number,) for one in store.all(House, HOUSES)] == houses
        assert sizes(store) == (len(raw), len(houses))
    store.close()


def test_what_is_worked_out_rests_on_everything_read_on_the_way(places):
    """Reads past ``rows`` count too: the chain, and cursors of ``app.infra``."""

    def events():
        def work():
            return tuple(event.entity_id for event in places.chain.recent())

        return places.answers.worked_out("events", "all", work)

    assert events() == ()
    first = add(places, "Đông")
    assert events() == (first,)
    second = add(places, "Tây")
    assert events() == (second, first)
