"""Minutes: the tree as it was agreed on, every word entered on paper, the checks."""

import io
import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from app.documents.model import PartyHeader, Table, Title, to_json
from app.documents.numbering import DOTS
from app.documents.text import plain_text
from app.features.meetings.model.entries import NewBallot, NewMeeting, NewOpinion
from app.reports.model import Rank
from tests.app.features.meetings.office import desk, discussed, held, prepared

GOLDEN = Path(__file__).parents[2] / "golden" / "minutes" / "regular.json"


@pytest.fixture
def found(store, clock):
    return desk(store, clock)


def words_of(made):
    import pypdfium2

    with pypdfium2.PdfDocument(made.pdf) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    return squeezed("\n".join(pages))


def squeezed(text):
    """Line breaks and spaces are the layout's; letters are what was entered."""
    return "".join(unicodedata.normalize("NFC", text).split())


def test_the_tree_is_the_golden_one(found):
    doc = found.office.reports.prepare("minutes", held(found)).doc
    tree = json.loads(to_json(replace_id(doc)))
    text = json.dumps(tree, ensure_ascii=False, indent=1) + "\n"
    if not GOLDEN.exists():
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def replace_id(doc):
    import msgspec

    return msgspec.structs.replace(doc, doc_id="meeting")


def test_the_parts_come_in_the_official_order(found):
    text = plain_text(found.office.reports.prepare("minutes", held(found)).doc)
    flat = " ".join(text.split())
    order = (
        "ĐẢNG BỘ PHƯỜNG AN BÌNH",
        "CHI BỘ TỔ DÂN PHỐ 5",
        "Số 12-BB/CB",
        "BIÊN BẢN",
        "Sinh hoạt chi bộ thường kỳ tháng 12 năm 2026",
        "Thời gian bắt đầu: 07 giờ 30 phút, ngày 05 tháng 12 năm 2026.",
        "Chủ trì: Đ/c Trần Văn Hòa, Bí thư.",
        "I- THÀNH PHẦN",
        "Tổng số đảng viên: 24 (chính thức 22, dự bị 02); miễn sinh hoạt 01.",
        "Có mặt: 22/23. Vắng có lý do: 01 (Đ/c Vũ Ngọc Ánh, điều trị tại bệnh viện).",
        "II- NỘI DUNG VÀ DIỄN BIẾN",
        "1. Kết quả thực hiện nhiệm vụ tháng trước",
        "III- KẾT LUẬN",
        "IV- BIỂU QUYẾT",
        "tán thành 20/21 đảng viên chính thức được triệu tập (95,2 %)",
        "Cần ít nhất 11 phiếu tán thành (quá nửa số đảng viên chính thức",
        "Buổi họp kết thúc lúc 09 giờ 06 phút",
        "NGƯỜI GHI BIÊN BẢN",
        "CHỦ TRÌ HỘI NGHỊ",
    )
    flat = flat.replace("\u00a0", " ")
    places = [flat.find(part) for part in order]
    assert -1 not in places, [p for p, at in zip(order, places, strict=True) if at < 0]
    assert places == sorted(places)


def entered(view):
    """Every word somebody typed into the meeting."""
    record = view.record
    yield record.meeting.place
    yield record.meeting.guests
    yield record.meeting.conclusion
    for item in record.items:
        yield from (item.title, item.content, item.conclusion)
    for said in record.opinions:
        yield said.speaker
        yield from said.text.splitlines()
    for one in (*record.reviews, *record.assignments):
        yield from (one.title, one.owner)
    yield from (one.note for one in record.reviews)
    yield from (line.reason for line in record.roll)
    yield from (ballot.subject for ballot in record.ballots)
    yield from (paper.title for paper in record.papers)


def test_everything_entered_appears_in_the_pdf(found):
    meeting_id = held(found)
    text = words_of(found.office.reports.make("minutes", meeting_id))
    view = found.office.meetings.meeting(meeting_id)
    assert [one for one in entered(view) if squeezed(one) not in text] == []


def test_everything_entered_appears_in_the_word_file(found):
    import docx

    meeting_id = held(found)
    made = found.office.reports.make("minutes", meeting_id)
    body = docx.Document(io.BytesIO(made.docx)).element.body
    text = squeezed("".join(node.text or "" for node in body.iter() if node.text))
    view = found.office.meetings.meeting(meeting_id)
    assert [one for one in entered(view) if squeezed(one) not in text] == []


