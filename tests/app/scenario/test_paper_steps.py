"""The papers of a cell through the steps of a scenario, the same twice."""

from datetime import date

import pytest

from app.bootstrap import open_office
from app.infra.paths import DataFolder
from app.kernel.clock import SettableClock
from app.scenario import player, reader
from app.scenario.registry import STEPS
from tests.app.scenario.cell import APPOINTED, HEAD, members
from tests.app.scenario.test_meeting_steps import MEETING

WORDS = "một hai ba bốn năm"
PAPERS = """
[[step]]
do = "papers.issue_decision"
at = 2026-01-06T08:00:00
as = "nq"
meeting = "jan"
subject = "Kết luận"
recipients = ["Đảng ủy phường", "Lưu chi bộ"]

[[step]]
do = "papers.draft"
at = 2026-01-07T08:00:00
as = "cv"
form = "CV"
title = "Xin bóng đèn"

[[step]]
do = "papers.correct"
at = 2026-01-07T08:10:00
paper = "cv"
form = "CV"
title = "Về việc xin bóng đèn"

[[step]]
do = "papers.issue_draft"
at = 2026-01-07T09:00:00
paper = "cv"

[[step]]
do = "papers.void_number"
at = 2026-01-07T10:00:00
paper = "cv"
reason = "Đánh nhầm"

[[step]]
do = "papers.issue_draft"
at = 2026-01-08T09:00:00
paper = "cv"

[[step]]
do = "papers.attach"
at = 2026-01-08T10:00:00
paper = "cv"
file = "ban-ky.pdf"

[[step]]
do = "papers.withdraw"
at = 2026-01-09T10:00:00
paper = "cv"
reason = "Sai nơi gửi"

[[step]]
do = "papers.issue"
at = 2026-01-09T11:00:00
form = "CV"
title = "Gửi lại"
number = 5
skip_reason = "Số 03, 04 cấp cho chi hội"

[[step]]
do = "papers.draft"
at = 2026-01-10T08:00:00
as = "bo"
form = "BC"
title = "Không dùng"
restricted = true

[[step]]
do = "papers.restrict"
at = 2026-01-10T08:10:00
paper = "bo"
restricted = false

[[step]]
do = "papers.drop"
at = 2026-01-10T08:20:00
paper = "bo"

[[step]]
do = "papers.record_old"
at = 2026-01-10T09:00:00
form = "KH"
title = "Kế hoạch 2025"
on = 2025-03-01
number = 2
signed_by = "Nguyễn Văn Cũ"

[[step]]
do = "papers.record_old"
at = 2026-01-10T09:10:00
form = "KH"
title = "Kế hoạch cuối 2025"
on = 2025-12-01
number = 4

[[step]]
do = "papers.record_old"
at = 2026-01-10T09:12:00
as = "nham-so"
form = "KH"
title = "Ghi nhầm"
on = 2025-12-20
number = 8

[[step]]
do = "papers.take_out_old"
at = 2026-01-10T09:14:00
paper = "nham-so"

[[step]]
do = "papers.explain_gap"
at = 2026-01-10T09:20:00
form = "KH"
number = 3
reason = "Không ban hành"

[[step]]
do = "papers.receive"
at = 2026-01-12T08:00:00
as = "den"
issuer = "Đảng ủy phường An Bình"
number = "15-CV/ĐU"
form = "CV"
on = 2026-01-10
subject = "Đăng ký bốn tốt"
deadline = 2026-02-10

[[step]]
do = "papers.give_duty"
at = 2026-01-12T08:10:00
paper = "den"
person = "Phạm Quang Dũng"
product = "Bản đăng ký"

[[step]]
do = "papers.correct_received"
at = 2026-01-12T08:20:00
paper = "den"
issuer = "Đảng ủy phường An Bình"
number = "16-CV/ĐU"
form = "CV"
on = 2026-01-10
subject = "Đăng ký chi bộ bốn tốt"
deadline = 2026-02-10

[[step]]
do = "papers.make_known"
at = 2026-01-12T08:30:00
paper = "den"
note = "Gửi nhóm Zalo"

[[step]]
do = "papers.not_yet_known"
at = 2026-01-12T08:40:00
paper = "den"

[[step]]
do = "papers.receive"
at = 2026-01-13T08:00:00
as = "nham"
issuer = "Khác"
subject = "Gửi nhầm"

[[step]]
do = "papers.strike"
at = 2026-01-13T08:10:00
paper = "nham"
reason = "Không phải của chi bộ"

[[step]]
do = "tasks.correct"
at = 2026-01-13T09:00:00
task = "Lắp đèn"
title = "Lắp đèn"
person = "Phạm Quang Dũng"
due_on = 2026-02-01
responsibility = "Đ/c Dũng chủ trì"
product = "4 bóng"
authority = "Bí thư"
area = "Ngõ 12"
"""


