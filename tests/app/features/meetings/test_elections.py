"""Elections: nothing is computed before the cell's terms are known; sums by hand."""

from dataclasses import replace
from datetime import date

import pytest

from app.features.meetings.errors import BallotsExceedVoters
from app.features.meetings.model.elections.errors import (
    ElectionCandidatesMissing,
    ElectionCandidateTwice,
    ElectionMustBeSecret,
    ElectionNotForSize,
    ElectionNotHere,
    ElectionSeatsOutside,
    ElectionShareWrong,
    ElectionSumTooHigh,
    ElectionTermsBasisMissing,
    ElectionTermsInUse,
    ElectionTermsMissing,
    ElectionTermsTaken,
    ElectionTooFewCandidates,
    ElectionVotesExceed,
)
from app.features.meetings.model.elections.records import (
    Choice,
    NewElection,
    NewElectionTerms,
)
from app.features.meetings.model.entries import NewBallot
from app.features.meetings.model.records import Mark
from app.features.meetings.rules.roll import needed
from app.infra.errors import StillUsed
from tests.app.features.meetings.conftest import NAMES

HOA, NGUYET, DUNG, LIEN, KHAI = NAMES[:5]
ANH = "Vũ Ngọc Ánh"
COMMITTEE, SECRETARY = "election.committee", "election.secretary"
HALF = NewElectionTerms(
    from_on=date(2026, 1, 1),
    numerator=1,
    denominator=2,
    inclusive=False,
    base="members",
    basis="Quy chế bầu cử 244-QĐ/TW",
    secret=True,
)


@pytest.fixture
def meeting_id(cell):
    """22 of 23 present; 20 of the 21 official members who count are here."""
    found = cell.opened()
    cell.meetings.conducting.mark(found, cell.who(ANH), Mark.EXCUSED, "Ốm")
    cell.meetings.conducting.mark_rest_present(found)
    return found


def elect(cell, meeting_id, votes, **details):
    """Count an election with 20 papers out and back, one of them invalid."""
    new = NewElection(
        **{
            "office": COMMITTEE,
            "seats": 3,
            "handed_out": 20,
            "returned": 20,
            "invalid": 1,
            "candidates": tuple(
                Choice(person_id=cell.who(name), votes=count)
                for name, count in votes.items()
            ),
            **details,
        }
    )
    cell.meetings.elections.count(meeting_id, new)
    return cell.meetings.elections.outcome(meeting_id)[-1]


def test_before_the_terms_are_known_nothing_is_computed_and_the_cell_is_asked(
    cell, meeting_id
):
    offered = {one.id: one for one in cell.view(meeting_id).matters}
    assert offered[COMMITTEE].asks
    assert offered[SECRETARY].asks
    assert not offered["resolution"].asks
    with pytest.raises(ElectionTermsMissing):
        cell.meetings.votes.base(meeting_id, SECRETARY)
    with pytest.raises(ElectionTermsMissing):
        elect(cell, meeting_id, {HOA: 19})
    assert cell.view(meeting_id).votes == ()


def test_usual_matters_stand_before_elections(cell, meeting_id):
    ids = [one.id for one in cell.view(meeting_id).matters]
    assert ids[0] == "resolution"
    assert ids[-3:] == [COMMITTEE, SECRETARY, "election.deputy"]


def test_three_of_four_candidates_are_elected_on_21_official_members(cell, meeting_id):
    cell.meetings.elections.set_terms(HALF)
    # 19 valid papers with three places each; more than half of 21 is 11.
    found = elect(cell, meeting_id, {HOA: 19, NGUYET: 15, DUNG: 11, LIEN: 12})
    assert found.elected == (HOA, NGUYET, LIEN)
    assert (found.tied, found.open_seats) == ((), 0)
    votes = cell.view(meeting_id).votes
    assert [(one.base.count, one.line.needed) for one in votes] == [(21, 11)] * 4
    # Dũng has his 11 votes, and no seat: the line holds, he is not elected.
    assert [one.passed for one in votes] == [True, True, False, True]
    assert votes[2].line.holds
    assert [one.ballot.against for one in votes] == [0, 4, 8, 7]
    assert votes[0].ballot.subject == f"Bầu đồng chí {HOA} vào chi ủy"


def test_a_seat_stays_open_when_the_share_is_not_reached(cell, meeting_id):
    cell.meetings.elections.set_terms(HALF)
    found = elect(cell, meeting_id, {HOA: 19, NGUYET: 11, DUNG: 10})
    assert (found.elected, found.open_seats) == ((HOA, NGUYET), 1)


