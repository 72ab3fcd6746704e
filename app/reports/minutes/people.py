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
    words, view = pen.words, pen.view
    number = view.record.number
    yield letterhead(pen, number_line(number.number if number else None, "BB"))
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


def letterhead(pen: Pen, number: str = "") -> PartyHeader:
    """Write who issues the paper; a draft says so until it is signed."""
    unit = pen.facts.unit
    finished = pen.meeting.state in _FINISHED
    return PartyHeader(
        superior=(unit.superior_name.upper() if unit else "") or DOTS,
        issuer=unit.name.upper() if unit else DOTS,
        number=number,
        # Printed only on papers laid out by the older norm; the profile knows.
        place=unit.place if unit else "",
        on=pen.meeting.on_day,
        marks=Marks(draft="" if finished else pen.words.draft_mark),
    )


def people(pen: Pen) -> Iterator[Block]:
    """Write the counts and the names of those absent."""
    words, counts = pen.words, pen.view.counts
    yield line(
        pen.form.whole,
        total=two(counts.total),
        official=two(counts.official),
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
    yield from _comings(pen)


def _comings(pen: Pen) -> Iterator[Block]:
    """Write who came after the opening and who left before the end, with the time."""
    names = {line.person_id: line.name for line in pen.view.record.roll}
    for wording, field in (
        (pen.words.arrived_late, "arrived_at"),
        (pen.words.left_early, "left_at"),
    ):
        found = [
            f"{pen.comrade(names[one.person_id])} ({pen.time(getattr(one, field))})"
            for one in pen.view.record.presence
            if getattr(one, field) and one.person_id in names
        ]
        if found:
            yield line(wording, names="; ".join(found))


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
