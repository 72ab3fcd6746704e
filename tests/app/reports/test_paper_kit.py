"""The paper kit: every name, every task, a ballot for each voter, sums prepared."""

from datetime import date

import pypdfium2
import pytest

from app.documents.model import CutOuts, Table
from app.documents.text import plain_text
from app.features.meetings.model.entries import NewMeeting
from app.reports import drawing
from tests.app.features.meetings.office import desk, prepared


@pytest.fixture
def found(store, clock):
    return desk(store, clock)


def kit(found, meeting_id):
    return found.office.reports.prepare("paper_kit", meeting_id)


def test_the_roll_names_everybody_with_boxes(found):
    doc = kit(found, prepared(found)).doc
    roll = next(block for block in doc.blocks if isinstance(block, Table))
    assert len(roll.rows) == 24
    names = {row.cells[1][0].text for row in roll.rows}
    assert names == set(found.who)
    assert [cell[0].text for cell in roll.rows[0].cells[3:6]] == ["☐"] * 3


def test_there_is_a_ballot_for_each_who_may_vote(found):
    # 24 members: two are probationary. The exempt one may come and vote.
    doc = kit(found, prepared(found)).doc
    (ballots,) = (block for block in doc.blocks if isinstance(block, CutOuts))
    assert len(ballots.cards) == 22


def test_the_tally_says_how_many_are_needed(found):
    text = plain_text(kit(found, prepared(found)).doc)
    # More than half of 22 is 12; two thirds of 22 are 14.67, so 15.
    assert "Số người được biểu quyết nếu dự đủ: 22." in text
    assert "Nghị quyết, kết luận: cần ít nhất 12 phiếu tán thành." in text
    assert "Đề nghị kết nạp đảng viên: cần ít nhất 15 phiếu tán thành." in text


def test_tasks_and_matters_are_prepared(found):
    text = plain_text(kit(found, prepared(found)).doc)
    assert "Vận động quỹ Vì người nghèo" in text
    assert "Thảo luận, tự phê bình và phê bình" in text


def test_the_committee_gets_a_kit_of_its_own_size(found):
    found.at(2026, 12, 1, 8, 0)
    meeting_id = found.office.meetings.plan(
        NewMeeting(kind="committee", on_day=date(2026, 12, 1))
    ).record_id
    made = kit(found, meeting_id)
    (ballots,) = (block for block in made.doc.blocks if isinstance(block, CutOuts))
    assert len(ballots.cards) == 3
    assert [check.title for check in made.checks] == ["Chưa lập chương trình buổi họp"]


def test_a_ballot_is_never_torn_between_pages(found):
    made = kit(found, prepared(found))
    with pypdfium2.PdfDocument(drawing.pdf(made)) as pdf:
        counts = []
        for page in pdf:
            text = page.get_textpage().get_text_bounded()
            if "PHIẾU BIỂU QUYẾT" in text:
                cards = text.count("PHIẾU BIỂU QUYẾT")
                assert text.count("Ý kiến khác") == cards
                counts.append(cards)
    assert counts == [8, 8, 6]


def test_an_empty_cell_still_gets_its_sheets(store, clock):
    found = desk(store, clock, ())
    meeting_id = found.office.meetings.plan(
        NewMeeting(kind="regular", on_day=date(2026, 1, 5))
    ).record_id
    assert drawing.pdf(kit(found, meeting_id)).startswith(b"%PDF")
    assert drawing.docx(kit(found, meeting_id)).startswith(b"PK")
