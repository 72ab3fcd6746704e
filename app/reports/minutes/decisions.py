"""Parts III and IV of the minutes, the adoption, the signatures and addenda."""

from collections.abc import Iterator, Sequence

from app.documents.inline import inl, lit
from app.documents.model import (
    Block,
    Heading,
    PageBreak,
    Para,
    SignatureBlock,
    Signer,
    Table,
    Title,
    row,
)
from app.documents.numbering import DOTS
from app.features.meetings.model.records import Assignment
from app.features.meetings.model.ruleset import Matter
from app.features.meetings.model.views import VoteResult
from app.kernel.dates import official, short
from app.reports.minutes.pen import Pen, columns, line, paragraphs, span, two


def conclusion(pen: Pen) -> Iterator[Block]:
    """Write the conclusion of the chair and the tasks given.

    A kind of meeting that needs none (a ceremony) has this part only when there is one.
    """
    asked = "conclusion" in pen.view.kind.needs
    if not (asked or pen.meeting.conclusion or pen.view.record.assignments):
        return
    yield Heading(pen.number.roman(pen.form.conclusion), 1)
    if asked or pen.meeting.conclusion:
        yield from paragraphs(pen.meeting.conclusion or DOTS)
    yield from tasks(pen, pen.view.record.assignments)


def tasks(pen: Pen, given: Sequence[Assignment]) -> Iterator[Block]:
    """Write who does what until when."""
    if not given:
        return
    yield Para(lit(pen.words.tasks), keep_next=True)
    rows = tuple(
        row(number, one.title, one.owner, span(one.starts_on, one.due_on))
        for number, one in enumerate(given, start=1)
    )
    yield Table(columns(pen.words.task_columns), rows)


def votes(pen: Pen) -> Iterator[Block]:
    """Write every vote with its base, its threshold and what it came to."""
    if not (pen.view.votes or "vote" in pen.view.kind.needs):
        return
    yield Heading(pen.number.roman(pen.form.votes), 1)
    if not pen.view.votes:
        yield line(pen.words.no_votes)
    for vote in pen.view.votes:
        yield from one_vote(pen, vote)


def one_vote(pen: Pen, vote: VoteResult) -> Iterator[Block]:
    """Write one vote: how it was taken, of how many, what it needed."""
    words, ballot, matter = pen.words, vote.ballot, vote.matter
    yield Para(
        inl(words.vote_subject, subject=ballot.subject, matter=vote.matter.title),
        keep_next=True,
    )
    group = words.base_present if matter.base == "present" else pen.form.base
    yield line(
        words.vote_secret if ballot.secret else words.vote_open,
        out=ballot.handed_out,
        back=ballot.returned,
        invalid=two(ballot.invalid),
        for_=ballot.in_favour,
        base=f"{vote.base.count} {group}",
        percent=f"{vote.percent:.1f}".replace(".", ","),
        against=two(ballot.against),
        other=two(ballot.other),
        present=vote.base.present,
    )
    result = words.vote_passed if vote.passed else words.vote_failed
    yield line(result, needed=vote.line.needed, share=_share(pen, matter), base=group)


def _share(pen: Pen, matter: Matter) -> str:
    fraction = f"{matter.numerator}/{matter.denominator}"
    key = f"{fraction}+" if matter.inclusive else fraction
    return pen.words.share.get(key, fraction)


def close(pen: Pen) -> Iterator[Block]:
    """Write the adoption, the end and the signatures."""
    words, meeting = pen.words, pen.meeting
    if meeting.read_at is None:
        yield Para(lit(words.unread))
    else:
        note = words.read_note.format(note=meeting.read_note.rstrip("."))
        yield line(
            words.read,
            time=pen.time(meeting.read_at),
            note=note if meeting.read_note else "",
        )
    closed = meeting.closed_at
    day = official(closed.date() if closed else meeting.on_day)
    yield line(words.ends, keep_next=True, time=pen.time(closed), day=day)
    yield signatures(pen)


def addenda(pen: Pen) -> Iterator[Block]:
    """Write every numbered correction on a page of its own."""
    words = pen.words
    for one in pen.view.record.addenda:
        yield PageBreak()
        yield Title(
            words.addendum.format(number=f"{one.number:02d}").upper(),
            words.addendum_of.format(day=short(pen.meeting.on_day)),
        )
        yield from paragraphs(one.text)
        yield line(words.addendum_reason, reason=one.reason.rstrip("."))
        yield line(words.addendum_day, keep_next=True, day=short(one.on_day))
        yield signatures(pen)


def signatures(pen: Pen) -> SignatureBlock:
    """Write who signs: the clerk at the left, the chair at the right."""
    words, names = pen.words, pen.view.officials
    return SignatureBlock(
        left=Signer(words.clerk_signs.upper(), names.clerk),
        right=Signer(words.chair_signs.upper(), names.chair),
    )