@pytest.fixture
def played(tmp_path):
    def run(name):
        (tmp_path / "ban-ky.pdf").write_bytes(b"%PDF-1.4 chu ky")
        text = HEAD + members() + APPOINTED + january() + PAPERS
        (tmp_path / "s.toml").write_text(text, encoding="utf-8")
        scenario = reader.read(tmp_path / "s.toml")
        outcome = player.play(scenario, tmp_path / name, WORDS)
        assert [one.sentence for one in outcome if not one.ok] == []
        clock = SettableClock(scenario.steps[-1].at)
        return open_office(DataFolder(tmp_path / name / "data"), WORDS, clock)

    return run


def january():
    return MEETING.split('[[step]]\ndo = "tasks.report"', maxsplit=1)[0]


def test_the_registers_stand_as_the_scenario_tells(played):
    office = played("out")
    rows = [
        (row.number_text, row.title or row.void_reason, row.state)
        for row in office.papers.register()
        if row.form != "BB"
    ]
    assert rows == [
        ("01-NQ/CB", "Kết luận", "issued"),
        ("02-KH/CB", "Kế hoạch 2025", "issued"),
        ("03-KH/CB", "Không ban hành", "gap"),
        ("04-KH/CB", "Kế hoạch cuối 2025", "issued"),
        ("01-CV/CB", "Đánh nhầm", "gap"),
        ("02-CV/CB", "Về việc xin bóng đèn", "withdrawn"),
        ("03-CV/CB", "Số 03, 04 cấp cho chi hội", "gap"),
        ("04-CV/CB", "Số 03, 04 cấp cho chi hội", "gap"),
        ("05-CV/CB", "Gửi lại", "issued"),
    ]
    resolution = office.papers.paper(office.papers.register(form="NQ")[0].paper_id)
    # Without a matter, the conclusion of the meeting is what the resolution says.
    assert resolution.paper.text == "Nhất trí lắp đèn ngõ 12."
    known, struck = office.papers.received(2026)
    assert (known.paper.subject, known.paper.is_known) == (
        "Đăng ký chi bộ bốn tốt",
        False,
    )
    assert (known.task_owner, known.task_due) == ("Phạm Quang Dũng", date(2026, 2, 10))
    assert struck.paper.void_reason == "Không phải của chi bộ"
    lamp = next(x for x in office.tasks.of_year(2026) if x.task.title == "Lắp đèn")
    assert [p.id for p in office.tasks.clear_points(lamp.task)] == [
        "person",
        "work",
        "time",
        "responsibility",
        "product",
        "authority",
    ]
    assert office.search.search("xin bong den")
    office.close()


def test_the_same_scenario_gives_the_same_papers_and_index(played):
    first, second = played("one"), played("two")
    for table in ("paper", "paper_slot", "paper_incoming", "search_entry"):
        sql = f"SELECT * FROM {table} ORDER BY id"  # noqa: S608  (our own table)
        assert first.store.rows(sql) == second.store.rows(sql)
    first.close()
    second.close()


def test_every_use_case_of_papers_has_a_step():
    names = {step.name for step in STEPS if step.name.startswith("papers.")}
    played_here = {
        line.split('"')[1] for line in PAPERS.splitlines() if line.startswith("do =")
    }
    assert names - played_here == set()
