"""The report of the minutes: facts in, document out."""

from collections.abc import Iterator

from app.documents.model import Block, Doc, Heading
from app.documents.numbering import DOTS
from app.reports.minutes import course, decisions, people
from app.reports.minutes.checks import checks
from app.reports.minutes.offered import offered
from app.reports.minutes.parts.groups import groups, synthesis
from app.reports.minutes.parts.online import online
from app.reports.minutes.parts.past import milestones
from app.reports.minutes.parts.score import score
from app.reports.minutes.pen import Facts, Pen
from app.reports.minutes.related import related
from app.reports.minutes.stage import stage
from app.reports.minutes.wording import Wording
from app.reports.model import Report
from app.reports.sources import Sources

KIND = "minutes"


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the meeting and for the names of the cell on its day."""
    view = sources.meetings.meeting(record_id)
    ids = {item.presenter_id for item in view.record.items if item.presenter_id}
    found = sources.people.people(ids, view.meeting.on_day)
    return Facts(
        view=view,
        unit=sources.people.unit(view.meeting.on_day),
        presenters={key: person.full_name for key, person in found.items()},
        score=sources.scores.sheet(record_id),
        online=sources.meetings.online.view(record_id),
        groups=sources.meetings.groups.view(record_id),
    )


def build(facts: Facts, wording: Wording) -> Doc:
    """Write the minutes as a document."""
    pen = Pen(facts, wording)
    day = pen.meeting.on_day
    return Doc(
        title=f"{wording.kind}: {pen.summary}",
        form="BB",
        dated=day,
        blocks=tuple(_blocks(pen)),
        file_stem=f"bien ban {day.isoformat()} {pen.summary}",
        author=facts.unit.name if facts.unit else DOTS,
        subject=pen.summary,
        doc_id=pen.meeting.id,
    )


def annex(facts: Facts, wording: Wording) -> tuple[Block, ...]:
    """Write what was added after the minutes were locked: the addenda."""
    return tuple(decisions.addenda(Pen(facts, wording)))


def _blocks(pen: Pen) -> Iterator[Block]:
    words, number = pen.words, pen.number
    yield from people.head(pen)
    yield Heading(number.roman(words.people), 1)
    yield from people.people(pen)
    yield from online(pen)
    yield from groups(pen)
    yield from course.course(pen)
    yield from synthesis(pen)
    yield from decisions.conclusion(pen)
    yield from decisions.votes(pen)
    yield from score(pen)
    yield from decisions.close(pen)
    yield from decisions.addenda(pen)


REPORT = Report(
    KIND,
    Wording,
    gather,
    build,
    checks,
    stage=stage,
    annex=annex,
    is_added_to=lambda sources, one: sources.meetings.minutes.has_addenda(one),
    related=related,
    offered=offered,
    milestones=milestones,
    page="meetings",
    page_has_record=True,
)
