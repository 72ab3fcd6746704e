"""The plan of developing members: golden tree, dots, versions, names behind figures."""

import json
from datetime import date
from pathlib import Path

import pytest

from app.documents.model import PartyHeader, Table, to_json
from app.documents.numbering import ROOM
from app.documents.text import plain_text
from app.features.development.model.candidate import (
    NewCandidate,
    PlanText,
    Targets,
    Union,
)
from app.kernel.dates import PartialDate
from app.people.model import UnitAnswers
from app.reports.development_plan import quarter_text
from app.reports.model import Rank

GOLDEN = Path(__file__).parents[2] / "golden" / "development_plan.json"


@pytest.fixture
def office(store, clock):
    from app import bootstrap

    return bootstrap.build(store, clock)


@pytest.fixture
def cell(office):
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
    for name in ("Trần Văn Hòa", "Đỗ Thị Bích Liên"):
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
    office.development.plans.set_targets(
        2026,
        Targets(source=4, trained=2, files=1, admitted=1, official=1),
        PlanText(60, "Nhiều đoàn viên trẻ đi làm xa.", ""),
    )
    office.development.introduce(
        NewCandidate(
            "Trần Khánh Linh",
            date(2026, 1, 5),
            birth=PartialDate.from_iso("2003-05"),
            unit="Chi đoàn 5",
            union=Union.YOUTH,
            helper_id=roll["Đỗ Thị Bích Liên"],
            planned_quarter="2027-Q1",
        )
    )
    return office


def doc(office, year="2026"):
    return office.reports.prepare("development_plan", year).doc


def flat(office, year="2026"):
    return " ".join(plain_text(doc(office, year)).split())


def test_the_tree_is_the_golden_one(cell):
    tree = json.loads(to_json(doc(cell)))
    text = json.dumps(tree, ensure_ascii=False, indent=1) + "\n"
    if not GOLDEN.exists():
        GOLDEN.write_text(text, encoding="utf-8")
        pytest.fail("a new golden tree was written: look at it and commit it")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_targets_people_and_figures_stand_on_paper(cell):
    text = flat(cell)
    for words in (
        "Tổng số đảng viên của chi bộ: 2.",
        "Số quần chúng trong cơ quan, đơn vị: 60.",
        "Kết nạp đảng viên: 1 người",
        "bằng 50,0 % tổng số đảng viên",
        "Nhiều đoàn viên trẻ đi làm xa.",
        "trước ngày 20/12/2026",
    ):
        assert words in text, words
    table = next(b for b in doc(cell).blocks if isinstance(b, Table))
    cells = [run[0].text if run else "" for run in table.rows[0].cells]
    assert cells == [
        "1",
        "Trần Khánh Linh",
        "2003",
        "Chi đoàn 5",
        "Đỗ Thị Bích Liên",
        "",
        "Quý I/2027",
        "Vào nguồn",
    ]


def test_measures_nobody_wrote_are_dotted(cell):
    assert f"{ROOM} {ROOM}" in flat(cell)


def test_a_draft_becomes_a_numbered_plan_and_then_a_second_version(cell):
    head = doc(cell).blocks[0]
    assert isinstance(head, PartyHeader)
    assert head.marks.draft == "Dự thảo"
    cell.development.plans.issue(2026, "03-KH/CB", date(2026, 1, 20))
    head = doc(cell).blocks[0]
    assert head.number.replace("\u00a0", " ") == "Số 03-KH/CB"
    assert (head.on, head.marks.draft) == (date(2026, 1, 20), "")
    cell.development.plans.set_targets(2026, Targets(admitted=2))
    again = doc(cell)
    assert again.revision == 2
    assert "(Bản thứ 2, thay bản trước)" in flat(cell)


def test_nobody_left_means_no_targets(cell):
    cell.development.plans.set_targets(2026, Targets(), no_candidates_left=True)
    assert "không còn quần chúng để phát triển đảng viên" in flat(cell)


def test_an_empty_year_prints_and_says_what_is_lacking(office):
    prepared = office.reports.prepare("development_plan", "2026")
    assert prepared.checks[0].rank is Rank.REPAIR
    assert "Chưa có người trong danh sách nguồn." in flat(office)
    assert office.reports.make("development_plan", "2026").pdf.startswith(b"%PDF")


def test_checks_name_people_without_a_helper(cell):
    cell.development.introduce(NewCandidate("Lê Hữu Đạt", date(2026, 1, 5)))
    titles = [c.title for c in cell.reports.prepare("development_plan", "2026").checks]
    assert "Chưa viết biện pháp" in titles
    assert "Chưa phân công người giúp đỡ: Lê Hữu Đạt" in titles


def test_a_complete_plan_has_nothing_to_repair(cell):
    cell.development.plans.set_targets(
        2026, Targets(admitted=1), PlanText(60, "a", "Giao từng đồng chí")
    )
    checks = cell.reports.prepare("development_plan", "2026").checks
    assert [c.rank for c in checks] == [Rank.OK]


def test_last_years_result_stands_in_the_plan(cell):
    assert "Năm 2025 đã kết nạp 0 đảng viên" in flat(cell)


def test_quarters_on_paper():
    assert quarter_text("2027-Q4") == "Quý IV/2027"
    assert quarter_text("") == ""


def test_the_preview_says_which_step_comes_next(cell):
    stage = cell.reports.prepare("development_plan", "2026").stage
    assert stage.steps[stage.current] == "Ghi số, ngày ban hành"
    cell.development.plans.issue(2026, "03-KH/CB", date(2026, 1, 20))
    stage = cell.reports.prepare("development_plan", "2026").stage
    assert stage.current == len(stage.steps)
