"""Invitation, programme and the plans of a year: rows, dots, checks, both formats."""

from dataclasses import replace
from datetime import date

import pytest

from app.documents.model import Table
from app.documents.text import plain_text
from app.features.meetings.model.entries import NewItem, NewMeeting, NewPaper
from app.features.meetings.model.yearplan import UsualDay
from app.reports.errors import UnknownReport
from app.reports.model import Rank
from tests.app.features.meetings.conftest import NAMES
from tests.app.features.meetings.office import desk

DOT = "…"


@pytest.fixture
def found(store, clock):
    return desk(store, clock)


def plan(found, **details):
    new = NewMeeting(
        **{
            "kind": "regular",
            "on_day": date(2026, 12, 3),
            "time": "07:30",
            "place": "Nhà văn hóa Tổ dân phố 5",
            "chair_id": found.who[NAMES[0]],
            "clerk_id": found.who[NAMES[1]],
            **details,
        }
    )
    return found.office.meetings.plan(new).record_id


def text(found, kind, record_id):
    doc = found.office.reports.prepare(kind, record_id).doc
    flat = plain_text(doc).replace("\N{NO-BREAK SPACE}", " ")
    return [" ".join(line.split()) for line in flat.splitlines() if line.strip()]


def rows(found, kind, record_id):
    doc = found.office.reports.prepare(kind, record_id).doc
    table = next(block for block in doc.blocks if isinstance(block, Table))
    return [
        [" ".join("".join(run.text for run in cell).split()) for cell in line.cells]
        for line in table.rows
    ]


def checks(found, kind, record_id):
    prepared = found.office.reports.prepare(kind, record_id)
    return [(check.rank, check.title) for check in prepared.checks]


def test_the_invitation_says_when_where_and_what(found):
    meeting_id = plan(found, guests="Đ/c Nguyễn Văn Phúc, Đảng ủy viên")
    do = found.office.meetings.planning
    do.add_item(meeting_id, NewItem(title="Phương hướng tháng tới", topic="plan"))
    do.add_paper(meeting_id, NewPaper(title="Chỉ thị 50-CT/TW", issuer="Ban Bí thư"))
    lines = text(found, "meeting_notice", meeting_id)
    for line in (
        "GIẤY MỜI",
        "Dự sinh hoạt thường kỳ tháng 12/2026",
        "Kính mời: Các đồng chí đảng viên Chi bộ Tổ dân phố 5",
        "Kính mời: Đ/c Nguyễn Văn Phúc, Đảng ủy viên",
        "Thời gian: 07 giờ 30, thứ Năm, ngày 03 tháng 12 năm 2026.",
        "Địa điểm: Nhà văn hóa Tổ dân phố 5.",
        "Chủ trì: Đồng chí Trần Văn Hòa.",
        "1. Phương hướng tháng tới.",
        "- Chỉ thị 50-CT/TW (Ban Bí thư).",
    ):
        assert line in lines
    assert not any("Chuyên đề" in line for line in lines)
    assert checks(found, "meeting_notice", meeting_id) == [
        (Rank.OK, "Giấy mời đủ nội dung")
    ]


def test_what_nobody_entered_is_dotted_and_told(found):
    meeting_id = plan(found, kind="thematic", time="", place="", chair_id="")
    lines = text(found, "meeting_notice", meeting_id)
    for label in ("Địa điểm", "Chuyên đề"):
        (line,) = [line for line in lines if line.startswith(label)]
        assert line.count(DOT) > 3
    titles = [title for _rank, title in checks(found, "meeting_notice", meeting_id)]
    assert titles == [
        "Chưa ghi giờ họp",
        "Chưa ghi địa điểm",
        "Chương trình chưa có nội dung",
        "Chưa ghi tên chuyên đề",
    ]


