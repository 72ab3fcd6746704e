"""What will be written for a row, given the secretary's choices. Pure."""

from collections.abc import Iterable

from app.features.member_import.model.decisions import Choices, Decision
from app.features.member_import.model.outcome import (
    APART,
    CONFLICT,
    KEEP,
    REFUSED,
    SAME,
    ImportRow,
    Preview,
)
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


def next_to_look_at(rows: Iterable[ImportRow], after: int, choices: Choices) -> int:
    """Give the line of the next row with a problem or question after a line, else 0.

    Goes round to the top once.
    """
    lines = [
        row.line
        for row in rows
        if row.problems
        or is_open(row, choices)
        or (row.result != SAME and any(r.asks for r in row.repairs))
    ]
    return next((n for n in lines if n > after), lines[0] if lines else 0)


def decide(row: ImportRow, choices: Choices) -> Decision:
    """Turn a row and the answers into what is to be done."""
    is_out = row.result in {REFUSED, SAME} or row.line in choices.left_out
    if is_out or is_open(row, choices):
        return NOTHING
    picks = {c: choices.picks[row.line, c.field] for c in row.conflicts}
    whole = {pick for c, pick in picks.items() if c.kind != "swapped"}
    refused = {field for line, field in choices.refused_repairs if line == row.line}
    if KEEP in whole:
        return NOTHING
    if not row.member or APART in whole:
        return _enrolment(row, refused, apart=APART in whole)
    kept = {c.field for c, pick in picks.items() if pick == KEEP}
    return _correction(row, kept | refused)


def _enrolment(row: ImportRow, refused: set[str], *, apart: bool) -> Decision:
    values = {k: v for k, v in row.values.items() if k not in refused}
    event, event_on = values.pop("status", ""), values.pop("status_on", "")
    person_id = "" if apart else row.person_id
    return Decision("enrol", person_id, values, {}, event, event_on)


def _correction(row: ImportRow, unchanged: set[str]) -> Decision:
    changes = [
        d for d in row.changes if d.field not in unchanged and d.field != "status"
    ]
    told = {d.field: d.new for d in changes}
    seen = {d.field: d.old for d in changes}
    event = event_on = ""
    if any(d.field == "status" for d in row.changes):
        event, event_on = row.values["status"], row.values["status_on"]
    day = PartialDate.from_iso(told["official_on"]) if "official_on" in told else None
    if day and day.day and row.standing == PROBATIONARY and not event:
        # Becoming official is an event with a day, not the correction of a field.
        event, event_on = "made_official", told.pop("official_on")
        seen.pop("official_on")
    if not told and not event:
        return NOTHING
    return Decision("correct", row.person_id, told, seen, event, event_on)
