"""Part II of the minutes: tasks of last time, matters, opinions, what was left out."""

from collections.abc import Iterator, Sequence

from app.documents.inline import inl
from app.documents.model import Block, Heading, Table, row
from app.documents.numbering import DOTS
from app.features.meetings.model.records import (
    Item,
    Opinion,
    Outcome,
    Record,
    Tone,
)
from app.features.meetings.model.running import What
from app.reports.minutes.pen import Pen, columns, line, paragraphs, two

THEME = "theme"


def course(pen: Pen) -> Iterator[Block]:
    """Write what happened, matter by matter, in one part or two."""
    record, words = pen.view.record, pen.words
    first, second = _halves(pen)
    tasks, talk = _first(record, "tasks"), _talk(record)
    yield Heading(pen.number.roman(pen.form.course), 1)
    if record.reviews and not tasks:
        yield Heading(pen.number.arabic(words.task_review), 2)
        yield from reviews(pen)
    loose = [said for said in record.opinions if not said.item_id]
    for item in first:
        yield from _matter(pen, item, tasks, loose if item.id == talk else [])
    if loose and not talk:
        yield Heading(pen.number.arabic(words.discussion), 2)
        yield from _opinions(pen, loose)
    if not (first or record.reviews or loose):
        yield line(words.no_items)
    if pen.form.second:
        yield Heading(pen.number.roman(pen.form.second), 1)
        yield from _second(pen, second)
    yield from _left_out(pen)


def _halves(pen: Pen) -> tuple[Sequence[Item], Sequence[Item]]:
    items = pen.view.record.items
    if not pen.form.second:
        return items, ()
    return (
        [item for item in items if item.topic != THEME],
        [item for item in items if item.topic == THEME],
    )


def _second(pen: Pen, items: Sequence[Item]) -> Iterator[Block]:
    steps = {step.id for step in pen.view.steps if step.part > 1}
    began = [
        span.began_at
        for span in pen.view.record.spans
        if span.what is What.STEP and span.name in steps
    ]
    if began:
        yield line(pen.words.part_began, time=pen.time(min(began)))
    for item in items:
        yield from _matter(pen, item, "", [])
    if not items:
        yield line(pen.words.no_items)


def _left_out(pen: Pen) -> Iterator[Block]:
    """Write the steps that were passed over with their reasons, and the pauses."""
    titles = {step.id: step.title for step in pen.view.steps}
    for skip in pen.view.record.skips:
        title = titles.get(skip.step, skip.step)
        yield line(pen.words.skipped, step=title, reason=skip.reason.rstrip("."))
    pauses = [
        pen.words.pause.format(
            first=pen.time(one.began_at), last=pen.time(one.ended_at)
        )
        for one in pen.view.record.spans
        if one.what is What.PAUSE and one.ended_at is not None
    ]
    if pauses and pen.view.prints_pauses:
        yield line(pen.words.pauses, pauses="; ".join(pauses))


def _first(record: Record, topic: str) -> str:
    # Opinions given to no matter, and the table of tasks, belong to the first matter
    # that is about them.
    return next((item.id for item in record.items if item.topic == topic), "")


def _talk(record: Record) -> str:
    return _first(record, "discussion")


def _matter(
    pen: Pen, item: Item, tasks: str, loose: Sequence[Opinion]
) -> Iterator[Block]:
    yield Heading(pen.number.arabic(item.title), 2)
    if item.id == tasks:
        yield from reviews(pen)
    yield from matter(pen, item, loose)


def matter(pen: Pen, item: Item, loose: Sequence[Opinion] = ()) -> Iterator[Block]:
    """Write one matter: who presented it, what was said, what the chair concluded."""
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
    for one in said:
        if not one.restricted:
            yield from opinion(pen, one)
    kept_apart = sum(one.restricted for one in said)
    if kept_apart:
        yield line(words.restricted, count=two(kept_apart))


def opinion(pen: Pen, one: Opinion) -> Iterator[Block]:
    """Write what somebody said, under his name."""
    words = pen.words
    tones = {
        Tone.NONE: "",
        Tone.CRITICISM: words.tone_criticism,
        Tone.SELF_CRITICISM: words.tone_self_criticism,
        Tone.PRAISE: words.tone_praise,
    }
    name = pen.comrade(one.speaker) if one.person_id else one.speaker
    return paragraphs(one.text, inl(words.speaker, name=name, tone=tones[one.tone]))


def reviews(pen: Pen) -> Iterator[Block]:
    """Write the tasks of last time as the meeting confronted them."""
    words, confronted = pen.words, pen.view.record.reviews
    if not confronted:
        return
    outcomes = [one.outcome for one in confronted]
    yield line(
        words.review_count,
        count=two(len(confronted)),
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
        for number, one in enumerate(confronted, start=1)
    )
    yield Table(columns(words.review_columns), rows)
