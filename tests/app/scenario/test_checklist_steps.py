"""Checklist and development through the steps of a scenario, to the figures."""

import pytest

from tests.app.scenario.cell import HEAD, NAMES, members

DEVELOPMENT = """
[[step]]
do = "development.set_plan"
at = 2026-01-08T08:00:00
year = 2026
admitted = 1
measures = "Giao từng đồng chí"

[[step]]
do = "development.issue_plan"
at = 2026-01-20T08:00:00
year = 2026
number = "03-KH/CB"
on = 2026-01-20

[[step]]
do = "development.introduce"
at = 2026-01-21T08:00:00
as = "linh"
full_name = "Trần Khánh Linh"
on = 2026-01-21
birth = "2003-05"
union = "doan"

[[step]]
do = "development.assign_helper"
at = 2026-01-22T08:00:00
candidate = "linh"
helper = "Phạm Quang Dũng"
on = 2026-01-22

[[step]]
do = "development.record_step"
at = 2026-01-23T08:00:00
candidate = "linh"
stage = "P02"
on = 2026-01-23
paper_no = "05-NQ/CB"

[[step]]
do = "development.review"
at = 2026-03-31T08:00:00
on = 2026-03-31

[[step]]
do = "development.correct_day"
at = 2026-04-01T08:00:00
day = 2026-11-24
name = "Ngày Văn hóa Việt Nam"

[[step]]
do = "development.introduce"
at = 2026-04-02T08:00:00
as = "dat"
full_name = "Lê Hữu Đạt"
on = 2026-04-02

[[step]]
do = "development.drop"
at = 2026-05-02T08:00:00
candidate = "dat"
on = 2026-05-02
reason = "Chuyển công tác đi tỉnh khác"
"""
CHECKLIST = """
[[step]]
do = "checklist.attach"
at = 2026-11-10T08:00:00
as = "paper"
year = 2026
criteria = ["II.1a"]
file = "quy-che.pdf"
issued_on = 2026-01-15

[[step]]
do = "checklist.use_evidence"
at = 2026-11-10T08:01:00
evidence = "paper"
criteria = ["II.1b", "III.2"]

[[step]]
do = "checklist.take_away_evidence"
at = 2026-11-10T08:02:00
evidence = "paper"
criteria = ["III.2"]

[[step]]
do = "checklist.judge"
at = 2026-11-10T08:03:00
year = 2026
criterion = "II.1b"
state = "dat"

[[step]]
do = "checklist.judge"
at = 2026-11-10T08:04:00
year = 2026
criterion = "III.1"
state = "khong_dat"

[[step]]
do = "checklist.withdraw"
at = 2026-11-10T08:05:00
year = 2026
criterion = "III.1"

[[step]]
do = "checklist.confirm"
at = 2026-11-10T08:06:00
year = 2026
criteria = ["I.3a"]

[[step]]
do = "checklist.set_parameter"
at = 2026-11-10T08:07:00
year = 2026
parameter = "recognition.min_percent"
number = 90
basis = "Công văn 12-CV/ĐU"

[[step]]
do = "checklist.write_report"
at = 2026-11-20T08:00:00
year = 2026
limits = "Thiếu một buổi chuyên đề"

[[step]]
do = "checklist.issue_report"
at = 2026-11-21T08:00:00
year = 2026
number = "12"
on = 2026-11-21

[[step]]
do = "checklist.reopen_report"
at = 2026-11-22T08:00:00
year = 2026
"""


@pytest.fixture
def played(tmp_path, play):
    (tmp_path / "quy-che.pdf").write_bytes(b"%PDF-1.7\n")
    return play


def test_every_step_goes_through_and_leads_to_the_figures(played):
    outcome = played(HEAD + members(NAMES[:3]) + DEVELOPMENT + CHECKLIST)
    failed = [(p.planned.step.name, p.sentence) for p in outcome if not p.ok]
    assert failed == []
    step = next(p for p in outcome if p.planned.step.name == "development.record_step")
    assert (step.result["stage"], step.result["next"]) == ("P02", "2026-01-31")


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ('criterion = "II.1b"', 'criterion = "IX.1"', "UnknownCriterion"),
        ('file = "quy-che.pdf"', 'file = "khong-co.pdf"', "CannotOpen"),
        ('stage = "P02"', 'stage = "P09"', "StepTooEarly"),
        ('helper = "Phạm Quang Dũng"', 'helper = "Không Có"', "UnknownPerson"),
    ],
)
def test_a_step_that_cannot_be_says_why(played, old, new, error):
    text = HEAD + members(NAMES[:3]) + DEVELOPMENT + CHECKLIST
    assert old in text
    outcome = played(text.replace(old, new, 1))
    assert not outcome[-1].ok
    assert outcome[-1].error == error
    assert outcome[-1].sentence.endswith(".")
