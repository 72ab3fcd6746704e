"""Journeys 3 and 4 of ui-spec.md §7.2: a whole meeting by keyboard, its minutes."""

import zipfile

import pytest

from app.features.meetings.model.records import Mark
from tests.journeys.desk import read_pdf, require

pytestmark = pytest.mark.journey
PLACE, ITEM = "Nhà văn hóa Tổ dân phố 5", "Kiểm điểm công tác tháng này"
OPINION, VOTE = "Đề nghị lắp đèn ngõ 12", "Nghị quyết tháng này"
CONCLUSION = "Chi bộ thống nhất các việc đã bàn."
TASKS = ("Lắp đèn ngõ 12", "Rà soát hộ tạm trú")
REASON = "Đi công tác"


def meeting(office):
    """Return the only meeting of the year; None before it is planned."""
    lines = office.meetings.of_year(office.clock.today().year)
    return office.meetings.meeting(lines[0].id) if lines else None


def marks(office):
    found = meeting(office)
    return [line.mark for line in found.record.roll] if found else []


def plan(desk):
    """Plan a meeting for today, with chair, clerk and one matter."""
    desk.press("ctrl+2", "ctrl+n")
    desk.key("Tab")
    desk.fill("hôm nay", "", "7:30", PLACE)
    desk.press("Return")
    desk.wait_for(meeting, "the meeting")
    desk.settle()
    desk.fill("", "", "", "hôm nay", "", "", "tran van hoa")
    desk.press("Return", "Tab")
    desk.type("hai yen")
    desk.press("Return", "Tab", "Tab", "Tab")
    desk.type(ITEM)
    desk.press("Return")
    desk.wait_for(lambda office: meeting(office).record.items, "the matter")


def call_the_roll(desk):
    """Open the meeting and mark 22 members by digits, one absent with a reason."""
    desk.press("F10", "Return")
    desk.wait_for(marks, "the roll")
    desk.settle()
    desk.key(*"11111", "2")
    desk.settle()
    desk.type(REASON)
    desk.press("Return")
    desk.key(*("1",) * 16)
    desk.wait_for(lambda o: Mark.NONE not in marks(o), "somebody has no mark")
    with desk.book() as office:
        found = marks(office)
    assert found.count(Mark.PRESENT) == 21
    assert found.count(Mark.EXCUSED) == 1
    assert found.count(Mark.EXEMPT) == 1


def discuss(desk):
    """Note one opinion (F7 asks who speaks) and one vote."""
    desk.press("F7")
    desk.type("thang")
    desk.press("Return")
    desk.fill("", "", "", "", OPINION)
    desk.press("Tab", "Tab", "space")
    desk.wait_for(lambda o: meeting(o).record.opinions, "the opinion")
    desk.press("F10")
    desk.fill(VOTE, "", "", "", "18", "1", "0")
    desk.press("Tab", "space")
    desk.wait_for(lambda o: meeting(o).votes, "the vote")


def conclude(desk):
    """Write the conclusion and give two tasks (F11)."""
    desk.press("F10")
    desk.type(CONCLUSION)
    for count, title in enumerate(TASKS, start=1):
        desk.press("F11")
        desk.type(title)
        desk.key("Tab")
        desk.type("thang")
        desk.press("Return")
        desk.fill("", "", "", "", "+14")
        desk.press("Return")
        desk.wait_for(
            lambda o, wanted=count: len(meeting(o).record.assignments) == wanted,
            f"task {title}",
        )


def close(desk):
    """Read the minutes out and close the meeting."""
    desk.press("F10", "Tab", "Tab", "space")
    desk.wait_for(lambda o: meeting(o).meeting.read_at, "the reading")
    desk.settle()
    desk.press("Tab", "space")
    desk.wait_for(lambda o: meeting(o).meeting.closed_at, "the end")


def test_a_whole_meeting_by_keyboard_and_its_minutes(cell, tmp_path):
    require("pdftotext", "qpdf")
    desk = cell
    desk.open()
    plan(desk)
    call_the_roll(desk)
    discuss(desk)
    conclude(desk)
    close(desk)
    desk.press("Tab", "Tab", "space")
    pdf, word = tmp_path / "bien-ban.pdf", tmp_path / "bien-ban.docx"
    desk.save_seen(pdf, tabs=2)
    desk.save_seen(word, tabs=1)
    assert desk.quit() == 0
    check_files(pdf, word)
    with desk.closed_book() as office:
        view = meeting(office)
        assert view.record.opinions[0].text == OPINION
        assert [one.title for one in view.record.assignments] == list(TASKS)
        assert view.meeting.conclusion == CONCLUSION
        assert {
            line.task.title for line in office.tasks.open(office.clock.today())
        } == set(TASKS)


def check_files(pdf, word):
    """Both files are sound and say what was typed."""
    printed = read_pdf(pdf)
    with zipfile.ZipFile(word) as parts:
        typed = parts.read("word/document.xml").decode()
    for words in (PLACE, ITEM, OPINION, VOTE, REASON, *TASKS):
        assert words in printed, words
        assert words in typed, words
