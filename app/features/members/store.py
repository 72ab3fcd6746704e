"""The tables of the roll: members, their events, and fields switched on or off."""

from collections.abc import Mapping
from datetime import date

from app.features.members.model import (
    PERSON_FIELDS,
    Event,
    FieldTable,
    Record,
    StatusTable,
)
from app.infra.datafile import read_toml
from app.infra.driver import Database, Migrations
from app.infra.paths import rules_folder
from app.infra.store import Command, Row, Store
from app.people.model import Person

MIGRATIONS = Migrations("members")
_NOT_TEXT = frozenset({"birth"})
# Columns of ``member`` that hold the record's own fields, in table order.
COLUMNS = (
    "decision_on",
    "admitted_on",
    "official_on",
    "card_no",
    "old_card_no",
    "card_issued_on",
    "card_issued_at",
    "record_no",
    "badge",
    "party_post",
    "office_post",
    "union_post",
    "schooling",
    "languages",
    "group_name",
    "cell_name",
    "home_cell",
    "awards",
    "paper_file_at",
)


@MIGRATIONS()
def m001_members(db: Database) -> None:
    """Create the member, its events and the switches of fields.

    Empty text means "not known". Dates in ``member`` may be partial ISO text; those of
    events are whole, or NULL for "before this book was begun".
    """
    db.executescript(
        """
        CREATE TABLE member (
          id TEXT PRIMARY KEY,
          person_id TEXT NOT NULL UNIQUE REFERENCES person(id),
          standing TEXT NOT NULL CHECK (standing IN ('official','probationary')),
          decision_on TEXT NOT NULL DEFAULT '', admitted_on TEXT NOT NULL DEFAULT '',
          official_on TEXT NOT NULL DEFAULT '', card_no TEXT NOT NULL DEFAULT '',
          old_card_no TEXT NOT NULL DEFAULT '', card_issued_on TEXT NOT NULL DEFAULT '',
          card_issued_at TEXT NOT NULL DEFAULT '', record_no TEXT NOT NULL DEFAULT '',
          badge TEXT NOT NULL DEFAULT '', party_post TEXT NOT NULL DEFAULT '',
          office_post TEXT NOT NULL DEFAULT '', union_post TEXT NOT NULL DEFAULT '',
          schooling TEXT NOT NULL DEFAULT '', languages TEXT NOT NULL DEFAULT '',
          group_name TEXT NOT NULL DEFAULT '', cell_name TEXT NOT NULL DEFAULT '',
          home_cell TEXT NOT NULL DEFAULT '', awards TEXT NOT NULL DEFAULT '',
          paper_file_at TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE UNIQUE INDEX member_card ON member(card_no) WHERE card_no <> '';
        CREATE TABLE member_event (
          id TEXT PRIMARY KEY, member_id TEXT NOT NULL REFERENCES member(id),
          kind TEXT NOT NULL CHECK (kind <> ''),
          on_date TEXT CHECK (on_date IS date(on_date)),
          paper_no TEXT NOT NULL DEFAULT '',
          paper_on TEXT CHECK (paper_on IS date(paper_on)),
          elsewhere TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
          file_sha256 TEXT NOT NULL DEFAULT '',
          CHECK (on_date IS NOT NULL OR kind = 'joined')
        ) STRICT;
        CREATE INDEX member_event_member ON member_event(member_id, on_date);
        CREATE TABLE member_field (
          id TEXT PRIMARY KEY, is_on INTEGER NOT NULL CHECK (is_on IN (0, 1))
        ) STRICT;
        """
    )


def field_table() -> FieldTable:
    """Read which fields a record has."""
    return read_toml(rules_folder() / "members" / "fields.toml", FieldTable)


def status_table() -> StatusTable:
    """Read which statuses and events there are."""
    return read_toml(rules_folder() / "members" / "statuses.toml", StatusTable)


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None


def _event(row: Row) -> Event:
    return Event(
        id=str(row["id"]),
        member_id=str(row["member_id"]),
        kind=str(row["kind"]),
        on=_day(row["on_date"]),
        paper_no=str(row["paper_no"]),
        paper_on=_day(row["paper_on"]),
        elsewhere=str(row["elsewhere"]),
        note=str(row["note"]),
        file_sha256=str(row["file_sha256"]),
    )


class MemberStore:
    """Rows to values and back. No decisions."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self, person_id: str = "") -> list[dict[str, object]]:
        """Read the member rows, all or one person's."""
        if person_id:
            return self._store.rows(
                "SELECT * FROM member WHERE person_id = ?", person_id
            )
        return self._store.rows("SELECT * FROM member")

    def events(self, member_id: str = "") -> dict[str, tuple[Event, ...]]:
        """Read the events, grouped by member."""
        sql = "SELECT * FROM member_event"
        rows = (
            self._store.rows(f"{sql} WHERE member_id = ?", member_id)
            if member_id
            else self._store.rows(sql)
        )
        grouped: dict[str, list[Event]] = {}
        for row in rows:
            grouped.setdefault(str(row["member_id"]), []).append(_event(row))
        return {key: tuple(events) for key, events in grouped.items()}

    def holder_of_card(self, card_no: str) -> str:
        """Name the person who holds a card number, or nobody."""
        return str(
            self._store.value("SELECT person_id FROM member WHERE card_no = ?", card_no)
            or ""
        )

    def switches(self) -> dict[str, bool]:
        """Read which fields the cell has switched on or off itself."""
        rows = self._store.rows("SELECT id, is_on FROM member_field")
        return {str(row["id"]): bool(row["is_on"]) for row in rows}

    @staticmethod
    def add(
        unit: Command, person_id: str, standing: str, values: Mapping[str, str]
    ) -> str:
        """Write a new member and return its id."""
        return unit.insert(
            "member", {"person_id": person_id, "standing": standing, **values}
        )

    @staticmethod
    def add_event(unit: Command, event: Event) -> str:
        """Write an event; its own id is made here."""
        return unit.insert(
            "member_event",
            {
                "member_id": event.member_id,
                "kind": event.kind,
                "on_date": event.on.isoformat() if event.on else None,
                "paper_no": event.paper_no,
                "paper_on": event.paper_on.isoformat() if event.paper_on else None,
                "elsewhere": event.elsewhere,
                "note": event.note,
                "file_sha256": event.file_sha256,
            },
        )

    def switch(self, unit: Command, key: str, *, on: bool) -> None:
        """Switch a field on or off."""
        if key in self.switches():
            unit.update("member_field", key, {"is_on": int(on)})
        else:
            unit.insert("member_field", {"id": key, "is_on": int(on)})


def record(row: Row, person: Person, events: tuple[Event, ...]) -> Record:
    """Put a member row, the person and the events together."""
    own = {column: str(row[column]) for column in COLUMNS}
    shared = {
        key: getattr(person, key) for key in PERSON_FIELDS if key not in _NOT_TEXT
    }
    birth = person.birth.iso() if person.birth else ""
    return Record(
        member_id=str(row["id"]),
        person_id=person.id,
        name=person.full_name,
        gender=person.gender,
        birth=person.birth,
        standing=str(row["standing"]),
        values={**shared, "birth": birth, **own},
        events=events,
    )
