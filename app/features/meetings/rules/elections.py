"""The arithmetic of elections. Pure; every refusal names the figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.features.meetings.model.elections.errors import (
    ElectionCandidatesMissing,
    ElectionCandidateTwice,
    ElectionMustBeSecret,
    ElectionNotForSize,
    ElectionSeatsOutside,
    ElectionShareWrong,
    ElectionSumTooHigh,
    ElectionTooFewCandidates,
    ElectionVotesExceed,
)
from app.features.meetings.model.elections.records import (
    Choice,
    ElectedOffice,
    ElectionRules,
    ElectionTerms,
    ElectionVote,
    NewElection,
    NewElectionTerms,
)
from app.features.meetings.model.ruleset import Matter
from app.features.meetings.model.views import Base, VoteResult


def matter(office: ElectedOffice, terms: ElectionTerms | None, base: str) -> Matter:
    """Say an office as a matter to vote on; without terms it still has to ask."""
    shown = "present" if base == "present" else "members"
    if terms is None:
        return Matter(
            id=office.id,
            title=office.title,
            numerator=0,
            denominator=1,
            inclusive=False,
            base="present" if shown == "present" else "members",
            secret=False,
            source=office.source,
            confidence=office.confidence,
            asks=True,
        )
    return Matter(
        id=office.id,
        title=office.title,
        numerator=terms.numerator,
        denominator=terms.denominator,
        inclusive=terms.inclusive,
        base=terms.base,
        secret=bool(terms.secret),
        source=f"{office.source}. {terms.basis}",
        confidence=office.confidence,
    )


def check_terms(new: NewElectionTerms) -> None:
    """Refuse a share that is none: 1/2 to the whole."""
    whole = new.numerator * 2 >= new.denominator > 0
    if not whole or new.numerator > new.denominator:
        raise ElectionShareWrong(
            field="numerator", share=f"{new.numerator}/{new.denominator}"
        )
    if new.numerator == new.denominator and not new.inclusive:
        raise ElectionShareWrong(field="inclusive", share=f"> {new.numerator}")
    if new.spare is not None and new.spare < 0:
        raise ElectionShareWrong(field="spare", share=str(new.spare))


def check_office(office: ElectedOffice, official: int) -> None:
    """Refuse an office a cell of this size does not elect."""
    if office.min_official is not None and official < office.min_official:
        raise ElectionNotForSize(
            field="matter",
            office=office.title,
            count=official,
            needed=office.min_official,
        )


def check_way(office: ElectedOffice, terms: ElectionTerms, *, secret: bool) -> None:
    """Refuse a show of hands where the cell's terms ask for papers."""
    if terms.secret and not secret:
        raise ElectionMustBeSecret(field="secret", office=office.title)


@dataclass(frozen=True, slots=True)
class Counting:
    """An election to check: the office, its rules and terms, who may vote."""

    new: NewElection
    office: ElectedOffice
    rules: ElectionRules
    terms: ElectionTerms
    base: Base
    names: Mapping[str, str]

    @property
    def papers(self) -> int:
        """Count the valid papers; in an open vote, those who may raise a hand."""
        new = self.new
        return new.returned - new.invalid if new.secret else self.base.present

    def against(self, choice: Choice) -> int:
        """Count who is not for a candidate: papers without him, or hands raised."""
        return self.papers - choice.votes if self.new.secret else choice.against


def check(case: Counting) -> None:
    """Refuse an election that cannot be right; the papers are checked as a vote."""
    check_office(case.office, case.base.official)
    check_way(case.office, case.terms, secret=case.new.secret)
    _check_seats(case)
    _check_candidates(case)
    for one in case.new.candidates:
        hands = one.votes + (0 if case.new.secret else one.against)
        if min(one.votes, one.against) < 0 or hands > case.papers:
            raise ElectionVotesExceed(
                field="votes",
                name=case.names[one.person_id],
                votes=hands,
                most=case.papers,
            )
    given = sum(one.votes for one in case.new.candidates)
    most = case.papers * case.new.seats
    if given > most:
        raise ElectionSumTooHigh(
            field="votes", sum=given, most=most, seats=case.new.seats
        )


def _check_seats(case: Counting) -> None:
    most = case.office.most_seats or case.rules.most_candidates
    if not 1 <= case.new.seats <= most:
        raise ElectionSeatsOutside(
            field="seats", office=case.office.title, seats=case.new.seats, most=most
        )


def _check_candidates(case: Counting) -> None:
    new = case.new
    if not 0 < len(new.candidates) <= case.rules.most_candidates:
        raise ElectionCandidatesMissing(
            field="candidates",
            count=len(new.candidates),
            most=case.rules.most_candidates,
        )
    seen: set[str] = set()
    for one in new.candidates:
        if one.person_id in seen:
            raise ElectionCandidateTwice(
                field="candidates", name=case.names[one.person_id]
            )
        seen.add(one.person_id)
    needed = new.seats + (case.terms.spare or 0)
    if case.terms.spare is not None and len(new.candidates) < needed:
        raise ElectionTooFewCandidates(
            field="candidates", count=len(new.candidates), needed=needed
        )


@dataclass(frozen=True, slots=True)
class Poll:
    """The results of one election: its seats, who won one, who ties for the last."""

    office: str
    seats: int | None
    elected: tuple[VoteResult, ...]
    tied: tuple[VoteResult, ...]


def polls(
    results: Iterable[VoteResult],
    votes: Mapping[str, ElectionVote],
    rules: ElectionRules,
) -> list[Poll]:
    """Seat those who reached the share, most votes first.

    Who ties for the last seats wins none: no source known to us says who is preferred.
    """
    found: dict[tuple[str, str], list[VoteResult]] = {}
    for one in results:
        vote = votes.get(one.ballot.id)
        if vote is not None:
            found.setdefault((one.matter.id, vote.poll), []).append(one)
    return [
        _poll(office, group, votes, rules)
        for (office, _poll_id), group in found.items()
    ]


def _poll(
    office: str,
    group: list[VoteResult],
    votes: Mapping[str, ElectionVote],
    rules: ElectionRules,
) -> Poll:
    known = rules.office_of(office)
    seats = votes[group[0].ballot.id].seats or (known.most_seats if known else None)
    reached = sorted(
        (one for one in group if one.line.holds),
        key=lambda one: -one.ballot.in_favour,
    )
    if seats is None or len(reached) <= seats:
        return Poll(office, seats, tuple(reached), ())
    last, next_one = reached[seats - 1], reached[seats]
    if last.ballot.in_favour > next_one.ballot.in_favour:
        return Poll(office, seats, tuple(reached[:seats]), ())
    level = last.ballot.in_favour
    return Poll(
        office,
        seats,
        tuple(one for one in reached if one.ballot.in_favour > level),
        tuple(one for one in reached if one.ballot.in_favour == level),
    )
