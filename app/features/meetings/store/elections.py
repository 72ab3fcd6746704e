"""The tables of elections: the cell's own terms, and what a ballot rests on."""

from datetime import date

from app.features.meetings.model.elections.records import ElectionTerms, ElectionVote
from app.infra.driver import Database, Migrations
from app.infra.store import Store

MIGRATIONS = Migrations("meeting_elections")


@MIGRATIONS()
def m001_elections(db: Database) -> None:
    """Create the terms and the votes of elections, frozen with the minutes."""
    db.executescript(_ELECTIONS)
    for act, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        db.executescript(_FREEZE.format(act=act, row=row))


_ELECTIONS = """
CREATE TABLE meeting_election_terms (
  id TEXT PRIMARY KEY,
  from_on TEXT NOT NULL UNIQUE CHECK (from_on IS date(from_on)),
  numerator INTEGER NOT NULL CHECK (numerator > 0),
  denominator INTEGER NOT NULL CHECK (denominator >= numerator),
  inclusive INTEGER NOT NULL CHECK (inclusive IN (0, 1)),
  base TEXT NOT NULL CHECK (base IN ('members','present')),
  secret INTEGER CHECK (secret IN (0, 1)),
  spare INTEGER CHECK (spare >= 0),
  basis TEXT NOT NULL CHECK (basis <> '')
) STRICT;
CREATE TABLE meeting_election_vote (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meeting(id),
  ballot_id TEXT NOT NULL UNIQUE REFERENCES meeting_ballot(id),
  terms_id TEXT NOT NULL REFERENCES meeting_election_terms(id),
  person_id TEXT REFERENCES person(id),
  poll TEXT NOT NULL DEFAULT '',
  seats INTEGER CHECK (seats > 0)
) STRICT;
CREATE INDEX meeting_election_vote_meeting ON meeting_election_vote(meeting_id);
"""

_FREEZE = """
CREATE TRIGGER meeting_election_vote_locked_{act}
  BEFORE {act} ON meeting_election_vote
  WHEN (SELECT state FROM meeting WHERE id = {row}.meeting_id) = 'locked'
  BEGIN SELECT RAISE(ABORT, 'locked: meeting'); END;
"""


class ElectionStore:
    """Reads the terms and the votes of elections."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def terms(self) -> list[ElectionTerms]:
        """Read the cell's terms, oldest first."""
        return self._store.all(
            ElectionTerms, "SELECT * FROM meeting_election_terms ORDER BY from_on"
        )

    def terms_on(self, day: date) -> ElectionTerms | None:
        """Read the terms in force on a day."""
        return self._store.one(
            ElectionTerms,
            "SELECT * FROM meeting_election_terms WHERE from_on <= ?"
            " ORDER BY from_on DESC LIMIT 1",
            day.isoformat(),
        )

    def rests_on(self, terms_id: str) -> bool:
        """Say whether a vote rests on these terms."""
        return bool(
            self._store.value(
                "SELECT 1 FROM meeting_election_vote WHERE terms_id = ? LIMIT 1",
                terms_id,
            )
        )

    def votes(self, meeting_id: str) -> dict[str, ElectionVote]:
        """Read what the ballots of a meeting rest on, by the id of the ballot."""
        found = self._store.all(
            ElectionVote,
            "SELECT *, coalesce(person_id, '') AS person_id"
            " FROM meeting_election_vote WHERE meeting_id = ?",
            meeting_id,
        )
        return {one.ballot_id: one for one in found}
