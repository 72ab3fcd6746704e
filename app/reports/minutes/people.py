"""The head of the minutes and part I: who chaired, who was there, who was not."""

from collections.abc import Iterator

from app.documents.model import Block, Marks, PartyHeader, Title
from app.documents.numbering import DOTS, number_line
from app.features.meetings.model.records import Mark, RollLine, State
from app.kernel.dates import official
from app.reports.minutes.pen import Pen, line, two

_FINISHED = frozenset({State.SIGNED, State.LOCKED})


def head(pen: Pen) -> Iterator[Block]:
    """Write the header, the title and the lines above the parts."""
    unit, words, view = pen.facts.unit, pen.words, pen.view
    number = view.record.number
    draft = "" if pen.meeting.state in _FINISHED else words.draft_mark
    yield PartyHeader(
        superior=(unit.superior_name.upper() if unit else "") or DOTS,
        issuer=unit.name.upper() if unit else DOTS,
        number=number_line(number.number if number else None, "BB"),
        # Printed only on papers laid out by the older norm; the profile knows.
        place=unit.place if unit else "",
        on=pen.meeting.on_day,
        marks=Marks(draft=draft),
    )
    yield Title(words.kind.upper(), pen.summary)
    opened = pen.meeting.started_at
    yield line(
        words.starts,
        time=pen.time(opened),
        day=official(pen.meeting.on_day),
    )
    yield line(words.place, place=pen.meeting.place or DOTS)
    names = view.officials
    yield line(
        words.officials,
        chair=pen.official(names.chair, names.chair_post),
        clerk=pen.official(names.clerk, names.clerk_post),
    )
    if pen.meeting.guests:
        guests = "; ".join(pen.meeting.guests.splitlines())
        yield line(words.guests, guests=guests)


def people(pen: Pen) -> Iterator[Block]:
    """Write the counts and the names of those absent."""
    words, counts = pen.words, pen.view.counts
    if pen.view.kind.roll == "committee":
        yield line(words.total_committee, total=two(counts.total))
    else:
        yield line(
            words.total,
            total=counts.total,
            official=counts.official,
            probationary=two(counts.probationary),
            rest=_rest(pen),
        )
    yield line(
        words.present,
        present=counts.present,
        due=counts.due,
        excused=two(counts.excused),
        excused_names=_absent(pen, Mark.EXCUSED),
        unexcused=two(counts.unexcused),
        unexcused_names=_absent(pen, Mark.UNEXCUSED),
    )
    if counts.unmarked:
        yield line(words.called_later, count=two(counts.unmarked))
    yield from _extra(pen)
    papers = "; ".join(paper(p.title, p.issuer) for p in pen.view.record.papers)
    if papers:
        yield line(words.papers, papers=papers)


def _extra(pen: Pen) -> Iterator[Block]:
    here = [line for line in pen.view.record.roll if line.mark is Mark.PRESENT]
    exempt = [pen.comrade(line.name) for line in here if line.exempt]
    guests = [pen.comrade(line.name) for line in here if line.visiting]
    if exempt:
        yield line(pen.words.exempt_present, names=", ".join(exempt))
    if guests:
        yield line(pen.words.visiting, names=", ".join(guests))


def _rest(pen: Pen) -> str:
    counts, words = pen.view.counts, pen.words
    parts = (
        (words.rest_exempt, counts.exempt + counts.exempt_present),
        (words.rest_away, counts.away),
        (words.rest_suspended, counts.suspended),
    )
    return "".join(text.format(count=two(n)) for text, n in parts if n)


def _absent(pen: Pen, mark: Mark) -> str:
    found = [line for line in pen.view.record.roll if line.mark is mark]
    named = "; ".join(_with_reason(pen, line) for line in found)
    return f" ({named})" if named else ""


def _with_reason(pen: Pen, line: RollLine) -> str:
    name = pen.comrade(line.name)
    if line.mark is Mark.EXCUSED:
        return f"{name}, {line.reason or DOTS}"
    return f"{name}, {line.reason}" if line.reason else name


def paper(title: str, issuer: str) -> str:
    """Write a document with who issued it."""
    return f"{title} ({issuer})" if issuer else title
