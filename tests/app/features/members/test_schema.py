"""A book of the first release is brought up to date with everything in it."""

from datetime import date

from app.bootstrap import FEATURES, build
from app.features.members.store.schema import MIGRATIONS
from app.features.members.store.tables import MemberStore
from app.infra.book.events import MIGRATIONS as CHAIN
from app.people.store import MIGRATIONS as PEOPLE


def test_an_old_book_keeps_its_members_and_their_events(store, clock):
    for migrations in (CHAIN, PEOPLE):
        migrations.apply(store.db)
    MIGRATIONS.apply(store.db, stop_before="m002_life")
    person, member = "a" * 32, "b" * 32
    store.connection.execute(
        "INSERT INTO person (id, full_name, name_fold, name_sort)"
        " VALUES (?, 'Lê An', 'le an', x'00')",
        (person,),
    )
    store.connection.execute(
        "INSERT INTO member (id, person_id, standing, official_on)"
        " VALUES (?, ?, 'official', '1999-02-03')",
        (member, person),
    )
    for number, (kind, day) in enumerate(
        [("joined", None), ("exempted", "2020-05-01"), ("resumed", "2020-05-01")]
    ):
        store.connection.execute(
            "INSERT INTO member_event (id, member_id, kind, on_date)"
            " VALUES (?, ?, ?, ?)",
            (f"{number}" * 32, member, kind, day),
        )
    assert len(store.pending(FEATURES)) > 1
    office = build(store, clock)
    (found,) = office.members.roll(date(2026, 11, 23))
    assert (found.name, found.status) == ("Lê An", "official")
    assert [e.kind for e in office.members.card(person, found.since).events] == [
        "joined",
        "exempted",
        "resumed",
    ]
    assert office.members.life.of(person) == ()


def test_the_holder_of_a_card_is_found_without_reading_the_whole_roll(store):
    """Each of 5,000 imported rows asks for it."""
    store.migrate(FEATURES)
    asked = []
    store.connection.set_trace_callback(asked.append)
    assert MemberStore(store).holder_of_card("000000000001") == ""
    store.connection.set_trace_callback(None)
    (plan,) = store.rows(f"EXPLAIN QUERY PLAN {asked[-1]}")
    assert plan["detail"].startswith("SEARCH member USING INDEX member_card")
