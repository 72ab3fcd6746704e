"""The list against the book: people, differences, questions, rows, the preview."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.features.member_import.model.header import Header
from app.features.member_import.model.reading import Note, Repair
from app.people.model import Person

NEW, CHANGED, SAME, CONFLICT, REFUSED = "new", "changed", "same", "conflict", "refused"
RESULTS = (NEW, CHANGED, SAME, CONFLICT, REFUSED)
# Picks in a conflict: leave the book, take the file, or treat as another person.
KEEP, TAKE, APART = "book", "file", "apart"


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody the book knows; ``member`` says whether on the roll, now or before."""

    person_id: str
    name: str
    values: Mapping[str, str]
    status: str = ""
    standing: str = ""
    member: bool = True

    @classmethod
    def outside(cls, person: Person) -> "Known":
        """Take somebody who is no member: a candidate, an officer named early."""
        birth = person.birth.iso() if person.birth else ""
        values = {"birth": birth, "national_id": person.national_id}
        return cls(person.id, person.full_name, values, member=False)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that would change."""

    field: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A question only a person can answer; ``options`` are the picks it allows.

    ``kind`` is swapped (day and month look exchanged), same_person (name and birth
    agree, the numbers do not), other_holder (the number is somebody else's), unsure
    (same name, birth unknown on one side).
    """

    field: str
    kind: str
    old: str
    new: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row of the list compared with the book.

    ``person_id`` is whom it means; ``member`` says that the person is on the roll
    already, ``standing`` how.
    """

    line: int
    name: str
    result: str
    values: Mapping[str, str]
    changes: tuple[Difference, ...] = ()
    repairs: tuple[Repair, ...] = ()
    problems: tuple[Note, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    person_id: str = ""
    member: bool = False
    standing: str = ""
    raw: tuple[str, ...] = ()

    @property
    def asks(self) -> bool:
        """Say whether a person should look at the row before it is written."""
        return bool(self.conflicts) or any(repair.asks for repair in self.repairs)


@dataclass(frozen=True, slots=True)
class Preview:
    """The third step: every row compared; nothing has been written."""

    file: str
    sheet: str
    encoding: str
    header: Header
    rows: tuple[ImportRow, ...]
    skipped: tuple[int, ...]

    def count(self, result: str) -> int:
        """Count the rows of one result."""
        return sum(row.result == result for row in self.rows)
