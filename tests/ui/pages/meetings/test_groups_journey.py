"""A session by party groups at the table: from the plan to minutes that are locked."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from app.features.meetings.model.entries import NewMeeting
from app.features.meetings.model.records import State
from tests.app.features.meetings.conftest import NAMES
from tests.app.reports.test_group_sheet import SINCE, File, group_id
from tests.app.reports.test_group_sheet import desk as grouped_desk
from tests.app.reports.test_score_sheet import words_of
from ui.pages.meetings.forms.merging import MergeDialog

assert grouped_desk
GUEST = NAMES[20]


@pytest.fixture
def found(desk):
    return desk


desk = grouped_desk


@pytest.fixture
def planned(found):
    """A regular session by groups, planned for this morning with its usual agenda."""
    do = found.office.meetings
    do.groups.allow(SINCE, 20, 3, "15-HD/BTCTU")
    found.at(2026, 12, 5, 7, 30)
    new = NewMeeting(
        kind="regular",
        on_day=date(2026, 12, 5),
        time="07:30",
        chair_id=found.who[NAMES[0]],
        clerk_id=found.who[NAMES[1]],
    )
    meeting_id = do.plan(new).record_id
    do.planning.suggest_agenda(meeting_id)
    do.groups.type_as(meeting_id)
    return meeting_id


@pytest.fixture(autouse=True)
def _no_dialog_is_left():
    yield
    for one in QApplication.topLevelWidgets():
        if isinstance(one, MergeDialog):
            one.close()


def merge_dialog():
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, MergeDialog)]
    return next(one for one in found if one.isVisible())


def take(seat, file):
    """Hand a file in as the leader of a group does, and look at what it changes."""
    seat.runner.panel.take_path(file.save())
    seat.settle()
    return merge_dialog()


def sheets(found, planned, folder):
    """Both files filled in; somebody of the second group went to the first."""
    first = File(found, planned, folder, 1)
    first.everybody()
    first.mark(NAMES[5], 2, "điều trị")
    first.tell("T7", "Bàn vệ sinh ngõ 12")
    visitor = first.rows()[-5]
    visitor[2].value, visitor[3].value = GUEST, 1
    second = File(found, planned, folder, 2)
    second.everybody()
    second.tell("T9", "Đề nghị lắp đèn ngõ 14")
    return first, second


def finish(seat):
    """Read out, close, sign and lock at the last step."""
    panel = seat.jump("read_back")
    panel.read.click()
    seat.settle()
    for act in (panel._close, panel._sign, lambda: panel._answered("lock")):
        act()
        seat.settle()


def test_two_files_become_the_minutes_of_the_cell(seat, found, planned, tmp_path):
    do = found.office.meetings
    runner = seat.open(planned)
    runner.go_on()
    seat.settle()
    first, second = sheets(found, planned, tmp_path)
    seat.go("groups")
    take(seat, first).submit()
    seat.settle()
    asking = take(seat, second)
    asking.submit()
    seat.settle()
    # The guest stands on both sheets: nothing is merged before that is answered.
    assert asking.isVisible()
    asking.form.fill({found.who[GUEST]: group_id(found, 2)})
    asking.submit()
    seat.settle()
    # 12 of the first group, one of them ill; 12 of the second, the guest among them.
    counts = do.meeting(planned).counts
    assert (counts.present, counts.excused, counts.unmarked) == (23, 1, 0)
    do.floor.conclude(planned, "Chi ủy tiếp thu ý kiến hai tổ.")
    found.at(2026, 12, 5, 9, 6)
    finish(seat)
    assert do.meeting(planned).meeting.state is State.LOCKED
    told = words_of(found.office.reports.prepare("minutes", planned).doc)
    for part in (
        "Hình thức: sinh hoạt theo tổ đảng",
        "Có mặt: 23/24",
        "Bàn vệ sinh ngõ 12",
        "Kiến nghị với chi ủy: Đề nghị lắp đèn ngõ 14",
        f"{NAMES[5]} (điều trị)",
    ):
        assert part in told, part
