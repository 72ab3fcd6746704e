"""The list against the book: people, differences, questions, rows, the preview."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.features.member_import.model.header import Header
from app.features.member_import.model.reading import Note, Repair, Told
from app.people.model import Person

NEW, CHANGED, SAME, CONFLICT, REFUSED = "new", "changed", "same", "conflict", "refused"
RESULTS = (NEW, CHANGED, SAME, CONFLICT, REFUSED)
# Picks: leave the book, take the file, keep both texts, or treat as another person.
KEEP, TAKE, BOTH, APART = "book", "file", "both", "apart"
# "same:2" picks the second candidate.
NTH = "same:"
# Kinds of questions that are about whom the row means.
WHO = frozenset({"same_person", "other_holder", "two_holders", "unsure"})


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody the book knows; ``member`` says whether on the roll, now or before."""

    person_id: str
    name: str
    values: Mapping[str, str]
    status: str = ""
    standing: str = ""
    member: bool = True
    on_roll: bool = True

    @classmethod
    def outside(cls, person: Person) -> "Known":
        """Take somebody who is no member: a candidate, an officer named early."""
        birth = person.birth.iso() if person.birth else ""
        values = {"birth": birth, "national_id": person.national_id}
        return cls(person.id, person.full_name, values, member=False, on_roll=False)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that would change; ``joins`` when both texts can stand together."""

    field: str
    label: str
    old: str
    new: str
    joins: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """A question only a person can answer; ``options`` are the picks it allows.

    ``kind`` is swapped (day and month look exchanged), same_person (name and birth
    agree, the numbers do not), other_holder (the number is somebody else's),
    two_holders (card and identity number lead to two people), unsure (same name, birth
    unknown on one side), deletion (the list asks to strike somebody off).
    """

    field: str
    kind: str
    old: str
    new: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of the book whom a row may mean, and what the row would change there.

    ``why`` is card_no, national_id, birth or admission (with the name), name or form.
    """

    person_id: str
    name: str
    values: Mapping[str, str]
    why: str
    status: str = ""
    standing: str = ""
    member: bool = True
    changes: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row of the list compared with the book.

    ``person_id`` is whom it means; ``member`` says that the person is on the roll
    already, ``standing`` how. ``candidates`` stand side by side in a question.
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
    events: tuple[Told, ...] = ()
    candidates: tuple[Candidate, ...] = ()

    @property
    def asks(self) -> bool:
        """Say whether a person should look at the row before it is written."""
        return bool(self.conflicts) or any(repair.asks for repair in self.repairs)


@dataclass(frozen=True, slots=True)
class Preview:
    """The third step: every row compared; nothing has been written.

    ``absent`` names who is on the roll but not in the list, ``encodings`` in which
    encoding somebody said that columns are.
    """

    file: str
    sheet: str
    encoding: str
    header: Header
    rows: tuple[ImportRow, ...]
    skipped: tuple[int, ...]
    absent: tuple[str, ...] = ()
    encodings: Mapping[int, str] = field(default_factory=dict)

    def count(self, result: str) -> int:
        """Count the rows of one result."""
        return sum(row.result == result for row in self.rows)
