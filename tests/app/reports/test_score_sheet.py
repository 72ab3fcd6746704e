"""The score sheet on paper and its line in the minutes."""

import pytest

from app.documents.model import Doc
from app.features.session_score.model.scheme import NewScheme
from app.infra.paths import rules_folder
from app.reports.model import Rank
from app.reports.service import Reports
from tests.app.features.meetings import office as office_of
from tests.app.features.session_score.test_sheet import LINES, SINCE, line


@pytest.fixture
def desk(store, clock):
    return office_of.desk(store, clock)


def words_of(doc: Doc) -> str:
    """Give every word of a document, in order."""
    return " ".join(" ".join(_texts(doc.blocks)).split())


def _texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif hasattr(value, "__struct_fields__"):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))


def choose(desk, set_id="PT-100", lines=LINES):
    new = NewScheme(set_id=set_id, from_on=SINCE, basis="15-HD/ĐU", lines=lines)
    desk.office.scores.schemes.choose(new)


def prepared(desk, kind, meeting_id):
    return desk.office.reports.prepare(kind, meeting_id)


def test_the_sheet_prints_points_facts_changes_sum_and_level(desk):
    choose(desk)
    meeting_id = office_of.held(desk)
    scoring = desk.office.scores.scoring
    view = desk.office.scores.sheet(meeting_id)
    scoring.judge(meeting_id, line(view, "Không khí dân chủ").id, "27,5", "Sôi nổi")
    scoring.judge(meeting_id, line(view, "Chi ủy họp").id, "5", "Ghi ở sổ giấy")
    scoring.remark(meeting_id, "Nhất trí", "", 22)
    told = words_of(prepared(desk, "score_sheet", meeting_id).doc)
    for part in (
        "PHIẾU CHẤM ĐIỂM CHẤT LƯỢNG SINH HOẠT CHI BỘ",
        "Sinh hoạt thường kỳ tháng 12/2026, ngày 05/12/2026",
        "Căn cứ: 15-HD/ĐU.",
        "Công tác chuẩn bị (15/15)",
        "Tổ chức sinh hoạt (42,5/45)",
        "Thời lượng 96 phút, mức tối thiểu 90 phút.",
        "Dữ kiện cho 0, chi bộ chấm khác. Lý do: Ghi ở sổ giấy.",
        "Nhận xét: Sôi nổi.",
        "Tổng điểm: 97,5/100.",
        "Xếp loại buổi sinh hoạt: Tốt.",
        "tán thành 22/22 đồng chí có mặt",
        "Ý kiến của đảng viên: Nhất trí",
        "Trần Văn Hòa",
        "Lê Thị Minh Nguyệt",
    ):
        assert part in told, part


def test_the_minutes_carry_the_sum_and_the_level_once_the_score_is_kept(desk):
    choose(desk)
    meeting_id = office_of.held(desk)
    assert "Chấm điểm chất lượng" not in words_of(
        prepared(desk, "minutes", meeting_id).doc
    )
    desk.office.scores.scoring.keep(meeting_id)
    told = words_of(prepared(desk, "minutes", meeting_id).doc)
    # One line is open: neither a sum nor a level is invented.
    assert "Chấm điểm chất lượng buổi sinh hoạt: …………/100 điểm" in told
    view = desk.office.scores.sheet(meeting_id)
    desk.office.scores.scoring.judge(
        meeting_id, line(view, "Không khí dân chủ").id, "30", "Sôi nổi"
    )
    told = words_of(prepared(desk, "minutes", meeting_id).doc)
    assert "95/100 điểm theo bộ “Thang 100 điểm, kiểu Phú Thọ" in told
    assert "Xếp loại: Tốt. Phiếu chấm kèm theo biên bản." in told


def test_criteria_print_met_or_not_and_no_level(desk):
    choose(desk, "HD12-2018", ())
    meeting_id = office_of.held(desk)
    desk.office.scores.scoring.judge(meeting_id, "principles", "1", "Giữ đúng")
    told = words_of(prepared(desk, "score_sheet", meeting_id).doc)
    assert "Đạt 2/5 tiêu chí." in told
    assert "Còn 2 dòng chưa chấm" in told
    assert "Xếp loại" not in told
    minutes = words_of(prepared(desk, "minutes", meeting_id).doc)
    assert "Đánh giá chất lượng buổi sinh hoạt: đạt …………/5 tiêu chí" in minutes


def test_the_checks_name_what_is_open_and_what_was_changed(desk):
    choose(desk)
    meeting_id = office_of.held(desk)
    view = desk.office.scores.sheet(meeting_id)
    met = line(view, "Chi ủy họp")
    desk.office.scores.scoring.judge(meeting_id, met.id, "5", "Ghi ở sổ giấy")
    found = prepared(desk, "score_sheet", meeting_id).checks
    assert [(one.rank, one.title) for one in found] == [
        (Rank.REPAIR, "Dòng “Không khí dân chủ” chưa chấm"),
        (Rank.KNOW, "Dòng “Chi ủy họp” chấm khác dữ kiện"),
    ]


def test_without_a_set_the_sheet_says_so_and_judges_nothing(desk):
    meeting_id = office_of.held(desk)
    found = prepared(desk, "score_sheet", meeting_id)
    assert found.checks[0].title == "Chưa chọn bộ chấm điểm"
    assert "Chưa ghi kết quả chấm điểm cho buổi họp này." in words_of(found.doc)


def test_the_sheet_is_drawn_as_pdf_and_word(desk):
    choose(desk)
    meeting_id = office_of.held(desk)
    made = desk.office.reports.make("score_sheet", meeting_id)
    assert made.pdf.startswith(b"%PDF")
    assert made.docx.startswith(b"PK")
    assert isinstance(desk.office.reports, Reports)
    assert (rules_folder() / "documents" / "score_sheet.toml").exists()
