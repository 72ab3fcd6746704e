"""Resolutions and extracts: the meeting's own words, the register's number, blanks."""

import pytest

from app.documents.model import PartyHeader
from app.documents.text import plain_text
from app.features.meetings.model.entries import NewBallot
from app.features.papers.model.entries import NewPaper
from app.infra.errors import MissingRecord
from app.reports.model import Rank
from tests.app.features.meetings.office import desk, discussed, held


@pytest.fixture
def found(store, clock):
    return desk(store, clock)


def text(found, kind, record_id):
    doc = found.office.reports.prepare(kind, record_id).doc
    return plain_text(doc).replace("\u00a0", " ")


def talk(found, meeting_id):
    items = found.office.meetings.meeting(meeting_id).record.items
    return next(item for item in items if item.topic == "discussion")


def test_the_monthly_resolution_has_its_three_parts(found):
    words = text(found, "resolution", held(found))
    parts = ("I- KẾT QUẢ", "II- NHIỆM VỤ, GIẢI PHÁP", "III- TỔ CHỨC THỰC HIỆN")
    places = [words.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)
    assert "Có 02 nhiệm vụ: hoàn thành 01" in words
    assert "Chi bộ nhất trí lắp đèn chiếu sáng ngõ 12." in words
    assert "Lập phương án lắp đèn ngõ 12" in words
    assert "tán thành 20/21 đảng viên chính thức được triệu tập (95,2 %)" in words
    assert "T/M CHI BỘ" in words


def test_without_a_number_it_is_a_draft_with_room_to_write(found):
    prepared = found.office.reports.prepare("resolution", held(found))
    header = prepared.doc.blocks[0]
    assert isinstance(header, PartyHeader)
    assert header.marks.draft == "Dự thảo"
    assert header.number.endswith("-NQ/CB")
    assert header.on is None
    assert [c.title for c in prepared.checks] == ["Nghị quyết chưa có số"]


def test_the_register_gives_number_day_and_title(found):
    meeting_id = held(found)
    papers = found.office.papers
    paper_id = papers.outgoing.draft(
        NewPaper(form="NQ", title="Về chiếu sáng ngõ 12", meeting_id=meeting_id)
    ).record_id
    papers.outgoing.issue(paper_id)
    prepared = found.office.reports.prepare("resolution", meeting_id)
    header = prepared.doc.blocks[0]
    assert header.number.replace("\u00a0", " ") == "Số 01-NQ/CB"
    assert header.marks.draft == ""
    assert "Về chiếu sáng ngõ 12" in plain_text(prepared.doc)
    extract = f"{meeting_id}.{talk(found, meeting_id).id}"
    assert "Nghị quyết 01-NQ/CB" in text(found, "resolution_extract", extract)


def test_a_meeting_that_decided_nothing_leaves_blanks_and_says_so(found):
    from tests.app.features.meetings.office import prepared

    made = found.office.reports.prepare("resolution", prepared(found))
    assert made.checks[0].rank is Rank.REPAIR
    assert "với ……/…… đảng viên chính thức tán thành" in plain_text(made.doc)


def special(found, in_favour):
    meeting_id = discussed(found)
    found.office.meetings.votes.count(
        meeting_id,
        NewBallot(
            subject="Đề nghị kết nạp",
            matter="admission",
            secret=True,
            handed_out=20,
            returned=20,
            in_favour=in_favour,
            against=20 - in_favour,
        ),
    )
    votes = found.office.meetings.meeting(meeting_id).votes
    ballot = next(one.ballot for one in votes if one.matter.id == "admission")
    return f"{meeting_id}.{ballot.id}"


def test_the_resolution_on_admission_counts_against_two_thirds(found):
    # 21 official members are the base; two thirds are 14.
    words = text(found, "resolution_admission", special(found, 14))
    assert "tán thành kết nạp: 14/21 (66,7 %); không tán thành 06" in words
    assert "Đủ số phiếu tán thành theo quy định." in words
    assert "1. Lịch sử chính trị và chính trị hiện nay" in words


def test_too_few_voices_are_no_resolution(found):
    record = special(found, 13)
    assert "Không đủ số phiếu" in text(found, "resolution_admission", record)
    checks = found.office.reports.prepare("resolution_admission", record).checks
    assert checks[0].rank is Rank.REPAIR


def test_an_extract_holds_one_matter_and_nothing_else(found):
    meeting_id = held(found)
    item = talk(found, meeting_id)
    words = text(found, "extract", f"{meeting_id}.{item.id}")
    assert "TRÍCH BIÊN BẢN" in words
    assert "Đề nghị lắp thêm đèn chiếu sáng ngõ 12." in words
    assert "Giao chi ủy lập phương án lắp đèn." in words
    assert "Lập phương án lắp đèn ngõ 12" in words
    assert "Vận động quỹ Vì người nghèo" not in words
    assert "Trích từ biên bản số 12-BB/CB ngày 05/12/2026" in words


@pytest.mark.parametrize("kind", ["extract", "resolution_extract"])
def test_a_matter_of_another_meeting_is_refused(found, kind):
    with pytest.raises(MissingRecord):
        found.office.reports.prepare(kind, f"{held(found)}.nothing")
