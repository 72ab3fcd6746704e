"""The figures of a year that criteria refer to (FACTS.md of the rules). Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.features.meetings.model.forms.groups import BY_GROUPS
from app.features.meetings.model.records import Mark, Record, State, Tone
from app.features.meetings.model.ruleset import AttendanceRule, Conduct, Kind, Yearly
from app.features.meetings.model.views import RollCounts, VoteResult
from app.features.meetings.rules import roll
from app.kernel.dates import short
from app.kernel.facts import Fact

_CRITICAL = frozenset({Tone.CRITICISM, Tone.SELF_CRITICISM})


@dataclass(frozen=True, slots=True)
class Held:
    """One meeting that was held, with what figures need of it.

    ``committee_met``: the committee met since the regular meeting before.
    ``days_ahead``: how many days before it the papers were out.
    """

    record: Record
    kind: Kind
    conduct: Conduct
    counts: RollCounts
    results: tuple[VoteResult, ...]
    has_committee: bool
    committee_met: bool
    days_ahead: int | None

    @property
    def month(self) -> int:
        """Give the month."""
        return self.record.meeting.on_day.month

    @property
    def line(self) -> str:
        """Write the line that lets a reader check the sum."""
        return f"{self.kind.short}: {short(self.record.meeting.on_day)}"

    def is_a(self, what: str) -> bool:
        """Say whether it counts as a regular, thematic or committee meeting."""
        return what in self.kind.counts


def year_facts(meetings: Sequence[Held], yearly: Yearly) -> list[Fact]:
    """Make every figure of a year's meetings, in order of day."""
    of_cell = [one for one in meetings if one.kind.roll == "cell"]
    return [
        *_calendar(meetings, yearly),
        *_attendance(of_cell),
        *_preparation(meetings),
        *_decisions(of_cell, yearly.regular_months),
        *_speaking(of_cell),
        *_content(of_cell),
    ]


