"""Attendance, badges and structure: figures worked out by hand, names behind them."""

from datetime import date

import pytest

from app.features.meetings.model.records import Mark, RollLine
from app.features.meetings.service.attending import RollCall
from app.infra.datafile import read_toml
from app.infra.paths import rules_folder
from app.reports.errors import UnknownReport
from app.reports.letterhead import Letterhead
from app.reports.members import attendance
from tests.app.reports.members.conftest import fill

NAMES = ["Trần Văn Hòa", "Đặng Thị Ánh", "Y Bih Niê"]


def _table(doc):
    return next(block for block in doc.blocks if type(block).__name__ == "Table")


def _lines(doc):
    return [
        tuple("".join(run.text for run in cell) for cell in line.cells)
        for line in _table(doc).rows
    ]


def _said(doc):
    return [
        "".join(run.text for run in block.runs).replace("\u00a0", " ")
        for block in doc.blocks
        if type(block).__name__ == "Para"
    ]


def _rows(prepared):
    return [row.cells for row in prepared.sheets.sheets[0].rows]


@pytest.fixture
def ids(office):
    old = {"admitted_on": "1998-02-03", "official_on": "1999-02-03"}
    return fill(office, [{**old, "full_name": name} for name in NAMES])


def _call(day, **marks):
    """Build the roll-call of a held meeting; marks by person, or what keeps him."""
    lines = []
    for seq, (person, mark) in enumerate(marks.items()):
        free = mark in {"exempt", "away", "visiting", "suspended"}
        lines.append(
            RollLine(
                id=f"{day}-{person}",
                meeting_id=str(day),
                person_id=person,
                seq=seq,
                name=person,
                post="",
                official=True,
                exempt=mark == "exempt",
                away=mark == "away",
                visiting=mark == "visiting",
                suspended=mark == "suspended",
                mark=Mark.NONE if free else Mark(mark),
                reason="",
            )
        )
    return RollCall(str(day), day, is_regular=True, lines=tuple(lines))


CALLS = (
    _call(date(2026, 3, 7), hoa="present", anh="excused", bih="exempt", may="away"),
    _call(date(2026, 3, 21), hoa="present", anh="present", bih="present", may=""),
    _call(
        date(2026, 4, 4), hoa="unexcused", anh="present", bih="exempt", no="visiting"
    ),
)


def test_whoever_came_counts_and_whoever_need_not_come_does_not():
    assert attendance.attended(CALLS) == {
        "hoa": "2/3",
        "anh": "2/3",
        # Exempt twice, and came once all the same.
        "bih": "1/1",
        # Away, then not marked; a guest who did not come.
        "may": "",
        "no": "",
    }


def test_the_sheet_has_a_sign_for_every_sitting_in_its_month():
    wording = read_toml(
        rules_folder() / "documents" / "attendance.toml", attendance.Wording
    )
    people = (("hoa", "Trần Văn Hòa"), ("bih", "Y Bih Niê"), ("may", "Lò Thị Mây"))
    sittings = tuple(attendance.Sitting(c.on, attendance.marks_of(c)) for c in CALLS)
    letter = Letterhead("", "Chi bộ 5", "", "", "")
    facts = attendance.Facts(2026, date(2026, 11, 23), people, sittings, letter)
    doc = attendance.build(facts, wording)
    empty = ("",) * 8
    assert _lines(doc) == [
        ("1", "Trần Văn Hòa", "", "", "x x", "K", *empty, "2/3"),
        ("2", "Y Bih Niê", "", "", "M x", "M", *empty, "1/1"),
        ("3", "Lò Thị Mây", "", "", "T", "", *empty, ""),
    ]
    said = _said(doc)
    assert said[0] == "Đã họp 3 kỳ: 07/03/2026, 21/03/2026, 04/04/2026."
    assert said[1] == "Tháng có nhiều buổi thì ghi lần lượt theo ngày họp."
    assert "x: có mặt; P: vắng có phép; K: vắng không phép" in said[2]
    book = attendance.workbook(facts, wording).sheets[0]
    assert [row.cells for row in book.rows] == _lines(doc)
    assert [column.title for column in book.columns][2:4] == ["Tháng 1", "Tháng 2"]


@pytest.mark.usefixtures("ids")
def test_a_year_without_meetings_is_a_sheet_to_write_on(office):
    sheet = office.reports.prepare("attendance", "2026")
    names = [(row[1], set(row[2:])) for row in _rows(sheet)]
    assert names == [
        ("Đặng Thị Ánh", {""}),
        ("Trần Văn Hòa", {""}),
        ("Y Bih Niê", {""}),
    ]
    assert _said(sheet.doc)[0].startswith("Trong năm chưa có buổi sinh hoạt")


