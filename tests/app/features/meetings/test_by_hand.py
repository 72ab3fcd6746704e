"""One roll with every standing there is; every figure of it worked out by hand.

24 stand on the roll, one of them only visiting: 23 are the cell's own. Phước is exempt
and stays away, Tường is exempt and comes; Lộc is away on temporary activity, Duyên is
suspended; Ánh is excused, Thắng is missing without reason; Mai and Bảo are
probationary. So 20 are due (23 without Phước, Lộc and Duyên), 18 of them are here.

22 are official, the visitor among them. Of these 18 make the base of a vote (22 without
visitor, Duyên, Lộc and Phước); 16 of them are here (without Ánh and Thắng).
"""

import pytest

from app.features.meetings.model.entries import NewBallot
from app.features.meetings.model.records import Mark
from tests.app.features.meetings.conftest import EXEMPT, NAMES

COMES, AWAY, VISITOR = "Phan Văn Tường", "Mai Xuân Lộc", "Chu Văn Sơn"
SUSPENDED, EXCUSED, MISSING = "La Thị Mỹ Duyên", "Vũ Ngọc Ánh", "Bùi Đức Thắng"
DUNG, KHAI = "Phạm Quang Dũng", "Hoàng Văn Khải"


@pytest.fixture
def meeting_id(cell):
    cell.change(COMES, exempt=True)
    cell.change(AWAY, away=True)
    cell.change(VISITOR, visiting=True)
    cell.change(SUSPENDED, suspended=True)
    found = cell.opened()
    for name, mark, reason in (
        (COMES, Mark.PRESENT, ""),
        (VISITOR, Mark.PRESENT, ""),
        (EXCUSED, Mark.EXCUSED, "ốm"),
        (MISSING, Mark.UNEXCUSED, ""),
    ):
        cell.meetings.conducting.mark(found, cell.who(name), mark, reason)
    cell.meetings.conducting.mark_rest_present(found)
    return found


def test_the_roll(cell, meeting_id):
    counts = cell.view(meeting_id).counts
    assert (counts.total, counts.due, counts.present) == (23, 20, 18)
    assert (counts.excused, counts.unexcused, counts.unmarked) == (1, 1, 0)
    assert (counts.exempt, counts.exempt_present) == (1, 1)
    assert (counts.away, counts.suspended, counts.visiting) == (1, 1, 1)
    # The visitor is here without being counted.
    assert (counts.official, counts.probationary, counts.extra) == (21, 2, 1)
    assert counts.percent == pytest.approx(90.0)


def test_quorum_and_ratio(cell, meeting_id):
    view = cell.view(meeting_id)
    # More than half of 20 is 11; more than 85 % of 20 (17) is 18: just reached.
    assert (view.quorum.needed, view.quorum.reached) == (11, 18)
    assert (view.ratio.needed, view.ratio.reached, view.ratio.holds) == (18, 18, True)
    cell.meetings.conducting.mark(meeting_id, cell.who(DUNG), Mark.EXCUSED, "bận")
    view = cell.view(meeting_id)
    assert (view.ratio.reached, view.ratio.holds, view.ratio.lacking) == (17, False, 1)
    assert view.counts.percent == pytest.approx(85.0)


@pytest.mark.parametrize(
    ("present", "holds"), [(11, False), (12, False), (13, True)], ids=str
)
def test_the_quorum_of_24_due_begins_at_13(cell, present, holds):
    cell.change(EXEMPT, exempt=False)
    found = cell.opened()
    for name in NAMES[present:]:
        cell.meetings.conducting.mark(found, cell.who(name), Mark.EXCUSED, "bận")
    cell.meetings.conducting.mark_rest_present(found)
    view = cell.view(found)
    assert (view.counts.due, view.counts.present) == (24, present)
    assert (view.quorum.needed, view.quorum.holds) == (13, holds)


