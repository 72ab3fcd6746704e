"""Who came to the meetings of a year, as other parts of the program count it."""

from dataclasses import dataclass
from datetime import date

from app.features.meetings.model.records import HELD, RollLine
from app.features.meetings.service.context import Context


@dataclass(frozen=True, slots=True)
class RollCall:
    """The roll-call of one held meeting of the whole cell; ``kind`` is its title."""

    meeting_id: str
    on: date
    is_regular: bool
    lines: tuple[RollLine, ...]
    kind: str = ""


def roll_calls(ctx: Context, year: int) -> list[RollCall]:
    """Read the roll-calls of the cell's held meetings of a year, in order of day."""
    found = []
    for meeting in ctx.rows.between(date(year, 1, 1), date(year, 12, 31)):
        kind = ctx.kind(meeting)
        if meeting.state in HELD and kind.roll == "cell":
            lines = ctx.rows.parts(RollLine, meeting.id)
            is_regular = "regular" in kind.counts
            day, title = meeting.on_day, kind.title
            found.append(RollCall(meeting.id, day, is_regular, lines, title))
    return found
