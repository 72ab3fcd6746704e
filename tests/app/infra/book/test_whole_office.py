"""The rules of the store hold for every feature; the practice cell taken back whole."""

import re

import pytest

from app.bootstrap import FEATURES, open_office
from app.infra.errors import Locked, StillUsed
from app.infra.paths import DataFolder, resources_folder
from app.infra.store import Store
from app.scenario import player, reader

PASS = "một hai ba bốn"  # noqa: S105  (of throw-away data)
OF_THE_STORE = {"_sqlite_migrations", "app_meta", "audit_event"}


def tables(store):
    rows = store.rows("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    # The index of texts holds no record: it is made from the records, never undone.
    return {
        r["name"]: r["sql"]
        for r in rows
        if r["name"] not in OF_THE_STORE and not r["name"].startswith("search_")
    }


def test_every_table_can_be_noted_and_undone(store: Store):
    store.migrate(FEATURES)
    for name, sql in tables(store).items():
        key = store.rows(f"SELECT name, type FROM pragma_table_info('{name}') WHERE pk")  # noqa: S608  (our own tables)
        assert key == [{"name": "id", "type": "TEXT"}], name
        assert sql.rstrip().upper().endswith("STRICT"), name
        # What the database removes or changes by itself is not noted.
        assert "CASCADE" not in sql.upper(), name
        assert "SET NULL" not in sql.upper(), name


def test_no_trigger_writes_another_table(store: Store):
    """Answers that are still true are known by the table a statement names."""
    store.migrate(FEATURES)
    triggers = store.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    assert len(triggers) > 20
    for trigger in triggers:
        body = trigger["sql"].upper().partition("BEGIN")[2]
        assert not re.search(r"\b(INSERT|REPLACE|UPDATE|DELETE)\b", body), trigger


@pytest.fixture(scope="module")
def practice(tmp_path_factory):
    out = tmp_path_factory.mktemp("practice") / "out"
    file = resources_folder() / "practice" / "scenario.toml"
    outcome = player.play(reader.read(file), out, PASS)
    assert [played.error for played in outcome if played.error] == []
    return DataFolder(out / "data")


# What was signed or sent is frozen until somebody unlocks it; the rest must go.
FINAL = {"package.export", "meetings.hold", "papers.issue"}
NEVER_FROZEN = ("checklist", "development", "candidate", "plan", "post", "term")


def test_a_year_of_work_can_be_taken_back_command_by_command(practice, clock):
    office = open_office(practice, PASS, clock)
    store = office.store
    commands = store.rows(
        "SELECT command_id, command FROM audit_event"
        " GROUP BY command_id ORDER BY max(seq) DESC"
    )
    assert len(commands) > 20
    frozen, rested_on = set(), 0
    for row in commands:
        before = store.chain.head()
        try:
            store.undo(str(row["command_id"]))
        except Locked:
            frozen.add(row["command"])
        except StillUsed:
            rested_on += 1
        else:
            continue
        # A refusal takes nothing back, not even in part.
        assert store.chain.head() == before
    assert frozen <= FINAL
    assert rested_on <= len(commands) // 10
    filled = {t for t in tables(store) if store.rows(f'SELECT 1 FROM "{t}" LIMIT 1')}  # noqa: S608  (our own tables)
    assert not [table for table in filled if table.startswith(NEVER_FROZEN)]
    assert store.chain.check().broken_at is None
    assert not store.rows("PRAGMA foreign_key_check")
    office.close()


def test_nothing_readable_is_left_by_a_year_of_work(practice):
    names = ["Tổ dân phố", "Nguyễn", "đảng viên"]
    forms = [n.encode(f) for n in names for f in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [p for p in practice.root.rglob("*") if p.is_file()]
    assert len(files) >= 6
    for path in files:
        content = path.read_bytes()
        assert not [form for form in forms if form in content], path.name
