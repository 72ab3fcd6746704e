"""Rows of the development work and back. No decisions."""

from collections.abc import Mapping
from datetime import date

from app.features.development.model.candidate import (
    Candidate,
    Event,
    Happening,
    OwnDay,
    Plan,
    PlanText,
    Review,
    Targets,
)
from app.infra.driver import Database, Migrations
from app.infra.store import Command, Store

MIGRATIONS = Migrations("development")


@MIGRATIONS()
def m001_candidates(db: Database) -> None:
    """Create people on the way and their steps."""
    db.executescript(
        """
        CREATE TABLE development_candidate (
          id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id),
          unit TEXT NOT NULL,
          "union" TEXT NOT NULL CHECK ("union" IN ('doan','cong_doan','khong')),
          helper_id TEXT REFERENCES person(id), certificate_no TEXT NOT NULL,
          certificate_on TEXT, planned_quarter TEXT NOT NULL, note TEXT NOT NULL,
          start_stage TEXT NOT NULL, introduced_on TEXT NOT NULL,
          closed_on TEXT, closed_reason TEXT NOT NULL
        ) STRICT;
        CREATE INDEX development_candidate_person
          ON development_candidate(person_id);
        CREATE TABLE development_event (
          id TEXT PRIMARY KEY,
          candidate_id TEXT NOT NULL REFERENCES development_candidate(id),
          stage TEXT NOT NULL, happened_on TEXT NOT NULL, paper_no TEXT NOT NULL,
          received_on TEXT, agreed INTEGER CHECK (agreed >= 0),
          base INTEGER CHECK (base >= agreed),
          passed INTEGER NOT NULL CHECK (passed IN (0,1)), note TEXT NOT NULL
        ) STRICT;
        CREATE INDEX development_event_candidate
          ON development_event(candidate_id, happened_on);
        """
    )


@MIGRATIONS()
def m002_plans_and_reviews(db: Database) -> None:
    """Create yearly plans, reviews of the list, corrected days."""
    db.executescript(
        """
        CREATE TABLE development_plan (
          id TEXT PRIMARY KEY, year INTEGER NOT NULL CHECK (year > 2000),
          version INTEGER NOT NULL CHECK (version >= 1),
          source INTEGER NOT NULL CHECK (source >= 0),
          trained INTEGER NOT NULL CHECK (trained >= 0),
          files INTEGER NOT NULL CHECK (files >= 0),
          admitted INTEGER NOT NULL CHECK (admitted >= 0),
          official INTEGER NOT NULL CHECK (official >= 0),
          no_candidates_left INTEGER NOT NULL CHECK (no_candidates_left IN (0,1)),
          non_members INTEGER CHECK (non_members >= 0),
          situation TEXT NOT NULL, measures TEXT NOT NULL,
          number TEXT NOT NULL, issued_on TEXT,
          UNIQUE (year, version)
        ) STRICT;
        CREATE TABLE development_review (
          id TEXT PRIMARY KEY, reviewed_on TEXT NOT NULL UNIQUE, note TEXT NOT NULL
        ) STRICT;
        CREATE TABLE development_day (
          id TEXT PRIMARY KEY, day TEXT NOT NULL UNIQUE,
          off INTEGER NOT NULL CHECK (off IN (0,1)),
          name TEXT NOT NULL CHECK (name <> '')
        ) STRICT;
        """
    )


class DevelopmentTables:
    """Reads and writes rows; writing needs the open command."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def candidates(self) -> list[Candidate]:
        """Read everybody who is or was on the way, oldest first."""
        return self._store.all(
            Candidate,
            "SELECT *, coalesce(helper_id, '') AS helper_id"
            " FROM development_candidate ORDER BY introduced_on, rowid",
        )

    def candidate(self, candidate_id: str) -> Candidate | None:
        """Read one person on the way."""
        return self._store.one(
            Candidate,
            "SELECT *, coalesce(helper_id, '') AS helper_id"
            " FROM development_candidate WHERE id = ?",
            candidate_id,
        )

    def events(self) -> list[Event]:
        """Read every step, in the order they happened."""
        return self._store.all(
            Event, "SELECT * FROM development_event ORDER BY happened_on, rowid"
        )

    def events_of(self, candidate_id: str) -> list[Event]:
        """Read the steps of one person, in the order they happened."""
        return self._store.all(
            Event,
            "SELECT * FROM development_event WHERE candidate_id = ?"
            " ORDER BY happened_on, rowid",
            candidate_id,
        )

    def add_event(
        self, unit: Command, candidate_id: str, told: Happening, *, passed: bool
    ) -> str:
        """Write a step."""
        return unit.insert(
            "development_event",
            {
                "candidate_id": candidate_id,
                "stage": told.stage,
                "happened_on": told.on.isoformat(),
                "paper_no": told.paper_no,
                "received_on": iso(told.received_on),
                "agreed": told.agreed,
                "base": told.base,
                "passed": int(passed),
                "note": told.note,
            },
        )

    def plans(self, year: int) -> list[Plan]:
        """Read the versions of a year's plan, oldest first."""
        rows = self._store.rows(
            "SELECT * FROM development_plan WHERE year = ? ORDER BY version", year
        )
        return [_plan(row) for row in rows]

    def put_plan(self, unit: Command, plan: Plan) -> str:
        """Write a version of a plan: a new one when it has no id."""
        values: dict[str, object] = {
            "year": plan.year,
            "version": plan.version,
            "source": plan.targets.source,
            "trained": plan.targets.trained,
            "files": plan.targets.files,
            "admitted": plan.targets.admitted,
            "official": plan.targets.official,
            "no_candidates_left": int(plan.no_candidates_left),
            "non_members": plan.text.non_members,
            "situation": plan.text.situation,
            "measures": plan.text.measures,
            "number": plan.number,
            "issued_on": iso(plan.issued_on),
        }
        if not plan.id:
            return unit.insert("development_plan", values)
        unit.update("development_plan", plan.id, values)
        return plan.id

    def reviews(self) -> list[Review]:
        """Read every review of the source list."""
        return self._store.all(
            Review, "SELECT * FROM development_review ORDER BY reviewed_on"
        )

    def own_days(self) -> list[OwnDay]:
        """Read the days the cell corrected."""
        return self._store.all(OwnDay, "SELECT * FROM development_day ORDER BY day")


def iso(day: date | None) -> str | None:
    """Write a day as the tables keep it."""
    return day.isoformat() if day else None


def _plan(row: Mapping[str, object]) -> Plan:
    number = {key: int(str(value)) for key, value in row.items() if _is_count(value)}
    issued, members = row["issued_on"], row["non_members"]
    return Plan(
        id=str(row["id"]),
        year=number["year"],
        version=number["version"],
        targets=Targets(
            number["source"],
            number["trained"],
            number["files"],
            number["admitted"],
            number["official"],
        ),
        text=PlanText(
            int(str(members)) if members is not None else None,
            str(row["situation"]),
            str(row["measures"]),
        ),
        no_candidates_left=bool(row["no_candidates_left"]),
        number=str(row["number"]),
        issued_on=date.fromisoformat(str(issued)) if issued else None,
    )


def _is_count(value: object) -> bool:
    return isinstance(value, int)
