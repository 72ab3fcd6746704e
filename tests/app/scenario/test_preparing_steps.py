"""Steps before a meeting: each one played, with what it answers."""

import pytest

from tests.app.scenario.cell import HEAD, members

STEPS = """
[[step]]
do = "cell.appoint"
at = 2026-01-03T08:00:00
person = "Trần Văn Hòa"
role = "secretary"
from_on = 2025-06-01

[[step]]
do = "meetings.day_off"
at = 2026-01-03T08:10:00
day = 2026-03-03
name = "Ngày hội"

[[step]]
do = "meetings.plan_year"
at = 2026-01-03T08:20:00
year = 2026
day = 3
time = "07:30"
themes = ["Học Bác"]

[[step]]
do = "meetings.find"
at = 2026-01-03T08:30:00
as = "mar"
kind = "regular"
month = 3

[[step]]
do = "meetings.move"
at = 2026-01-03T08:40:00
meeting = "mar"
on = 2026-03-10
time = "19:30"
reason = "Trùng lịch"

[[step]]
do = "meetings.add_suggested"
at = 2026-03-01T08:00:00
meeting = "mar"
titles = ["công tác kiểm tra, giám sát của chi bộ", "Không có nội dung này"]

[[step]]
do = "meetings.attach_paper"
at = 2026-03-01T08:10:00
meeting = "mar"
file = "a.pdf"
title = "Kế hoạch kiểm tra"
item = "Công tác kiểm tra, giám sát của chi bộ"

[[step]]
do = "meetings.save_paper"
at = 2026-03-01T08:20:00
meeting = "mar"
paper = "ke hoach kiem tra"
file = "copy.pdf"

[[step]]
do = "meetings.drop_paper"
at = 2026-03-01T08:30:00
meeting = "mar"
paper = "Kế hoạch kiểm tra"

[[step]]
do = "meetings.tell"
at = 2026-03-01T09:00:00
meeting = "mar"
person = "Vũ Ngọc Ánh"
way = "phone"

[[step]]
do = "meetings.tell_all"
at = 2026-03-01T09:10:00
meeting = "mar"
way = "zalo"

[[step]]
do = "meetings.untell"
at = 2026-03-01T09:20:00
meeting = "mar"
person = "Vũ Ngọc Ánh"

[[step]]
do = "meetings.send_papers"
at = 2026-03-02T09:00:00
meeting = "mar"

[[step]]
do = "meetings.post"
at = 2026-03-02T09:10:00
meeting = "mar"
what = "papers"

[[step]]
do = "meetings.unpost"
at = 2026-03-02T09:20:00
meeting = "mar"
what = "papers"

[[step]]
do = "meetings.leave_unposted"
at = 2026-03-02T09:30:00
meeting = "mar"
what = "papers"
reason = "Chưa dùng Sổ tay"

[[step]]
do = "meetings.short_text"
at = 2026-03-02T09:40:00
meeting = "mar"

[[step]]
do = "meetings.cancel"
at = 2026-03-02T09:50:00
meeting = "mar"
reason = "Dồn sang tháng sau"

[[step]]
do = "meetings.gaps"
at = 2026-03-02T10:00:00
year = 2026
"""


@pytest.fixture
def played(tmp_path, play):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4\n1")
    outcome = play(HEAD + members() + STEPS)
    failed = [(p.planned.step.name, p.sentence) for p in outcome if not p.ok]
    assert failed == []
    return outcome, tmp_path / "out"


def test_every_step_before_a_meeting_answers(played):
    outcome, out = played
    told = {
        p.planned.step.name: {k: v for k, v in p.result.items() if k != "id"}
        for p in outcome
        if p.planned.step.name.startswith("meetings.")
    }
    # 2026 is known; the day entered stands on top of it.
    assert told["meetings.day_off"] == {"standing": "known"}
    # 12 regular, 4 thematic, the review; one secretary alone is no committee. The 3rd
    # is off in January, March (entered), May and October, and the 17th in February,
    # May: six days moved.
    assert told["meetings.plan_year"] == {"planned": 17, "moved": 6, "kept": 0}
    assert told["meetings.find"] == {"on": "2026-03-04"}
    assert told["meetings.add_suggested"] == {"added": 1}
    assert told["meetings.attach_paper"] == {"files": 1}
    assert told["meetings.save_paper"] == {"bytes": 10}
    assert told["meetings.tell"] == {"told": 1, "of": 4}
    assert told["meetings.tell_all"] == {"told": 4, "of": 4}
    assert told["meetings.untell"] == {"told": 3, "of": 4}
    # Sent on the 2nd for the 10th.
    assert told["meetings.send_papers"] == {"days_ahead": 8}
    text = told["meetings.short_text"]["text"]
    assert "Thời gian: 19:30, thứ Ba ngày 10/03/2026" in text
    assert told["meetings.gaps"] == {"months": [3], "quarters": []}
    assert (out / "documents" / "copy.pdf").read_bytes() == b"%PDF-1.4\n1"
