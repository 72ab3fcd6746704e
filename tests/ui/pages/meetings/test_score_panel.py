"""The score of a session in the window: facts, judgements, the choice of a set."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.features.session_score.model.scheme import NewScheme
from tests.app.features.meetings import office as office_of
from tests.app.features.session_score.test_sheet import LINES, SINCE
from tests.ui.pages.meetings.panelhost import hosted, settle
from tests.ui.windows import dialog_of
from ui.pages.meetings.panels.score import ScorePanel
from ui.pages.meetings.scoring.schemes import SchemeDialog


@pytest.fixture
def desk(store, clock):
    return office_of.desk(store, clock)


def choose(desk, set_id="PT-100", lines=LINES):
    new = NewScheme(set_id=set_id, from_on=SINCE, basis="15-HD/ĐU", lines=lines)
    desk.office.scores.schemes.choose(new)


@pytest.fixture
def shown(desk, jobs, messages, qtbot):
    def show(meeting_id=None):
        meeting_id = meeting_id or office_of.held(desk)
        host = hosted(ScorePanel, desk, meeting_id, jobs, messages, qtbot)
        return host, host.panel, meeting_id

    return show


def shoot(widget, name):
    folder = os.environ.get("SHOTS")
    if folder:
        widget.grab().save(str(Path(folder) / f"{name}.png"))


def cells(panel, key):
    return [row.cell(key).text for row in panel.table.seen() if not row.section]


def test_lines_stand_beside_their_facts_and_the_sum_above(desk, shown):
    choose(desk)
    _host, panel, _id = shown()
    assert cells(panel, "points") == [
        "0/5",
        "10/10",
        "20/20",
        "15/15",
        "–/30",
        "10/10",
        "10/10",
    ]
    rows = [row for row in panel.table.seen() if not row.section]
    assert rows[3].cell("line").detail.startswith("Thời lượng 96 phút")
    shoot(panel, "score")
    # The first open line waits for its judgement.
    assert panel._line().title == "Không khí dân chủ"


def test_a_judgement_by_keyboard_makes_the_level(desk, shown, qtbot):
    choose(desk)
    host, panel, meeting_id = shown()
    panel.table.setFocus()
    qtbot.keyClick(panel.table.grid, Qt.Key.Key_3)
    assert panel.form.value("points") == "3"
    panel.form.fill({"points": "27,5", "words": "Nhiều ý kiến thẳng thắn"})
    panel.judge.click()
    settle(host, qtbot)
    score = desk.office.scores.sheet(meeting_id)
    assert (score.sum.total, score.sum.level_title) == (9250, "Tốt")
    assert panel.head._figure.text() == "92,5/100"
    assert panel.head._year.text() == (
        "Năm 2026: đã chấm 1/12 tháng. Các tháng: Tốt 1. Tạm xếp: Khá."
    )
    shoot(panel, "score_done")


def test_points_without_words_are_refused_under_the_field(desk, shown, qtbot):
    choose(desk)
    host, panel, meeting_id = shown()
    panel.form.fill({"points": "10"})
    panel.judge.click()
    settle(host, qtbot)
    assert not desk.office.scores.sheet(meeting_id).is_kept


def test_criteria_are_answered_with_one_and_zero(desk, shown, qtbot):
    choose(desk, "HD12-2018", ())
    host, panel, meeting_id = shown()
    assert panel.form.line("met").isVisible()
    assert not panel.form.line("points").isVisible()
    qtbot.keyClick(panel.table.grid, Qt.Key.Key_1)
    panel.form.fill({"words": "Nhiều ý kiến"})
    panel.judge.click()
    settle(host, qtbot)
    found = desk.office.scores.sheet(meeting_id).lines[2]
    assert (found.points, found.reason) == (100, "Nhiều ý kiến")
    shoot(panel, "score_hd12")


def test_remarks_keep_the_score_with_the_minutes(desk, shown, qtbot):
    choose(desk)
    host, panel, meeting_id = shown()
    panel.remarks.fill({"in_favour": 22, "superior": "Nhất trí"})
    panel.keep.click()
    settle(host, qtbot)
    sheet = desk.office.scores.sheet(meeting_id).sheet
    assert (sheet.in_favour, sheet.superior) == (22, "Nhất trí")
    panel.see.click()
    assert host.places[-1].record_id == f"score_sheet:{meeting_id}"


def test_without_a_set_the_panel_asks_for_one_and_proposes_the_five_criteria(
    desk, shown, qtbot
):
    host, panel, meeting_id = shown()
    assert "chưa chọn bộ chấm" in panel.message.text()
    assert not panel.table.isVisible()
    shoot(panel, "score_none")
    panel.choose.click()
    settle(host, qtbot)
    dialog = dialog_of(SchemeDialog)
    assert dialog.form.value("set") == "HD12-2018"
    shoot(dialog, "scheme")
    dialog.submit()
    settle(host, qtbot)
    assert len(desk.office.scores.sheet(meeting_id).lines) == 5
    assert panel.table.isVisible()


def test_a_table_of_points_is_entered_line_by_line(desk, shown, qtbot):
    host, panel, meeting_id = shown()
    panel.choose.click()
    settle(host, qtbot)
    dialog = dialog_of(SchemeDialog)
    dialog.form.fill({"set": "PT-100"})
    dialog.form.edited.emit("set", "PT-100")
    for title, most in (("Chi ủy họp", "5"), ("Gửi tài liệu", "9")):
        dialog.lines.form.fill({"group": "preparation", "title": title, "most": most})
        dialog.lines.add_line.click()
    qtbot.wait(50)
    shoot(dialog, "scheme_lines")
    dialog.submit()
    settle(host, qtbot)
    assert "cộng được 14 điểm" in dialog.problem.text()
    dialog.lines.table.select("1")
    dialog.lines.form.fill({"group": "preparation", "title": "Tài liệu", "most": "10"})
    dialog.lines.change_line.click()
    dialog.submit()
    settle(host, qtbot)
    found = [
        (one.title, one.most) for one in desk.office.scores.sheet(meeting_id).lines
    ]
    assert found[:3] == [
        ("Chi ủy họp", 500),
        ("Tài liệu", 1000),
        ("Tỷ lệ tham dự", 2000),
    ]