def _calendar(meetings: Sequence[Held], yearly: Yearly) -> list[Fact]:
    regular = [one for one in meetings if one.is_a("regular")]
    thematic = [one for one in meetings if one.is_a("thematic")]
    committee = [one for one in meetings if one.is_a("committee")]
    months, quarters = yearly.regular_months, yearly.thematic_quarters
    body = any(one.has_committee for one in meetings)
    measured = [
        one for one in (*regular, *_without(thematic, regular)) if one.kind.min_minutes
    ]
    long = [one for one in measured if _is_long(one)]
    short_ones = tuple(
        f"{one.line}, {one.record.meeting.minutes} phút"
        for one in measured
        if one not in long
    )
    return [
        Fact("meeting.regular_months", *_spread(regular, lambda m: m, months)),
        Fact(
            "meeting.thematic_quarters",
            *_spread(thematic, lambda month: (month + 2) // 3, quarters),
        ),
        Fact(
            "meeting.committee_months",
            *_spread(committee, lambda m: m, months if body else 0),
        ),
        Fact("meeting.min_duration_ok", len(long), len(measured), short_ones),
    ]


def _spread(
    meetings: Iterable[Held], slot: Callable[[int], int], of: int
) -> tuple[int, int, tuple[str, ...]]:
    found = list(meetings)
    slots = {slot(one.month) for one in found}
    return len(slots), of, tuple(one.line for one in found)


def _without(meetings: Iterable[Held], others: Sequence[Held]) -> list[Held]:
    return [one for one in meetings if one not in others]


def _is_long(one: Held) -> bool:
    minutes, needed = one.record.meeting.minutes, one.kind.min_minutes
    return minutes is not None and needed is not None and minutes >= needed


def _attendance(meetings: Sequence[Held]) -> list[Fact]:
    regular = [one for one in meetings if one.is_a("regular")]
    good = [
        one for one in regular if roll.ratio(one.counts, one.conduct.attendance).holds
    ]
    lines = tuple(
        f"{one.line}, {one.counts.present}/{one.counts.due}" for one in regular
    )
    present = sum(one.counts.present for one in regular)
    due = sum(one.counts.due for one in regular)
    members = _members(regular)
    runs = [m for m in members if m.has_long_run]
    steady = [m for m in members if m.is_steady]
    return [
        Fact("meeting.attendance", present, due, lines),
        Fact(
            "meeting.attendance_ok",
            len(good),
            len(regular),
            tuple(one.line for one in regular if one not in good),
        ),
        Fact(
            "meeting.unexcused_absences",
            sum(m.unexcused for m in members),
            None,
            tuple(f"{m.name}: {m.unexcused}" for m in members if m.unexcused),
        ),
        Fact(
            "meeting.absence_run_members",
            len(runs),
            len(members),
            tuple(f"{m.name}: {m.longest_run}" for m in runs),
        ),
        Fact(
            "meeting.members_attendance_ok",
            len(steady),
            len(members),
            tuple(f"{m.name}: {m.present}/{m.due}" for m in members if m not in steady),
        ),
    ]


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    present: int
    due: int
    unexcused: int
    longest_run: int
    rule: AttendanceRule

    @property
    def has_long_run(self) -> bool:
        return self.longest_run > self.rule.max_excused_run

    @property
    def is_steady(self) -> bool:
        enough = self.present >= roll.needed_ratio(self.due, self.rule)
        return enough and not self.unexcused and not self.has_long_run


def _members(meetings: Sequence[Held]) -> list[_Member]:
    marks: dict[str, list[Mark]] = defaultdict(list)
    names: dict[str, str] = {}
    for one in meetings:
        for line in one.record.roll:
            if roll.must_attend(line):
                marks[line.person_id].append(line.mark)
                names[line.person_id] = line.name
    rule = meetings[-1].conduct.attendance if meetings else None
    if rule is None:
        return []
    return [
        _Member(
            name=names[person_id],
            present=found.count(Mark.PRESENT),
            due=len(found),
            unexcused=found.count(Mark.UNEXCUSED),
            longest_run=roll.longest_run(found),
            rule=rule,
        )
        for person_id, found in marks.items()
    ]


def _preparation(meetings: Sequence[Held]) -> list[Fact]:
    regular = [one for one in meetings if one.is_a("regular")]
    asked = [one for one in regular if one.conduct.material_days_before]
    ready = [one for one in asked if _papers_in_time(one)]
    led = [one for one in regular if one.has_committee]
    met = [one for one in led if one.committee_met]
    return [
        Fact(
            "meeting.materials_on_time",
            len(ready),
            len(asked),
            tuple(one.line for one in asked if one not in ready),
        ),
        Fact(
            "meeting.committee_before",
            len(met),
            len(led),
            tuple(one.line for one in led if one not in met),
        ),
    ]


def _papers_in_time(one: Held) -> bool:
    needed, ahead = one.conduct.material_days_before, one.days_ahead
    return ahead is not None and ahead >= needed


def _decisions(meetings: Sequence[Held], months: int) -> list[Fact]:
    # A session of the groups puts opinions together; its matters are voted elsewhere.
    concluded = [
        one
        for one in meetings
        if one.record.meeting.conclusion and one.record.meeting.form != BY_GROUPS
    ]
    adopted = [one for one in meetings if any(r.passed for r in one.results)]
    whole = [one for one in concluded if one in adopted and _all_owned(one)]
    return [
        Fact(
            "meeting.resolution_months",
            len({one.month for one in adopted}),
            months,
            tuple(one.line for one in adopted),
        ),
        Fact(
            "meeting.decisions_with_vote_and_owner",
            len(whole),
            len(concluded),
            tuple(one.line for one in concluded if one not in whole),
        ),
        Fact("meeting.votes", sum(len(one.results) for one in meetings)),
    ]


def _all_owned(one: Held) -> bool:
    return all(given.owner for given in one.record.assignments)


def _speaking(meetings: Sequence[Held]) -> list[Fact]:
    spoke = [
        {said.person_id for said in one.record.opinions if said.person_id}
        for one in meetings
    ]
    present = sum(
        sum(line.mark is Mark.PRESENT for line in one.record.roll) for one in meetings
    )
    everybody = {line.person_id for one in meetings for line in one.record.roll}
    critical = [
        one
        for one in meetings
        if any(said.tone in _CRITICAL for said in one.record.opinions)
    ]
    return [
        Fact(
            "meeting.speakers",
            sum(len(found) for found in spoke),
            present,
            tuple(
                f"{one.line}: {len(found)}"
                for one, found in zip(meetings, spoke, strict=True)
            ),
        ),
        Fact(
            "meeting.members_spoke",
            len(set().union(*spoke) & everybody),
            len(everybody),
        ),
        Fact(
            "meeting.criticism_meetings",
            len(critical),
            len(meetings),
            tuple(one.line for one in critical),
        ),
    ]


def _content(meetings: Sequence[Held]) -> list[Fact]:
    papers = [
        paper.title for one in meetings for paper in one.record.papers if paper.issuer
    ]
    spread = [
        one for one in meetings if any(paper.issuer for paper in one.record.papers)
    ]
    example = [
        one for one in meetings if any(item.topic == "hcm" for item in one.record.items)
    ]
    return [
        Fact("meeting.papers_made_known", len(papers), None, tuple(papers)),
        Fact(
            "meeting.paper_attendance",
            sum(one.counts.present for one in spread),
            sum(one.counts.due for one in spread),
        ),
        Fact(
            "meeting.hcm_sessions",
            len(example),
            len(meetings),
            tuple(one.line for one in example),
        ),
        *_completed(meetings),
    ]


def _completed(meetings: Sequence[Held]) -> list[Fact]:
    reviews = [one for one in meetings if one.is_a("year_review")]
    signed = [
        one
        for one in meetings
        if one.record.meeting.state in {State.SIGNED, State.LOCKED}
    ]
    return [
        Fact(
            "meeting.year_review_held",
            min(1, len(reviews)),
            1,
            tuple(one.line for one in reviews),
        ),
        Fact(
            "meeting.minutes_signed",
            len(signed),
            len(meetings),
            tuple(one.line for one in meetings if one not in signed),
        ),
    ]
