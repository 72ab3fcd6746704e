"""Rows of the cell, its names, terms, people and posts; no decisions."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import reduce

from app.infra.driver import Database, Migrations
from app.infra.store import Store
from app.kernel.dates import PartialDate
from app.kernel.text import APOSTROPHES, fold, name_sort_key
from app.people.model import PERSON_TEXTS, Naming, Person, Post, Term, Unit

MIGRATIONS = Migrations("people")
# SQLite takes many parameters in one statement; this stays well below its limit.
_AT_ONCE = 500
# The folded name as ``sought`` gives it.
_SOUGHT = reduce(
    lambda text, mark: f"replace({text}, char({ord(mark)}), '')",
    APOSTROPHES,
    "name_fold",
)
_COLUMNS = "id, full_name, gender, birth, national_id, " + ", ".join(PERSON_TEXTS)


@MIGRATIONS()
def m001_cell(db: Database) -> None:
    """Create the cell, its dated names and its terms."""
    db.executescript(
        """
        CREATE TABLE unit (
          id TEXT PRIMARY KEY, kind TEXT NOT NULL, code TEXT NOT NULL,
          place TEXT NOT NULL, has_groups INTEGER NOT NULL CHECK (has_groups IN (0,1))
        ) STRICT;
        CREATE TABLE unit_name (
          id TEXT PRIMARY KEY, unit_id TEXT NOT NULL REFERENCES unit(id),
          from_on TEXT NOT NULL CHECK (from_on IS date(from_on)),
          name TEXT NOT NULL CHECK (name = trim(name) AND name <> ''),
          superior_name TEXT NOT NULL, superior_short TEXT NOT NULL,
          superior_code TEXT NOT NULL, decision_no TEXT NOT NULL,
          UNIQUE (unit_id, from_on)
        ) STRICT;
        CREATE TABLE term (
          id TEXT PRIMARY KEY, from_on TEXT NOT NULL UNIQUE,
          to_on TEXT NOT NULL, CHECK (from_on IS date(from_on)),
          CHECK (to_on IS date(to_on) AND to_on >= from_on)
        ) STRICT;
        """
    )


@MIGRATIONS()
def m002_people(db: Database) -> None:
    """Create the people and their posts."""
    db.executescript(
        """
        CREATE TABLE person (
          id TEXT PRIMARY KEY,
          full_name TEXT NOT NULL
            CHECK (full_name = trim(full_name) AND full_name <> ''),
          name_fold TEXT NOT NULL, name_sort BLOB NOT NULL,
          gender TEXT NOT NULL DEFAULT '' CHECK (gender IN ('', 'male', 'female')),
          birth TEXT CHECK (length(birth) IN (4, 7, 10)),
          national_id TEXT
            CHECK (national_id NOT GLOB '*[^0-9]*' AND national_id <> ''),
          other_name TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
          email TEXT NOT NULL DEFAULT '', ethnicity TEXT NOT NULL DEFAULT '',
          religion TEXT NOT NULL DEFAULT '', hometown TEXT NOT NULL DEFAULT '',
          residence TEXT NOT NULL DEFAULT '', occupation TEXT NOT NULL DEFAULT '',
          workplace TEXT NOT NULL DEFAULT '', education TEXT NOT NULL DEFAULT '',
          theory_level TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE INDEX person_sort ON person(name_sort);
        CREATE INDEX person_fold ON person(name_fold);
        CREATE UNIQUE INDEX person_national_id ON person(national_id)
          WHERE national_id IS NOT NULL;
        CREATE TABLE post (
          id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id),
          role TEXT NOT NULL, from_on TEXT NOT NULL CHECK (from_on IS date(from_on)),
          to_on TEXT CHECK (to_on IS date(to_on) AND to_on >= from_on),
          decision_no TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE INDEX post_role ON post(role, from_on);
        CREATE INDEX post_person ON post(person_id);
        """
    )


@MIGRATIONS()
def m003_past(db: Database) -> None:
    """Create what fields of people said before, each until a day."""
    db.executescript(
        """
        CREATE TABLE person_past (
          id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person(id),
          field TEXT NOT NULL CHECK (field <> ''), value TEXT NOT NULL,
          until_on TEXT NOT NULL CHECK (until_on IS date(until_on)),
          UNIQUE (person_id, field, until_on)
        ) STRICT;
        CREATE INDEX person_past_until ON person_past(until_on);
        """
    )


def name_columns(full_name: str) -> dict[str, object]:
    """Give the name with what is derived from it for search and order."""
    return {
        "full_name": full_name,
        "name_fold": fold(full_name),
        "name_sort": name_sort_key(full_name),
    }


class PeopleStore:
    """Reads of the people's tables."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def unit(self, naming: Naming | None) -> Unit | None:
        """Read the cell and give it the names of ``naming``."""
        rows = self._store.rows("SELECT * FROM unit LIMIT 1")
        if not rows or naming is None:
            return None
        row = rows[0]
        return Unit(
            id=str(row["id"]),
            name=naming.name,
            kind=str(row["kind"]),
            code=str(row["code"]),
            superior_name=naming.superior_name,
            superior_short=naming.superior_short,
            superior_code=naming.superior_code,
            place=str(row["place"]),
            has_groups=bool(row["has_groups"]),
            named_from=naming.from_on,
        )

    def namings(self) -> list[Naming]:
        """Read every set of names, oldest first."""
        return self._store.all(
            Naming,
            "SELECT id, from_on, name, superior_name, superior_short, superior_code,"
            " decision_no FROM unit_name ORDER BY from_on",
        )

    def terms(self) -> list[Term]:
        """Read every term, oldest first."""
        return self._store.all(Term, "SELECT * FROM term ORDER BY from_on")

    def posts(self) -> list[Post]:
        """Read every post ever held, oldest first."""
        return self._store.all(Post, "SELECT * FROM post ORDER BY from_on, id")

    def people(self, ids: Collection[str]) -> dict[str, Person]:
        """Read the people of ``ids`` that exist."""
        wanted = tuple(dict.fromkeys(ids))
        found = self._store.answers.worked_out(
            "people.people", wanted, lambda: tuple(self._people(wanted))
        )
        return {person.id: person for person in found}

    def _people(self, wanted: Sequence[str]) -> Iterator[Person]:
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            marks = ",".join("?" * len(part))
            rows = self._store.rows(
                f"SELECT {_COLUMNS} FROM person WHERE id IN ({marks})",  # noqa: S608  (constant columns, bound ids)
                *part,
            )
            yield from map(_person, rows)

    def everybody(self, without: Collection[str]) -> list[Person]:
        """Read all people but some, in the order of Vietnamese lists."""
        sql = f"SELECT {_COLUMNS} FROM person ORDER BY name_sort, id"  # noqa: S608  (constant columns)
        found = self._store.answers.worked_out(
            "people.everybody", (), lambda: tuple(map(_person, self._store.rows(sql)))
        )
        return [person for person in found if person.id not in without]

    def named_like(self, words: Collection[str]) -> list[Person]:
        """Find people with, for every folded word, a word that begins so."""
        holds = " AND ".join([f"instr(' ' || {_SOUGHT}, ' ' || ?) > 0"] * len(words))
        rows = self._store.rows(
            f"SELECT {_COLUMNS} FROM person WHERE {holds} ORDER BY name_sort, id",  # noqa: S608  (constant text, bound words)
            *words,
        )
        return [_person(row) for row in rows]

    def holder_of_national_id(self, number: str) -> Person | None:
        """Find who has this number."""
        rows = self._store.rows(
            f"SELECT {_COLUMNS} FROM person WHERE national_id = ?",  # noqa: S608  (constant columns)
            number,
        )
        return _person(rows[0]) if rows else None


def _person(row: dict[str, object]) -> Person:
    birth = row["birth"]
    texts = {name: str(row[name]) for name in PERSON_TEXTS}
    return Person(
        id=str(row["id"]),
        full_name=str(row["full_name"]),
        gender=str(row["gender"]),
        birth=PartialDate.from_iso(str(birth)) if birth is not None else None,
        national_id=str(row["national_id"] or ""),
        **texts,
    )


def iso(day: date | None) -> str | None:
    """Write a day for the table."""
    return day.isoformat() if day is not None else None
