"""The four sheets. The re-entry screen asks in exactly this order."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.inline import inl, lit
from app.documents.model import (
    Block,
    Card,
    Col,
    CutOuts,
    Heading,
    KeyValue,
    KeyValues,
    PageBreak,
    Para,
    SignatureBlock,
    Signer,
    Table,
    Title,
    row,
)
from app.documents.numbering import ROOM, Numberer
from app.features.meetings.model.records import Attendee
from app.features.meetings.model.ruleset import Matter
from app.features.meetings.model.views import MeetingView
from app.features.meetings.rules.roll import needed
from app.kernel.dates import short
from app.reports.letterhead import Letterhead, head
from app.reports.paper_kit.wording import Wording

_BOX = "☐"
_NO, _BOX_MM, _TIME_MM = 11, 17, 21


@dataclass(frozen=True, slots=True)
class Kit:
    """What every sheet is prepared from; ``day`` is written as on forms."""

    view: MeetingView
    called: tuple[Attendee, ...]
    letter: Letterhead
    words: Wording
    day: str

    @property
    def voters(self) -> tuple[Attendee, ...]:
        """Give those who may vote on a resolution when they come."""
        if self.view.kind.roll == "committee":
            return self.called
        return tuple(
            one
            for one in self.called
            if one.official and not (one.suspended or one.away or one.visiting)
        )

    @property
    def summary(self) -> str:
        """Name the meeting with its day."""
        return f"{self.view.title}, {self.day}"


def roll_sheet(kit: Kit) -> Iterator[Block]:
    """Prepare the roll-call: every name, boxes, room for a reason."""
    words = kit.words.roll
    yield head(kit.letter, "", None)
    yield Title(words.title.upper(), kit.summary)
    yield Para(lit(words.note), small=True)
    cols = (
        Col(words.no, _NO, "center"),
        Col(words.name),
        Col(words.standing, 25),
        Col(words.present, _BOX_MM, "center"),
        Col(words.excused, _BOX_MM, "center"),
        Col(words.unexcused, _BOX_MM, "center"),
        Col(words.reason, 30),
    )
    rows = tuple(
        row(number, one.name, _standing(one, kit), _BOX, _BOX, _BOX, "")
        for number, one in enumerate(kit.called, start=1)
    )
    yield Table(cols, rows)
    for one in words.sums:
        yield Para(lit(one), keep_next=True)
    yield _signatures(kit)


def _standing(one: Attendee, kit: Kit) -> str:
    words = kit.words.roll
    if one.exempt:
        return words.exempt
    return words.official if one.official else words.probationary


def course_sheet(kit: Kit) -> Iterator[Block]:
    """Prepare the course: steps, tasks, matters, opinions, conclusion, new tasks."""
    words, number = kit.words.course, Numberer()
    yield Title(words.title.upper(), kit.summary)
    yield Para(lit(words.opened), align="left")
    yield KeyValues(tuple(KeyValue(one) for one in words.openers))
    yield Heading(number.arabic(words.steps), 2)
    yield _steps(kit)
    if kit.view.open_tasks or kit.view.record.reviews:
        yield Heading(number.arabic(words.tasks), 2)
        yield Para(lit(words.task_note), small=True, keep_next=True)
        yield _tasks(kit)
    yield Heading(number.arabic(words.matters), 2)
    for item in kit.view.record.items:
        yield Para(lit(item.title, bold=True), indent=False, keep_next=True)
        yield _said(kit)
        yield KeyValues((KeyValue(words.concluded),))
    yield Para(lit(words.loose, bold=True), indent=False, keep_next=True)
    yield _said(kit)
    yield Heading(number.arabic(words.conclusion), 2)
    yield from [Para(lit(ROOM))] * 3
    yield Heading(number.arabic(words.given), 2)
    yield _given(kit)
    yield Para(lit(words.read), align="left")
    yield KeyValues((KeyValue(words.remark),))
    yield Para(lit(words.closed), align="left", keep_next=True)
    yield _signatures(kit)


def _steps(kit: Kit) -> Table:
    no, step, planned, began, ended = kit.words.course.step_columns
    cols = (
        Col(no, _NO, "center"),
        Col(step),
        Col(planned, _TIME_MM, "center"),
        Col(began, _TIME_MM),
        Col(ended, _TIME_MM),
    )
    rows = tuple(
        row(number, step.title, step.minutes, "", "")
        for number, step in enumerate(kit.view.steps, start=1)
    )
    return Table(cols, rows)


def _tasks(kit: Kit) -> Table:
    no, task, owner, due, result = kit.words.course.task_columns
    cols = (
        Col(no, _NO, "center"),
        Col(task),
        Col(owner, 35),
        Col(due, 25, "center"),
        Col(result, 50),
    )
    known = [(one.title, one.owner, one.due_on) for one in kit.view.record.reviews]
    seen = {one.task_id for one in kit.view.record.reviews}
    known += [
        (one.title, one.owner, one.due_on)
        for one in kit.view.open_tasks
        if one.task_id not in seen
    ]
    rows = tuple(
        row(number, title, owner, short(due) if due else "", f"{_BOX}1 {_BOX}2 {_BOX}3")
        for number, (title, owner, due) in enumerate(known, start=1)
    )
    return Table(cols, rows)


def _said(kit: Kit) -> Table:
    words = kit.words.course
    cols = (Col(words.speaker, 45), Col(words.said))
    return Table(cols, tuple(row("", "\n ") for _line in range(kit.words.rows_said)))


def _given(kit: Kit) -> Table:
    no, task, owner, first, due = kit.words.course.given_columns
    cols = (
        Col(no, _NO, "center"),
        Col(task),
        Col(owner, 40),
        Col(first, 25),
        Col(due, 25),
    )
    rows = (
        row(number, "\n ", "", "", "") for number in range(1, kit.words.rows_given + 1)
    )
    return Table(cols, tuple(rows))


def ballots(kit: Kit) -> Iterator[Block]:
    """Prepare one ballot for each voter."""
    words = kit.words.ballots
    card = Card(
        words.title,
        (
            lit(kit.letter.unit),
            lit(kit.summary),
            inl(words.matter),
            lit(words.note, italic=True),
        ),
        words.boxes,
    )
    yield CutOuts((card,) * len(kit.voters))


def tally_sheet(kit: Kit) -> Iterator[Block]:
    """Prepare the counting: who may vote, how many are needed, the boxes to fill."""
    for number in range(kit.words.tallies):
        if number:
            yield PageBreak()
        yield from _tally(kit)


def _tally(kit: Kit) -> Iterator[Block]:
    words = kit.words.tally
    yield Title(words.title.upper(), kit.summary)
    yield KeyValues((KeyValue(words.matter),))
    yield Para(lit(words.at), align="left")
    yield Para(lit(words.base.format(count=len(kit.voters))))
    for matter in _matters(kit):
        count = needed(len(kit.voters), matter.share)
        yield Para(lit(words.needed.format(matter=matter.title, count=count)))
    cols = (
        Col(words.no, _NO, "center"),
        Col(words.what),
        Col(words.number, 45, "center"),
    )
    rows = tuple(row(at, one, "") for at, one in enumerate(words.rows, start=1))
    yield Table(cols, rows)
    yield SignatureBlock(
        left=Signer(words.counters.upper()),
        right=Signer(words.chair.upper(), kit.view.officials.chair),
    )


def _matters(kit: Kit) -> Iterator[Matter]:
    """Give the matters of this kind of meeting whose base is known beforehand."""
    asked = kit.view.kind.matters
    for matter in kit.view.matters:
        if matter.base == "members" and (not asked or matter.id in asked):
            yield matter


def _signatures(kit: Kit) -> SignatureBlock:
    names = kit.view.officials
    return SignatureBlock(
        left=Signer(kit.words.clerk_signs.upper(), names.clerk),
        right=Signer(kit.words.tally.chair.upper(), names.chair),
    )