@pytest.mark.parametrize(
    ("kind", "theme", "words"),
    [
        ("committee", "", "Các đồng chí chi ủy viên Chi bộ Tổ dân phố 5"),
        ("party_group", "Tổ 2", "Các đồng chí đảng viên Tổ 2, Chi bộ Tổ dân phố 5"),
    ],
)
def test_the_invitation_goes_to_those_who_meet(found, kind, theme, words):
    meeting_id = plan(found, kind=kind, theme=theme)
    assert f"Kính mời: {words}" in text(found, "meeting_notice", meeting_id)


def test_the_programme_has_the_rows_every_meeting_has(found):
    meeting_id = plan(found)
    found.office.meetings.planning.add_item(
        meeting_id,
        NewItem(title="Kiểm điểm tháng 11", presenter_id=found.who[NAMES[2]]),
    )
    found.office.meetings.planning.add_item(meeting_id, NewItem(title="Phương hướng"))
    table = rows(found, "meeting_programme", meeting_id)
    assert [line[:3] for line in table] == [
        ["1", "Tuyên bố lý do, giới thiệu đại biểu", "Đồng chí Trần Văn Hòa"],
        ["2", "Cử thư ký", "Đồng chí Trần Văn Hòa"],
        ["3", "Điểm danh", "Đồng chí Lê Thị Minh Nguyệt"],
        ["4", "Thông qua chương trình", "Đồng chí Trần Văn Hòa"],
        ["5", "Kiểm điểm tháng 11", "Đồng chí Phạm Quang Dũng"],
        ["6", "Phương hướng", DOT * 8],
        [
            "7",
            "Tổng hợp ý kiến, kết luận, phân công nhiệm vụ",
            "Đồng chí Trần Văn Hòa",
        ],
        ["8", "Biểu quyết kết luận hoặc nghị quyết", "Đồng chí Trần Văn Hòa"],
        ["9", "Chấm điểm, xếp loại buổi sinh hoạt", "Đồng chí Trần Văn Hòa"],
        ["10", "Đọc, thông qua biên bản", "Đồng chí Lê Thị Minh Nguyệt"],
        ["11", "Kết thúc", "Đồng chí Trần Văn Hòa"],
    ]
    assert checks(found, "meeting_programme", meeting_id) == [
        (Rank.KNOW, "1 nội dung chưa có người trình bày")
    ]


def test_one_session_of_two_parts_shows_both(found):
    meeting_id = plan(found, kind="combined", theme="Học Bác")
    found.office.meetings.planning.suggest_agenda(meeting_id)
    titles = [
        line[-3] if len(line) > 1 else line[0]
        for line in rows(found, "meeting_programme", meeting_id)
    ]
    first = titles.index("Phần sinh hoạt thường kỳ")
    second = titles.index("Phần sinh hoạt chuyên đề")
    assert titles.index("Thông qua chương trình") < first < second
    assert titles[second + 1] == "Trình bày chuyên đề"


def test_a_ceremony_is_not_scored_and_not_voted(found):
    meeting_id = plan(found, kind="admission")
    titles = [line[1] for line in rows(found, "meeting_programme", meeting_id)]
    assert titles == [
        "Tuyên bố lý do, giới thiệu đại biểu",
        "Cử thư ký",
        "Điểm danh",
        "Thông qua chương trình",
        "Đọc, thông qua biên bản",
        "Kết thúc",
    ]


def test_an_empty_year_is_printed_with_dots_and_told(found):
    lines = text(found, "meeting_year_plan", "2031")
    assert "Tổ chức sinh hoạt chi bộ năm 2031" in lines
    assert rows(found, "meeting_year_plan", "2031") == [
        ["", "", "", "", "Chưa có buổi họp nào trong lịch", ""]
    ]
    assert checks(found, "meeting_year_plan", "2031")[:2] == [
        (Rank.REPAIR, "12 tháng chưa có buổi thường kỳ"),
        (Rank.REPAIR, "4 quý chưa có buổi chuyên đề"),
    ]
    table = rows(found, "meeting_theme_plan", "2031")
    assert [line[0] for line in table] == ["Quý I", "Quý II", "Quý III", "Quý IV"]
    assert all(line[1] == DOT * 8 for line in table)


