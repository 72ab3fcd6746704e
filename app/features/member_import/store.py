"""Remembers how lists were mapped, by their shape, and what imports have done."""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from app.features.member_import.model.run import Run, RunLine, RunTitle, Said
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


@MIGRATIONS()
def m002_runs(db: Database) -> None:
    """Create the table of imports; ``content`` holds the rows and what became of them.

    Rows of a list are read together and never asked one by one.
    """
    db.executescript(
        """
        CREATE TABLE import_run (
          id TEXT PRIMARY KEY,
          at TEXT NOT NULL,
          file TEXT NOT NULL CHECK (file <> ''),
          sheet TEXT NOT NULL,
          written INTEGER NOT NULL CHECK (written > 0),
          left_out INTEGER NOT NULL CHECK (left_out >= 0),
          content TEXT NOT NULL CHECK (json_valid(content))
        ) STRICT;
        """
    )


@MIGRATIONS()
def m003_forms(db: Database) -> None:
    """Create the table of the forms that went out, one line each time."""
    db.executescript(
        """
        CREATE TABLE member_form (
          id TEXT PRIMARY KEY,
          person_id TEXT NOT NULL REFERENCES person (id),
          code TEXT NOT NULL CHECK (code <> ''),
          sent_at TEXT NOT NULL
        ) STRICT;
        CREATE INDEX member_form_person ON member_form (person_id);
        """
    )


@MIGRATIONS()
def m004_encodings(db: Database) -> None:
    """Remember in which encoding somebody said that columns of a shape are."""
    db.executescript(
        """
        ALTER TABLE import_mapping ADD COLUMN encodings TEXT NOT NULL DEFAULT '{}'
          CHECK (json_valid(encodings));
        """
    )


def column_table() -> ColumnTable:
    """Read what headings mean: the fields, then the parts that are no fields."""
    folder = rules_folder() / "members"
    fields = read_toml(folder / "headings.toml", ColumnTable)
    parts = read_toml(folder / "heading_parts.toml", ColumnTable)
    return replace(fields, column=(*fields.column, *parts.column))


def list_words() -> ListWords:
    """Read what other words in lists mean."""
    return read_toml(rules_folder() / "members" / "list_words.toml", ListWords)


def form_heading() -> tuple[str, ...]:
    """Read what stands above the columns of a member's form."""
    path = rules_folder() / "members" / "form.toml"
    with path.open("rb") as file:
        return tuple(tomllib.load(file)["heading"])


class MappingStore:
    """Mappings by shape; headings themselves are not kept, only their digest."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def remembered(self, shape: str) -> tuple[dict[int, str], dict[int, str]]:
        """Return targets and encodings used last for a shape; empty without one."""
        rows = self._store.rows(
            "SELECT targets, encodings FROM import_mapping WHERE id = ?", _digest(shape)
        )
        if not rows:
            return {}, {}
        return _by_column(rows[0]["targets"]), _by_column(rows[0]["encodings"])

    def remember(
        self,
        unit: Command,
        shape: str,
        targets: Mapping[int, str],
        encodings: Mapping[int, str],
    ) -> None:
        """Keep a mapping for the next list of this shape."""
        digest = _digest(shape)
        row = {
            "targets": _as_text(targets),
            "encodings": _as_text(encodings),
            "used_on": self._store.clock.today().isoformat(),
        }
        if self._store.value("SELECT 1 FROM import_mapping WHERE id = ?", digest):
            unit.update("import_mapping", digest, row)
        else:
            unit.insert("import_mapping", {"id": digest, **row})


class RunStore:
    """What imports have done, newest first."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, unit: Command, run: Run) -> str:
        """Keep an import inside the command that writes it; undone with it."""
        content = {"lines": [asdict(line) for line in run.lines], "absent": run.absent}
        return unit.insert(
            "import_run",
            {
                "at": run.at,
                "file": run.file,
                "sheet": run.sheet,
                "written": len(run.lines) - run.count("nothing"),
                "left_out": len(run.left_out),
                "content": json.dumps(content, ensure_ascii=False),
            },
        )

    def latest(self, most: int) -> list[RunTitle]:
        """List the last imports."""
        rows = self._store.rows(
            "SELECT id, at, file, written, left_out FROM import_run"
            " ORDER BY at DESC, id DESC LIMIT ?",
            most,
        )
        return [
            RunTitle(
                str(row["id"]),
                str(row["at"]),
                str(row["file"]),
                int(str(row["written"])),
                int(str(row["left_out"])),
            )
            for row in rows
        ]

    def run(self, run_id: str) -> Run | None:
        """Read one import, None when it was undone or never was."""
        rows = self._store.rows("SELECT * FROM import_run WHERE id = ?", run_id)
        if not rows:
            return None
        row = rows[0]
        content = json.loads(str(row["content"]))
        return Run(
            str(row["id"]),
            str(row["at"]),
            str(row["file"]),
            str(row["sheet"]),
            tuple(_line(line) for line in content["lines"]),
            tuple(content["absent"]),
        )


def _line(kept: dict[str, Any]) -> RunLine:
    said = tuple(Said(**part) for part in kept["said"])
    return RunLine(**{**kept, "said": said, "raw": tuple(kept["raw"])})


def _as_text(by_column: Mapping[int, str]) -> str:
    return json.dumps({str(k): v for k, v in sorted(by_column.items())})


def _by_column(text: object) -> dict[int, str]:
    return {int(column): value for column, value in json.loads(str(text)).items()}


def _digest(shape: str) -> str:
    return hashlib.sha256(shape.encode()).hexdigest()
