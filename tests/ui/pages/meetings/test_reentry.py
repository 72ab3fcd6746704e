"""The re-entry screen: a whole meeting typed from its sheets, keyboard only."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.features.meetings.model.records import Mark, Outcome, State
from tests.app.features.meetings.office import desk, prepared
from tests.ui.accessibility import audit
from ui.pages.meetings.reentry.presenter import Kit, Reader, name, roll_sum, vote_sum
from ui.pages.meetings.reentry.window import ReentryWindow
from ui.pages.meetings.runner.frame import Table


@pytest.fixture
def found(store, clock):
    return desk(store, clock)


@pytest.fixture
def meeting_id(found):
    meeting = prepared(found)
    found.at(2026, 12, 5, 20, 0)
    return meeting


def opened(qtbot, found, jobs, messages, meeting_id):
    table = Table(found.office.meetings, found.clock, jobs, messages)
    window = ReentryWindow(table, meeting_id)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.begin()
    qtbot.waitUntil(lambda: window.sheets is not None)
    return window


@pytest.fixture
def window(qtbot, found, jobs, messages, meeting_id):
    return opened(qtbot, found, jobs, messages, meeting_id)


def fill(window, values):
    for key, words in values.items():
        field = window.sheets.inputs[key]
        field.setText(words)
        if hasattr(field, "textEdited"):
            field.textEdited.emit(words)


def number(window, called):
    names = [one.name for one in window.sheets.kit.called]
    return names.index(called)


def whole(window):
    """The meeting of the office samples, as typed from the sheets."""
    ill = number(window, "Vũ Ngọc Ánh")
    speaker = number(window, "Ngô Thị Thu Hương") + 1
    return {
        name("roll", ill, "mark"): "2",
        name("roll", ill, "reason"): "điều trị tại bệnh viện",
        name("times", "opened"): "7h30",
        name("tasks", 0, "outcome"): "1",
        name("tasks", 0, "note"): "Thu 12.500.000 đồng",
        name("tasks", 1, "outcome"): "3",
        name("tasks", 1, "note"): "Còn 3 hộ đi vắng",
        name("tasks", 1, "due"): "30/12/2026",
        name("steps", 5, "began"): "8h00",
        name("steps", 5, "ended"): "8h40",
        name("said6", 0, "who"): str(speaker),
        name("said6", 0, "text"): "Đề nghị lắp thêm đèn.",
        name("items", 6, "text"): "Giao chi ủy lập phương án.",
        name("said", 0, "who"): "Khách ở phường",
        name("said", 0, "text"): "Chúc mừng chi bộ.",
        name("times", "conclusion"): "Nhất trí lắp đèn.",
        name("given", 0, "title"): "Lập phương án",
        name("given", 0, "who"): "pham quang dung",
        name("given", 0, "due"): "25/12/2026",
        name("votes", 0, "subject"): "Kết luận tháng 12",
        name("votes", 0, "at"): "8h50",
        name("votes", 0, "in_favour"): "20",
        name("times", "read"): "9h05",
        name("times", "closed"): "9h06",
    }


def test_the_whole_meeting_goes_into_the_book(window, qtbot, found, meeting_id):
    fill(window, whole(window))
    with qtbot.waitSignal(window.open_requested) as gone:
        qtbot.keyClick(window, Qt.Key.Key_F10)
    assert gone.args[0].record_id == meeting_id
    view = found.office.meetings.meeting(meeting_id)
    assert view.meeting.state is State.READ
    assert (view.counts.present, view.counts.excused) == (22, 1)
    assert [one.outcome for one in view.record.reviews] == [
        Outcome.DONE,
        Outcome.ROLLED_OVER,
    ]
    assert [one.speaker for one in view.record.opinions] == [
        "Ngô Thị Thu Hương",
        "Khách ở phường",
    ]
    matters = {item.id: item for item in view.record.items}
    said = view.record.opinions[0]
    assert matters[said.item_id].conclusion == "Giao chi ủy lập phương án."
    (moment,) = view.record.moments
    assert f"{moment.at:%H:%M}" == "08:50"
    (span,) = view.record.spans
    assert (span.name, f"{span.began_at:%H:%M}", f"{span.ended_at:%H:%M}") == (
        "discussion",
        "08:00",
        "08:40",
    )
    assert view.record.assignments[0].owner == "Phạm Quang Dũng"
    assert view.record.assignments[0].due_on == date(2026, 12, 25)
    kept = found.office.meetings.drafts.of(meeting_id).drafts
    assert [one.field for one in kept if one.field != "at"] == []


def test_the_roll_is_typed_with_one_key_a_member(window, qtbot):
    first = window.sheets.inputs[name("roll", 0, "mark")]
    first.setFocus()
    qtbot.keyClicks(first, "1")
    second = QApplication.focusWidget()
    assert second.field == name("roll", 1, "mark")
    qtbot.keyClicks(second, "2")
    reason = QApplication.focusWidget()
    assert reason.field == name("roll", 1, "reason")
    qtbot.keyClick(reason, Qt.Key.Key_Up)
    assert QApplication.focusWidget().field == name("roll", 0, "reason")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.focusWidget().field == name("roll", 0, "arrived")


def test_page_down_walks_from_sheet_to_sheet_and_page_up_back(window, qtbot):
    first = window.sheets.inputs[name("roll", 3, "mark")]
    first.setFocus()
    turned = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        qtbot.keyClick(window, key)
        turned.append(QApplication.focusWidget().field)
    assert turned == [
        name("times", "opened"),
        name("steps", 0, "began"),
        name("times", "opened"),
    ]


def test_a_time_outside_the_meeting_is_refused_at_its_box(
    window, qtbot, found, meeting_id
):
    fill(window, whole(window) | {name("votes", 0, "at"): "6h00"})
    window.enter()
    qtbot.waitUntil(window.notices.isVisible)
    assert QApplication.focusWidget() is window.sheets.inputs[name("votes", 0, "at")]
    assert "06:00" in window.notices.sentences()[0]
    assert found.office.meetings.meeting(meeting_id).meeting.state is State.PLANNED


def test_what_cannot_be_read_is_marked_and_nothing_is_written(
    window, qtbot, found, meeting_id
):
    wrong = name("given", 0, "due")
    fill(window, whole(window) | {wrong: "31/2/2026"})
    window.enter()
    assert window.sheets.inputs[wrong].property("wrong")
    assert QApplication.focusWidget() is window.sheets.inputs[wrong]
    assert window.notices.isVisible()
    assert found.office.meetings.meeting(meeting_id).meeting.state is State.PLANNED


def test_what_the_meeting_refuses_is_said(window, qtbot, found, meeting_id):
    fill(window, whole(window) | {name("times", "closed"): "6h00"})
    window.enter()
    qtbot.waitUntil(window.notices.isVisible)
    assert QApplication.focusWidget() is window.sheets.inputs[name("times", "closed")]
    assert found.office.meetings.meeting(meeting_id).meeting.state is State.PLANNED


def test_typed_boxes_survive_the_end_of_the_program(
    window, qtbot, found, jobs, messages, meeting_id
):
    said = {
        name("said", 4, "who"): "3",
        name("said", 4, "text"): "Ý kiến thứ năm.",
        name("times", "opened"): "7h30",
    }
    window.sheets.ensure_rows(list(said))
    for key, words in said.items():
        field = window.sheets.inputs[key]
        field.setFocus()
        field.setText(words)
        field.textEdited.emit(words)
    window.rest()
    qtbot.waitUntil(lambda: window.keeper.is_clean)
    again = opened(qtbot, found, jobs, messages, meeting_id)
    typed = again.sheets.typed()
    assert {key: typed[key] for key in said} == said


def test_every_box_has_a_name_and_can_be_reached(window):
    assert audit(window) == []


def kit(found, meeting_id):
    view = found.office.meetings.meeting(meeting_id)
    called = found.office.meetings.conducting.members(view.meeting, view.meeting.on_day)
    return Kit(view, tuple(called), date(2026, 12, 5))


def read(found, meeting_id, typed):
    return Reader(kit(found, meeting_id), typed).read()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({name("roll", 0, "mark"): "7"}, name("roll", 0, "mark")),
        ({name("roll", 0, "reason"): "ốm"}, name("roll", 0, "mark")),
        ({name("said", 0, "text"): "x"}, name("said", 0, "who")),
        ({name("said", 0, "who"): "99", name("said", 0, "text"): "x"}, None),
        ({name("said", 0, "who"): "1"}, name("said", 0, "text")),
        ({name("said2", 0, "text"): "x"}, name("said2", 0, "who")),
        ({name("votes", 0, "at"): "8h"}, name("votes", 0, "subject")),
        ({name("votes", 0, "in_favour"): "mười"}, name("votes", 0, "in_favour")),
        ({name("votes", 0, "in_favour"): "3"}, name("votes", 0, "subject")),
        ({name("times", "chair"): "Ai đó"}, name("times", "chair")),
        ({name("tasks", 0, "note"): "x"}, name("tasks", 0, "outcome")),
        ({name("given", 0, "due"): "1/1/2027"}, name("given", 0, "title")),
        ({name("said", 0, "who"): "²", name("said", 0, "text"): "x"}, ""),
    ],
)
def test_every_doubt_is_said_at_its_box(found, meeting_id, typed, field):
    problems = read(found, meeting_id, typed).problems
    if field == "":
        assert problems == {}
    else:
        assert (field or name("said", 0, "who")) in problems


def test_a_late_member_was_present(found, meeting_id):
    typed = {name("roll", 3, "arrived"): "8:05"}
    (one,) = read(found, meeting_id, typed).sheet.roll
    assert (one.mark, one.arrived) == (Mark.PRESENT, "8:05")


def test_sums_are_told_while_typing(found, meeting_id):
    typed = {name("roll", 0, "mark"): "1", name("roll", 1, "mark"): "2"}
    sheets = kit(found, meeting_id)
    assert roll_sum(sheets, typed).endswith("chưa ghi 22.")
    assert "Có mặt 23" in roll_sum(sheets, typed | {name("roll", "rest"): "1"})
    papers = {
        name("votes", 0, "handed_out"): "20",
        name("votes", 0, "returned"): "20",
        name("votes", 0, "in_favour"): "18",
        name("votes", 0, "against"): "1",
    }
    assert vote_sum(papers, 0) == "Thu về 20 phiếu nhưng các ô cộng lại 19."
    assert vote_sum(papers | {name("votes", 0, "invalid"): "1"}, 0) == (
        "Khớp: 20 phiếu thu về."
    )
