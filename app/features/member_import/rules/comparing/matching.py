"""Compares the rows of a list with the people of the book. Pure.

Blanks never overwrite; a less exact date never replaces a more exact one.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from app.features.member_import.errors import (
    DatesSwappedInBook,
    DeletionAsked,
    FormOfAnotherBook,
    NumberDropped,
    NumberOfOtherRow,
    OnlyAName,
    RowNameMissing,
    RowNameOdd,
    RowTwice,
    StandingUnclear,
    StatusDiffers,
)
from app.features.member_import.model.outcome import (
    CHANGED,
    CONFLICT,
    KEEP,
    NEW,
    REFUSED,
    SAME,
    TAKE,
    Candidate,
    Conflict,
    Difference,
    ImportRow,
    Known,
)
from app.features.member_import.model.reading import (
    Note,
    Reading,
    Repair,
    Told,
    file_line,
)
from app.features.member_import.rules.comparing.people import (
    DATES,
    NUMBERS,
    Book,
    says_the_same,
)
from app.features.member_import.rules.comparing.repeats import Seen
from app.features.member_import.rules.reading.judging import ORDER, surely_after
from app.kernel.dates import PartialDate
from app.kernel.errors import UserError

# Read for the roll's events, not compared field by field.
_EVENTS = frozenset({"standing", "status", "status_on"})
_FATAL = (
    RowNameMissing,
    RowNameOdd,
    RowTwice,
    NumberOfOtherRow,
    OnlyAName,
    FormOfAnotherBook,
)
Check = Callable[[Mapping[str, str]], list[UserError]]


@dataclass(frozen=True, slots=True)
class Labels:
    """How fields, statuses and problems are worded, and which events may follow."""

    field: Callable[[str], str]
    status: Mapping[str, str]
    say: Callable[[UserError], str]
    refusal: Callable[[str, str, date], UserError | None]
    undated: Callable[[Sequence[Told]], UserError | None]
    joins: frozenset[str] = frozenset()
    by_admission: bool = False
    columns: Collection[str] = ()

    def note(self, problem: UserError) -> Note:
        """Word a problem."""
        return Note(problem.code, problem.field or "", self.say(problem))


def compare(
    readings: Sequence[Reading], known: Iterable[Known], check: Check, labels: Labels
) -> list[ImportRow]:
    """Compare every row; the first of two rows for one person counts."""
    book = Book(known, by_admission=labels.by_admission, columns=labels.columns)
    seen = Seen(labels.field)
    rows = (_row(reading, book, check, labels, seen) for reading in readings)
    return list(_each_person_once(rows, labels))


def _each_person_once(rows: Iterable[ImportRow], labels: Labels) -> Iterator[ImportRow]:
    """Refuse a row that means the same member of the book as an earlier one."""
    lines: dict[str, int] = {}
    for row in rows:
        is_sure = bool(row.person_id) and row.result != REFUSED and not row.conflicts
        if is_sure and row.person_id in lines:
            first = file_line(lines[row.person_id])
            told = labels.note(RowTwice(field="full_name", first=first))
            yield replace(row, result=REFUSED, problems=(*row.problems, told))
            continue
        if is_sure:
            lines[row.person_id] = row.line
        yield row


def _row(
    reading: Reading, book: Book, check: Check, labels: Labels, seen: Seen
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
        events=reading.events,
    )
    if "full_name" not in values or any(isinstance(p, _FATAL) for p in problems):
        return row
    row = _with_deletion(row, reading, labels)
    match = book.find(reading, values)
    if not match.people:
        return _as_new(row, labels)
    people = [
        _candidate(row.values, known, why, book, labels) for known, why in match.people
    ]
    if match.question is None:
        row = _with_taken_numbers(row, match.people[0][0], book, labels)
    return _compared(row, people, match.people[0][0], match.question, labels)


def _as_new(row: ImportRow, labels: Labels) -> ImportRow:
    late = labels.undated(row.events)
    if late is not None:
        row = replace(
            row,
            problems=(*row.problems, labels.note(late)),
            values={k: v for k, v in row.values.items() if k != "status"},
            events=tuple(e for e in row.events if e.on),
        )
    return replace(row, result=CONFLICT if row.conflicts else NEW)


def _with_deletion(row: ImportRow, reading: Reading, labels: Labels) -> ImportRow:
    """Ask about a row that the list wants struck off; nobody is ever deleted."""
    if not reading.deletion_asked:
        return row
    note = labels.note(DeletionAsked(field="deletion"))
    question = Conflict("deletion", "deletion", row.name, "", (KEEP, TAKE))
    return replace(row, problems=(*row.problems, note), conflicts=(question,))


def _sound(
    values: Mapping[str, str], check: Check
) -> tuple[dict[str, str], list[UserError]]:
    """Leave out what the rules of the record would refuse to write."""
    plain = {k: v for k, v in values.items() if k not in _EVENTS and v}
    wrong = check(plain)
    refused = {problem.field for problem in wrong}
    kept = {k: v for k, v in values.items() if k not in refused and v}
    return kept, wrong


def _with_taken_numbers(
    row: ImportRow, person: Known, book: Book, labels: Labels
) -> ImportRow:
    """Say which number of the row is somebody else's by the book."""
    dropped = [
        labels.note(NumberDropped(field=field, label=labels.field(field)))
        for field in NUMBERS
        if _is_taken(field, row.values.get(field, ""), person, book)
    ]
    return replace(row, problems=(*row.problems, *dropped)) if dropped else row


