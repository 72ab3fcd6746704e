"""When an opinion was said: noted at the table, unknown of what is entered later."""

from datetime import datetime

from app.features.meetings.model.entries import NewItem, NewOpinion
from app.features.meetings.model.papersheet import PaperSheet
from app.kernel.clock import VIETNAM


def at(*moment):
    return datetime(*moment, tzinfo=VIETNAM)


def said(cell, meeting_id):
    return [one.said_at for one in cell.view(meeting_id).record.opinions]


def test_it_is_when_the_speaker_began(cell):
    meeting_id = cell.opened()
    speaker = cell.who("Cao Minh Quân")
    cell.at(2026, 12, 5, 8, 10)
    cell.meetings.sitting.speak(meeting_id, speaker)
    cell.at(2026, 12, 5, 8, 14)
    new = NewOpinion(text="Tôi nhất trí", person_id=speaker)
    cell.meetings.floor.note_opinion(meeting_id, new)
    assert said(cell, meeting_id) == [at(2026, 12, 5, 8, 10)]


def test_without_the_speakers_clock_it_is_now(cell):
    meeting_id = cell.opened()
    cell.meetings.sitting.speak(meeting_id, cell.who("Cao Minh Quân"))
    cell.at(2026, 12, 5, 8, 20)
    cell.meetings.floor.note_opinion(meeting_id, NewOpinion(text="Ý", speaker="Khách"))
    assert said(cell, meeting_id) == [at(2026, 12, 5, 8, 20)]


def test_a_correction_leaves_the_time_alone(cell):
    meeting_id = cell.opened()
    floor = cell.meetings.floor
    floor.note_opinion(meeting_id, NewOpinion(text="Ý", speaker="Khách"))
    one = cell.view(meeting_id).record.opinions[0]
    cell.at(2026, 12, 5, 9, 0)
    floor.correct_opinion(one.id, NewOpinion(text="Ý khác", speaker="Khách"))
    assert said(cell, meeting_id) == [at(2026, 12, 5, 7, 30)]


def test_what_comes_from_paper_has_none(cell):
    meeting_id = cell.plan()
    cell.at(2026, 12, 5, 20, 0)
    opinion = NewOpinion(text="Ý", speaker="Khách")
    cell.meetings.reentry.enter(meeting_id, PaperSheet(opened="7:30", said=(opinion,)))
    assert said(cell, meeting_id) == [None]


def test_nor_has_what_is_added_to_a_draft_afterwards(cell):
    meeting_id = cell.opened(kind="admission")
    do = cell.meetings
    do.planning.add_item(meeting_id, NewItem(title="Lễ"))
    do.conducting.mark_rest_present(meeting_id)
    do.minutes.read_out(meeting_id)
    cell.at(2026, 12, 5, 8, 0)
    do.minutes.close(meeting_id)
    do.floor.note_opinion(meeting_id, NewOpinion(text="Ý", speaker="Khách"))
    assert said(cell, meeting_id) == [None]


def test_opinions_of_an_older_book_have_none(cell):
    """A book written before the column existed is read as before."""
    meeting_id = cell.opened()
    cell.meetings.floor.note_opinion(meeting_id, NewOpinion(text="Ý", speaker="Khách"))
    one = cell.view(meeting_id).record.opinions[0]
    with cell.store.command("test") as unit:
        unit.update("meeting_opinion", one.id, {"said_at": None})
    assert said(cell, meeting_id) == [None]