def test_who_ties_for_the_last_seat_is_not_elected(cell, meeting_id):
    cell.meetings.elections.set_terms(HALF)
    found = elect(cell, meeting_id, {HOA: 19, NGUYET: 13, DUNG: 12, LIEN: 12})
    assert found.elected == (HOA, NGUYET)
    assert found.tied == (DUNG, LIEN)
    assert found.open_seats == 1


@pytest.mark.parametrize(
    ("terms", "base", "wanted"),
    [
        ({"base": "members"}, 21, 11),
        ({"base": "present"}, 20, 11),
        (
            {"base": "members", "numerator": 2, "denominator": 3, "inclusive": True},
            21,
            14,
        ),
        (
            {"base": "present", "numerator": 2, "denominator": 3, "inclusive": True},
            20,
            14,
        ),
        ({"base": "present", "inclusive": True}, 20, 10),
    ],
    ids=["over 1/2 of 21", "over 1/2 of 20", "2/3 of 21", "2/3 of 20", "half of 20"],
)
def test_the_base_and_the_share_are_those_the_cell_entered(
    cell, meeting_id, terms, base, wanted
):
    cell.meetings.elections.set_terms(replace(HALF, **terms))
    elect(cell, meeting_id, {HOA: wanted}, office=SECRETARY, seats=1)
    vote = cell.view(meeting_id).votes[0]
    assert (vote.base.count, vote.line.needed, vote.passed) == (base, wanted, True)
    assert needed(base, vote.matter.share) == wanted


@pytest.mark.parametrize(
    ("votes", "details", "error"),
    [
        ({HOA: 20}, {}, ElectionVotesExceed),
        ({HOA: -1}, {}, ElectionVotesExceed),
        ({HOA: 19, NGUYET: 19, DUNG: 19, LIEN: 1}, {}, ElectionSumTooHigh),
        ({HOA: 10}, {"seats": 8}, ElectionSeatsOutside),
        ({HOA: 10}, {"seats": 0}, ElectionSeatsOutside),
        ({}, {}, ElectionCandidatesMissing),
        ({HOA: 10}, {"secret": False}, ElectionMustBeSecret),
        ({HOA: 10}, {"office": "election.group_leader"}, ElectionNotHere),
        ({HOA: 10}, {"office": "resolution"}, ElectionNotHere),
    ],
)
def test_what_cannot_be_right_is_refused_and_nothing_is_kept(
    cell, meeting_id, votes, details, error
):
    cell.meetings.elections.set_terms(HALF)
    with pytest.raises(error):
        elect(cell, meeting_id, votes, **details)
    assert cell.view(meeting_id).votes == ()


def test_nobody_stands_twice_among_the_candidates(cell, meeting_id):
    cell.meetings.elections.set_terms(HALF)
    twice = (Choice(person_id=cell.who(HOA), votes=3),) * 2
    with pytest.raises(ElectionCandidateTwice):
        elect(cell, meeting_id, {}, candidates=twice)


def test_a_refused_candidate_leaves_none_of_the_others(cell, meeting_id):
    """More papers than voters is found by the second check, inside the command."""
    cell.meetings.elections.set_terms(HALF)
    with pytest.raises(BallotsExceedVoters):
        elect(cell, meeting_id, {HOA: 15, NGUYET: 5}, handed_out=30, returned=20)
    assert cell.view(meeting_id).votes == ()


def test_the_terms_may_ask_for_more_candidates_than_seats(cell, meeting_id):
    cell.meetings.elections.set_terms(replace(HALF, spare=1))
    with pytest.raises(ElectionTooFewCandidates) as caught:
        elect(cell, meeting_id, {HOA: 19, NGUYET: 15, DUNG: 11})
    assert caught.value.facts["needed"] == 4


def test_a_cell_of_eight_official_members_elects_no_committee(cell):
    cell.keep(*NAMES[:8])
    meeting_id = cell.opened()
    cell.meetings.conducting.mark_rest_present(meeting_id)
    cell.meetings.elections.set_terms(HALF)
    papers = {"handed_out": 8, "returned": 8, "invalid": 0}
    with pytest.raises(ElectionNotForSize) as caught:
        elect(cell, meeting_id, {HOA: 8}, **papers)
    assert (caught.value.facts["count"], caught.value.facts["needed"]) == (8, 9)
    found = elect(cell, meeting_id, {HOA: 8}, office=SECRETARY, seats=1, **papers)
    assert found.elected == (HOA,)


