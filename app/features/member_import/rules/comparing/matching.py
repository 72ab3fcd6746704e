"""Compares the rows of a list with the people of the book. Pure.

The same person is found by card number, then national id, then name without marks and
birth. Blanks never overwrite; a less exact date never replaces a more exact one.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.features.member_import.errors import RowNameMissing, RowNameOdd, RowTwice
from app.features.member_import.model.outcome import (
    APART,
    CHANGED,
    CONFLICT,
    KEEP,
    NEW,
    REFUSED,
    SAME,
    TAKE,
    Conflict,
    Difference,
    ImportRow,
    Known,
)
from app.features.member_import.model.reading import Note, Reading
from app.kernel.dates import PartialDate
from app.kernel.errors import UserError
from app.kernel.text import fold

_NUMBERS = ("card_no", "national_id")
_DATES = frozenset(
    {"birth", "decision_on", "admitted_on", "official_on", "card_issued_on"}
)
# Read for the roll's events, not compared field by field.
_EVENTS = frozenset({"standing", "status", "status_on"})
_FATAL = (RowNameMissing, RowNameOdd, RowTwice)
_FIGURES = re.compile(r"\D")
Say = Callable[[UserError], str]


@dataclass(frozen=True, slots=True)
class Labels:
    """How fields, statuses and problems are worded, and which events may follow."""

    field: Callable[[str], str]
    status: Mapping[str, str]
    say: Say
    refusal: Callable[[str, str, date], UserError | None]

    def note(self, problem: UserError) -> Note:
        """Word a problem."""
        return Note(problem.code, problem.field or "", self.say(problem))


class Book:
    """The people of the book, ready to be found."""

    def __init__(self, known: Iterable[Known], columns: Collection[str]) -> None:
        self._columns = columns
        self._by_number: dict[tuple[str, str], Known] = {}
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        for person in known:
            for field in _NUMBERS:
                number = person.values.get(field, "")
                if number:
                    self._by_number[field, number] = person
            self._by_name[_folded(person.name)].append(person)

    def find(self, reading: Reading) -> tuple[Known | None, Conflict | None]:
        """Find whom a row means, and the question that comes with it, if any."""
        values = reading.values
        for field in _NUMBERS:
            number = values.get(field, "")
            holder = self._by_number.get((field, number)) if number else None
            if holder is not None:
                return holder, _other_holder(holder, reading, field)
        return self._by_birth(values)

    def _by_birth(
        self, values: Mapping[str, str]
    ) -> tuple[Known | None, Conflict | None]:
        name, birth = values["full_name"], values.get("birth", "")
        namesakes = self._by_name.get(_folded(name), [])
        sure = [k for k in namesakes if birth and _agree(k.values.get("birth"), birth)]
        if len(sure) == 1:
            return sure[0], _same_person(sure[0], values)
        open_ones = sure or [
            k for k in namesakes if not birth or not k.values.get("birth")
        ]
        if not open_ones:
            return None, None
        # A row that says of somebody exactly what the book says, blanks included, is
        # that person: our own lists come back so, also those without dates of birth.
        known = next((k for k in open_ones if self._is_twin(k, values)), None)
        if len(open_ones) == 1 and not open_ones[0].member:
            # An officer named at the first run: name only, and nobody else has it.
            known = open_ones[0]
        if known is not None:
            return known, None
        return open_ones[0], _question("unsure", open_ones[0], values)

    def _is_twin(self, person: Known, values: Mapping[str, str]) -> bool:
        pairs = [(f, _old(person, f), values.get(f, "")) for f in self._columns]
        return person.member and all(
            bool(old) == bool(new) and _says_the_same(field, old, new)
            for field, old, new in pairs
        )


def compare(
    readings: Sequence[Reading],
    known: Iterable[Known],
    check: Callable[[Mapping[str, str]], list[UserError]],
    labels: Labels,
    columns: Collection[str],
) -> list[ImportRow]:
    """Compare every row; the first of two rows for one person counts.

    ``columns`` are the fields that the list has columns for and the book keeps.
    """
    book, seen = Book(known, columns), _Seen()
    return [_row(reading, book, check, labels, seen) for reading in readings]


class _Seen:
    """Which rows of the list came before, by what identifies a person."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}
        self._names: dict[tuple[str, str], tuple[int, str]] = {}

    def twice(self, line: int, values: Mapping[str, str]) -> UserError | None:
        """Remember a row; say when an earlier one is the same person."""
        numbers = [(f, values[f]) for f in _NUMBERS if values.get(f)]
        name = _folded(values.get("full_name", "")), values.get("birth", "")
        card = values.get("card_no", "")
        earlier = next((self._numbers[n] for n in numbers if n in self._numbers), 0)
        if not earlier and all(name) and name in self._names:
            before, other_card = self._names[name]
            earlier = 0 if card and other_card and card != other_card else before
        for number in numbers:
            self._numbers.setdefault(number, line)
        self._names.setdefault(name, (line, card))
        return RowTwice(field="full_name", first=earlier) if earlier else None


