"""What will be written for a row, given the secretary's choices. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from app.features.member_import.model.decisions import Choices, Decision
from app.features.member_import.model.outcome import (
    APART,
    BOTH,
    CONFLICT,
    KEEP,
    NTH,
    REFUSED,
    SAME,
    TAKE,
    WHO,
    Candidate,
    Difference,
    ImportRow,
    Preview,
)
from app.features.member_import.model.reading import Repair, Told
from app.features.member_import.rules.comparing.people import NUMBERS
from app.kernel.dates import PartialDate

NOTHING = Decision("nothing")
PROBATIONARY = "probationary"


def is_open(row: ImportRow, choices: Choices) -> bool:
    """Say whether a question of the row has no answer yet."""
    return row.result == CONFLICT and any(
        (row.line, c.field) not in choices.picks for c in row.conflicts
    )


def ready(preview: Preview, choices: Choices) -> list[ImportRow]:
    """List the rows that writing would change something for."""
    return [row for row in preview.rows if decide(row, choices) != NOTHING]


def still_open(preview: Preview, choices: Choices) -> list[ImportRow]:
    """List the rows that wait for an answer and are not left out."""
    return [
        row
        for row in preview.rows
        if row.line not in choices.left_out and is_open(row, choices)
    ]


def waiting_repairs(
    preview: Preview, choices: Choices
) -> list[tuple[ImportRow, Repair]]:
    """List the repairs that are only written after a yes and have no answer yet."""
    return [
        (row, repair) for row in preview.rows for repair in waiting_in(row, choices)
    ]


def waiting_in(row: ImportRow, choices: Choices) -> Iterator[Repair]:
    """Give the repairs of one row that wait for a yes."""
    is_out = row.result in {REFUSED, SAME} or row.line in choices.left_out
    if choices.accept_all or is_out:
        return
    for repair in row.repairs:
        place = (row.line, repair.field)
        is_answered = (
            place in choices.accepted_repairs or place in choices.refused_repairs
        )
        if repair.needs and not is_answered:
            yield repair


def next_to_look_at(rows: Iterable[ImportRow], after: int, choices: Choices) -> int:
    """Give the line of the next row with a problem or question after a line, else 0.

    Goes round to the top once.
    """
    answered = choices.accepted_repairs | choices.refused_repairs
    lines = [
        row.line
        for row in rows
        if row.problems
        or is_open(row, choices)
        or (
            row.result != SAME
            and any(r.asks and (row.line, r.field) not in answered for r in row.repairs)
        )
    ]
    return next((n for n in lines if n > after), lines[0] if lines else 0)


def decide(row: ImportRow, choices: Choices) -> Decision:
    """Turn a row and the answers into what is to be done."""
    is_out = row.result in {REFUSED, SAME} or row.line in choices.left_out
    if is_out or is_open(row, choices):
        return NOTHING
    picks = {c: choices.picks[row.line, c.field] for c in row.conflicts}
    who = next((pick for c, pick in picks.items() if c.kind in WHO), "")
    if who == KEEP or any(
        pick == KEEP for c, pick in picks.items() if c.kind == "deletion"
    ):
        return NOTHING
    values = _after_repairs(row, choices)
    person = _meant(row, who)
    values = _without_numbers_of_others(row, person, values)
    if person is None or not person.member:
        return _enrolment(row, person, values)
    return _correction(row, person, values, choices)


def _meant(row: ImportRow, who: str) -> Candidate | None:
    """Give the person a row means after the answer; None makes a new one."""
    if who == APART or not row.candidates:
        return None
    place = int(who.removeprefix(NTH)) - 1 if who.startswith(NTH) else 0
    return row.candidates[place]


def _after_repairs(row: ImportRow, choices: Choices) -> dict[str, str]:
    """Give the values without the repairs that were not taken."""
    values = dict(row.values)
    for repair in row.repairs:
        if repair.field in values and not choices.takes(row.line, repair):
            if repair.instead:
                values[repair.field] = repair.instead
            elif repair.field != "full_name":
                del values[repair.field]
    return values


def _without_numbers_of_others(
    row: ImportRow, person: Candidate | None, values: Mapping[str, str]
) -> dict[str, str]:
    """Leave out a number that belongs to another candidate by the book."""
    others = [c for c in row.candidates if c is not person]
    taken = {
        field
        for field in NUMBERS
        for other in others
        if values.get(field) and other.values.get(field) == values[field]
    }
    return {field: value for field, value in values.items() if field not in taken}


def _enrolment(
    row: ImportRow, person: Candidate | None, values: Mapping[str, str]
) -> Decision:
    told = {k: v for k, v in values.items() if k not in {"status", "status_on"}}
    person_id = person.person_id if person else ""
    # Without its day nothing can follow; the row says so.
    dated = tuple(event for event in row.events if event.on)
    return Decision("enrol", person_id, told, {}, dated)


def _correction(
    row: ImportRow, person: Candidate, values: Mapping[str, str], choices: Choices
) -> Decision:
    changes = []
    for difference in person.changes:
        wanted = _wanted(row, difference, values, choices)
        if wanted and wanted != difference.old:
            changes.append(replace(difference, new=wanted))
    told = {d.field: d.new for d in changes}
    seen = {d.field: d.old for d in changes}
    events: tuple[Told, ...] = ()
    if any(d.field == "status" for d in person.changes):
        is_kept = choices.picks.get((row.line, "status")) == KEEP
        events = () if is_kept else row.events[-1:]
    day = PartialDate.from_iso(told["official_on"]) if "official_on" in told else None
    if day and day.day and person.standing == PROBATIONARY and not events:
        # Becoming official is an event with a day, not the correction of a field.
        events = (Told("made_official", told.pop("official_on")),)
        seen.pop("official_on")
    if not told and not events:
        return NOTHING
    return Decision("correct", person.person_id, told, seen, events)


def _wanted(
    row: ImportRow, change: Difference, values: Mapping[str, str], choices: Choices
) -> str:
    """Give what a changed field becomes; empty leaves the book as it is."""
    new = values.get(change.field, "")
    if change.field == "status" or not new:
        return ""
    if change.field == "full_name" and new != change.new:
        return ""  # Capitals that were not put right say nothing new.
    pick = choices.picks.get((row.line, change.field), TAKE)
    if pick == KEEP:
        return ""
    if pick == BOTH and change.joins and new not in change.old:
        return f"{change.old}; {new}"
    return new