@pytest.mark.parametrize("record_id", ["", "26", "năm", "20266", "²⁰²⁶"])
def test_what_is_no_year_is_refused(found, record_id):
    for kind in ("meeting_year_plan", "meeting_theme_plan"):
        with pytest.raises(UnknownReport):
            found.office.reports.prepare(kind, record_id)


def test_the_plan_of_a_year_follows_the_calendar(found):
    desk = found.office.meetings.year_planning
    wish = replace(
        desk.start(2027),
        usual=UsualDay("weekday", 1, 2, 1),
        thematic="combined",
        time="19:30",
    )
    proposal = desk.propose(wish)
    desk.write(wish, proposal.lines)
    lines = text(found, "meeting_year_plan", "2027")
    assert "Sinh hoạt thường kỳ: thứ Tư, tuần đầu hằng tháng." in lines
    table = rows(found, "meeting_year_plan", "2027")
    # The first Wednesday of January 2027 is the 6th.
    january = [line for line in table if line[1] == "Thứ Tư, 06/01"]
    assert january == [[january[0][0], "Thứ Tư, 06/01", "19:30", "Thường kỳ", "", ""]]
    themes = rows(found, "meeting_theme_plan", "2027")
    assert [(line[0], line[2], line[4]) for line in themes] == [
        ("Quý I", "03/02/2027", "Kết hợp trong buổi thường kỳ"),
        ("Quý II", "05/05/2027", "Kết hợp trong buổi thường kỳ"),
        ("Quý III", "04/08/2027", "Kết hợp trong buổi thường kỳ"),
        ("Quý IV", "03/11/2027", "Kết hợp trong buổi thường kỳ"),
    ]


@pytest.mark.parametrize("kind", ["meeting_notice", "meeting_programme"])
def test_hostile_words_reach_both_formats_whole(found, kind):
    import io

    import pypdfium2
    from docx import Document

    long = "Nội dung rất dài " * 25 + "{theme} **đậm** <b>"
    meeting_id = plan(found, place="Hội trường {unit} & <nhà>")
    found.office.meetings.planning.add_item(meeting_id, NewItem(title=long))
    made = found.office.reports.make(kind, meeting_id)
    pdf = pypdfium2.PdfDocument(made.pdf)
    pages = [page.get_textpage().get_text_range() for page in pdf]
    printed = " ".join("".join(pages).split())
    document = Document(io.BytesIO(made.docx))
    written = " ".join(
        paragraph.text
        for paragraph in [
            *document.paragraphs,
            *(
                p
                for table in document.tables
                for row in table.rows
                for cell in row.cells
                for p in cell.paragraphs
            ),
        ]
    )
    for said in ("Hội trường {unit} & <nhà>", "{theme} **đậm** <b>"):
        assert said.replace(" ", "") in printed.replace(" ", "")
        assert said in " ".join(written.split())


def test_meetings_of_one_month_are_told_apart_in_titles_and_file_names(found):
    day = date(2026, 12, 3)
    first = plan(found, kind="committee", on_day=day, time="14:00")
    later = plan(found, kind="committee", on_day=day.replace(day=20))
    do, reports = found.office.meetings, found.office.reports
    assert [do.line(one).title for one in (first, later)] == [
        "Họp chi ủy tháng 12/2026",
        "Họp chi ủy tháng 12/2026, ngày 20/12/2026",
    ]
    subjects = [reports.prepare("minutes", one).doc.subject for one in (first, later)]
    assert subjects == [
        "Họp chi ủy tháng 12 năm 2026",
        "Họp chi ủy tháng 12 năm 2026, ngày 20/12/2026",
    ]
    regular = plan(found, on_day=day)
    for kind in ("minutes", "resolution", "meeting_notice", "meeting_programme"):
        stems = {
            reports.prepare(kind, one).file_stem for one in (first, later, regular)
        }
        assert len(stems) == 3
    do.planning.cancel(first, "Trùng lịch")
    assert do.line(later).title == "Họp chi ủy tháng 12/2026"
