"""How a mark, a pick or a refused repair changes the choices."""

from dataclasses import replace

from app.features.member_import.model.decisions import Choices
from app.features.member_import.model.outcome import REFUSED, SAME, Preview
from app.features.member_import.rules.comparing import choices as chosen


def with_marks(
    preview: Preview, choices: Choices, seen: frozenset[str], marked: frozenset[str]
) -> Choices:
    """Leave out the seen rows without a mark; take those with one."""
    lines = {int(line) for line in seen}
    kept = {int(line) for line in marked}
    writable = {row.line for row in preview.rows if row.result not in {REFUSED, SAME}}
    left_out = (choices.left_out - lines) | ((lines - kept) & writable)
    open_ones = {row.line for row in preview.rows if chosen.is_open(row, choices)}
    return replace(choices, left_out=frozenset(left_out - open_ones))


def with_pick(choices: Choices, line: int, field: str, pick: str) -> Choices:
    """Answer one question."""
    return replace(choices, picks={**choices.picks, (line, field): pick})


def with_repair(choices: Choices, line: int, field: str, *, refused: bool) -> Choices:
    """Refuse a repair, or take it back."""
    rest = choices.refused_repairs - {(line, field)}
    more = frozenset({(line, field)}) if refused else frozenset()
    return replace(choices, refused_repairs=rest | more)
