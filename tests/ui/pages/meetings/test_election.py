"""An election at the table: every candidate counted, the sums refused or named."""

from datetime import date

import pytest

from app.features.meetings.model.elections.records import NewElectionTerms
from tests.app.features.meetings.office import discussed
from ui.pages.meetings.panels.decide.election import ElectionDialog
from ui.pages.meetings.presenter.election import Tally, tally_words


@pytest.fixture
def dialog(seat, found):
    """Twenty of twenty-four are in the room; more than half of the members elects."""
    meeting_id = discussed(found)
    terms = NewElectionTerms(
        from_on=date(2026, 1, 1),
        numerator=1,
        denominator=2,
        inclusive=False,
        base="members",
        secret=True,
        basis="Hướng dẫn 12-HD/ĐU",
    )
    found.office.meetings.elections.set_terms(terms)
    panel = seat.open(meeting_id, "vote").panel
    panel.elect.click()
    seat.settle()
    opened = panel.window().findChildren(ElectionDialog)[-1]
    opened.form.fill(
        {
            "office": "election.committee",
            "seats": 2,
            "handed_out": 20,
            "returned": 20,
            "invalid": 1,
        }
    )
    return opened


def candidates(dialog, found, votes):
    for number, (name, count) in enumerate(votes):
        dialog._ensure(number + 1)
        dialog.rows[number].fill({"person": found.who[name], "votes": count})
        dialog._follow()


def tally(returned, invalid, present, seats, votes, *, is_secret):
    return Tally(is_secret, returned, invalid, present, seats, votes)


THREE = (("Phạm Quang Dũng", 18), ("Hoàng Văn Khải", 12), ("Đỗ Thị Bích Liên", 5))


def test_who_is_elected_is_said(seat, found, dialog):
    candidates(dialog, found, THREE)
    # Nineteen valid papers with two names each.
    assert dialog._sum.text() == ("Phiếu hợp lệ 19; cộng 35 lượt bầu, nhiều nhất 38.")
    assert len(dialog.rows) == 4
    dialog.submit()
    seat.settle()
    panel = seat.runner.panel
    assert panel._elected.text() == (
        "Bầu chi ủy: trúng cử Phạm Quang Dũng, Hoàng Văn Khải."
    )
    assert len(panel.table.seen()) == 4


def test_more_votes_than_papers_are_refused_and_nothing_is_written(seat, found, dialog):
    candidates(dialog, found, (("Phạm Quang Dũng", 20), *THREE[1:]))
    assert "nhiều hơn 19" in dialog._sum.text()
    dialog.submit()
    seat.settle()
    assert dialog.problem.isVisible()
    assert "Phạm Quang Dũng" in dialog.problem.text()
    assert len(seat.runner.panel.table.seen()) == 1


def test_nobody_is_elected_to_nothing(seat, dialog):
    dialog.form.fill({"office": ""})
    dialog.submit()
    seat.settle()
    assert dialog.form.line("office").said == "Chọn chức danh cần bầu."


def test_nobody_is_elected_without_a_name(seat, dialog):
    dialog.submit()
    seat.settle()
    assert dialog.isVisible()
    assert dialog.problem.isVisible()


@pytest.mark.parametrize(
    ("told", "good"),
    [
        (tally(20, 1, 22, 2, (19, 19), is_secret=True), True),
        (tally(20, 1, 22, 2, (20, 3), is_secret=True), False),
        (tally(20, 1, 22, 2, (19, 19, 1), is_secret=True), False),
        (tally(0, 0, 22, 1, (22,), is_secret=False), True),
        (tally(0, 0, 22, 1, (12, 11), is_secret=False), False),
    ],
)
def test_the_sums_are_checked_while_they_are_typed(told, good):
    assert tally_words(told)[1] is good
