"""A year of forms: online, by groups, scored; every figure worked out by hand."""

import pytest

from app.scenario.registry import STEPS
from app.scenario.steps import session_score
from app.scenario.steps.meetings.forms import FORM_STEPS
from tests.app.scenario.cell import HEAD, NAMES, members, planned

ONLINE = (
    planned("mar", "2026-03-05", "2026-03-01T08:00:00", place="Trực tuyến")
    + """\
papers_sent_on = 2026-03-03

[[step]]
do = "meetings.describe_online"
at = 2026-03-02T08:00:00
meeting = "mar"
permission_no = "12-CV/ĐU"
permission_on = 2026-03-01
permission_by = "Đảng ủy phường An Bình"
ground = "on_duty"
platform = "Phòng họp của phường"
no_secrets = true

[[step]]
do = "meetings.cannot_come"
at = 2026-03-02T08:01:00
meeting = "mar"
person = "Phạm Quang Dũng"
reason = "trực chốt"

[[step]]
do = "meetings.cannot_come"
at = 2026-03-02T08:02:00
meeting = "mar"
person = "Vũ Ngọc Ánh"
reason = "đi biển"

[[step]]
do = "meetings.cannot_come"
at = 2026-03-02T08:03:00
meeting = "mar"
person = "Lê Thị Minh Nguyệt"
reason = "trực chốt"

[[step]]
do = "meetings.type_as"
at = 2026-03-02T08:04:00
meeting = "mar"
form = "mixed"

[[step]]
do = "meetings.add_item"
at = 2026-03-02T08:05:00
meeting = "mar"
title = "Phòng chống bão"
content = "Đã bàn phương án."

[[step]]
do = "meetings.open"
at = 2026-03-05T07:30:00
meeting = "mar"

[[step]]
do = "meetings.join"
at = 2026-03-05T07:30:00
meeting = "mar"
person = "Trần Văn Hòa"
place = "Nhà văn hóa"
way = "room"

[[step]]
do = "meetings.mark_rest_present"
at = 2026-03-05T07:31:00
meeting = "mar"

[[step]]
do = "meetings.rest_joined"
at = 2026-03-05T07:32:00
meeting = "mar"
place = "Điểm cầu phường"

[[step]]
do = "meetings.drop_out"
at = 2026-03-05T08:40:00
meeting = "mar"
person = "Vũ Ngọc Ánh"

[[step]]
do = "meetings.confirm_online"
at = 2026-03-05T08:41:00
meeting = "mar"
how = "gọi tên, bật hình"

[[step]]
do = "meetings.conclude"
at = 2026-03-05T08:42:00
meeting = "mar"
conclusion = "Nhất trí phương án."

[[step]]
do = "meetings.vote"
at = 2026-03-05T08:43:00
meeting = "mar"
subject = "Kết luận"
in_favour = 3

[[step]]
do = "session_score.choose"
at = 2026-03-05T08:44:00
set = "PT-100"
since = 2026-01-01
basis = "15-HD/ĐU"

[[step.lines]]
part = "attendance"
title = "Dự họp"
most = "20"
fact = "session.attendance"
steps = "100 = 20; 75 = 10"

[[step.lines]]
part = "organisation"
title = "Thời lượng"
most = "15"
fact = "session.minutes"

[[step.lines]]
part = "organisation"
title = "Không khí"
most = "30"

[[step]]
do = "session_score.choose"
at = 2026-03-05T08:44:10
as = "wrong"
set = "HD12-2018"
since = 2026-02-01

[[step]]
do = "session_score.correct"
at = 2026-03-05T08:44:20
choice = "wrong"
set = "HD12-2018"
since = 2026-02-15

[[step]]
do = "session_score.drop_choice"
at = 2026-03-05T08:44:30
choice = "wrong"

[[step]]
do = "session_score.judge"
at = 2026-03-05T08:45:00
meeting = "mar"
line = "Không khí"
points = "25"
words = "Sôi nổi"

[[step]]
do = "session_score.judge"
at = 2026-03-05T08:46:00
meeting = "mar"
line = "preparation"
points = "15"
words = "Đủ tài liệu"

[[step]]
do = "session_score.judge"
at = 2026-03-05T08:47:00
meeting = "mar"
line = "Kết thúc buổi sinh hoạt"
points = "18,5"
words = "Đúng giờ"

[[step]]
do = "session_score.judge"
at = 2026-03-05T08:48:00
meeting = "mar"
line = "Thời lượng"
points = "10"
words = "Mất mạng 20 phút"

[[step]]
do = "session_score.take_fact"
at = 2026-03-05T09:05:00
meeting = "mar"
line = "Thời lượng"

[[step]]
do = "session_score.remark"
at = 2026-03-05T09:05:30
as = "scored"
meeting = "mar"
comments = "Nhất trí"
in_favour = 4

[[step]]
do = "meetings.read_out"
at = 2026-03-05T09:06:00
meeting = "mar"

[[step]]
do = "meetings.close"
at = 2026-03-05T09:06:00
meeting = "mar"

[[step]]
do = "meetings.sign"
at = 2026-03-06T08:00:00
meeting = "mar"

[[step]]
do = "session_score.year"
at = 2026-03-06T08:01:00
as = "year"
year = 2026
"""
)

