"""What is voted on, at one place: the matters of the rules, and offices to elect."""

from collections.abc import Iterable
from dataclasses import replace

from app.features.meetings.errors import UnknownMatter
from app.features.meetings.model.elections.errors import ElectionTermsMissing
from app.features.meetings.model.elections.records import ElectedOffice, ElectionTerms
from app.features.meetings.model.records import Ballot, Meeting
from app.features.meetings.model.ruleset import Kind, Matter
from app.features.meetings.model.views import VoteResult
from app.features.meetings.rules import elections
from app.features.meetings.service.context import Context
from app.features.meetings.store.elections import ElectionStore


def offered(ctx: Context, meeting: Meeting, kind: Kind) -> tuple[Matter, ...]:
    """List what may be voted on at a meeting: what is usual there, then elections."""
    rank = {matter: at for at, matter in enumerate(kind.matters)}
    usual = sorted(
        ctx.rules.voting(meeting.on_day).matter,
        key=lambda one: rank.get(one.id, len(rank)),
    )
    rules = ctx.rules.election_rules(meeting.on_day)
    terms = ElectionStore(ctx.store).terms_on(meeting.on_day)
    return (
        *usual,
        *(
            elections.matter(office, terms, rules.base)
            for office in rules.office
            if kind.id in office.kinds
        ),
    )


def office_of(ctx: Context, meeting: Meeting, matter_id: str) -> ElectedOffice | None:
    """Find the office a matter elects; None for any other matter."""
    return ctx.rules.election_rules(meeting.on_day).office_of(matter_id)


def terms_of(ctx: Context, meeting: Meeting) -> ElectionTerms:
    """Give the cell's terms on the day, or raise ``ElectionTermsMissing``."""
    terms = ElectionStore(ctx.store).terms_on(meeting.on_day)
    if terms is None:
        raise ElectionTermsMissing(field="matter")
    return terms


def to_decide(ctx: Context, meeting: Meeting, matter_id: str) -> Matter:
    """Give a matter with the share it needs (``UnknownMatter``, missing terms)."""
    office = office_of(ctx, meeting, matter_id)
    if office is not None:
        return elections.matter(office, terms_of(ctx, meeting), "members")
    found = ctx.rules.voting(meeting.on_day).matter_of(matter_id)
    if found is None:
        raise UnknownMatter(field="matter", matter=matter_id)
    return found


def known(
    ctx: Context, meeting: Meeting, ballots: Iterable[Ballot]
) -> dict[str, Matter]:
    """Give the matters of votes already taken, by the id of the ballot.

    A vote of an election keeps the terms it was counted by.
    """
    rows = ElectionStore(ctx.store)
    votes = rows.votes(meeting.id)
    terms = {one.id: one for one in rows.terms()} if votes else {}
    found: dict[str, Matter] = {}
    for ballot in ballots:
        office = office_of(ctx, meeting, ballot.matter)
        vote = votes.get(ballot.id)
        matter = (
            elections.matter(office, terms[vote.terms_id], "members")
            if office is not None and vote is not None
            else ctx.rules.voting(meeting.on_day).matter_of(ballot.matter)
        )
        if matter is not None:
            found[ballot.id] = matter
    return found


def seated(
    ctx: Context, meeting: Meeting, results: tuple[VoteResult, ...]
) -> tuple[VoteResult, ...]:
    """Say of candidates who reached the share whether they won a seat."""
    votes = ElectionStore(ctx.store).votes(meeting.id)
    if not votes:
        return results
    rules = ctx.rules.election_rules(meeting.on_day)
    winners = {
        one.ballot.id
        for poll in elections.polls(results, votes, rules)
        for one in poll.elected
    }
    return tuple(
        replace(one, seated=one.ballot.id in winners) if one.ballot.id in votes else one
        for one in results
    )
