"""Meetings by groups in the window: terms, groups, files, paper, doubles."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.features.meetings.model.entries import NewItem, NewMeeting
from app.features.meetings.model.records import Mark
from tests.app.features.meetings import office as office_of
from tests.app.features.meetings.conftest import NAMES
from tests.app.reports.test_group_sheet import SINCE, File, group_id, made
from tests.app.reports.test_group_sheet import desk as grouped_desk
from tests.app.reports.test_group_sheet import meeting_id as by_groups
from tests.ui.pages.meetings.panelhost import hosted, settle
from tests.ui.pages.meetings.test_online_panel import CardPanel
from tests.ui.pages.meetings.test_score_panel import shoot
from tests.ui.windows import dialog_of
from ui.pages.meetings.forms.groups import GroupsDialog
from ui.pages.meetings.forms.merging import MergeDialog
from ui.pages.meetings.forms.papersheet import PaperSheetDialog
from ui.pages.meetings.forms.register import RegisterDialog
from ui.pages.meetings.panels.groups import GroupsPanel

desk = grouped_desk
meeting_id = by_groups
assert made


def test_terms_and_groups_are_entered_and_the_meeting_becomes_one_by_groups(
    store, clock, jobs, messages, qtbot
):
    desk = office_of.desk(store, clock)
    desk.at(2026, 12, 5, 7, 30)
    new = NewMeeting(kind="regular", on_day=date(2026, 12, 5), time="07:30")
    meeting_id = desk.office.meetings.plan(new).record_id
    host = hosted(CardPanel, desk, meeting_id, jobs, messages, qtbot)
    host.panel.card.buttons["by_groups"].click()
    settle(host, qtbot)
    dialog = dialog_of(GroupsDialog)
    dialog.submit()
    settle(host, qtbot)
    assert desk.office.meetings.meeting(meeting_id).meeting.form == "in_person"
    dialog.form.fill(
        {
            "from_on": SINCE,
            "min_members": 20,
            "max_a_year": 3,
            "basis": "15-HD/BTCTU, 11/5/2023",
        }
    )
    dialog.keep.click()
    settle(host, qtbot)
    dialog.register.click()
    settle(host, qtbot)
    fill_register(dialog_of(RegisterDialog), desk, host, qtbot)
    shoot(dialog, "groups_dialog")
    dialog.submit()
    settle(host, qtbot)
    assert desk.office.meetings.meeting(meeting_id).meeting.form == "by_groups"


def fill_register(register, desk, host, qtbot):
    """Form two groups and seat everybody, as a secretary does."""
    for number, names in ((1, NAMES[:12]), (2, NAMES[12:])):
        register.group_form.fill({"name": f"Tổ {number}", "from_on": SINCE})
        register.form_group.click()
        settle(host, qtbot)
        register.table.select(group_id(desk, number))
        for name in names:
            seat = "leader" if name == names[0] else "member"
            register.seat_form.fill(
                {"person": desk.who[name], "seat": seat, "from_on": SINCE}
            )
            register.seat.click()
            settle(host, qtbot)
    shoot(register, "register")
    register.give("done")
    settle(host, qtbot)


def test_a_file_is_looked_at_and_merged(
    desk, meeting_id, tmp_path, jobs, messages, qtbot
):
    file = File(desk, meeting_id, tmp_path)
    file.everybody()
    host = hosted(GroupsPanel, desk, meeting_id, jobs, messages, qtbot)
    host.panel.take_path(file.save())
    settle(host, qtbot)
    dialog = dialog_of(MergeDialog)
    shoot(dialog, "merge")
    assert desk.office.meetings.groups.view(meeting_id).groups[0].sheet is None
    dialog.submit()
    settle(host, qtbot)
    view = desk.office.meetings.groups.view(meeting_id)
    assert view.groups[0].sheet.origin == "file"
    assert host.panel.table.seen()[0].cell("present").text == "12/12"
    shoot(host.panel, "groups_panel")


def test_a_foreign_file_is_refused_with_a_sentence(
    desk, meeting_id, tmp_path, jobs, messages, qtbot
):
    said = []
    messages.error = lambda problem, owner=None: said.append(messages.sentence(problem))
    path = tmp_path / "anh.xlsx"
    path.write_bytes(b"<html><table></table></html>")
    host = hosted(GroupsPanel, desk, meeting_id, jobs, messages, qtbot)
    host.panel.take_path(path)
    settle(host, qtbot)
    assert len(said) == 1
    assert "anh.xlsx" in said[0]


def test_a_paper_sheet_is_entered_with_digits_and_a_double_is_asked(
    desk, meeting_id, tmp_path, jobs, messages, qtbot
):
    file = File(desk, meeting_id, tmp_path)
    file.everybody()
    do = desk.office.meetings
    do.group_sheets.merge(meeting_id, [do.sheet_files.read(meeting_id, file.save())])
    host = hosted(GroupsPanel, desk, meeting_id, jobs, messages, qtbot)
    host.panel.table.select(group_id(desk, 2))
    host.panel.enter_paper.click()
    settle(host, qtbot)
    dialog = dialog_of(PaperSheetDialog)
    qtbot.keyClick(dialog.table.grid, Qt.Key.Key_2)
    dialog.table.select_first()
    dialog.reason.fill({"mark": "excused", "reason": "đi công tác"})
    dialog.set_mark.click()
    dialog.rest.click()
    dialog.guest.fill({"guest": desk.who[NAMES[3]]})
    dialog.add_guest.click()
    dialog.form.fill({"began": "19h30", "ended": "20:45", "content": "Đã bàn"})
    qtbot.wait(20)
    shoot(dialog, "paper_sheet")
    dialog.submit()
    settle(host, qtbot)
    answer_double(desk, host, qtbot)
    view = do.groups.view(meeting_id)
    assert [one.present for one in view.groups] == [12, 11]
    marks = {one.name: one for one in do.meeting(meeting_id).record.roll}
    assert marks[NAMES[12]].mark is Mark.EXCUSED
    assert marks[NAMES[12]].reason == "đi công tác"


def answer_double(desk, host, qtbot):
    """An unanswered double keeps the dialog open; the answer merges."""
    merge = dialog_of(MergeDialog)
    assert merge.form is not None
    merge.submit()
    settle(host, qtbot)
    assert merge.isVisible()
    merge.form.fill({desk.who[NAMES[3]]: group_id(desk, 1)})
    merge.submit()
    settle(host, qtbot)


def test_the_sheet_is_printed_and_a_taken_sheet_goes_back(
    desk, meeting_id, tmp_path, jobs, messages, qtbot
):
    file = File(desk, meeting_id, tmp_path)
    file.everybody()
    do = desk.office.meetings
    do.planning.add_item(meeting_id, NewItem(title="Việc khác"))
    do.group_sheets.merge(meeting_id, [do.sheet_files.read(meeting_id, file.save())])
    host = hosted(GroupsPanel, desk, meeting_id, jobs, messages, qtbot)
    host.panel.table.select(group_id(desk, 1))
    host.panel.see.click()
    place = host.places[-1]
    assert place.record_id == f"group_sheet:{meeting_id}:{group_id(desk, 1)}"
    host.panel.drop.click()
    settle(host, qtbot)
    assert do.groups.view(meeting_id).groups[0].sheet is None


@pytest.fixture(autouse=True)
def no_dialog_is_left(qtbot):
    yield
    for kind in (PaperSheetDialog, MergeDialog, GroupsDialog, RegisterDialog):
        for one in QApplication.topLevelWidgets():
            if isinstance(one, kind):
                one.close()


def test_a_matter_in_free_words_is_answered_where_the_form_is_chosen(
    desk, clock, jobs, messages, qtbot
):
    do = desk.office.meetings
    do.groups.allow(SINCE, 20, 3, "15-HD/BTCTU")
    new = NewMeeting(kind="regular", on_day=date(2027, 1, 9), time="07:30")
    meeting_id = do.plan(new).record_id
    do.planning.add_item(meeting_id, NewItem(title="Việc cây xăng cũ"))
    do.planning.add_item(meeting_id, NewItem(title="Kể chuyện lễ kết nạp 1968"))
    host = hosted(CardPanel, desk, meeting_id, jobs, messages, qtbot)
    host.panel.card.buttons["by_groups"].click()
    settle(host, qtbot)
    dialog = dialog_of(GroupsDialog)
    choices = list(dialog.questions.choices.values())
    assert [one.key() for one in choices] == ["?", "?"]
    shoot(dialog, "groups_questions")
    dialog.submit()
    settle(host, qtbot)
    assert "Việc cây xăng cũ" in dialog.problem.text()
    for choice in choices:
        choice.choose("-")
        choice.chosen.emit("-")
        settle(host, qtbot)
    view = do.groups.view(meeting_id)
    assert [one.matter for one in view.items] == ["", ""]
    dialog.submit()
    settle(host, qtbot)
    assert do.meeting(meeting_id).meeting.form == "by_groups"
    dialog_gone = [w for w in QApplication.topLevelWidgets() if w is dialog]
    assert not any(one.isVisible() for one in dialog_gone)
