"""The year's scores as one paper: every session with lines, facts and changes."""

import pytest

from app.documents.xlsx_model import SheetRow
from tests.app.features.meetings import office as office_of
from tests.app.reports.test_score_sheet import choose, line, words_of


@pytest.fixture
def desk(store, clock):
    return office_of.desk(store, clock)


def test_a_year_without_scores_says_so(desk):
    told = words_of(desk.office.reports.prepare("score_year", "2026").doc)
    assert "Năm 2026 chưa ghi kết quả chấm điểm buổi sinh hoạt nào." in told


def test_the_year_tells_every_session_with_facts_changes_and_sums(desk):
    choose(desk)
    meeting_id = office_of.held(desk)
    scoring = desk.office.scores.scoring
    view = desk.office.scores.sheet(meeting_id)
    scoring.judge(meeting_id, line(view, "Không khí dân chủ").id, "27,5", "Sôi nổi")
    scoring.judge(meeting_id, line(view, "Chi ủy họp").id, "5", "Ghi ở sổ giấy")
    prepared = desk.office.reports.prepare("score_year", "2026")
    told = words_of(prepared.doc)
    for part in (
        "TỔNG HỢP CHẤM ĐIỂM SINH HOẠT CHI BỘ",
        "05/12/2026 Sinh hoạt thường kỳ tháng 12/2026",
        "97,5/100",
        "Mới chấm 1/12 tháng; tính đến nay: Khá.",
        "Dữ kiện cho 0, chi bộ chấm khác. Lý do: Ghi ở sổ giấy.",
        "Tổng điểm: 97,5/100.",
        "T/M CHI BỘ",
    ):
        assert part in told, part
    for kind in ("minutes", "score_sheet"):
        led = desk.office.reports.prepare(kind, meeting_id).related
        assert ("score_year", "2026") in {(one.kind, one.record_id) for one in led}
    (sheet,) = prepared.sheets.sheets
    rows = {row.cells[3]: row for row in sheet.rows if isinstance(row, SheetRow)}
    row = next(row for title, row in rows.items() if title.startswith("Chi ủy họp"))
    assert row.cells[5:7] == ("0", "5")
    assert row.cells[8] == "Ghi ở sổ giấy"
