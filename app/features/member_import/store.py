"""Remembers how the columns of a list were mapped, by the shape of the list."""

import hashlib
import json

from app.features.member_import.model.words import ColumnTable, ListWords
from app.infra.datafile import read_toml
from app.infra.driver import Database, Migrations
from app.infra.paths import rules_folder
from app.infra.store import Command, Store

MIGRATIONS = Migrations("member_import")


@MIGRATIONS()
def m001_mappings(db: Database) -> None:
    """Create the table of remembered mappings; ``id`` is the shape's digest."""
    db.executescript(
        """
        CREATE TABLE import_mapping (
          id TEXT PRIMARY KEY CHECK (length(id) = 64),
          targets TEXT NOT NULL CHECK (json_valid(targets)),
          used_on TEXT NOT NULL CHECK (used_on IS date(used_on))
        ) STRICT;
        """
    )


def column_table() -> ColumnTable:
    """Read what headings mean."""
    return read_toml(rules_folder() / "members" / "headings.toml", ColumnTable)


def list_words() -> ListWords:
    """Read what other words in lists mean."""
    return read_toml(rules_folder() / "members" / "list_words.toml", ListWords)


class MappingStore:
    """Mappings by shape; headings themselves are not kept, only their digest."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def remembered(self, shape: str) -> dict[int, str]:
        """Return the mapping used last for a shape, empty when there is none."""
        text = self._store.value(
            "SELECT targets FROM import_mapping WHERE id = ?", _digest(shape)
        )
        found: dict[str, str] = json.loads(str(text)) if text else {}
        return {int(column): target for column, target in found.items()}

    def remember(self, unit: Command, shape: str, targets: dict[int, str]) -> None:
        """Keep a mapping for the next list of this shape."""
        digest = _digest(shape)
        text = json.dumps({str(k): v for k, v in sorted(targets.items())})
        row = {"targets": text, "used_on": self._store.clock.today().isoformat()}
        if self._store.value("SELECT 1 FROM import_mapping WHERE id = ?", digest):
            unit.update("import_mapping", digest, row)
        else:
            unit.insert("import_mapping", {"id": digest, **row})


def _digest(shape: str) -> str:
    return hashlib.sha256(shape.encode()).hexdigest()
