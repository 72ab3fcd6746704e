"""The yearly report and the sheet: golden trees, every figure, every word typed."""

import io
import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from app.documents.model import PartyHeader, SignatureBlock, Table, to_json
from app.documents.numbering import ROOM
from app.documents.text import plain_text
from app.features.checklist.model.ruleset import State
from app.features.checklist.model.year import ReportText
from app.features.checklist.service.evidence import NewEvidence
from app.features.development.model.candidate import Happening, NewCandidate
from app.kernel.dates import PartialDate
from app.people.model import UnitAnswers
from app.reports.errors import UnknownReport
from app.reports.model import Rank

GOLDEN = Path(__file__).parents[2] / "golden" / "four_good"
REASON = "Nội bộ thống nhất, không có đơn thư"


@pytest.fixture
def office(store, clock):
    from app import bootstrap

    return bootstrap.build(store, clock)


@pytest.fixture
def cell(office):
    """A small cell with a secretary, some marks, evidence and one admission."""
    office.people.set_up_unit(
        UnitAnswers(
            name="Chi bộ Tổ dân phố 5",
            kind="residential",
            code="TDP5",
            superior_name="Đảng bộ phường An Bình",
            place="An Bình",
            term_from=date(2025, 6, 1),
            term_to=date(2030, 5, 31),
        )
    )
    for name in ("Trần Văn Hòa", "Đỗ Thị Bích Liên", "Nguyễn Đức Thắng"):
        office.members.enrol(
            {
                "full_name": name,
                "gender": "Nam",
                "admitted_on": "2000-01-01",
                "official_on": "2001-01-01",
            }
        )
    roll = {m.name: m.person_id for m in office.members.roll(date(2026, 11, 23))}
    office.people.appoint(roll["Trần Văn Hòa"], "secretary", date(2025, 6, 1))
    told = NewCandidate(
        "Hồ Thị Tuyết Mai",
        date(2026, 1, 1),
        birth=PartialDate(1990),
        helper_id=roll["Đỗ Thị Bích Liên"],
        start_stage="P12",
    )
    mai = office.development.introduce(told).record_id
    office.development.record_step(mai, Happening("P13", date(2026, 6, 14)))
    office.checklist.evidence.attach(
        2026,
        "Biên bản quý II.pdf",
        b"%PDF-1.7\n",
        NewEvidence(["II.1b", "III.3a"], issued_on=date(2026, 6, 18)),
    )
    office.checklist.judge(2026, "II.1b", State.MET)
    office.checklist.judge(2026, "III.1", State.MET, REASON)
    office.checklist.judge(2026, "IV.6a", State.NOT_APPLICABLE, REASON)
    return office


def flat(doc):
    return " ".join(plain_text(doc).split())


def golden(name, doc):
    text = json.dumps(json.loads(to_json(doc)), ensure_ascii=False, indent=1) + "\n"
    path = GOLDEN / f"{name}.json"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        pytest.fail("a new golden tree was written: look at it and commit it")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["four_good_report", "criteria_table"])
def test_the_tree_is_the_golden_one(cell, kind):
    golden(kind, cell.reports.prepare(kind, "2026").doc)


def test_the_parts_come_in_the_agreed_order(cell):
    text = flat(cell.reports.prepare("four_good_report", "2026").doc)
    parts = (
        "ĐẢNG BỘ PHƯỜNG AN BÌNH",
        "BÁO CÁO",
        "I- TÌNH HÌNH, TỔ CHỨC",
        "II- KẾT QUẢ THỰC HIỆN",
        "1. Hoàn thành tốt nhiệm vụ chính trị",
        "4. Cán bộ tốt, đảng viên tốt",
        "III- HẠN CHẾ, NGUYÊN NHÂN",
        "IV- TỰ ĐÁNH GIÁ VÀ ĐỀ NGHỊ",
        "Chưa có mức công nhận của địa phương.",
        "V- PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2027",
        "PHỤ LỤC",
        "Biên bản quý II",
        "Hồ Thị Tuyết Mai",
    )
    at = 0
    for part in parts:
        at = text.find(part, at)
        assert at >= 0, part


def test_every_criterion_stands_in_a_table_with_its_result(cell):
    doc = cell.reports.prepare("four_good_report", "2026").doc
    rows = [
        row.cells
        for block in doc.blocks
        if isinstance(block, Table) and len(block.cols) == 4
        for row in block.rows
        if row.cells[0][0].text[0] in "IV"
    ]
    found = {cells[0][0].text: cells[3][0].text for cells in rows}
    assert len(found) == 41
    assert found["II.1b"] == "Đạt"
    assert found["IV.6a"] == "Không áp dụng"
    assert found["I.2"] == "Chưa đánh giá"