def test_the_panel_counts_one_candidate_as_one_vote(cell, meeting_id):
    cell.meetings.elections.set_terms(replace(HALF, secret=None))
    new = NewBallot(
        subject="Bầu bí thư", matter=SECRETARY, in_favour=12, about_id=cell.who(HOA)
    )
    cell.meetings.votes.count(meeting_id, new)
    found = cell.meetings.elections.outcome(meeting_id)
    assert [(one.title, one.elected) for one in found] == [
        ("Bầu bí thư chi bộ", (HOA,))
    ]


def test_an_open_vote_counts_hands(cell, meeting_id):
    cell.meetings.elections.set_terms(replace(HALF, secret=None))
    candidates = (
        Choice(person_id=cell.who(HOA), votes=18, against=2),
        Choice(person_id=cell.who(NGUYET), votes=2, against=18),
    )
    papers = {"handed_out": 0, "returned": 0, "invalid": 0}
    found = elect(
        cell,
        meeting_id,
        {},
        office=SECRETARY,
        seats=1,
        secret=False,
        candidates=candidates,
        **papers,
    )
    assert found.elected == (HOA,)


def test_one_undo_takes_the_whole_election_back(cell, meeting_id):
    cell.meetings.elections.set_terms(HALF)
    new = NewElection(
        office=COMMITTEE,
        seats=2,
        handed_out=20,
        returned=20,
        candidates=tuple(
            Choice(person_id=cell.who(name), votes=12) for name in (HOA, NGUYET)
        ),
    )
    done = cell.meetings.elections.count(meeting_id, new)
    assert len(cell.view(meeting_id).votes) == 2
    cell.store.undo(done.command_id)
    assert cell.view(meeting_id).votes == ()


def test_later_terms_leave_an_earlier_election_as_it_was_counted(cell, meeting_id):
    cell.meetings.elections.set_terms(HALF)
    elect(cell, meeting_id, {HOA: 11}, office=SECRETARY, seats=1)
    strict = replace(
        HALF, from_on=date(2026, 2, 1), numerator=2, denominator=3, inclusive=True
    )
    cell.meetings.elections.set_terms(strict)
    vote = cell.view(meeting_id).votes[0]
    assert (vote.line.needed, vote.passed) == (11, True)


def test_terms_with_votes_on_them_stay(cell, meeting_id):
    done = cell.meetings.elections.set_terms(HALF)
    elect(cell, meeting_id, {HOA: 11}, office=SECRETARY, seats=1)
    with pytest.raises(ElectionTermsInUse):
        cell.meetings.elections.drop_terms(done.record_id)
    with pytest.raises(StillUsed):
        cell.store.undo(done.command_id)
    assert cell.view(meeting_id).votes[0].passed


def test_terms_nobody_used_can_be_taken_back(cell):
    done = cell.meetings.elections.set_terms(HALF)
    cell.meetings.elections.drop_terms(done.record_id)
    assert cell.meetings.elections.terms() == []


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"basis": " \u200b "}, ElectionTermsBasisMissing),
        ({"numerator": 1, "denominator": 3}, ElectionShareWrong),
        ({"numerator": 0}, ElectionShareWrong),
        ({"numerator": 3}, ElectionShareWrong),
        ({"numerator": 2, "inclusive": False}, ElectionShareWrong),
        ({"denominator": 0}, ElectionShareWrong),
        ({"spare": -1}, ElectionShareWrong),
    ],
)
def test_terms_that_cannot_be_are_refused(cell, change, error):
    with pytest.raises(error):
        cell.meetings.elections.set_terms(replace(HALF, **change))
    assert cell.meetings.elections.terms() == []


def test_two_terms_do_not_begin_on_one_day(cell):
    cell.meetings.elections.set_terms(HALF)
    with pytest.raises(ElectionTermsTaken):
        cell.meetings.elections.set_terms(HALF)


def test_a_corrected_vote_that_elects_nobody_any_more_is_a_plain_vote(cell, meeting_id):
    cell.meetings.elections.set_terms(replace(HALF, secret=None))
    new = NewBallot(subject="Bầu bí thư", matter=SECRETARY, in_favour=12)
    cell.meetings.votes.count(meeting_id, new)
    ballot = cell.view(meeting_id).votes[0].ballot
    cell.meetings.votes.correct(ballot.id, replace(new, matter="resolution"))
    assert cell.meetings.elections.outcome(meeting_id) == ()
    assert cell.view(meeting_id).votes[0].matter.id == "resolution"
    cell.meetings.votes.correct(ballot.id, new)
    cell.meetings.votes.drop(ballot.id)
    assert cell.view(meeting_id).votes == ()
