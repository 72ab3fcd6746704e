"""Who has to be told of a meeting, and the short text for a chat group. Pure."""

from collections.abc import Iterable

from app.features.meetings.model.planrules import ShortText
from app.features.meetings.model.records import Attendee, Record
from app.features.meetings.rules.yearplan.words import weekday_within
from app.kernel.dates import short


def invited(members: Iterable[Attendee]) -> list[Attendee]:
    """Leave out who need not come: exempt, suspended, away elsewhere."""
    return [one for one in members if not (one.exempt or one.suspended or one.away)]


def short_text(
    record: Record, title: str, unit: str, words: ShortText, *, is_posted: bool
) -> str:
    """Write the text for a chat group; it names no member and carries no content.

    What the secretary typed as time, place and matters is all it tells.
    """
    meeting = record.meeting
    day = meeting.on_day
    when = words.time if meeting.planned_time else words.time_unknown
    weekday = weekday_within(day.weekday())
    lines = [
        words.head.format(unit=unit, title=title) if unit else title,
        when.format(time=meeting.planned_time, weekday=weekday, day=short(day)),
    ]
    if meeting.place:
        lines.append(words.place.format(place=meeting.place))
    if meeting.theme:
        lines.append(words.theme.format(theme=meeting.theme))
    if record.items:
        lines.append(words.agenda)
        lines += [
            words.item.format(number=number, title=item.title)
            for number, item in enumerate(record.items, start=1)
        ]
    if record.papers:
        where = words.papers_app if is_posted else words.papers_where
        lines.append(words.papers.format(count=len(record.papers), where=where))
    return "\n".join([*lines, words.foot])
