"""Online meetings in the window: the conditions, the change of form, the places."""

from datetime import date

import pytest

from app.features.meetings.model.forms.online import OnlineDetails
from app.features.meetings.model.records import State
from tests.app.features.meetings import office as office_of
from tests.app.features.meetings.conftest import NAMES
from tests.ui.pages.meetings.panelhost import hosted, settle
from tests.ui.pages.meetings.test_score_panel import shoot
from tests.ui.windows import dialog_of
from ui.pages.meetings.forms.card import FormCard
from ui.pages.meetings.forms.online import OnlineDialog
from ui.pages.meetings.panels.base import Panel
from ui.pages.meetings.panels.online import OnlinePanel
from ui.widgets.status import Status

WHOLE = OnlineDetails(
    permission_no="45-CV/ĐU",
    permission_on=date(2026, 11, 20),
    permission_by="Đảng ủy phường An Bình",
    ground="on_duty",
    unable_count=13,
    unable_words="trực chốt phòng chống bão",
    platform="Phòng họp trực tuyến của phường",
    no_secrets=True,
)


class CardPanel(Panel):
    """The entry of the form alone, as the preparation shows it."""

    step = "prepare"

    def __init__(self, acts):
        super().__init__(acts, "Chuẩn bị")
        self.card = FormCard(acts)
        self.box.addWidget(self.card)

    def take(self, view):
        self.card.show_view(view)


@pytest.fixture
def desk(store, clock):
    return office_of.desk(store, clock)


def test_the_form_changes_only_when_its_conditions_hold(desk, jobs, messages, qtbot):
    meeting_id = office_of.prepared(desk)
    host = hosted(CardPanel, desk, meeting_id, jobs, messages, qtbot)
    host.panel.card.buttons["online"].click()
    settle(host, qtbot)
    dialog = dialog_of(OnlineDialog)
    qtbot.wait(30)
    shoot(dialog, "online_dialog")
    dialog.submit()
    settle(host, qtbot)
    # The first condition speaks under its own field.
    assert dialog.isVisible()
    assert desk.office.meetings.meeting(meeting_id).meeting.form == "in_person"
    dialog.form.fill(
        {
            "permission_no": "45-CV/ĐU",
            "permission_on": date(2026, 11, 20),
            "permission_by": "Đảng ủy phường An Bình",
            "ground": "on_duty",
            "unable_count": 13,
            "unable_words": "trực chốt",
            "platform": "Phòng họp trực tuyến",
            "no_secrets": True,
        }
    )
    dialog.keep.click()
    settle(host, qtbot)
    assert all(status is Status.DONE for status, *_rest in dialog.conditions._shown)
    dialog.submit()
    settle(host, qtbot)
    assert desk.office.meetings.meeting(meeting_id).meeting.form == "online"
    host.panel.card.buttons["in_person"].click()
    settle(host, qtbot)
    assert desk.office.meetings.meeting(meeting_id).meeting.form == "in_person"


def test_members_are_named_one_by_one(desk, jobs, messages, qtbot):
    meeting_id = office_of.prepared(desk)
    host = hosted(CardPanel, desk, meeting_id, jobs, messages, qtbot)
    host.panel.card.buttons["mixed"].click()
    settle(host, qtbot)
    dialog = dialog_of(OnlineDialog)
    dialog.one.fill({"person": desk.who[NAMES[3]], "reason": "đi biển"})
    dialog.name_one.click()
    settle(host, qtbot)
    view = desk.office.meetings.online.view(meeting_id)
    assert [one.reason for one in view.unable] == ["đi biển"]
    dialog.people.select_first()
    dialog.drop_one.click()
    settle(host, qtbot)
    assert not desk.office.meetings.online.view(meeting_id).unable
    dialog.give("later")


def online_meeting(desk):
    meeting_id = office_of.discussed(desk)
    do = desk.office.meetings
    do.online.describe(meeting_id, WHOLE)
    do.online.type_as(meeting_id, "mixed")
    return meeting_id


def test_places_times_and_the_chairs_word_let_the_meeting_close(
    desk, jobs, messages, qtbot
):
    meeting_id = online_meeting(desk)
    desk.at(2026, 12, 5, 8, 30)
    host = hosted(OnlinePanel, desk, meeting_id, jobs, messages, qtbot)
    panel = host.panel
    panel.form.fill(
        {
            "person": desk.who[NAMES[0]],
            "place": "Nhà văn hóa",
            "way": "room",
            "at": "7h30",
        }
    )
    panel.come.click()
    settle(host, qtbot)
    panel.form.fill({"place": "Điểm cầu phường", "way": "online"})
    panel.rest.click()
    settle(host, qtbot)
    panel.form.fill({"person": desk.who[NAMES[1]], "at": "08:10"})
    panel.leave_button.click()
    settle(host, qtbot)
    view = desk.office.meetings.online.view(meeting_id)
    assert not view.without_stay
    assert {one.name: one.left_early for one in view.stays}[NAMES[1]]
    panel.checks.fill(
        {"identity": True, "identity_words": "gọi tên", "recording": "none"}
    )
    panel.keep.click()
    settle(host, qtbot)
    shoot(panel, "online_panel")
    desk.at(2026, 12, 5, 9, 6)
    minutes = desk.office.meetings.minutes
    minutes.read_out(meeting_id)
    minutes.close(meeting_id)
    assert desk.office.meetings.meeting(meeting_id).meeting.state is State.READ


def test_a_recording_without_a_decision_is_refused_under_its_field(
    desk, jobs, messages, qtbot
):
    meeting_id = online_meeting(desk)
    host = hosted(OnlinePanel, desk, meeting_id, jobs, messages, qtbot)
    host.panel.checks.fill({"identity": True, "recording": "decided"})
    host.panel.keep.click()
    settle(host, qtbot)
    record = desk.office.meetings.online.view(meeting_id).record
    assert (record.identity, record.recording) == (False, "")