GROUPS = (
    """
[[step]]
do = "meetings.form_group"
at = 2026-04-01T08:00:00
name = "Tổ 1"
since = 2026-04-01
leader = "Trần Văn Hòa"
members = ["Lê Thị Minh Nguyệt"]

[[step]]
do = "meetings.form_group"
at = 2026-04-01T08:01:00
name = "Tổ 2"
since = 2026-04-01
leader = "Phạm Quang Dũng"
members = ["Vũ Ngọc Ánh"]

[[step]]
do = "meetings.allow_groups"
at = 2026-04-01T08:02:00
since = 2026-01-01
min_members = 0
max_a_year = 3
basis = "15-HD/BTCTU"
"""
    + planned("apr", "2026-04-05", "2026-04-02T08:00:00")
    + """
[[step]]
do = "meetings.add_item"
at = 2026-04-02T08:00:10
meeting = "apr"
title = "Vệ sinh các ngõ"

[[step]]
do = "meetings.answer_item"
at = 2026-04-02T08:00:20
meeting = "apr"
item = "Vệ sinh các ngõ"
stays = ""

[[step]]
do = "meetings.type_as"
at = 2026-04-02T08:01:00
meeting = "apr"
form = "by_groups"

[[step]]
do = "meetings.open"
at = 2026-04-05T07:30:00
meeting = "apr"

[[step]]
do = "meetings.merge_groups"
at = 2026-04-05T08:00:00
as = "merged"
meeting = "apr"
counts_in = [{ person = "Vũ Ngọc Ánh", group = "Tổ 1" }]

[[step.sheets]]
group = "Tổ 1"
began_at = 2026-04-03T19:00:00
ended_at = 2026-04-03T20:00:00
content = "Bàn vệ sinh"
guests = ["Vũ Ngọc Ánh"]
absent = [{ person = "Lê Thị Minh Nguyệt", mark = "excused", reason = "Ốm" }]

[[step.sheets]]
group = "Tổ 2"
content = "Bàn an ninh"

[[step]]
do = "meetings.groups"
at = 2026-04-05T08:01:00
as = "both"
meeting = "apr"

[[step]]
do = "meetings.drop_group_sheet"
at = 2026-04-05T08:02:00
meeting = "apr"
group = "Tổ 2"

[[step]]
do = "session_score.keep"
at = 2026-04-05T08:03:00
meeting = "apr"

[[step]]
do = "session_score.drop"
at = 2026-04-05T08:04:00
meeting = "apr"
"""
)


def test_every_step_of_forms_and_scores_is_played():
    for step in (*FORM_STEPS, *session_score.STEPS):
        assert f'do = "{step.name}"' in ONLINE + GROUPS, step.name
        assert step in STEPS


@pytest.fixture
def told(play):
    outcome = play(HEAD + members() + ONLINE + GROUPS)
    assert [one.sentence for one in outcome if one.error] == []
    return {one.planned.save_as: one.result for one in outcome if one.planned.save_as}


def test_the_year_of_forms_comes_out_as_counted_by_hand(told):
    # 20 for 4 of 4, 15 for 95 minutes, 25, 15 and 18.5 judged: 93.5 of 100.
    assert (told["scored"]["total"], told["scored"]["level"]) == ("93,5", "Tốt")
    # One good month: every month so far is at least average, seven are not good yet.
    assert told["year"] == {"months": 1, "level": "Khá", "final": False}
    # Hòa, Dũng, and Ánh who counts in group 1; Nguyệt is excused.
    assert (told["merged"]["present"], told["merged"]["unmarked"]) == (3, 0)
    assert told["both"]["sheets"] == 2
    assert len(NAMES) == 4
