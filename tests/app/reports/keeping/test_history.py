"""The history of a paper: what left, what was done with it, what changed between."""

import pytest

from app.documents.text import plain_text
from app.reports import drawing
from tests.app.features.meetings.office import desk, held


@pytest.fixture
def found(store, clock):
    return desk(store, clock)


@pytest.fixture
def meeting_id(found):
    return held(found)


def prepared(found, meeting_id):
    return found.office.reports.prepare("minutes", meeting_id)


def lines(found, meeting_id):
    past = found.office.reports.history.of(prepared(found, meeting_id))
    return [(one.words, one.version, one.places, one.note) for one in past.lines]


def leave(found, meeting_id, how, hour, minute):
    found.at(2026, 12, 5, hour, minute)
    reports = found.office.reports
    reports.note_output(prepared(found, meeting_id), how)


def test_steps_stand_newest_first_and_what_was_taken_back_is_gone(found, meeting_id):
    minutes = found.office.meetings.minutes
    found.at(2026, 12, 6, 8, 0)
    minutes.sign(meeting_id)
    found.at(2026, 12, 6, 9, 0)
    minutes.take_back_signature(meeting_id, "Sai tên người vắng")
    found.at(2026, 12, 6, 10, 0)
    undone = minutes.sign(meeting_id)
    found.office.store.undo(undone.command_id)
    assert lines(found, meeting_id) == [
        ("Mở lại để sửa", 0, 0, "Sai tên người vắng"),
        ("Đã ký tay", 0, 0, ""),
        ("Kết thúc buổi họp, lập dự thảo", 0, 0, ""),
        ("Đọc lại biên bản", 0, 0, ""),
    ]


def test_versions_say_how_they_left_and_how_much_changed(found, meeting_id):
    leave(found, meeting_id, "print", 9, 10)
    leave(found, meeting_id, "print", 9, 12)
    leave(found, meeting_id, "pdf", 9, 15)
    found.office.meetings.floor.conclude(meeting_id, "Kết luận đã sửa.")
    leave(found, meeting_id, "print", 9, 30)
    history = found.office.reports.history
    paper = prepared(found, meeting_id)
    second, first = history.of(paper).lines[:2]
    assert [(w.how, w.times) for w in first.ways] == [("print", 2), ("pdf", 1)]
    assert [(w.how, w.times) for w in second.ways] == [("print", 1)]
    assert (first.version, first.places, first.actor) == (1, 0, "Trần Văn Hòa")
    # The conclusion stands once in the minutes.
    assert (second.version, second.places) == (2, 1)
    (change,) = history.changes(paper, 2)
    assert "lắp đèn chiếu sáng" in change.old
    assert change.new == "Kết luận đã sửa."
    assert history.changes(paper, 1) == ()
    old = history.opened(paper, 1)
    assert "lắp đèn chiếu sáng ngõ 12." in plain_text(old.doc)
    assert "Kết luận đã sửa." not in plain_text(old.doc)
    assert old.code.version == 1
    assert history.opened(paper, 7) is paper


def test_locked_minutes_open_as_the_bytes_they_had(found, meeting_id):
    minutes, office = found.office.meetings.minutes, found.office
    minutes.sign(meeting_id)
    locked_as = drawing.pdf(prepared(found, meeting_id))
    minutes.lock(meeting_id)
    found.at(2026, 12, 7, 8, 0)
    minutes.add_addendum(meeting_id, "Số tiền đúng là 12.500.000 đồng.", "Ghi nhầm")
    history, paper = office.reports.history, prepared(found, meeting_id)
    added, locked = history.of(paper).lines[:2]
    assert (added.words, added.note, added.version) == (
        "Phụ lục số 01",
        "Ghi nhầm",
        0,
    )
    assert (locked.words, locked.is_kept, locked.version) == (
        "Khóa biên bản",
        True,
        1,
    )
    old = history.opened(paper, 1)
    assert drawing.pdf(old) == locked_as
    assert drawing.pdf(paper) != locked_as
    assert "12.500.000 đồng." not in plain_text(old.doc).split("Thu ")[0]
    # What was added is a difference of the next version that leaves.
    leave(found, meeting_id, "print", 9, 40)
    assert history.of(prepared(found, meeting_id)).state.current == 2


def test_a_paper_without_steps_has_only_its_versions(found, meeting_id):
    reports = found.office.reports
    paper = reports.prepare("resolution", meeting_id)
    assert reports.history.of(paper).lines == ()
    reports.note_output(paper, "docx")
    (line,) = reports.history.of(paper).lines
    assert (line.version, line.words, line.ways[0].how) == (1, "", "docx")


def test_steps_within_a_larger_act_are_told_too(found, meeting_id):
    minutes = found.office.meetings.minutes
    with found.office.store.command("meetings.take_over"):
        minutes.sign(meeting_id)
        minutes.lock(meeting_id)
    assert [one[0] for one in lines(found, meeting_id)][:2] == [
        "Khóa biên bản",
        "Đã ký tay",
    ]
