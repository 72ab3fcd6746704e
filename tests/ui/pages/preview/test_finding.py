"""Words are found on the very pages that are shown."""

from functools import partial

import pytest
from PySide6.QtCore import Qt

from app.documents.inline import lit
from app.documents.model import Doc, PageBreak, Para
from app.documents.pdf.render import render_pdf
from app.documents.profile import profile_for
from tests.app.documents.samples import DAY
from tests.ui.accessibility import audit
from ui.widgets.document_view.finding import find


def drawn(*texts):
    blocks = []
    for text in texts:
        blocks += [Para(lit(text)), PageBreak()]
    return render_pdf(Doc("T", "NQ", DAY, tuple(blocks[:-1])), profile_for(DAY))


@pytest.mark.parametrize(
    "words", ["đèn ngõ", "den ngo", "ĐÈN  NGÕ", "de\u0300n ngo\u0303"]
)
def test_marks_case_and_the_way_of_typing_do_not_count(words):
    spots = find(
        drawn("Lắp đèn ngõ 12.", "Không.", "Thay đèn ngõ 3, đèn ngõ 5."), words
    )
    assert [spot.page for spot in spots] == [0, 2, 2]


def test_a_place_is_where_the_words_stand():
    (spot,) = find(drawn("Lắp đèn ngõ 12."), "Lắp")
    (box,) = spot.boxes
    # The first line begins 40 mm from the left edge of 210, 20 mm from the top of 297.
    assert box.left == pytest.approx(40 / 210, abs=0.003)
    assert 20 / 297 < box.top < 26 / 297


def test_words_over_the_end_of_a_line_are_found_with_both_their_parts():
    # About 11 pairs fill a line, so of 40 some are parted by its end.
    spots = find(drawn("nhất trí " * 40), "nhất trí nhất")
    assert len(spots) == 20
    assert max(len(spot.boxes) for spot in spots) == 2


@pytest.mark.parametrize("words", ["", "  ", "không có chữ này", "*", "\\", "😀"])
def test_nothing_is_found_where_nothing_is(words):
    assert find(drawn("Lắp đèn ngõ 12."), words) == ()


def shown(page, text):
    return page.finder.count.text() == text


def test_ctrl_f_marks_and_walks_and_esc_gives_the_paper_back(page, qtbot):
    desk = page.finder
    assert desk.bar.isHidden()
    qtbot.keyClick(page._paper, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(desk.bar.isVisible()))
    desk.field.setText("nhat tri")
    qtbot.waitUntil(partial(shown, page, "1/60"))
    assert page._paper.page == 0
    qtbot.keyClick(desk.field, Qt.Key.Key_Return)
    assert shown(page, "2/60")
    desk.step(-2)
    assert shown(page, "60/60")
    assert page._paper.page == len(page._paper.opened.pages) - 1
    assert audit(page) == []
    desk.field.setText("không có")
    qtbot.waitUntil(partial(shown, page, "Không thấy"))
    qtbot.keyClick(desk.field, Qt.Key.Key_Escape)
    assert desk.bar.isHidden()
    assert page._paper.marks.spots == ()


def test_an_edited_paper_is_searched_again(page, qtbot, facts, reports):
    desk = page.finder
    desk.open()
    desk.field.setText("nhất trí")
    qtbot.waitUntil(partial(shown, page, "1/60"))
    facts["paragraphs"] = 3
    page.reload()
    qtbot.waitUntil(partial(shown, page, "1/3"))