@pytest.mark.parametrize(
    ("matter", "count", "here", "needed"),
    [
        pytest.param("resolution", 18, 16, 10, id="over half of 18"),
        pytest.param("four_good", 18, 16, 10, id="as a resolution"),
        pytest.param("admission", 18, 16, 12, id="two thirds of 18"),
        pytest.param("official", 18, 16, 12, id="two thirds of 18 again"),
        pytest.param("procedure", 16, 16, 9, id="over half of 16 who are here"),
    ],
)
@pytest.mark.parametrize("short", [0, 1], ids=["reached", "one short"])
def test_every_matter_at_its_threshold(
    cell, meeting_id, matter, count, here, needed, short
):
    base = cell.meetings.votes.base(meeting_id, matter)
    assert (base.count, base.present) == (count, here)
    votes = needed - short
    new = NewBallot(
        subject="Việc", matter=matter, in_favour=votes, against=here - votes
    )
    cell.meetings.votes.count(meeting_id, new)
    result = cell.view(meeting_id).votes[0]
    assert (result.line.needed, result.passed) == (needed, not short)
    assert result.percent == pytest.approx(100 * votes / count)


@pytest.mark.parametrize(
    ("matter", "count", "needed"),
    [
        # Without Khải himself: 17 in the base, 15 here.
        ("resolution", 17, 9),
        ("admission", 17, 12),
        ("procedure", 15, 8),
    ],
)
def test_who_is_kept_aside_leaves_the_base(cell, meeting_id, matter, count, needed):
    khai = cell.who(KHAI)
    base = cell.meetings.votes.base(meeting_id, matter, khai, about_votes=False)
    assert (base.count, base.present) == (count, 15)
    new = NewBallot(
        subject="Việc",
        matter=matter,
        in_favour=needed,
        about_id=khai,
        about_votes=False,
    )
    cell.meetings.votes.count(meeting_id, new)
    assert cell.view(meeting_id).votes[0].line.needed == needed
    assert cell.view(meeting_id).votes[0].passed


@pytest.mark.parametrize(
    ("matter", "count", "needed"),
    [("resolution", 18, 10), ("admission", 18, 12), ("procedure", 15, 8)],
)
def test_who_left_before_the_vote_stays_in_the_base_of_those_summoned(
    cell, meeting_id, matter, count, needed
):
    cell.at(2026, 12, 5, 8, 30)
    cell.meetings.presence.depart(meeting_id, cell.who(DUNG), cell.clock.now())
    cell.at(2026, 12, 5, 8, 40)
    base = cell.meetings.votes.base(meeting_id, matter)
    assert (base.count, base.present) == (count, 15)
    new = NewBallot(subject="Việc", matter=matter, in_favour=needed)
    cell.meetings.votes.count(meeting_id, new)
    assert cell.view(meeting_id).votes[0].line.needed == needed


@pytest.mark.parametrize(("in_favour", "passed"), [(1, False), (2, True)], ids=str)
def test_in_the_committee_two_of_three_are_more_than_half(cell, in_favour, passed):
    found = cell.opened(kind="committee")
    cell.meetings.conducting.mark_rest_present(found)
    new = NewBallot(subject="Việc", in_favour=in_favour, against=3 - in_favour)
    cell.meetings.votes.count(found, new)
    result = cell.view(found).votes[0]
    assert (result.base.count, result.line.needed, result.passed) == (3, 2, passed)


def test_secret_papers_never_change_the_base(cell, meeting_id):
    """16 papers out, 15 back, one of them invalid: 12 of 18 is still two thirds."""
    new = NewBallot(
        subject="Kết nạp",
        matter="admission",
        secret=True,
        handed_out=16,
        returned=15,
        invalid=1,
        in_favour=12,
        against=2,
    )
    cell.meetings.votes.count(meeting_id, new)
    result = cell.view(meeting_id).votes[0]
    assert (result.base.count, result.line.needed, result.voted) == (18, 12, 15)
    assert result.passed
