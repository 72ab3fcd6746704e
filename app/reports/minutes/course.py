"""Part II of the minutes: tasks of last time, matters, opinions."""

from collections.abc import Iterator, Sequence

from app.documents.inline import inl
from app.documents.model import Block, Heading, Table, row
from app.documents.numbering import DOTS
from app.features.meetings.model.records import Item, Opinion, Outcome, Record, Tone
from app.reports.minutes.pen import Pen, columns, line, paragraphs, two


def course(pen: Pen) -> Iterator[Block]:
    """Write what happened, matter by matter."""
    record, words = pen.view.record, pen.words
    tasks, talk = _first(record, "tasks"), _first(record, "discussion")
    if record.reviews and not tasks:
        yield Heading(pen.number.arabic(words.task_review), 2)
        yield from _reviews(pen)
    loose = [said for said in record.opinions if not said.item_id]
    for item in record.items:
        yield Heading(pen.number.arabic(item.title), 2)
        if item.id == tasks:
            yield from _reviews(pen)
        yield from _item(pen, item, loose if item.id == talk else [])
    if loose and not talk:
        yield Heading(pen.number.arabic(words.discussion), 2)
        yield from _opinions(pen, loose)
    if not (record.items or record.reviews or loose):
        yield line(words.no_items)


def _first(record: Record, topic: str) -> str:
    # Opinions given to no matter, and the table of tasks, belong to the first matter
    # that is about them.
    return next((item.id for item in record.items if item.topic == topic), "")


def _item(pen: Pen, item: Item, loose: Sequence[Opinion]) -> Iterator[Block]:
    presenter = pen.facts.presenters.get(item.presenter_id, "")
    if presenter:
        yield line(pen.words.presenter, name=pen.comrade(presenter))
    if item.content:
        yield from paragraphs(item.content)
    own = [one for one in pen.view.record.opinions if one.item_id == item.id]
    said = sorted([*own, *loose], key=lambda one: one.seq)
    if said:
        yield from _opinions(pen, said)
    if item.conclusion:
        yield from paragraphs(item.conclusion, inl(pen.words.item_conclusion))
    if not (item.content or said or item.conclusion or item.topic == "tasks"):
        # Nobody wrote down what happened: the paper leaves room and the check says so.
        yield from paragraphs(DOTS)


def _opinions(pen: Pen, said: Sequence[Opinion]) -> Iterator[Block]:
    words = pen.words
    speakers = {one.person_id or one.speaker for one in said}
    yield line(words.speaker_count, count=two(len(said)), people=two(len(speakers)))
    tones = {
        Tone.NONE: "",
        Tone.CRITICISM: words.tone_criticism,
        Tone.SELF_CRITICISM: words.tone_self_criticism,
        Tone.PRAISE: words.tone_praise,
    }
    for one in said:
        name = pen.comrade(one.speaker) if one.person_id else one.speaker
        lead = inl(words.speaker, name=name, tone=tones[one.tone])
        yield from paragraphs(one.text, lead)


def _reviews(pen: Pen) -> Iterator[Block]:
    words, reviews = pen.words, pen.view.record.reviews
    if not reviews:
        return
    outcomes = [one.outcome for one in reviews]
    yield line(
        words.review_count,
        count=two(len(reviews)),
        done=two(outcomes.count(Outcome.DONE)),
        open=two(outcomes.count(Outcome.NOT_DONE)),
        moved=two(outcomes.count(Outcome.ROLLED_OVER)),
    )
    results = {
        Outcome.NONE: DOTS,
        Outcome.DONE: words.review_done,
        Outcome.NOT_DONE: words.review_open,
        Outcome.ROLLED_OVER: words.review_moved,
    }
    rows = tuple(
        row(
            number,
            one.title,
            one.owner,
            ". ".join(part for part in (results[one.outcome], one.note) if part),
        )
        for number, one in enumerate(reviews, start=1)
    )
    yield Table(columns(words.review_columns), rows)