def test_a_draft_says_so_and_has_no_number_until_it_is_issued(cell):
    head = cell.reports.prepare("four_good_report", "2026").doc.blocks[0]
    assert isinstance(head, PartyHeader)
    assert (head.marks.draft, head.on) == ("Dự thảo", None)
    cell.checklist.report.issue(2026, "7", date(2026, 11, 20))
    head = cell.reports.prepare("four_good_report", "2026").doc.blocks[0]
    assert (head.marks.draft, head.on) == ("", date(2026, 11, 20))
    assert head.number.replace("\u00a0", " ") == "Số 07-BC/CB"


def test_unwritten_parts_are_dotted_and_written_ones_are_whole(cell):
    text = flat(cell.reports.prepare("four_good_report", "2026").doc)
    assert text.count(ROOM) == 8
    cell.checklist.report.write(
        2026,
        ReportText(
            "Thiếu {một} buổi **chuyên đề**", "Lịch bận", "Công nhận", "Đủ 4 quý"
        ),
    )
    text = flat(cell.reports.prepare("four_good_report", "2026").doc)
    assert "Thiếu {một} buổi **chuyên đề**" in text
    assert ROOM not in text


def test_the_signer_closes_the_paper(cell):
    doc = cell.reports.prepare("four_good_report", "2026").doc
    block = next(b for b in doc.blocks if isinstance(b, SignatureBlock))
    assert block.right.authority == ("T/M CHI BỘ",)
    assert (block.right.role, block.right.name) == ("BÍ THƯ", "Trần Văn Hòa")
    assert block.left.items[-1] == "Lưu Chi bộ"


def test_an_empty_book_prints_dots_and_says_what_is_lacking(office):
    prepared = office.reports.prepare("four_good_report", "2026")
    ranks = {check.title: check.rank for check in prepared.checks}
    assert ranks["Chưa ghi người ký báo cáo"] is Rank.REPAIR
    assert any(title.startswith("Phần chưa viết") for title in ranks)
    assert office.reports.make("four_good_report", "2026").pdf.startswith(b"%PDF")
    assert office.reports.make("criteria_table", "2026").xlsx


def test_a_finished_year_has_nothing_to_repair(cell):
    for row in cell.checklist.overview(2026).rows:
        cell.checklist.judge(2026, row.criterion.id, State.MET, REASON)
    cell.checklist.report.write(2026, ReportText("a", "b", "c", "d"))
    prepared = cell.reports.prepare("four_good_report", "2026")
    assert {check.rank for check in prepared.checks} == {Rank.OK}
    assert "Không có tiêu chí nào bị đánh giá chưa đạt." in flat(prepared.doc)


def test_a_failed_gate_is_said_in_the_report_and_the_checks(cell):
    cell.checklist.judge(2026, "III.1", State.NOT_MET)
    prepared = cell.reports.prepare("four_good_report", "2026")
    assert "điều kiện bắt buộc III.1 không đạt" in flat(prepared.doc)
    titles = [check.title for check in prepared.checks]
    assert "Điều kiện bắt buộc III.1 chưa đạt" in titles


@pytest.mark.parametrize("record", ["", "26", "năm", "2026/../x", "٢٠٢٦"])
@pytest.mark.parametrize(
    "kind", ["four_good_report", "criteria_table", "development_plan"]
)
def test_what_is_no_year_is_refused(office, kind, record):
    with pytest.raises(UnknownReport):
        office.reports.prepare(kind, record)


def test_every_word_reaches_the_pdf(cell):
    import pypdfium2

    made = cell.reports.make("four_good_report", "2026")
    with pypdfium2.PdfDocument(made.pdf) as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    squeezed = "".join(unicodedata.normalize("NFC", text).split())
    for row in cell.checklist.overview(2026).rows:
        assert "".join(row.criterion.title.split()) in squeezed, row.criterion.id


def test_the_spreadsheet_has_the_columns_of_the_sheet_and_its_totals(cell):
    import openpyxl

    made = cell.reports.make("criteria_table", "2026")
    sheet = openpyxl.load_workbook(io.BytesIO(made.xlsx)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    heads = next(row for row in rows if row[0] == "STT")
    assert heads == [
        "STT",
        "Nhóm tiêu chí",
        "Tiêu chí",
        "Minh chứng",
        "Đạt",
        "Không đạt",
        "Không áp dụng",
        "Ghi chú",
        "Ý kiến thẩm định",
        "Kết luận",
    ]
    by_code = {row[0]: row for row in rows}
    assert by_code["II.1b"][3:5] == ["Biên bản quý II", "x"]
    assert REASON in by_code["III.1"][7]
    total = next(row for row in rows if row[1] == "Cộng")
    marked = [row for row in rows if row[4] == "x"]
    assert int(total[4]) == len(marked) == cell.checklist.overview(2026).figures.met


def test_the_preview_says_which_step_comes_next(cell):
    stage = cell.reports.prepare("four_good_report", "2026").stage
    assert stage.steps[stage.current] == "Ghi số, ngày ban hành"
    cell.checklist.report.issue(2026, "7", date(2026, 11, 20))
    stage = cell.reports.prepare("four_good_report", "2026").stage
    assert stage.current == len(stage.steps)
