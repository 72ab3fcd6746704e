"""A whole meeting in its own window by keyboard, and the same with ten power cuts."""

import random
import zipfile

import pytest

from app.features.meetings.model.records import Mark, State
from tests.journeys import table
from tests.journeys.desk import read_pdf, require

pytestmark = pytest.mark.journey
SEED, CUTS = 20261124, 10


@pytest.fixture(scope="session")
def undisturbed() -> list[str]:
    """Remember the minutes of the run in which nothing happened."""
    return []


@pytest.fixture
def sitting(cell):
    """Sit down at a meeting that is planned for today."""
    with cell.closed_book() as office:
        table.prepare(office)
    return cell


def test_a_whole_meeting_to_the_locked_minutes(sitting, undisturbed, tmp_path):
    require("pdftotext", "qpdf")
    desk = sitting
    table.sit_down(desk)
    table.play(desk)
    lock(desk)
    pdf, word = tmp_path / "bien-ban.pdf", tmp_path / "bien-ban.docx"
    desk.press("Tab", "space")
    desk.save_seen(pdf, tabs=2)
    desk.save_seen(word, tabs=1)
    assert desk.quit() == 0
    printed = read_pdf(pdf)
    with zipfile.ZipFile(word) as parts:
        typed = parts.read("word/document.xml").decode()
    for words in (table.PLACE, table.OPINION, table.VOTE, table.REASON, table.TASK):
        assert words in printed, words
        assert words in typed, words
    with desk.closed_book() as office:
        check(office)
        undisturbed.append(table.read_minutes(office))


def test_ten_power_cuts_change_nothing_in_the_minutes(
    sitting, undisturbed, tmp_path_factory
):
    desk = sitting
    moments = range(len(table.moves()) - 1)
    cuts = frozenset(random.Random(SEED).sample(moments, CUTS))
    table.sit_down(desk)
    table.play(desk, cuts, SEED)
    lock(desk)
    assert desk.quit() == 0
    with desk.closed_book() as office:
        check(office)
        assert office.store.chain.check().broken_at is None
        disturbed = table.read_minutes(office)
    if not undisturbed:
        pytest.skip("the undisturbed run was not asked for")
    assert disturbed == undisturbed[0]


def lock(desk):
    """Give a number, record the signatures, lock."""
    desk.settle()
    desk.press("space", "Return")
    desk.wait_for(lambda o: table.meeting(o).record.number, "the number")
    desk.press("space")
    desk.wait_for(lambda o: table.meeting(o).meeting.signed_on, "the signatures")
    desk.press("space", "Tab", "Return")
    desk.wait_for(lambda o: table.meeting(o).meeting.locked_at, "the lock")
    desk.settle()


def check(office):
    """The book holds what was pressed and typed, each thing once."""
    view = table.meeting(office)
    record = view.record
    marks = [line.mark for line in record.roll]
    assert marks.count(Mark.PRESENT) == 21
    assert [one.reason for one in record.roll if one.mark is Mark.EXCUSED] == [
        table.REASON
    ]
    assert [one.note for one in record.reviews] == [table.RESULT]
    assert [one.content for one in record.items] == [table.COURSE]
    assert [one.text for one in record.opinions] == [table.OPINION]
    assert view.meeting.conclusion == table.CONCLUSION
    assert [one.title for one in record.assignments] == [table.TASK]
    assert [(one.ballot.in_favour, one.ballot.against) for one in view.votes] == [
        (18, 1)
    ]
    assert view.meeting.state is State.LOCKED
    assert office.meetings.drafts.of(view.meeting.id).drafts == ()
