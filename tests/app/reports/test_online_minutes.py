"""The minutes of an online meeting tell its basis, conditions and places."""

from datetime import date, datetime

import pytest

from app.features.meetings.model.forms.online import OnlineDetails
from app.kernel.clock import VIETNAM
from tests.app.features.meetings import office as office_of
from tests.app.features.meetings.conftest import NAMES
from tests.app.reports.test_score_sheet import words_of


@pytest.fixture
def desk(store, clock):
    return office_of.desk(store, clock)


def online(desk, **facts):
    meeting_id = office_of.discussed(desk)
    do = desk.office.meetings
    details = {
        "permission_no": "45-CV/ĐU",
        "permission_on": date(2026, 11, 20),
        "permission_by": "Đảng ủy phường An Bình",
        "ground": "circumstances",
        "ground_words": "bão số 12",
        "unable_count": 13,
        "unable_words": "trực chốt phòng chống bão",
        "platform": "Phòng họp trực tuyến của phường",
        "no_secrets": True,
        **facts,
    }
    do.online.describe(meeting_id, OnlineDetails(**details))
    do.online.type_as(meeting_id, "mixed")
    return meeting_id


def told(desk, meeting_id):
    return words_of(desk.office.reports.prepare("minutes", meeting_id).doc)


def test_basis_conditions_and_stays_are_printed(desk):
    meeting_id = online(desk)
    do = desk.office.meetings
    first, second = desk.who[NAMES[0]], desk.who[NAMES[1]]
    desk.at(2026, 12, 5, 8, 40)
    start = datetime(2026, 12, 5, 7, 30, tzinfo=VIETNAM)
    do.joining.come(meeting_id, first, "Nhà văn hóa", "room", start)
    late = datetime(2026, 12, 5, 7, 45, tzinfo=VIETNAM)
    do.joining.come(meeting_id, second, "Chốt đê", "online", late)
    do.joining.leave(meeting_id, second, late.replace(hour=8, minute=5))
    do.joining.come(
        meeting_id, second, "Chốt đê", "online", late.replace(hour=8, minute=20)
    )
    do.online.confirm_identity(meeting_id, "gọi tên, bật hình")
    do.online.decide_recording(meeting_id)
    words = told(desk, meeting_id)
    for part in (
        "Hình thức: trực tiếp kết hợp trực tuyến, theo HD 03-HD/TW (2022).",
        "văn bản số 45-CV/ĐU, ngày 20/11/2026 của Đảng ủy phường An Bình.",
        "13/23 (trực chốt phòng chống bão).",
        "Trường hợp: Hoàn cảnh đặc biệt (bão số 12).",
        "Buổi họp không có nội dung bí mật nhà nước.",
        "Xác nhận danh tính người dự từ xa: gọi tên, bật hình.",
        "Buổi họp không ghi âm, ghi hình.",
        "Nhà văn hóa (tại phòng họp)",
        "Chốt đê (từ xa)",
        "vào muộn",
    ):
        assert part in words, part


def test_what_was_not_entered_stays_a_blank(desk):
    meeting_id = online(desk)
    do = desk.office.meetings
    do.online.describe(meeting_id, OnlineDetails())
    words = told(desk, meeting_id)
    assert "văn bản số …………, ngày …/…/…… của …………." in words
    assert "không có nội dung bí mật" not in words


def test_a_meeting_in_one_room_says_nothing_of_forms(desk):
    meeting_id = office_of.held(desk)
    assert "Hình thức:" not in told(desk, meeting_id)
