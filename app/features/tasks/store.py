"""Rows of tasks and their dated notes; the migrations of this feature."""

from collections.abc import Mapping
from datetime import date

from app.features.tasks.model import Task, TaskNote
from app.infra.driver import Database, Migrations
from app.infra.store import Command, Store
from app.infra.textindex.model import Indexed, Shelf

MIGRATIONS = Migrations("tasks")


@MIGRATIONS()
def m001_tasks(db: Database) -> None:
    """Create tasks and the dated lines of their history."""
    db.executescript(
        """
        CREATE TABLE task (
          id TEXT PRIMARY KEY,
          title TEXT NOT NULL CHECK (title = trim(title) AND title <> ''),
          owner_id TEXT REFERENCES person(id),
          owner_text TEXT NOT NULL DEFAULT '',
          assigned_on TEXT NOT NULL CHECK (assigned_on IS date(assigned_on)),
          starts_on TEXT CHECK (starts_on IS date(starts_on)),
          due_on TEXT CHECK (due_on IS date(due_on)),
          first_due_on TEXT CHECK (first_due_on IS date(first_due_on)),
          report_at TEXT NOT NULL DEFAULT '',
          meeting_id TEXT NOT NULL DEFAULT '',
          item_id TEXT NOT NULL DEFAULT '',
          sentence TEXT NOT NULL DEFAULT '',
          state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open','done','dropped')),
          result TEXT NOT NULL DEFAULT '',
          finished_on TEXT CHECK (finished_on IS date(finished_on)),
          CHECK ((state = 'done') = (finished_on IS NOT NULL))
        ) STRICT;
        CREATE INDEX task_due ON task(due_on) WHERE state = 'open';
        CREATE INDEX task_assigned ON task(assigned_on);
        CREATE INDEX task_meeting ON task(meeting_id) WHERE meeting_id <> '';
        CREATE TABLE task_note (
          id TEXT PRIMARY KEY,
          task_id TEXT NOT NULL REFERENCES task(id), seq INTEGER NOT NULL,
          kind TEXT NOT NULL
            CHECK (kind IN ('progress','result','rollover','dropped','reopened')),
          on_day TEXT NOT NULL CHECK (on_day IS date(on_day)),
          text TEXT NOT NULL,
          old_due TEXT CHECK (old_due IS date(old_due)),
          new_due TEXT CHECK (new_due IS date(new_due))
        ) STRICT;
        CREATE INDEX task_note_task ON task_note(task_id, seq);
        """
    )


@MIGRATIONS()
def m002_clear_tasks(db: Database) -> None:
    """Add what makes a task clear, its area, and the meeting that hears of it."""
    for name in _ADDED:
        db.execute(f"ALTER TABLE task ADD COLUMN {name} TEXT NOT NULL DEFAULT ''")


_ADDED = ("responsibility", "product", "authority", "area", "report_meeting_id")
_SELECT = """
SELECT task.id, title, coalesce(owner_id, '') AS owner_id, owner_text, assigned_on,
  starts_on, due_on, first_due_on, report_at, meeting_id, item_id, sentence, state,
  result, finished_on, responsibility, product, authority, area, report_meeting_id,
  (SELECT count(*) FROM task_note AS n
    WHERE n.task_id = task.id AND n.kind = 'rollover') AS rollovers
FROM task
"""
_BY_DATE = " ORDER BY due_on IS NULL, due_on, task.rowid"


class TaskStore:
    """Reads and writes tasks; decides nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def task(self, task_id: str) -> Task | None:
        """Read one task."""
        return self._store.one(Task, _SELECT + "WHERE task.id = ?", task_id)

    def of_year(self, year: int) -> list[Task]:
        """Read the tasks assigned in a year, by date."""
        return self._store.all(
            Task,
            _SELECT + "WHERE assigned_on BETWEEN ? AND ?" + _BY_DATE,
            f"{year:04d}-01-01",
            f"{year:04d}-12-31",
        )

    def open(self, assigned_until: date) -> list[Task]:
        """Read the tasks still open that were assigned by a day."""
        return self._store.all(
            Task,
            _SELECT + "WHERE state = 'open' AND assigned_on <= ?" + _BY_DATE,
            assigned_until.isoformat(),
        )

    def of_meeting(self, meeting_id: str) -> list[Task]:
        """Read the tasks a meeting assigned, in the order they were given."""
        return self._store.all(
            Task, _SELECT + "WHERE meeting_id = ? ORDER BY task.rowid", meeting_id
        )

    def notes(self, task_id: str) -> tuple[TaskNote, ...]:
        """Read the history of a task, oldest first."""
        return tuple(
            self._store.all(
                TaskNote,
                "SELECT * FROM task_note WHERE task_id = ? ORDER BY seq",
                task_id,
            )
        )


def insert(unit: Command, values: Mapping[str, object]) -> str:
    """Write a new task."""
    return unit.insert("task", dict(values))


def note(unit: Command, task: Task, values: Mapping[str, object]) -> str:
    """Write one dated line of the task's history."""
    return unit.insert("task_note", {"task_id": task.id, **values})


def iso(day: date | None) -> str | None:
    """Write a day as the columns keep it."""
    return None if day is None else day.isoformat()


_OWN = "SELECT value FROM json_each(?)"
SEARCHED = (
    Indexed(
        name="task",
        shelf=Shelf.DECIDED,
        select="""
          SELECT task.id AS id, task.id AS owner, assigned_on AS on_day,
            coalesce(full_name, '') || ' ' || owner_text AS lead,
            title || char(10) || sentence || char(10) || result || char(10)
              || product || char(10) || area || char(10) || report_at AS text
          FROM task LEFT JOIN person ON person.id = owner_id
        """,
        touched={
            "task": _OWN,
            "person": "SELECT id FROM task"
            " WHERE owner_id IN (SELECT value FROM json_each(?))",
        },
    ),
    Indexed(
        name="task_note",
        shelf=Shelf.DECIDED,
        select="""
          SELECT note.id AS id, task_id AS owner, on_day, '' AS lead, text
          FROM task_note AS note
        """,
        touched={"task_note": _OWN},
    ),
)
