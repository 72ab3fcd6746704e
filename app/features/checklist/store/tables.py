"""Rows of the checklist and back. No decisions.

A mark says what a person decided and what the program proposed then. Evidence is a
file of a year with the criteria it proves. A parameter is a threshold the cell entered.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from app.features.checklist.model.year import (
    Evidence,
    Mark,
    OwnParameter,
    ReportText,
    YearReport,
)
from app.infra.driver import Database, Migrations
from app.infra.store import Command, Store

MIGRATIONS = Migrations("checklist")

_EVIDENCE = """
SELECT id, year, title, file_name, sha256, size, media_type, issued_on, added_on
FROM checklist_evidence
"""
_USE = "SELECT evidence_id, criterion FROM checklist_evidence_use"


@MIGRATIONS()
def m001_marks_and_evidence(db: Database) -> None:
    """Create marks, evidence, what evidence is used for, and own thresholds."""
    db.executescript(
        """
        CREATE TABLE checklist_mark (
          id TEXT PRIMARY KEY, year INTEGER NOT NULL CHECK (year > 2000),
          criterion TEXT NOT NULL, set_version TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('dat','khong_dat','khong_ap_dung')),
          proposed TEXT NOT NULL CHECK
            (proposed IN ('dat','khong_dat','khong_ap_dung','chua_danh_gia')),
          reason TEXT NOT NULL, marked_on TEXT NOT NULL,
          UNIQUE (year, criterion)
        ) STRICT;
        CREATE TABLE checklist_evidence (
          id TEXT PRIMARY KEY, year INTEGER NOT NULL CHECK (year > 2000),
          title TEXT NOT NULL CHECK (title <> ''), file_name TEXT NOT NULL,
          sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
          size INTEGER NOT NULL CHECK (size > 0), media_type TEXT NOT NULL,
          issued_on TEXT, added_on TEXT NOT NULL,
          UNIQUE (year, sha256)
        ) STRICT;
        CREATE TABLE checklist_evidence_use (
          id TEXT PRIMARY KEY,
          evidence_id TEXT NOT NULL REFERENCES checklist_evidence(id),
          criterion TEXT NOT NULL,
          UNIQUE (evidence_id, criterion)
        ) STRICT;
        CREATE TABLE checklist_parameter (
          id TEXT PRIMARY KEY, year INTEGER NOT NULL CHECK (year > 2000),
          parameter TEXT NOT NULL, number INTEGER NOT NULL,
          basis TEXT NOT NULL CHECK (basis <> ''),
          UNIQUE (year, parameter)
        ) STRICT;
        CREATE TABLE checklist_report (
          id TEXT PRIMARY KEY, year INTEGER NOT NULL UNIQUE CHECK (year > 2000),
          limits TEXT NOT NULL, causes TEXT NOT NULL, proposal TEXT NOT NULL,
          next_tasks TEXT NOT NULL, number TEXT NOT NULL, issued_on TEXT
        ) STRICT;
        """
    )


class ChecklistTables:
    """Reads and writes rows; writing needs the open command."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def marks(self, year: int) -> dict[str, Mark]:
        """Read the marks of a year by criterion."""
        found = self._store.all(
            Mark, "SELECT * FROM checklist_mark WHERE year = ?", year
        )
        return {mark.criterion: mark for mark in found}

    def put_mark(self, unit: Command, mark: Mark, old: Mark | None) -> str:
        """Write a mark over the former one of the same criterion."""
        values: dict[str, object] = {
            "year": mark.year,
            "criterion": mark.criterion,
            "set_version": mark.set_version,
            "state": mark.state.value,
            "proposed": mark.proposed.value,
            "reason": mark.reason,
            "marked_on": mark.marked_on.isoformat(),
        }
        if old is None:
            return unit.insert("checklist_mark", values)
        unit.update("checklist_mark", old.id, values)
        return old.id

    def drop_mark(self, unit: Command, mark: Mark) -> None:
        """Remove a mark."""
        unit.delete("checklist_mark", mark.id)

    def evidence(self, year: int) -> tuple[Evidence, ...]:
        """Read the evidence of a year with its uses, oldest first."""
        return self._evidence(
            f"{_EVIDENCE} WHERE year = ? ORDER BY added_on, rowid", year
        )

    def every_evidence(self) -> tuple[Evidence, ...]:
        """Read the evidence of all years."""
        return self._evidence(f"{_EVIDENCE} ORDER BY year, added_on, rowid")

    def one_evidence(self, evidence_id: str) -> Evidence | None:
        """Read one piece of evidence."""
        found = self._evidence(f"{_EVIDENCE} WHERE id = ?", evidence_id)
        return found[0] if found else None

    def _evidence(self, sql: str, *parameters: object) -> tuple[Evidence, ...]:
        rows = self._store.rows(sql, *parameters)
        uses: dict[str, list[str]] = {}
        for use in self._store.rows(f"{_USE} ORDER BY criterion"):
            uses.setdefault(str(use["evidence_id"]), []).append(str(use["criterion"]))
        return tuple(_evidence_of(row, uses.get(str(row["id"]), ())) for row in rows)

    def add_evidence(self, unit: Command, evidence: Evidence) -> str:
        """Write a piece of evidence; its id is made here. Uses come separately."""
        issued = evidence.issued_on
        return unit.insert(
            "checklist_evidence",
            {
                "year": evidence.year,
                "title": evidence.title,
                "file_name": evidence.file_name,
                "sha256": evidence.sha256,
                "size": evidence.size,
                "media_type": evidence.media_type,
                "issued_on": issued.isoformat() if issued else None,
                "added_on": evidence.added_on.isoformat(),
            },
        )

    def use_evidence(
        self, unit: Command, evidence_id: str, criteria: Iterable[str]
    ) -> None:
        """Let the evidence prove ``criteria``."""
        for criterion in criteria:
            unit.insert(
                "checklist_evidence_use",
                {"evidence_id": evidence_id, "criterion": criterion},
            )

    def release_evidence(
        self, unit: Command, evidence: Evidence, criteria: Sequence[str]
    ) -> None:
        """Stop using the evidence for ``criteria``; drop it when none is left."""
        for use in self._store.rows(
            "SELECT id, criterion FROM checklist_evidence_use WHERE evidence_id = ?",
            evidence.id,
        ):
            if use["criterion"] in criteria:
                unit.delete("checklist_evidence_use", str(use["id"]))
        if set(evidence.criteria) <= set(criteria):
            unit.delete("checklist_evidence", evidence.id)

    def parameters(self, year: int) -> dict[str, OwnParameter]:
        """Read the thresholds the cell entered for a year."""
        found = self._store.all(
            OwnParameter, "SELECT * FROM checklist_parameter WHERE year = ?", year
        )
        return {own.parameter: own for own in found}

    def put_parameter(
        self, unit: Command, own: OwnParameter, old: OwnParameter | None
    ) -> str:
        """Write a threshold over the former one."""
        values: dict[str, object] = {
            "year": own.year,
            "parameter": own.parameter,
            "number": own.number,
            "basis": own.basis,
        }
        if old is None:
            return unit.insert("checklist_parameter", values)
        unit.update("checklist_parameter", old.id, values)
        return old.id

    def report(self, year: int) -> YearReport:
        """Read the report of a year; an unwritten one is empty and has no id."""
        rows = self._store.rows("SELECT * FROM checklist_report WHERE year = ?", year)
        if not rows:
            return YearReport("", year, ReportText(), "", None)
        row = rows[0]
        issued = row["issued_on"]
        return YearReport(
            str(row["id"]),
            year,
            ReportText(
                str(row["limits"]),
                str(row["causes"]),
                str(row["proposal"]),
                str(row["next_tasks"]),
            ),
            str(row["number"]),
            date.fromisoformat(str(issued)) if issued else None,
        )

    def put_report(self, unit: Command, report: YearReport) -> str:
        """Write the report of a year."""
        values: dict[str, object] = {
            "year": report.year,
            "limits": report.text.limits,
            "causes": report.text.causes,
            "proposal": report.text.proposal,
            "next_tasks": report.text.next_tasks,
            "number": report.number,
            "issued_on": report.issued_on.isoformat() if report.issued_on else None,
        }
        if not report.id:
            return unit.insert("checklist_report", values)
        unit.update("checklist_report", report.id, values)
        return report.id


def _evidence_of(row: dict[str, object], criteria: Sequence[str]) -> Evidence:
    issued = row["issued_on"]
    return Evidence(
        id=str(row["id"]),
        year=int(str(row["year"])),
        title=str(row["title"]),
        file_name=str(row["file_name"]),
        sha256=str(row["sha256"]),
        size=int(str(row["size"])),
        media_type=str(row["media_type"]),
        issued_on=date.fromisoformat(str(issued)) if issued else None,
        added_on=date.fromisoformat(str(row["added_on"])),
        criteria=tuple(criteria),
    )
