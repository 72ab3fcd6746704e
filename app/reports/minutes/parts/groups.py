"""A session held by party groups: its basis, the groups, and what they reported.

The synthesis stands at the end of the course, so that the minutes of the cell carry
what each group talked about and proposed (domain-four-good.md §4.2).
"""

from collections.abc import Iterator

from app.documents.inline import inl
from app.documents.model import Block, Col, Heading, Row, Table, row
from app.features.meetings.model.forms.groups import (
    BY_GROUPS,
    GroupsView,
    GroupView,
)
from app.features.meetings.model.records import Mark
from app.kernel.dates import short
from app.reports.minutes.parts.words import GroupWords
from app.reports.minutes.pen import Pen, line, paragraphs

_NUMBER_MM, _NAME_MM, _LEADER_MM, _COUNT_MM = 11, 34, 36, 22


def groups(pen: Pen) -> Iterator[Block]:
    """Write how the session was held, with the attendance of each group."""
    view, words = pen.facts.groups, pen.words.groups
    if view is None or view.form != BY_GROUPS:
        return
    yield line(words.form)
    terms = view.terms
    yield line(words.basis, basis=terms.basis if terms else words.missing)
    yield line(words.eligible, members=view.members, groups=len(view.groups))
    yield line(words.sheets, keep_next=True)
    yield _table(view, words)


def synthesis(pen: Pen) -> Iterator[Block]:
    """Write what the groups reported, group by group."""
    view, words = pen.facts.groups, pen.words.groups
    if view is None or view.form != BY_GROUPS:
        return
    yield Heading(pen.number.arabic(words.annex), 2)
    for one in view.groups:
        yield Heading(pen.number.letter(one.group.name), 3)
        yield from _report(one, words)


def _report(one: GroupView, words: GroupWords) -> Iterator[Block]:
    sheet = one.sheet
    told = (
        ((words.content, sheet.content), (words.opinions, sheet.opinions))
        if sheet
        else ()
    )
    parts = (*told, (words.proposals, sheet.proposals)) if sheet else ()
    if not any(text for _lead, text in parts):
        yield line(words.none)
    for lead, text in parts:
        if text:
            yield from paragraphs(text, inl(f"{lead} "))


def _table(view: GroupsView, words: GroupWords) -> Table:
    no, name, leader, when, present, absent = words.columns
    cols = (
        Col(no, _NUMBER_MM, "center"),
        Col(name, _NAME_MM),
        Col(leader, _LEADER_MM),
        Col(when),
        Col(present, _COUNT_MM, "center"),
        Col(absent, _NAME_MM),
    )
    rows = tuple(_row(at, one, words) for at, one in enumerate(view.groups, start=1))
    return Table(cols, rows, small=True)


def _row(number: int, one: GroupView, words: GroupWords) -> Row:
    sheet = one.sheet
    leader = (sheet.leader if sheet else "") or one.leader or words.missing
    counted = [each for each in one.lines if each.counted]
    away = [each for each in counted if each.mark in {Mark.EXCUSED, Mark.UNEXCUSED}]
    absent = "; ".join(
        words.absent.format(name=each.name, reason=each.reason)
        if each.reason
        else each.name
        for each in away
    )
    due = one.present + len(away)
    present = f"{one.present}/{due}" if sheet else words.missing
    return row(number, one.group.name, leader, _when(one, words), present, absent)


def _when(one: GroupView, words: GroupWords) -> str:
    sheet = one.sheet
    if sheet is None or sheet.began_at is None:
        place = sheet.place if sheet else ""
        return place or words.missing
    ended = f"{sheet.ended_at:%H:%M}" if sheet.ended_at else words.missing
    told = words.time.format(
        day=short(sheet.began_at.date()), began=f"{sheet.began_at:%H:%M}", ended=ended
    )
    return f"{told}, {sheet.place}" if sheet.place else told
