"""The cell's own wording: dated, undoable, tried before it is used."""

from datetime import date

import pytest

from app.documents.inline import lit
from app.documents.model import Doc, Heading, Para
from app.documents.text import plain_text
from app.reports import drawing
from app.reports.errors import TemplateBlockMissing, TemplatePlaceUnknown
from app.reports.keeping.templates import tried
from tests.app.documents.test_wordtemplate import p, word
from tests.app.features.meetings.office import desk, held

PARTS = ("Đầu trang", "Thành phần", "Diễn biến", "Kết luận", "Biểu quyết", "Chữ ký")
BODY = (
    p("[[Đầu trang]]")
    + p("BIÊN BẢN RIÊNG CỦA CHI BỘ")
    + p("Hôm nay, [[Ngày họp]], tại [[Địa điểm]], [[Tên chi bộ]] họp.")
    + "".join(p(f"[[{part}]]") for part in PARTS[1:])
)


@pytest.fixture
def found(store, clock):
    return desk(store, clock)


@pytest.fixture
def meeting_id(found):
    return held(found)


def picked(found, meeting_id, tmp_path, body=BODY):
    path = tmp_path / "mau.docx"
    path.write_bytes(word(body))
    offered = found.office.reports.prepare("minutes", meeting_id).offered
    return found.office.reports.templates.look_at(path, offered)


def text(found, meeting_id):
    return plain_text(found.office.reports.prepare("minutes", meeting_id).doc)


def test_the_words_are_the_cells_and_nothing_entered_is_lost(
    found, meeting_id, tmp_path
):
    reports = found.office.reports
    ours = text(found, meeting_id)
    file = picked(found, meeting_id, tmp_path)
    reports.templates.adopt("minutes", file, date(2026, 12, 1))
    theirs = text(found, meeting_id)
    assert "BIÊN BẢN RIÊNG CỦA CHI BỘ" in theirs
    assert "ngày 05 tháng 12 năm 2026, tại Nhà văn hóa Tổ dân phố 5" in theirs
    for line in ours.split("\n"):
        if "đèn chiếu sáng" in line or "12.500.000" in line or "được thông qua" in line:
            assert line in theirs
    prepared = reports.prepare("minutes", meeting_id)
    assert drawing.pdf(prepared).startswith(b"%PDF")
    assert drawing.docx(prepared).startswith(b"PK")


def test_headings_are_numbered_in_their_order(found, meeting_id, tmp_path):
    file = picked(found, meeting_id, tmp_path)
    found.office.reports.templates.adopt("minutes", file, date(2026, 12, 1))
    doc = found.office.reports.prepare("minutes", meeting_id).doc
    heads = [b.text for b in doc.blocks if isinstance(b, Heading) and b.level == 1]
    assert [head.split("-")[0] for head in heads] == ["I", "II", "III", "IV"]


def test_it_holds_from_its_day_on_and_can_be_undone(found, meeting_id, tmp_path):
    templates = found.office.reports.templates
    file = picked(found, meeting_id, tmp_path)
    templates.adopt("minutes", file, date(2026, 12, 6))
    assert "RIÊNG" not in text(found, meeting_id)
    change = templates.adopt("minutes", file, date(2026, 12, 5))
    assert "RIÊNG" in text(found, meeting_id)
    found.office.store.undo(change.command_id)
    assert "RIÊNG" not in text(found, meeting_id)


def test_removed_it_gives_way_to_ours(found, meeting_id, tmp_path):
    templates = found.office.reports.templates
    file = picked(found, meeting_id, tmp_path)
    templates.adopt("minutes", file, date(2026, 12, 1))
    templates.adopt("minutes", file, date(2026, 12, 1))
    (own,) = templates.of("minutes")
    change = templates.remove(own.id)
    assert "RIÊNG" not in text(found, meeting_id)
    found.office.store.undo(change.command_id)
    assert "RIÊNG" in text(found, meeting_id)
    templates.save(own, tmp_path / "lai.docx")
    assert (tmp_path / "lai.docx").read_bytes() == file.content


def test_it_is_tried_before_it_is_used(found, meeting_id, tmp_path):
    file = picked(found, meeting_id, tmp_path)
    prepared = found.office.reports.prepare("minutes", meeting_id)
    assert "RIÊNG" in plain_text(tried(prepared, file).doc)
    assert tried(prepared, file).code is None
    assert "RIÊNG" not in text(found, meeting_id)


def test_locked_minutes_keep_the_words_they_were_locked_with(
    found, meeting_id, tmp_path
):
    file = picked(found, meeting_id, tmp_path)
    minutes = found.office.meetings.minutes
    minutes.sign(meeting_id)
    minutes.lock(meeting_id)
    before = text(found, meeting_id)
    assert found.office.reports.prepare("minutes", meeting_id).offered is None
    found.office.reports.templates.adopt("minutes", file, date(2026, 1, 1))
    assert text(found, meeting_id) == before


def test_a_part_that_would_be_lost_is_named(found, meeting_id, tmp_path):
    body = BODY.replace(p("[[Diễn biến]]"), "")
    with pytest.raises(TemplateBlockMissing) as caught:
        picked(found, meeting_id, tmp_path, body)
    assert caught.value.facts["missing"] == "[[Diễn biến]]"


def test_an_unknown_place_is_named(found, meeting_id, tmp_path):
    with pytest.raises(TemplatePlaceUnknown) as caught:
        picked(found, meeting_id, tmp_path, BODY + p("[[Chủ tọa]]"))
    assert caught.value.facts["place"] == "Chủ tọa"


def test_papers_without_places_stay_as_they_are(found):
    doc = Doc("T", "BB", date(2026, 1, 1), (Para(lit("[[Chủ trì]]")),))
    assert found.office.reports.templates.applied("letter", doc, None) is doc
