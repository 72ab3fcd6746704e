"""Rows of party groups and their members; no decisions."""

from app.infra.driver import Database, Migrations
from app.infra.errors import MissingRecord
from app.infra.store import Store
from app.people.groups.model import PartyGroup, Seating

MIGRATIONS = Migrations("party_groups")


@MIGRATIONS()
def m001_groups(db: Database) -> None:
    """Create the groups and who sits in them from when to when."""
    db.executescript(
        """
        CREATE TABLE party_group (
          id TEXT PRIMARY KEY,
          name TEXT NOT NULL CHECK (name = trim(name) AND name <> ''),
          from_on TEXT NOT NULL CHECK (from_on IS date(from_on)),
          to_on TEXT CHECK (to_on IS date(to_on) AND to_on >= from_on)
        ) STRICT;
        CREATE TABLE party_group_seat (
          id TEXT PRIMARY KEY,
          group_id TEXT NOT NULL REFERENCES party_group(id),
          person_id TEXT NOT NULL REFERENCES person(id),
          seat TEXT NOT NULL CHECK (seat IN ('member','deputy','leader')),
          from_on TEXT NOT NULL CHECK (from_on IS date(from_on)),
          to_on TEXT CHECK (to_on IS date(to_on) AND to_on >= from_on)
        ) STRICT;
        CREATE INDEX party_group_seat_group ON party_group_seat(group_id, from_on);
        CREATE UNIQUE INDEX party_group_seat_open
          ON party_group_seat(person_id) WHERE to_on IS NULL;
        """
    )


class GroupStore:
    """Reads groups and seats."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def groups(self) -> list[PartyGroup]:
        """Read every group there ever was, oldest first."""
        return self._store.all(
            PartyGroup, "SELECT * FROM party_group ORDER BY from_on, name, id"
        )

    def group(self, group_id: str) -> PartyGroup:
        """Read one group or raise ``MissingRecord``."""
        found = self._store.one(
            PartyGroup, "SELECT * FROM party_group WHERE id = ?", group_id
        )
        if found is None:
            raise MissingRecord(table="party_group", record_id=group_id)
        return found

    def seatings(self) -> list[Seating]:
        """Read every seat, leaders first."""
        return self._store.all(
            Seating,
            "SELECT * FROM party_group_seat ORDER BY CASE seat WHEN 'leader' THEN 0"
            " WHEN 'deputy' THEN 1 ELSE 2 END, id",
        )