def test_nothing_is_invented_for_an_empty_meeting(found):
    found.at(2026, 12, 5, 7, 30)
    meeting_id = found.office.meetings.plan(
        NewMeeting(kind="thematic", on_day=date(2026, 12, 5))
    ).record_id
    prepared_doc = found.office.reports.prepare("minutes", meeting_id)
    text = plain_text(prepared_doc.doc)
    assert f"Địa điểm: {DOTS}" in text
    assert "…… giờ …… phút" in text
    assert f"Chủ trì: {DOTS}" in text
    assert prepared_doc.checks[0].rank is Rank.REPAIR


def test_a_draft_says_so_until_it_is_signed(found):
    meeting_id = held(found)

    def mark():
        doc = found.office.reports.prepare("minutes", meeting_id).doc
        return next(b for b in doc.blocks if isinstance(b, PartyHeader)).marks.draft

    assert mark() == "Dự thảo"
    found.office.meetings.minutes.sign(meeting_id)
    assert mark() == ""


def test_locked_minutes_print_the_same_after_the_world_has_changed(found):
    meeting_id = held(found)
    office = found.office
    office.meetings.minutes.sign(meeting_id)
    office.meetings.minutes.lock(meeting_id)
    before = office.reports.prepare("minutes", meeting_id).doc
    found.at(2027, 1, 10, 8, 0)
    office.people.correct(found.who["Vũ Ngọc Ánh"], full_name="Vũ Ngọc Ánh Tuyết")
    task = office.tasks.of_meeting(meeting_id)[0].task
    office.tasks.finish(task.id, "Xong")
    assert office.reports.prepare("minutes", meeting_id).doc == before


def test_an_addendum_has_its_own_page(found):
    meeting_id = held(found)
    minutes = found.office.meetings.minutes
    minutes.sign(meeting_id)
    minutes.lock(meeting_id)
    minutes.add_addendum(meeting_id, "Sửa “ngõ 12” thành “ngõ 21”.", "Ghi nhầm")
    doc = found.office.reports.prepare("minutes", meeting_id).doc
    titles = [block.kind for block in doc.blocks if isinstance(block, Title)]
    assert titles == ["BIÊN BẢN", "PHỤ LỤC SỐ 01"]
    assert "Sửa “ngõ 12” thành “ngõ 21”." in plain_text(doc)


def test_the_checks_of_a_good_meeting(found):
    checks = found.office.reports.prepare("minutes", held(found)).checks
    good = [(c.title, c.detail) for c in checks if c.rank is Rank.OK]
    assert good == [
        ("Số người khớp điểm danh", "22 có mặt + 1 vắng = 23"),
        ("Phiếu khớp số có mặt", "Tán thành 20/21; có mặt được biểu quyết 20"),
        ("2/2 nhiệm vụ tháng trước có kết quả", ""),
        ("Đã đọc lại lúc 09:06", "Không ai đề nghị sửa"),
    ]
    assert not [c for c in checks if c.rank is Rank.REPAIR]


def test_what_is_missing_can_be_repaired_from_the_check(found):
    meeting_id = prepared(found)
    checks = found.office.reports.prepare("minutes", meeting_id).checks
    lacking = [c for c in checks if c.rank is Rank.REPAIR]
    assert lacking
    assert {c.place.record_id for c in lacking} == {meeting_id}
    assert any("điểm danh" in c.title for c in lacking)


def test_a_secret_vote_names_its_papers(found):
    meeting_id = discussed(found)
    found.office.meetings.votes.count(
        meeting_id,
        NewBallot(
            subject="Đề nghị kết nạp quần chúng Trần A",
            matter="admission",
            secret=True,
            handed_out=20,
            returned=20,
            invalid=1,
            in_favour=13,
            against=6,
        ),
    )
    text = plain_text(found.office.reports.prepare("minutes", meeting_id).doc)
    assert "phát ra 20 phiếu, thu về 20 phiếu, không hợp lệ 01" in text
    result = (
        "Cần ít nhất 14 phiếu tán thành (ít nhất hai phần ba số đảng viên chính thức"
        " được triệu tập): không được thông qua."
    )
    assert result in text


def test_the_tables_number_their_rows(found):
    doc = found.office.reports.prepare("minutes", held(found)).doc
    tables = [block for block in doc.blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [2, 1]


def test_300_speakers_and_a_long_opinion_are_drawn(found):
    meeting_id = discussed(found)
    floor = found.office.meetings.floor
    for number in range(300):
        floor.note_opinion(
            meeting_id,
            NewOpinion(text=f"Ý kiến số {number}.", speaker=f"Khách {number}"),
        )
    long = " ".join(f"từ{n}" for n in range(3_000))
    floor.note_opinion(meeting_id, NewOpinion(text=long, speaker="Khách mời"))
    text = words_of(found.office.reports.make("minutes", meeting_id))
    assert squeezed("Ý kiến số 299.") in text
    assert "từ2999" in text
