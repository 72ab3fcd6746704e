"""Books whose half-typed texts are older than the table they are kept in now."""

from app.features.meetings.model.entries import NewMeeting
from app.features.meetings.store.running import DRAFTS
from tests.app.features.meetings.office import desk

_OLD = """
DROP TABLE meeting_draft;
DELETE FROM _sqlite_migrations WHERE migration_set = 'meeting_drafts';
"""


def test_what_was_half_typed_before_is_there_afterwards(store, clock):
    found = desk(store, clock)
    day = clock.today()
    meeting_id = found.office.meetings.plan(
        NewMeeting(kind="committee", on_day=day, time="19:30")
    ).record_id
    store.connection.executescript(_OLD)
    DRAFTS.apply(store.db, stop_before="m003_on_the_page")
    row = (f"{meeting_id}:x", meeting_id, "x", "Việc", "2026-11-23T08:12:00")
    store.connection.execute(
        "INSERT INTO meeting_draft (id, meeting_id, field, text, at)"
        " VALUES (?, ?, ?, ?, ?)",
        row,
    )
    DRAFTS.apply(store.db)
    kept = store.rows("SELECT field, text FROM meeting_draft")
    assert kept == [{"field": "x", "text": "Việc"}]
    [table] = store.rows("SELECT sql FROM sqlite_master WHERE name = 'meeting_draft'")
    assert "REFERENCES" not in str(table["sql"])
    named = store.rows(
        "SELECT name FROM sqlite_master WHERE tbl_name = 'meeting_draft'"
        " AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY name"
    )
    assert [one["name"] for one in named] == [
        "meeting_draft_locked_INSERT",
        "meeting_draft_meeting",
    ]
