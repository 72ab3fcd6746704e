"""Reads what a list says has happened: moved in and out, died, left. Pure.

A cell holds a date and words in any order, one event a line: "01/06/2024 đến Đảng bộ
phường An Bình". Without a whole day an event is told, not recorded.
"""

import re
from collections.abc import Iterator, Sequence

from app.features.member_import.errors import (
    EventDayMissing,
    EventOutOfOrder,
    EventTooEarly,
    StatusDateMissing,
    WayOutUnclear,
)
from app.features.member_import.model.reading import Told
from app.features.member_import.model.words import Column
from app.features.member_import.rules.reading.cells import Found
from app.features.member_import.rules.reading.dates import DateReader
from app.features.member_import.rules.vocabulary import Vocabulary
from app.kernel.dates import PartialDate
from app.kernel.errors import UserError

_WORDED = re.compile(r"ng[àa]y\s+\d{1,2}\s+th[áa]ng\s+\d{1,2}\s+n[ăa]m\s+\d{4}", re.I)
_NUMBERS = re.compile(
    r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}|\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{1,2}\s*[/.\-]\s*\d{4}|(?<!\d)(?:19|20)\d{2}(?!\d)"
)
_WHOLE_DAY = len("1990-05-19")
_EDGES = " \t,.;:-–—/()"
# Events after which only coming back may follow, and after which nothing may.
_AWAY, _MOVED_IN, _GUEST = "moved_out", "moved_in", "temporary_in"
_GONE = frozenset({"deceased", "name_deleted", "expelled", "left_party"})


def told(found: Found, vocabulary: Vocabulary, dates: DateReader) -> list[Told]:
    """Return the events of a row in the order of their days; problems go to it."""
    if not found.happened and found.status is None:
        found.values.pop("status_on", None)
        return []
    events: list[Told] = []
    for column, cell in found.happened:
        for part in _parts(cell):
            event, problem = _read(part, column, vocabulary, dates)
            if problem is not None:
                found.problems.append(problem)
            if event is not None:
                events.append(event)
    events = _with_status(events, found)
    kept, wrong = _in_order(events, vocabulary)
    if wrong is not None:
        found.problems.append(wrong)
    return _within_membership(kept, found, vocabulary)


def _within_membership(
    events: list[Told], found: Found, vocabulary: Vocabulary
) -> list[Told]:
    """Leave out what lies before the day somebody was born or joined, and say so."""
    for field in ("admitted_on", "birth"):
        begin = found.values.get(field, "")
        if not begin:
            continue
        first = begin + "-01" * ((_WHOLE_DAY - len(begin)) // 3)
        early = [event for event in events if event.on and event.on < first]
        for event in early:
            found.problems.append(_too_early(event, field, begin, vocabulary))
            if found.values.get("status") == event.kind:
                del found.values["status"]
                found.values.pop("status_on", None)
        events = [event for event in events if event not in early]
    return events


def _too_early(
    event: Told, field: str, begin: str, vocabulary: Vocabulary
) -> EventTooEarly:
    return EventTooEarly(
        field="status",
        event=vocabulary.event_label(event.kind),
        day=PartialDate.from_iso(event.on).text(),
        label=vocabulary.label(field),
        begin=PartialDate.from_iso(begin).text(),
    )


def _parts(cell: str) -> Iterator[str]:
    """Cut a cell into events: a line with a date begins one."""
    lines = [line for line in cell.split("\n") if line.strip()]
    dated = [line for line in lines if _date_in(line)]
    if len(dated) < 2 or not _date_in(lines[0]):  # noqa: PLR2004  (one event)
        yield "\n".join(lines)
        return
    part = ""
    for line in lines:
        if _date_in(line) and part:
            yield part
            part = line
        else:
            part = f"{part}\n{line}" if part else line
    yield part


def _date_in(text: str) -> re.Match[str] | None:
    return _WORDED.search(text) or _NUMBERS.search(text)


def _read(
    part: str, column: Column, vocabulary: Vocabulary, dates: DateReader
) -> tuple[Told | None, UserError | None]:
    match = _date_in(part)
    rest = part if match is None else f"{part[: match.start()]} {part[match.end() :]}"
    words = _without_lead(" ".join(rest.split()).strip(_EDGES), vocabulary)
    kind = column.event or _way_out(words, vocabulary)
    if not kind:
        odd = WayOutUnclear(field=column.target, label=column.label, value=part)
        return None, odd
    day = ""
    if match is not None:
        reading = dates.read(match[0], column.target, column.label)
        if reading.problem is not None:
            return None, reading.problem
        whole = PartialDate.from_iso(reading.iso).whole()
        day = whole.isoformat() if whole else ""
    if not day:
        shown = " ".join(part.split())
        return None, EventDayMissing(
            field=column.target, label=column.label, value=shown
        )
    if kind in {_MOVED_IN, _AWAY}:
        return Told(kind, day, place=words), None
    return Told(kind, day, note="" if not column.event else words), None


def _without_lead(words: str, vocabulary: Vocabulary) -> str:
    for lead in sorted(vocabulary.words.place_leads, key=len, reverse=True):
        if words.casefold().startswith(f"{lead} "):
            return _without_lead(words[len(lead) :].strip(_EDGES), vocabulary)
    return words


def _way_out(words: str, vocabulary: Vocabulary) -> str:
    """Name how somebody left the Party, from the words beside the date."""
    for text in (words, *re.split(r"[,;()]", words)):
        value = vocabulary.value("status", text)
        if value is not None and value.value != "present":
            return value.value
    return ""


def _with_status(events: list[Told], found: Found) -> list[Told]:
    """Add what the column of statuses tells, with its day or that of the same kind."""
    day = found.values.pop("status_on", "")
    word = found.status
    if word is None or word.value == "present":
        return events
    whole = PartialDate.from_iso(day).whole() if day else None
    found.values["status"] = word.value
    same = [event for event in events if event.kind == word.value]
    if same and whole is None:
        found.values["status_on"] = same[-1].on
        return events
    if whole is not None:
        found.values["status_on"] = whole.isoformat()
    on = whole.isoformat() if whole else ""
    return [*(e for e in events if e.kind != word.value), Told(word.value, on)]


def undated(events: Sequence[Told], words: Vocabulary) -> UserError | None:
    """Say that the last event has no day and so cannot be recorded."""
    last = events[-1] if events else None
    if last is None or last.on:
        return None
    return StatusDateMissing(field="status", value=words.event_label(last.kind))


def _in_order(
    events: Sequence[Told], vocabulary: Vocabulary
) -> tuple[list[Told], UserError | None]:
    """Leave out what cannot follow the event before it, and say what that is."""
    kept: list[Told] = []
    wrong: UserError | None = None
    for event in sorted(events, key=_rank):
        before = kept[-1] if kept else None
        if before is not None and not _may_follow(before.kind, event.kind):
            first, second = (vocabulary.event_label(e.kind) for e in (before, event))
            wrong = EventOutOfOrder(field="status", first=first, second=second)
        else:
            kept.append(event)
    return kept, wrong


def _rank(event: Told) -> str:
    """Order by day; coming without a day is before all, other things after all."""
    return event.on or ("" if event.kind == _MOVED_IN else "~")


def _may_follow(before: str, after: str) -> bool:
    if before in _GONE or after in {_GUEST, before}:
        return False
    if before == _GUEST:
        return after == "deceased"
    return after == _MOVED_IN if before == _AWAY else after != _MOVED_IN
