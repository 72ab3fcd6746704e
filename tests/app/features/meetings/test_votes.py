"""Votes: the arithmetic, the thresholds, and what is refused with which figures."""

import pytest

from app.features.meetings.errors import (
    BallotsExceedVoters,
    BallotsReturnedExceedHandedOut,
    BallotSumWrong,
    NegativeVotes,
    NobodyVoted,
    RollNotOpen,
    TooFewOfficialMembers,
    UnknownMatter,
    VotesExceedPresent,
)
from app.features.meetings.model.entries import NewBallot
from app.features.meetings.model.records import Mark
from app.kernel.errors import SecretMark
from tests.app.features.meetings.conftest import NAMES


@pytest.fixture
def meeting_id(cell):
    """22 of 23 present; 20 of the 21 official members who count are here."""
    found = cell.opened()
    cell.meetings.conducting.mark(found, cell.who("Vũ Ngọc Ánh"), Mark.EXCUSED, "Ốm")
    cell.meetings.conducting.mark_rest_present(found)
    return found


def vote(cell, meeting_id, **figures):
    cell.meetings.votes.count(meeting_id, NewBallot(subject="Nghị quyết", **figures))
    return cell.view(meeting_id).votes[-1]


def test_the_base_is_the_official_members_summoned(cell, meeting_id):
    base = cell.meetings.votes.base(meeting_id, "resolution")
    assert (base.count, base.present) == (21, 20)
    assert {(one.name, one.why) for one in base.excluded} == {
        ("Đặng Hữu Phước", "exempt"),
        ("Hồ Thị Tuyết Mai", "probationary"),
        ("Dương Quốc Bảo", "probationary"),
    }


@pytest.mark.parametrize(
    ("matter", "in_favour", "needed", "passed"),
    [
        pytest.param("resolution", 11, 11, True, id="11 of 21 is more than half"),
        pytest.param("resolution", 10, 11, False, id="10 of 21 is not"),
        pytest.param("admission", 14, 14, True, id="14 of 21 is two thirds"),
        pytest.param("admission", 13, 14, False, id="13 of 21 is not"),
        pytest.param("official", 14, 14, True, id="official status needs the same"),
    ],
)
def test_thresholds_by_matter(cell, meeting_id, matter, in_favour, needed, passed):
    result = vote(
        cell, meeting_id, matter=matter, in_favour=in_favour, against=20 - in_favour
    )
    assert result.line.needed == needed
    assert result.passed is passed


def test_the_share_is_taken_of_the_base_not_of_those_present(cell, meeting_id):
    result = vote(cell, meeting_id, in_favour=20)
    assert result.percent == pytest.approx(100 * 20 / 21)


@pytest.mark.parametrize(
    ("figures", "error"),
    [
        pytest.param({"in_favour": 21}, VotesExceedPresent, id="one more than present"),
        pytest.param(
            {"in_favour": 15, "against": 5, "other": 1}, VotesExceedPresent, id="sum"
        ),
        pytest.param({"in_favour": -1, "against": 5}, NegativeVotes, id="negative"),
        pytest.param({}, NobodyVoted, id="nothing counted"),
        pytest.param({"in_favour": 1, "matter": "x"}, UnknownMatter, id="matter"),
        pytest.param(
            {"secret": True, "handed_out": 21, "returned": 21, "in_favour": 21},
            BallotsExceedVoters,
            id="more papers than voters",
        ),
        pytest.param(
            {"secret": True, "handed_out": 20, "returned": 21, "in_favour": 21},
            BallotsReturnedExceedHandedOut,
            id="more papers back than out",
        ),
        pytest.param(
            {"secret": True, "handed_out": 20, "returned": 20, "in_favour": 19},
            BallotSumWrong,
            id="a paper is not accounted for",
        ),
    ],
)
def test_counts_that_cannot_be_right_are_refused(cell, meeting_id, figures, error):
    with pytest.raises(error):
        vote(cell, meeting_id, **figures)
    assert cell.view(meeting_id).votes == ()


def test_a_secret_vote_with_an_invalid_paper(cell, meeting_id):
    result = vote(
        cell,
        meeting_id,
        matter="admission",
        secret=True,
        handed_out=20,
        returned=19,
        in_favour=17,
        against=1,
        invalid=1,
    )
    assert result.passed
    assert result.voted == 19


def test_a_cell_with_two_official_members_must_not_decide(cell):
    cell.keep(NAMES[0], NAMES[1], *("Hồ Thị Tuyết Mai", "Dương Quốc Bảo"))
    meeting_id = cell.opened()
    cell.meetings.conducting.mark_rest_present(meeting_id)
    with pytest.raises(TooFewOfficialMembers) as refused:
        vote(cell, meeting_id, in_favour=2)
    assert refused.value.facts == {"count": 2, "needed": 3}


def test_three_official_members_may_decide_even_with_one_exempt(cell):
    cell.keep(NAMES[0], NAMES[1], "Đặng Hữu Phước")
    meeting_id = cell.opened()
    cell.meetings.conducting.mark_rest_present(meeting_id)
    assert vote(cell, meeting_id, in_favour=2).passed


def test_there_is_no_vote_before_the_roll(cell):
    with pytest.raises(RollNotOpen):
        vote(cell, cell.plan(), in_favour=1)


def test_a_vote_is_corrected_and_dropped(cell, meeting_id):
    result = vote(cell, meeting_id, in_favour=20)
    votes = cell.meetings.votes
    votes.correct(result.ballot.id, NewBallot(subject="Sửa", in_favour=19, against=1))
    assert cell.view(meeting_id).votes[0].ballot.against == 1
    votes.drop(result.ballot.id)
    assert cell.view(meeting_id).votes == ()


def test_the_subject_is_guarded(cell, meeting_id):
    with pytest.raises(SecretMark):
        cell.meetings.votes.count(
            meeting_id, NewBallot(subject="Nghị quyết (TỐI MẬT)", in_favour=1)
        )