def _is_taken(field: str, number: str, person: Known, book: Book) -> bool:
    holder = book.holder(field, number)
    return holder is not None and holder.person_id != person.person_id


def _candidate(
    values: Mapping[str, str], person: Known, why: str, book: Book, labels: Labels
) -> Candidate:
    """Say what the row would change for one person of the book."""
    changes = []
    for field, new in values.items():
        old = _old(person, field)
        is_taken = field in NUMBERS and _is_taken(field, new, person, book)
        if field in _EVENTS or is_taken or says_the_same(field, old, new):
            continue
        joins = bool(old) and field in labels.joins
        changes.append(Difference(field, labels.field(field), old, new, joins))
    return Candidate(
        person.person_id,
        person.name,
        person.values,
        why,
        person.status,
        person.standing,
        person.member,
        tuple(changes),
    )


def _compared(
    row: ImportRow,
    people: Sequence[Candidate],
    person: Known,
    question: Conflict | None,
    labels: Labels,
) -> ImportRow:
    first = people[0]
    swapped = [
        Conflict(d.field, "swapped", d.old, d.new, (KEEP, TAKE))
        for d in first.changes
        if d.field in DATES and _swapped(d.old, d.new)
    ]
    conflicts = (*([question] if question else []), *swapped, *row.conflicts)
    row = replace(
        row,
        person_id=person.person_id,
        member=person.member,
        standing=person.standing,
        conflicts=conflicts,
        candidates=tuple(people),
        repairs=tuple(_settled(row, person)),
    )
    if not person.member:
        return _as_new(row, labels)
    return _against_member(row, person, labels)


def _against_member(row: ImportRow, person: Known, labels: Labels) -> ImportRow:
    """Say what the row changes for somebody who is or was on the roll."""
    first = row.candidates[0]
    if row.problems:
        # What a missing official date means is the book's to know.
        known = [p for p in row.problems if p.code != StandingUnclear.__name__]
        row = replace(row, problems=tuple(known))
    row, changes = _dates_in_order(row, person, first.changes, labels)
    moved, refused = _status_change(row, person, labels)
    changes = (*changes, *moved)
    if changes != first.changes:
        first = replace(first, changes=changes)
    return replace(
        row,
        result=CONFLICT if row.conflicts else CHANGED if changes else SAME,
        problems=(*row.problems, *refused),
        changes=changes,
        candidates=(first, *row.candidates[1:]),
    )


def _settled(row: ImportRow, person: Known) -> Iterator[Repair]:
    """Ask for no yes where a repair gives what the book holds already."""
    for repair in row.repairs:
        old = _old(person, repair.field)
        is_known = bool(old) and says_the_same(
            repair.field, old, row.values.get(repair.field, "")
        )
        yield replace(repair, asks=False, needs=False) if is_known else repair


def _dates_in_order(
    row: ImportRow, person: Known, changes: tuple[Difference, ...], labels: Labels
) -> tuple[ImportRow, tuple[Difference, ...]]:
    """Drop a new date that cannot stand beside one the book holds."""
    new = {d.field: d.new for d in changes if d.field in ORDER}
    for field, value in new.items():
        merged = {f: person.values.get(f, "") for f in ORDER} | {field: value}
        known = [(f, v) for f, v in merged.items() if v]
        for (one_field, one), (two_field, two) in pairwise(known):
            if not surely_after(one, two) or _both_new(new, one_field, two_field):
                continue
            wrong = DatesSwappedInBook(
                field=field,
                first=labels.field(one_field),
                first_value=PartialDate.from_iso(one).text(),
                second=labels.field(two_field),
                second_value=PartialDate.from_iso(two).text(),
            )
            row = replace(row, problems=(*row.problems, labels.note(wrong)))
            return row, tuple(d for d in changes if d.field != field)
    return row, changes


def _both_new(new: Mapping[str, str], one: str, two: str) -> bool:
    """Two dates that change together are judged together, with the row."""
    return one in new and two in new


def _old(person: Known, field: str) -> str:
    return person.name if field == "full_name" else person.values.get(field, "")


def _status_change(
    row: ImportRow, person: Known, labels: Labels
) -> tuple[list[Difference], list[Note]]:
    last = row.events[-1] if row.events else None
    if last is None or last.kind == "moved_in":
        return [], _active_but_gone(person, labels)
    shows = labels.status.get(last.kind, "")
    if shows == person.status:
        return [], []
    late = labels.undated(row.events)
    if late is not None:
        return [], [labels.note(late)]
    refused = labels.refusal(person.person_id, last.kind, date.fromisoformat(last.on))
    if refused is not None:
        return [], [labels.note(refused)]
    return [Difference("status", labels.field("status"), person.status, shows)], []


def _active_but_gone(person: Known, labels: Labels) -> list[Note]:
    """Say when the list knows nothing of a departure that the book has."""
    if person.on_roll:
        return []
    differs = StatusDiffers(field="status", status=person.status)
    return [labels.note(differs)]


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
