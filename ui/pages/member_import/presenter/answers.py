"""How a mark, a pick or a refused repair changes the choices."""

from collections.abc import Iterable
from dataclasses import replace

from app.features.member_import.model.decisions import Choices
from app.features.member_import.model.outcome import (
    REFUSED,
    SAME,
    ImportRow,
    Preview,
)
from app.features.member_import.rules.comparing import choices as chosen


def with_marks(choices: Choices, rows: Iterable[ImportRow], marked: bool) -> Choices:  # noqa: FBT001  (a state)
    """Leave these rows out, or take them; what cannot be written stays as it is."""
    left_out = set(choices.left_out)
    for row in rows:
        is_writable = row.result not in {REFUSED, SAME}
        if marked or chosen.is_open(row, choices):
            left_out.discard(row.line)
        elif is_writable:
            left_out.add(row.line)
    return replace(choices, left_out=frozenset(left_out))


def with_pick(choices: Choices, line: int, field: str, pick: str) -> Choices:
    """Answer one question."""
    return replace(choices, picks={**choices.picks, (line, field): pick})


def with_repair(choices: Choices, line: int, field: str, *, refused: bool) -> Choices:
    """Refuse a repair, or agree to it."""
    place = frozenset({(line, field)})
    empty: frozenset[tuple[int, str]] = frozenset()
    return replace(
        choices,
        refused_repairs=(choices.refused_repairs - place)
        | (place if refused else empty),
        accepted_repairs=(choices.accepted_repairs - place)
        | (empty if refused else place),
    )


def with_all_repairs(preview: Preview, choices: Choices) -> Choices:
    """Agree to every repair that still waits for a yes."""
    waiting = chosen.waiting_repairs(preview, choices)
    more = {(row.line, repair.field) for row, repair in waiting}
    return replace(choices, accepted_repairs=choices.accepted_repairs | more)


def carried_over(before: Preview | None, choices: Choices, now: Preview) -> Choices:
    """Keep what was chosen when the same list is looked at again.

    Only for rows that are the same still: another mapping may have changed them.
    """
    if before is None or (before.file, before.sheet) != (now.file, now.sheet):
        return Choices()
    was = {row.line: row for row in before.rows}
    same = {row.line for row in now.rows if was.get(row.line) == row}
    return Choices(
        left_out=frozenset(choices.left_out & same),
        picks={k: pick for k, pick in choices.picks.items() if k[0] in same},
        refused_repairs=frozenset(k for k in choices.refused_repairs if k[0] in same),
        accepted_repairs=frozenset(k for k in choices.accepted_repairs if k[0] in same),
    )
