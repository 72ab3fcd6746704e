"""The panels and dialogs of forms and scores: heard, uncut, at every size of text."""

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.features.meetings.model.forms.online import OnlineDetails
from app.features.session_score.model.scheme import NewScheme
from tests.app.features.meetings import office as office_of
from tests.app.features.session_score.test_sheet import LINES, SINCE
from tests.app.reports.test_group_sheet import desk as grouped_desk
from tests.app.reports.test_group_sheet import meeting_id as by_groups
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped
from tests.ui.pages.meetings.panelhost import hosted, settle
from tests.ui.pages.meetings.test_online_panel import CardPanel
from ui.pages.meetings.forms.groups import GroupsDialog
from ui.pages.meetings.forms.online import OnlineDialog
from ui.pages.meetings.forms.papersheet import PaperSheetDialog
from ui.pages.meetings.forms.register import RegisterDialog
from ui.pages.meetings.panels.groups import GroupsPanel
from ui.pages.meetings.panels.online import OnlinePanel
from ui.pages.meetings.panels.score import ScorePanel
from ui.pages.meetings.scoring.schemes import SchemeDialog
from ui.widgets.overlay.dialog import Dialog

grouped, meeting_id = grouped_desk, by_groups
desk = grouped_desk
SIZES = pytest.mark.parametrize("percent", [100, 150, 200])
assert grouped


@pytest.fixture(autouse=True)
def dialogs_close(qtbot):
    yield
    for one in QApplication.topLevelWidgets():
        if isinstance(one, Dialog):
            one.close()


def looked_at(widget):
    # What was filled in last is laid out by the events that follow.
    QTest.qWait(60)
    assert audit(widget) == []
    assert clipped(widget) == []


def shown(kind):
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind)]
    return next(one for one in found if one.isVisible())


@SIZES
@pytest.mark.parametrize("set_id", ["PT-100", "HD12-2018", ""])
def test_the_score_panel(look, store, clock, jobs, messages, qtbot, percent, set_id):
    desk = office_of.desk(store, clock)
    if set_id:
        lines = LINES if set_id == "PT-100" else ()
        new = NewScheme(set_id=set_id, from_on=SINCE, lines=lines)
        desk.office.scores.schemes.choose(new)
    meeting = office_of.held(desk)
    look.change(percent=percent)
    host = hosted(ScorePanel, desk, meeting, jobs, messages, qtbot, 900)
    looked_at(host)
    (host.panel.change_set if set_id else host.panel.choose).click()
    settle(host, qtbot)
    looked_at(shown(SchemeDialog))


@SIZES
def test_the_online_panel_and_dialog(
    look, store, clock, jobs, messages, qtbot, percent
):
    desk = office_of.desk(store, clock)
    meeting = office_of.discussed(desk)
    do = desk.office.meetings
    do.online.describe(
        meeting,
        OnlineDetails(
            permission_no="45-CV/ĐU",
            permission_on=date(2026, 11, 20),
            permission_by="Đảng ủy phường An Bình",
            ground="on_duty",
            unable_count=13,
            unable_words="trực chốt",
            platform="Phòng họp",
            no_secrets=True,
        ),
    )
    do.online.type_as(meeting, "mixed")
    look.change(percent=percent)
    host = hosted(OnlinePanel, desk, meeting, jobs, messages, qtbot, 900)
    looked_at(host)
    other = hosted(CardPanel, desk, meeting, jobs, messages, qtbot, 900)
    looked_at(other)
    other.panel.card.buttons["mixed"].click()
    settle(other, qtbot)
    looked_at(shown(OnlineDialog))


@SIZES
def test_the_groups_panel_and_dialogs(
    look, desk, meeting_id, jobs, messages, qtbot, percent
):
    look.change(percent=percent)
    host = hosted(GroupsPanel, desk, meeting_id, jobs, messages, qtbot, 900)
    looked_at(host)
    host.panel.enter_paper.click()
    settle(host, qtbot)
    looked_at(shown(PaperSheetDialog))
    shown(PaperSheetDialog).give("later")
    other = hosted(CardPanel, desk, meeting_id, jobs, messages, qtbot, 900)
    other.panel.card.buttons["by_groups"].click()
    settle(other, qtbot)
    looked_at(shown(GroupsDialog))
    shown(GroupsDialog).register.click()
    settle(other, qtbot)
    looked_at(shown(RegisterDialog))
