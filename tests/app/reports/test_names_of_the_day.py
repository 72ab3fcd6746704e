"""Minutes of March keep the names and officers of March, whenever they are printed."""

import shutil
import subprocess
from datetime import date

import pytest

from app.features.meetings.model.entries import NewMeeting
from app.people.model import NewOfficer
from tests.app.features.meetings.office import desk

OLD_CHAIR, NEW_CHAIR = "Trần Văn Hòa", "Đặng Thị Ánh"
NAMES = (OLD_CHAIR, NEW_CHAIR, "Lê An", "Phạm Bình", "Hồ Chi")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
def test_minutes_printed_after_a_renaming_show_who_and_what_held(
    store, clock, tmp_path
):
    found = desk(store, clock, NAMES)
    office, who = found.office, found.who
    found.at(2026, 3, 5, 8, 0)
    meeting = office.meetings.plan(
        NewMeeting(
            kind="regular",
            on_day=date(2026, 3, 5),
            chair_id=who[OLD_CHAIR],
            clerk_id=who["Lê An"],
        )
    ).record_id
    office.meetings.conducting.open(meeting)
    office.meetings.conducting.mark_rest_present(meeting)
    found.at(2026, 11, 20, 8, 0)
    office.people.rename(
        date(2026, 7, 1),
        "12-QĐ/ĐU",
        name="Chi bộ Khu phố Bắc",
        superior_name="Đảng bộ phường Nam Cửa Việt",
    )
    office.people.change_term(
        date(2026, 8, 1),
        date(2031, 7, 31),
        [NewOfficer(who[NEW_CHAIR], "secretary", "20-QĐ/ĐU")],
    )
    path = tmp_path / "bien ban.pdf"
    path.write_bytes(office.reports.make("minutes", meeting).pdf)
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True
    )
    words = done.stdout.decode()
    assert "CHI BỘ TỔ DÂN PHỐ 5" in words
    assert "ĐẢNG BỘ PHƯỜNG AN BÌNH" in words
    assert OLD_CHAIR in words
    assert "KHU PHỐ BẮC" not in words
    assert "NAM CỬA VIỆT" not in words
    listed = office.reports.make("member_list", "2026-11-20").pdf
    path.write_bytes(listed)
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True
    )
    assert "CHI BỘ KHU PHỐ BẮC" in done.stdout.decode()
