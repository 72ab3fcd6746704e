"""Documents and paper through the steps of a scenario."""

import pytest

from tests.app.documents.test_wordtemplate import word
from tests.app.reports.keeping.test_templates import BODY
from tests.app.scenario.cell import HEAD, members, planned

PAPER = (
    planned("feb", "2026-02-05", "2026-02-01T08:00:00", place="Nhà văn hóa")
    + """
[[step]]
do = "meetings.add_item"
at = 2026-02-01T08:10:00
meeting = "feb"
title = "Phương hướng"

[[step]]
do = "meetings.reenter"
at = 2026-02-05T20:00:00
meeting = "feb"
opened = "7h30"
read = "9h00"
closed = "9h02"
conclusion = "Nhất trí."
absent = [{ person = "Vũ Ngọc Ánh", reason = "Ốm" }]
opinions = [{ guest = "Đ/c Phúc", text = "Đồng ý.", item = "phuong huong" }]
concluded = [{ item = "Phương hướng", text = "Làm theo kế hoạch." }]
votes = [{ subject = "Kết luận", in_favour = 3 }]
tasks = [{ title = "Lắp đèn", person = "Phạm Quang Dũng", due_on = 2026-03-01 }]

[[step]]
do = "documents.adopt_template"
at = 2026-02-06T08:00:00
kind = "minutes"
of = "feb"
file = "mau.docx"
valid_from = 2026-02-01

[[step]]
do = "documents.save"
at = 2026-02-06T08:05:00
kind = "minutes"
of = "feb"

[[step]]
do = "documents.file_scan"
at = 2026-02-07T08:00:00
kind = "minutes"
of = "feb"
file = "ky.pdf"
kept_where = "Tủ 1"

[[step]]
do = "documents.save"
at = 2026-02-07T08:10:00
kind = "yearbook"
of = "2026"
"""
)


@pytest.fixture
def played(tmp_path, play):
    (tmp_path / "mau.docx").write_bytes(word(BODY))
    (tmp_path / "ky.pdf").write_bytes(b"%PDF-1.7 scanned")
    return play(HEAD + members() + PAPER)


def test_a_meeting_on_paper_becomes_minutes_in_the_cells_words(played, tmp_path):
    assert [one.sentence for one in played if one.error] == []
    results = {one.planned.step.name: one.result for one in played}
    assert (
        results["meetings.reenter"]["present"],
        results["meetings.reenter"]["due"],
    ) == (3, 4)
    assert results["documents.adopt_template"]["places"] == 9
    assert results["documents.file_scan"]["kind"] == "minutes"
    written = sorted(path.suffix for path in (tmp_path / "out" / "documents").iterdir())
    assert written == [".docx", ".docx", ".pdf", ".pdf"]
