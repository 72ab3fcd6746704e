"""How an online or mixed meeting was held: its basis, its conditions, who joined where.

Printed after part I, so that whoever reads the minutes sees at once that the session
was not held in one room, and on which paper that rests.
"""

from collections.abc import Iterator

from app.documents.model import Block, Col, Row, Table, row
from app.features.meetings.model.forms.online import (
    ONLINE_FORMS,
    OnlineRecord,
    OnlineView,
    Stay,
)
from app.kernel.dates import short
from app.reports.minutes.parts.words import OnlineWords
from app.reports.minutes.pen import Pen, line

_NUMBER_MM, _NAME_MM, _TIME_MM, _NOTE_MM = 11, 48, 34, 34


def online(pen: Pen) -> Iterator[Block]:
    """Write the conditions and the roll-call with places and times."""
    words, view = pen.words.online, pen.facts.online
    if view is None or view.form not in ONLINE_FORMS:
        return
    form = words.online if view.form == "online" else words.mixed
    yield line(form, rules=view.rules.title)
    record = view.record
    if record is None:
        return
    number, day, issuer = _permission(record, words)
    yield line(words.basis, number=number, day=day, issuer=issuer)
    yield line(
        words.eligible, count=view.unable_total, base=len(view.base), why=_why(view)
    )
    ground = view.rules.ground_of(record.ground)
    title = ground.title if ground else words.missing
    told = f" ({record.ground_words})" if record.ground_words else ""
    yield line(words.ground, ground=f"{title}{told}")
    yield line(words.platform, platform=record.platform or words.missing)
    yield from _confirmed(record, words)
    if view.stays:
        yield line(words.joined, keep_next=True)
        yield _roll(view, words)


def _permission(record: OnlineRecord, words: OnlineWords) -> tuple[str, str, str]:
    on = record.permission_on
    return (
        record.permission_no or words.missing,
        short(on) if on else words.missing_day,
        record.permission_by or words.missing,
    )


def _why(view: OnlineView) -> str:
    names = dict(view.base)
    if not view.unable:
        return view.record.unable_words if view.record else ""
    return "; ".join(
        f"{names.get(one.person_id, '')}: {one.reason}" for one in view.unable
    )


def _confirmed(record: OnlineRecord, words: OnlineWords) -> Iterator[Block]:
    if record.no_secrets:
        yield line(words.no_secrets)
    told = record.identity_words if record.identity else ""
    yield line(words.identity, how=told or words.missing)
    if record.recording == "decided":
        yield line(words.recording_decided, decision=record.recording_words)
    elif record.recording:
        yield line(words.recording_none)


def _roll(view: OnlineView, words: OnlineWords) -> Table:
    no, name, place, times, note = words.columns
    cols = (
        Col(no, _NUMBER_MM, "center"),
        Col(name, _NAME_MM),
        Col(place),
        Col(times, _TIME_MM),
        Col(note, _NOTE_MM),
    )
    rows = tuple(_row(at, stay, words) for at, stay in enumerate(view.stays, start=1))
    return Table(cols, rows, small=True)


def _row(number: int, stay: Stay, words: OnlineWords) -> Row:
    places = [
        f"{one.place} ({words.room if one.way == 'room' else words.afar})"
        for one in stay.stretches
    ]
    times = [
        f"{one.came_at:%H:%M}–{one.left_at:%H:%M}"
        if one.left_at
        else f"{one.came_at:%H:%M}–"
        for one in stay.stretches
    ]
    marks = (
        (stay.came_late, words.late),
        (stay.came_back, words.back),
        (stay.left_early, words.early),
    )
    noted = ", ".join(word for holds, word in marks if holds)
    return row(
        number, stay.name, "; ".join(dict.fromkeys(places)), "; ".join(times), noted
    )
