"""The arithmetic of votes. Pure; every refusal names the figures."""

from app.features.meetings.errors import (
    BallotsExceedVoters,
    BallotsReturnedExceedHandedOut,
    BallotSumWrong,
    NegativeVotes,
    NobodyVoted,
    TooFewOfficialMembers,
    VotesExceedPresent,
)
from app.features.meetings.model.entries import NewBallot
from app.features.meetings.model.records import Ballot
from app.features.meetings.model.ruleset import Matter, Voting
from app.features.meetings.model.views import Base, Line, VoteResult
from app.features.meetings.rules.roll import needed


def check(vote: NewBallot, base: Base, voting: Voting, *, matter: Matter) -> None:
    """Refuse a count that cannot be right; see the errors for each sentence.

    A cell with fewer official members than the rules ask must not decide; the cell
    committee and procedure among those present are not bound by that figure.
    """
    figures = (
        vote.in_favour,
        vote.against,
        vote.other,
        vote.invalid,
        vote.handed_out,
        vote.returned,
    )
    if min(figures) < 0:
        raise NegativeVotes(field="in_favour")
    if matter.base == "members" and base.official < voting.min_official:
        raise TooFewOfficialMembers(count=base.official, needed=voting.min_official)
    voices = vote.in_favour + vote.against + vote.other
    if voices + vote.invalid == 0:
        raise NobodyVoted(field="in_favour")
    if vote.secret:
        _check_papers(vote, base)
    elif voices > base.present:
        raise VotesExceedPresent(field="in_favour", votes=voices, present=base.present)


def _check_papers(vote: NewBallot, base: Base) -> None:
    voices = vote.in_favour + vote.against + vote.other + vote.invalid
    if vote.handed_out > base.present:
        raise BallotsExceedVoters(
            field="handed_out", out=vote.handed_out, present=base.present
        )
    if vote.returned > vote.handed_out:
        raise BallotsReturnedExceedHandedOut(
            field="returned", out=vote.handed_out, back=vote.returned
        )
    if voices != vote.returned:
        raise BallotSumWrong(field="in_favour", sum=voices, back=vote.returned)


def result(ballot: Ballot, matter: Matter, base: Base) -> VoteResult:
    """Put a vote beside its base: so many needed, so many in favour."""
    line = Line(base.count, needed(base.count, matter.share), ballot.in_favour)
    return VoteResult(ballot, matter, base, line)


def agrees(outcome: VoteResult) -> bool:
    """Say whether every voter present is accounted for in the count."""
    ballot = outcome.ballot
    if ballot.secret:
        return ballot.returned == ballot.handed_out == outcome.base.present
    return outcome.voted == outcome.base.present


def fits(outcome: VoteResult) -> bool:
    """Say whether the count is still possible with the roll as it is now."""
    ballot = outcome.ballot
    most = ballot.handed_out if ballot.secret else outcome.voted
    return most <= outcome.base.present