def _row(
    reading: Reading,
    book: Book,
    check: Callable[[Mapping[str, str]], list[UserError]],
    labels: Labels,
    seen: _Seen,
) -> ImportRow:
    values, wrong = _sound(reading.values, check)
    problems = [*reading.problems, *wrong]
    twice = seen.twice(reading.line, values)
    if twice is not None:
        problems.append(twice)
    row = ImportRow(
        line=reading.line,
        name=reading.values.get("full_name", ""),
        result=REFUSED,
        values=values,
        repairs=reading.repairs,
        problems=tuple(map(labels.note, problems)),
        raw=reading.raw,
    )
    if "full_name" not in values or any(isinstance(p, _FATAL) for p in problems):
        return row
    person, question = book.find(replace(reading, values=values))
    if person is None:
        return replace(row, result=NEW)
    return _compared(row, person, question, labels)


def _sound(
    values: Mapping[str, str],
    check: Callable[[Mapping[str, str]], list[UserError]],
) -> tuple[dict[str, str], list[UserError]]:
    """Leave out what the rules of the record would refuse to write."""
    plain = {k: v for k, v in values.items() if k not in _EVENTS and v}
    wrong = check(plain)
    refused = {problem.field for problem in wrong}
    kept = {k: v for k, v in values.items() if k not in refused and v}
    return kept, wrong


def _compared(
    row: ImportRow, person: Known, question: Conflict | None, labels: Labels
) -> ImportRow:
    changes, conflicts = [], [question] if question else []
    for field, new in row.values.items():
        old = _old(person, field)
        if field in _EVENTS or _says_the_same(field, old, new):
            continue
        changes.append(Difference(field, labels.field(field), old, new))
        if field in _DATES and _swapped(old, new):
            conflicts.append(Conflict(field, "swapped", old, new, (KEEP, TAKE)))
    row = replace(
        row,
        person_id=person.person_id,
        member=person.member,
        standing=person.standing,
        conflicts=tuple(conflicts),
    )
    if not person.member:
        return replace(row, result=CONFLICT if conflicts else NEW)
    moved, refused = _status_change(row, person, labels)
    changes += moved
    row = replace(row, problems=(*row.problems, *refused))
    result = CONFLICT if conflicts else CHANGED if changes else SAME
    return replace(row, result=result, changes=tuple(changes))


def _old(person: Known, field: str) -> str:
    return person.name if field == "full_name" else person.values.get(field, "")


def _status_change(
    row: ImportRow, person: Known, labels: Labels
) -> tuple[list[Difference], list[Note]]:
    event = row.values.get("status", "")
    shows = labels.status.get(event, "")
    if not event or shows == person.status:
        return [], []
    day = date.fromisoformat(row.values["status_on"])
    refused = labels.refusal(person.person_id, event, day)
    if refused is not None:
        return [], [labels.note(refused)]
    return [Difference("status", labels.field("status"), person.status, shows)], []


def _says_the_same(field: str, old: str, new: str) -> bool:
    if old == new:
        return True
    if field == "full_name":
        # Capitals and the place of a tone (hòa, hoà) are spelling, not another name.
        return _letters(old) == _letters(new)
    if field in _DATES:
        # 1958 says nothing against 26/03/1958 and must not replace it.
        return bool(old) and old.startswith(new)
    if field == "phone":
        return _FIGURES.sub("", old) == _FIGURES.sub("", new)
    return old.casefold() == new.casefold()


def _letters(name: str) -> list[str]:
    return ["".join(sorted(_spelled(word))) for word in name.casefold().split()]


def _spelled(word: str) -> str:
    """Take a syllable apart into letters and tone, so that the tone's place is lost."""
    return unicodedata.normalize("NFD", word)


def _swapped(old: str, new: str) -> bool:
    """Say whether two whole dates differ only by day and month exchanged."""
    if not old or not new:
        return False
    one, two = PartialDate.from_iso(old), PartialDate.from_iso(new)
    return (
        one.year == two.year
        and one.day is not None
        and (one.day, one.month) == (two.month, two.day)
    )


def _agree(known: str | None, told: str) -> bool:
    return bool(known) and (str(known).startswith(told) or told.startswith(str(known)))


def _folded(name: str) -> str:
    return " ".join(fold(name).split())


def _other_holder(person: Known, reading: Reading, field: str) -> Conflict | None:
    if _folded(person.name) == _folded(reading.values["full_name"]):
        return None
    name = reading.values["full_name"]
    return Conflict(field, "other_holder", person.name, name, (KEEP, TAKE))


def _same_person(person: Known, values: Mapping[str, str]) -> Conflict | None:
    """Ask when name and birth agree but both sides hold different numbers."""
    for field in _NUMBERS:
        old, new = person.values.get(field, ""), values.get(field, "")
        if old and new and old != new:
            return Conflict(field, "same_person", old, new, (KEEP, TAKE, APART))
    return None


def _question(kind: str, person: Known, values: Mapping[str, str]) -> Conflict:
    old = person.values.get("birth", "")
    return Conflict(
        "full_name", kind, old, values.get("birth", ""), (KEEP, TAKE, APART)
    )
