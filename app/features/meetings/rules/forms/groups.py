"""Whether a meeting may be held by groups, and its sums. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.features.meetings.model.forms.errors import (
    GroupItemReserved,
    GroupItemUnanswered,
    GroupMemberLeftOut,
    GroupsTooFew,
    GroupTermsMissing,
    GroupTooFewMembers,
    GroupTooOften,
    GroupWithoutLeader,
)
from app.features.meetings.model.forms.groups import (
    CellGroup,
    Double,
    GroupItem,
    GroupRules,
    ItemAnswer,
    PersonMark,
    Reserved,
    SheetDraft,
    Terms,
    Totals,
)
from app.features.meetings.model.records import Attendee, Item, Mark, Meeting
from app.kernel.dates import short
from app.kernel.errors import UserError
from app.kernel.text import fold

STEP = "groups"
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Case:
    """A meeting with what its conditions look at; ``before`` counts the year's."""

    meeting: Meeting
    items: tuple[GroupItem, ...]
    members: tuple[Attendee, ...]
    groups: tuple[CellGroup, ...]
    terms: Terms | None
    before: int


def reserved_in(rules: GroupRules, title: str) -> Reserved | None:
    """Find what a matter is that stays with the cell, whole words only."""
    words = f" {' '.join(_words(title))} "
    for one in rules.reserved:
        if any(f" {' '.join(_words(mark))} " in words for mark in one.words):
            return one
    return None


def _words(text: str) -> list[str]:
    # Marks matter: "xóa tên" and "xoa ten" are the same, "kỷ luật" and "kỹ thuật" not.
    return "".join(c if c.isalnum() else " " for c in fold(text)).split()


def problems(rules: GroupRules, case: Case) -> Iterator[tuple[str, UserError]]:
    """Name every condition that fails, with what is lacking."""
    for name, found in (
        ("terms", _terms(case)),
        ("groups", _groups(case)),
        ("reserved", _reserved(rules, case)),
    ):
        for problem in found:
            yield name, problem


def _terms(case: Case) -> Iterator[UserError]:
    terms = case.terms
    if terms is None or terms.min_members is None or terms.max_a_year is None:
        yield GroupTermsMissing(step=STEP, field="min_members")
        return
    count = own_members(case.members)
    if count < terms.min_members:
        yield GroupTooFewMembers(step=STEP, count=count, needed=terms.min_members)
    if terms.max_a_year and case.before >= terms.max_a_year:
        year = case.meeting.on_day.year
        yield GroupTooOften(
            step=STEP, year=year, count=case.before, most=terms.max_a_year
        )


def own_members(members: Sequence[Attendee]) -> int:
    """Count the members of the cell, guests on temporary activity left out."""
    return sum(not one.visiting for one in members)


def _groups(case: Case) -> Iterator[UserError]:
    if len(case.groups) < _FEWEST:
        day = short(case.meeting.on_day)
        yield GroupsTooFew(step=STEP, day=day, count=len(case.groups))
    for group in case.groups:
        if not group.leader_id:
            yield GroupWithoutLeader(step=STEP, group=group.name)
    seated = {person for group in case.groups for person in group.member_ids}
    for one in case.members:
        free = one.visiting or one.away or one.suspended or one.exempt
        if one.person_id not in seated and not free:
            yield GroupMemberLeftOut(step=STEP, name=one.name)


def looked_at(
    rules: GroupRules,
    items: Sequence[Item],
    library: Mapping[str, str],
    answers: Mapping[str, ItemAnswer],
) -> tuple[GroupItem, ...]:
    """Say of every matter whether it stays with the cell, and who says so.

    ``library`` gives the reserved matter ('' for none) by the folded title of a line. A
    title in free words needs an answer; until then words that point to a reserved
    matter count as one.
    """
    found = []
    for item in items:
        known = library.get(fold(item.title))
        answer = answers.get(item.id)
        told = answer.matter if answer and answer.title == item.title else None
        hit = reserved_in(rules, item.title)
        found.append(
            GroupItem(
                item.id,
                item.title,
                known if known is not None else told,
                hit.id if hit else "",
                known is not None,
            )
        )
    return tuple(found)


def _reserved(rules: GroupRules, case: Case) -> Iterator[UserError]:
    for item in case.items:
        guess = item.guess if item.matter is None else item.matter
        found = rules.reserved_of(guess)
        if found is not None:
            title = found.title[:1].lower() + found.title[1:]
            yield GroupItemReserved(step=STEP, item=item.title, title=title)
        elif item.matter is None:
            yield GroupItemUnanswered(step=STEP, item=item.title)


def doubles(
    drafts: Sequence[SheetDraft], names: Mapping[str, str], people: Mapping[str, str]
) -> tuple[Double, ...]:
    """Find who stands on two sheets; ``names`` are groups, ``people`` persons."""
    found: dict[str, list[tuple[str, str, Mark]]] = {}
    for draft in drafts:
        for one in draft.people:
            place = (draft.group_id, names.get(draft.group_id, ""), one.mark)
            found.setdefault(one.person_id, []).append(place)
    return tuple(
        Double(person, people.get(person, ""), tuple(places))
        for person, places in found.items()
        if len(places) > 1
    )


def counted_in(
    drafts: Sequence[SheetDraft], chosen: Mapping[str, str]
) -> Mapping[str, tuple[str, PersonMark]]:
    """Say in which group everybody counts: the chosen one, or the only one."""
    found: dict[str, tuple[str, PersonMark]] = {}
    for draft in drafts:
        for one in draft.people:
            wanted = chosen.get(one.person_id, draft.group_id)
            if wanted == draft.group_id:
                found.setdefault(one.person_id, (draft.group_id, one))
    return found


def totals(counted: Mapping[str, tuple[str, PersonMark]], due: Sequence[str]) -> Totals:
    """Add the marks up; ``unmarked`` are those due who stand on no sheet."""
    marks = [mark.mark for _group, mark in counted.values()]
    return Totals(
        present=marks.count(Mark.PRESENT),
        excused=marks.count(Mark.EXCUSED),
        unexcused=marks.count(Mark.UNEXCUSED),
        exempt=marks.count(Mark.EXEMPT),
        unmarked=sum(person not in counted for person in due),
    )
