"""Meetings and tasks through the steps of a scenario, from January to the figures."""

from app.scenario.registry import STEPS
from tests.app.scenario.cell import HEAD, members, planned

MEETING = (
    """
[[step]]
do = "meetings.hold"
at = 2026-01-05T07:30:00
as = "jan"
kind = "regular"
minutes = 95
place = "Nhà văn hóa"
chair = "Trần Văn Hòa"
clerk = "Lê Thị Minh Nguyệt"
suggest = true
papers_sent_on = 2026-01-03
conclusion = "Nhất trí lắp đèn ngõ 12."
absent = [{ person = "Vũ Ngọc Ánh", reason = "Ốm" }]
opinions = [
  { person = "Phạm Quang Dũng", text = "Đề nghị lắp đèn.", tone = "praise" },
  { guest = "Đ/c Phúc", text = "Đồng ý." },
]
votes = [{ subject = "Kết luận", in_favour = 3 }]
tasks = [
  { title = "Lắp đèn", person = "Phạm Quang Dũng", due_on = 2026-02-01 },
  { title = "Vận động", body = "Chi ủy", due_on = 2026-02-01 },
]
sign = true

[[step]]
do = "tasks.report"
at = 2026-01-20T08:00:00
task = "Vận động"
text = "Được một nửa"
"""
    + planned("feb", "2026-02-05", "2026-02-01T08:00:00", place="Nhà văn hóa")
    + """
[[step]]
do = "meetings.add_item"
at = 2026-02-01T08:10:00
meeting = "feb"
title = "Phương hướng"

[[step]]
do = "meetings.open"
at = 2026-02-05T07:30:00
meeting = "feb"

[[step]]
do = "meetings.mark_rest_present"
at = 2026-02-05T07:31:00
meeting = "feb"

[[step]]
do = "meetings.answer_task"
at = 2026-02-05T07:35:00
meeting = "feb"
task = "lap den"
outcome = "done"
note = "Đã lắp 4 bóng"

[[step]]
do = "meetings.answer_task"
at = 2026-02-05T07:36:00
meeting = "feb"
task = "Vận động"
outcome = "rolled_over"
note = "Chờ sau Tết"
due = 2026-03-01

[[step]]
do = "meetings.conclude"
at = 2026-02-05T08:30:00
meeting = "feb"
conclusion = "Tiếp tục vận động."

[[step]]
do = "meetings.vote"
at = 2026-02-05T08:35:00
meeting = "feb"
subject = "Kết luận"
in_favour = 2
against = 2

[[step]]
do = "meetings.close"
at = 2026-02-05T09:00:00
meeting = "feb"
unread_reason = "Mất điện"
"""
)


def test_two_months_of_meetings_and_their_tasks(play):
    outcome = play(HEAD + members() + MEETING)
    assert [one.error for one in outcome if one.error] == []
    held = outcome[5].result
    assert (held["present"], held["due"]) == (3, 4)
    assert (held["votes_passed"], held["tasks"]) == (1, 2)
    results = {one.planned.step.name: one.result for one in outcome[6:]}
    assert results["meetings.open"]["roll"] == 4
    assert results["meetings.vote"]["passed"] is False
    assert results["meetings.close"]["minutes"] == 90


def test_a_wrong_count_stops_the_scenario_with_its_sentence(play):
    wrong = MEETING.split('[[step]]\ndo = "tasks.report"', maxsplit=1)[0]
    outcome = play(HEAD + members() + wrong.replace("in_favour = 3", "in_favour = 4"))
    assert outcome[-1].error == "VotesExceedPresent"
    assert "4 phiếu" in outcome[-1].sentence


def test_every_use_case_of_meetings_and_tasks_has_a_step():
    names = {step.name for step in STEPS}
    wanted = {"meetings.hold", "meetings.plan_year", "meetings.addendum", "tasks.drop"}
    assert wanted <= names
