"""The log of lists that left the book: it only grows, nothing takes a line back."""

import json
from collections.abc import Sequence

from app.infra.driver import Database, Migrations
from app.infra.store import Command, Store
from app.people.keeping.service import Keeping
from app.reports.members.model import Exported, LogLine

MIGRATIONS = Migrations("member_exports")


@MIGRATIONS()
def m001_log(db: Database) -> None:
    """Create the log; triggers refuse to change or to delete a line."""
    db.executescript(
        """
        CREATE TABLE member_export (
          id TEXT PRIMARY KEY,
          at TEXT NOT NULL CHECK (at <> ''), actor TEXT NOT NULL,
          form TEXT NOT NULL CHECK (form <> ''), format TEXT NOT NULL,
          file_name TEXT NOT NULL CHECK (file_name <> ''),
          as_of TEXT NOT NULL CHECK (as_of IS date(as_of)),
          people INTEGER NOT NULL CHECK (people >= 0),
          fields TEXT NOT NULL CHECK (json_valid(fields)),
          in_full TEXT NOT NULL CHECK (json_valid(in_full)),
          reason TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE TRIGGER member_export_stays BEFORE UPDATE ON member_export
        BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
        CREATE TRIGGER member_export_kept BEFORE DELETE ON member_export
        BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
        """
    )


@MIGRATIONS()
def m002_failed(db: Database) -> None:
    """Create the notes on lists that did not leave although their line was written.

    A file takes its name after its line is in the book; when that fails (the file is
    held open, the stick is gone), a note says so, and it stays as the line does.
    """
    db.executescript(
        """
        CREATE TABLE member_export_failed (
          id TEXT PRIMARY KEY,
          export_id TEXT NOT NULL UNIQUE REFERENCES member_export (id),
          at TEXT NOT NULL CHECK (at <> ''),
          problem TEXT NOT NULL CHECK (problem <> '')
        ) STRICT;
        CREATE TRIGGER member_export_failed_stays BEFORE UPDATE ON member_export_failed
        BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
        CREATE TRIGGER member_export_failed_kept BEFORE DELETE ON member_export_failed
        BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
        """
    )


def note(unit: Command, actor: str, exported: Exported, file_name: str) -> str:
    """Write one line and return its id."""
    order = exported.order
    return unit.insert(
        "member_export",
        {
            "at": unit.at,
            "actor": actor,
            "form": order.form,
            "format": order.format,
            "file_name": file_name,
            "as_of": exported.workbook.dated.isoformat(),
            "people": exported.people,
            "fields": json.dumps(exported.fields),
            "in_full": json.dumps(exported.in_full),
            "reason": order.reason,
        },
    )


def note_failure(unit: Command, export_id: str, problem: str) -> None:
    """Say that the file of a line was not written after all, and why."""
    told = {"export_id": export_id, "at": unit.at, "problem": problem}
    unit.insert("member_export_failed", told)


def lines(store: Store, most: int) -> Sequence[LogLine]:
    """Read the newest lines, newest first."""
    rows = store.rows(
        "SELECT member_export.*, failed.problem FROM member_export"
        " LEFT JOIN member_export_failed AS failed"
        " ON failed.export_id = member_export.id"
        " ORDER BY member_export.at DESC, member_export.id DESC LIMIT ?",
        most,
    )
    behind = Keeping(store).behind
    return [
        LogLine(
            id=str(row["id"]),
            at=str(row["at"]),
            actor=behind(str(row["actor"]), str(row["at"])),
            form=str(row["form"]),
            format=str(row["format"]),
            file_name=str(row["file_name"]),
            as_of=str(row["as_of"]),
            people=int(str(row["people"])),
            fields=tuple(json.loads(str(row["fields"]))),
            in_full=tuple(json.loads(str(row["in_full"]))),
            reason=str(row["reason"]),
            failed=str(row["problem"] or ""),
        )
        for row in rows
    ]
