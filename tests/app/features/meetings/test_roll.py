"""Bases, quorum and percentages, each case calculated by hand."""

from dataclasses import replace

import pytest

from app.features.meetings.model.records import Mark, RollLine
from app.features.meetings.model.ruleset import AttendanceRule, Matter, Share
from app.features.meetings.rules import roll

HALF = Share(1, 2, inclusive=False, source="", confidence="")
TWO_THIRDS = Share(2, 3, inclusive=True, source="", confidence="")
OVER_85 = AttendanceRule(
    85, inclusive=False, max_excused_run=3, source="", confidence=""
)
PLAIN = RollLine(
    "", "", "", 0, "Người A", "", True, False, False, False, False, Mark.NONE, ""
)
MEMBERS = Matter("r", "", 1, 2, False, "members", False, "", "")
PRESENT_ONLY = replace(MEMBERS, base="present")


def lines(number, mark=Mark.PRESENT, **facts):
    return [replace(PLAIN, mark=mark, **facts)] * number


@pytest.mark.parametrize(
    ("base", "share", "needed"),
    [
        pytest.param(23, HALF, 12, id="more than half of 23 is 12"),
        pytest.param(24, HALF, 13, id="exactly half of 24 is not enough"),
        pytest.param(1, HALF, 1, id="alone"),
        pytest.param(21, TWO_THIRDS, 14, id="two thirds of 21 is 14"),
        pytest.param(22, TWO_THIRDS, 15, id="two thirds of 22 is rounded up to 15"),
        pytest.param(20, TWO_THIRDS, 14, id="two thirds of 20 is rounded up to 14"),
        pytest.param(3, TWO_THIRDS, 2, id="two thirds of 3 is 2"),
    ],
)
def test_the_needed_number_of_a_share(base, share, needed):
    assert roll.needed(base, share) == needed


@pytest.mark.parametrize(
    ("due", "needed"),
    [(23, 20), (20, 18), (100, 86), (7, 6), (6, 6), (1, 1), (0, 1)],
)
def test_more_than_85_percent_in_persons(due, needed):
    assert roll.needed_ratio(due, OVER_85) == needed


def test_the_picture_of_the_roll_call():
    """03-sinh-hoat-diem-danh.png: 13 of 23 present, 1 exempt, 1 excused, 9 to call."""
    people = [
        *lines(13),
        *lines(1, Mark.EXCUSED),
        *lines(9, Mark.NONE),
        *lines(1, Mark.EXEMPT, exempt=True),
    ]
    counts = roll.count(people)
    assert (counts.total, counts.due, counts.present) == (24, 23, 13)
    assert (counts.excused, counts.unmarked, counts.exempt) == (1, 9, 1)
    assert roll.quorum(counts, HALF).holds
    ratio = roll.ratio(counts, OVER_85)
    assert (ratio.needed, ratio.lacking) == (20, 7)


def test_parts_make_the_whole_for_every_standing():
    people = [
        *lines(5),
        *lines(2, Mark.EXCUSED),
        *lines(1, Mark.UNEXCUSED),
        *lines(2, Mark.NONE),
        *lines(1, Mark.EXEMPT, exempt=True),
        *lines(1, Mark.PRESENT, exempt=True),
        *lines(1, Mark.NONE, away=True),
        *lines(1, Mark.NONE, suspended=True, exempt=True),
        *lines(2, Mark.PRESENT, visiting=True),
    ]
    c = roll.count(people)
    assert c.total == 14
    assert c.present + c.excused + c.unexcused + c.unmarked == c.due == 11
    assert c.due + c.exempt + c.away + c.suspended == c.total
    assert (c.exempt, c.exempt_present, c.away, c.suspended) == (1, 1, 1, 1)
    assert (c.visiting, c.extra) == (2, 2)


def test_an_exempt_member_counts_only_when_he_comes():
    stays = roll.count([*lines(9), *lines(1, Mark.EXEMPT, exempt=True)])
    comes = roll.count([*lines(9), *lines(1, Mark.PRESENT, exempt=True)])
    assert (stays.due, stays.present) == (9, 9)
    assert (comes.due, comes.present) == (10, 10)


def test_the_example_of_the_rule_20_official_and_2_probationary_4_absent():
    """domain-members-documents.md §1.5: the base stays 20, not 17 or 18."""
    people = [
        *lines(16),
        *lines(4, Mark.EXCUSED),
        *lines(2, Mark.PRESENT, official=False),
    ]
    base = roll.voting_base(people, MEMBERS, all_vote=False)
    assert (base.count, base.present) == (20, 16)
    assert [one.why for one in base.excluded] == ["probationary", "probationary"]


def test_who_is_left_out_of_the_base_and_why():
    people = [
        *lines(5),
        *lines(1, Mark.NONE, away=True),
        *lines(1, Mark.PRESENT, visiting=True),
        *lines(1, Mark.EXEMPT, exempt=True),
        *lines(1, Mark.PRESENT, exempt=True),
        *lines(1, Mark.PRESENT, suspended=True),
        *lines(1, Mark.EXEMPT),
    ]
    base = roll.voting_base(people, MEMBERS, all_vote=False)
    assert (base.count, base.present, base.official) == (6, 6, 10)
    whys = [one.why for one in base.excluded]
    assert whys == ["away", "visiting", "exempt", "suspended", "exempt"]


def test_procedure_is_decided_among_those_present():
    people = [*lines(7), *lines(4, Mark.EXCUSED)]
    base = roll.voting_base(people, PRESENT_ONLY, all_vote=False)
    assert (base.count, base.present) == (7, 7)


def test_in_the_committee_everybody_votes():
    people = [*lines(2), *lines(1, Mark.EXCUSED)]
    base = roll.voting_base(people, MEMBERS, all_vote=True)
    assert (base.count, base.present, base.excluded) == (3, 2, ())


@pytest.mark.parametrize(
    ("marks", "now", "longest"),
    [
        ("", 0, 0),
        ("e", 1, 1),
        ("peee", 3, 3),
        ("eeep", 0, 3),
        ("eueee", 3, 3),
        ("eeee", 4, 4),
    ],
)
def test_runs_of_excused_absences(marks, now, longest):
    names = {"p": Mark.PRESENT, "e": Mark.EXCUSED, "u": Mark.UNEXCUSED}
    found = [names[one] for one in marks]
    assert roll.excused_run(found) == now
    assert roll.longest_run(found) == longest


def test_nobody_due_reaches_no_line():
    counts = roll.count(lines(2, Mark.EXEMPT, exempt=True))
    assert counts.percent is None
    assert not roll.quorum(counts, HALF).holds
