"""The month for the wall, on paper."""

import io
from datetime import date

import pypdfium2
import pytest

from app.bootstrap import build
from app.features.meetings.model.entries import NewMeeting
from app.reports.errors import UnknownReport


@pytest.fixture
def office(store, clock):
    return build(store, clock)


def words(pdf):
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return " ".join(text.split())


def test_a_month_names_its_meetings_and_its_duties_with_their_basis(office):
    office.meetings.plan(
        NewMeeting(
            kind="regular", on_day=date(2026, 12, 3), time="19:30", place="Nhà văn hóa"
        )
    )
    office.meetings.plan(NewMeeting(kind="regular", on_day=date(2026, 11, 25)))
    told = words(office.reports.make("month_sheet", "2026-12").pdf)
    assert "LỊCH VIỆC THÁNG 12/2026" in told
    assert "03/12/2026" in told
    assert "19:30, Nhà văn hóa" in told
    assert "25/11/2026 Sinh hoạt" not in told
    assert "19/12/2026" in told
    assert "Gửi báo cáo “Chi bộ bốn tốt” năm 2026" in told


def test_a_month_without_anything_says_so(office):
    told = words(office.reports.make("month_sheet", "2020-05").pdf)
    assert "Chưa có buổi họp nào trong lịch." in told
    assert "Không có việc." in told


@pytest.mark.parametrize("month", ["2026-13", "11", "2026-11-23", "x"])
def test_what_is_no_month_is_refused(office, month):
    with pytest.raises(UnknownReport):
        office.reports.make("month_sheet", month)