@pytest.mark.usefixtures("ids")
def test_a_badge_stands_under_its_day_with_what_the_dossier_lacks(office):
    fill(
        office,
        [
            {
                # Thirty years on 19/05/2026, the day of award itself.
                "full_name": "Lương Thị Hải Yến",
                "birth": "1970-01-02",
                "decision_on": "1996-05-19",
                "admitted_on": "1996-06-01",
                "official_on": "1997-06-01",
                "card_no": "031204550101",
                "hometown": "Xã Ia Pa",
            },
            {
                # Forty years on 20/05/2026: given on 2/9; only the year is known.
                "full_name": "Phan Văn Tường",
                "decision_on": "1986-05-20",
                "official_on": "1987",
            },
        ],
    )
    paper = office.reports.prepare("badge_list", "2026")
    lines = _lines(paper.doc)
    assert lines[0] == ("Đợt trao 19/05/2026: 1 người",)
    assert lines[1][:2] == ("1", "Lương Thị Hải Yến")
    assert lines[1][6:] == ("•••• ••• 101", "30", "30 năm", "19/05/2026", "")
    assert lines[2] == ("Đợt trao 02/09/2026: 1 người",)
    assert lines[3][7:9] == ("40", "40 năm")
    assert lines[3][10].startswith("thiếu: ngày sinh, quê quán")
    dossier = next(b for b in paper.doc.blocks if type(b).__name__ == "CheckList")
    assert len(dossier.items) == 4
    one = office.reports.prepare("badge_list", "2026-05-19")
    assert [row[1] for row in _rows(one)] == ["Lương Thị Hải Yến"]
    nobody = office.reports.prepare("badge_list", "2020")
    assert _said(nobody.doc)[0].startswith("Không có đảng viên nào")


def test_a_paper_of_a_year_that_is_no_year_is_refused(office):
    for kind in ("attendance", "badge_list", "member_structure"):
        with pytest.raises(UnknownReport):
            office.reports.prepare(kind, "hôm qua")


def test_the_structure_counts_each_member_once_and_names_everybody(office):
    fill(
        office,
        [
            {
                "full_name": "Trần Văn Hòa",
                "gender": "male",
                "birth": "1964-11-24",
                "admitted_on": "1990-01-01",
                "official_on": "1991-01-01",
                "education": "Cử nhân Luật",
                "theory_level": "Cao cấp",
            },
            {
                "full_name": "Đặng Thị Ánh",
                "gender": "female",
                "birth": "1996",
                "admitted_on": "2026-03-02",
                "education": "12/12",
            },
            {
                "full_name": "Y Bih Niê",
                "gender": "male",
                "admitted_on": "2016-11-23",
                "official_on": "2017-11-23",
                "education": "Thạc sĩ Nông nghiệp",
                "event": "exempted",
            },
            {
                "full_name": "Lò Thị Mây",
                "official_on": "2001",
                "event": "moved_out",
            },
        ],
    )
    paper = office.reports.prepare("member_structure", "2026-11-23")
    assert _said(paper.doc)[0] == "Tổng số: 3 đảng viên (2 chính thức, 1 dự bị)."
    # Born on the next day's date: 61 whole years; the other 30 by the year alone.
    assert _said(paper.doc)[1] == "Tuổi bình quân: 45,5 (2 người có năm sinh)."
    lines = {line[0]: line[1:] for line in _lines(paper.doc) if len(line) > 1}
    assert lines["Dự bị"] == ("1", "33,3", "Đặng Thị Ánh")
    assert lines["Được miễn sinh hoạt"] == ("1", "33,3", "Y Bih Niê")
    assert lines["Nam"] == ("2", "66,7", "Trần Văn Hòa, Y Bih Niê")
    assert lines["Từ 61 trở lên"] == ("1", "33,3", "Trần Văn Hòa")
    assert lines["Dưới 31"] == ("1", "33,3", "Đặng Thị Ánh")
    assert lines["Từ 30 đến 39"] == ("1", "33,3", "Trần Văn Hòa")
    assert lines["Từ 10 đến 19"] == ("1", "33,3", "Y Bih Niê")
    assert lines["Dự bị, hoặc chưa ghi ngày"] == ("1", "33,3", "Đặng Thị Ánh")
    assert lines["Thạc sĩ"] == ("1", "33,3", "Y Bih Niê")
    assert lines["Đại học"] == ("1", "33,3", "Trần Văn Hòa")
    assert lines["Ghi khác: 12/12"] == ("1", "33,3", "Đặng Thị Ánh")
    assert lines["Cao cấp, cử nhân"] == ("1", "33,3", "Trần Văn Hòa")
    names = "\n".join(" ".join(line) for line in _lines(paper.doc))
    assert "Lò Thị Mây" not in names
