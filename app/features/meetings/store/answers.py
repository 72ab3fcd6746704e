"""Whether a matter of the agenda stays with the cell, as the secretary answered."""

from app.features.meetings.model.forms.groups import ItemAnswer
from app.infra.driver import Database, Migrations
from app.infra.store import Store

MIGRATIONS = Migrations("meeting_item_answers")


@MIGRATIONS()
def m001_answers(db: Database) -> None:
    """Create the answers; ``matter`` is empty where nothing speaks against it."""
    db.executescript(
        """
        CREATE TABLE meeting_item_answer (
          id TEXT PRIMARY KEY,
          meeting_id TEXT NOT NULL REFERENCES meeting(id),
          item_id TEXT NOT NULL UNIQUE REFERENCES meeting_item(id),
          title TEXT NOT NULL CHECK (title <> ''),
          matter TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE INDEX meeting_item_answer_meeting ON meeting_item_answer(meeting_id);
        """
    )
    for act, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        db.executescript(_FREEZE.format(act=act, row=row))


_FREEZE = """
CREATE TRIGGER meeting_item_answer_locked_{act} BEFORE {act} ON meeting_item_answer
  WHEN (SELECT state FROM meeting WHERE id = {row}.meeting_id) = 'locked'
  BEGIN SELECT RAISE(ABORT, 'locked: meeting'); END;
"""


class AnswerStore:
    """Reads the answers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_meeting(self, meeting_id: str) -> dict[str, ItemAnswer]:
        """Read the answers of a meeting by the id of the matter."""
        found = self._store.all(
            ItemAnswer,
            "SELECT * FROM meeting_item_answer WHERE meeting_id = ?",
            meeting_id,
        )
        return {one.item_id: one for one in found}
