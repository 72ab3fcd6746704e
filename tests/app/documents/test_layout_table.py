"""Where things stand on the page, in millimetres: the handbook's table §8.3."""

import pypdfium2
import pytest

from app.documents.inline import lit
from app.documents.model import (
    Col,
    Doc,
    Heading,
    Para,
    Recipients,
    SignatureBlock,
    Signer,
    Table,
    Title,
    row,
)
from app.documents.pdf.render import render_pdf
from tests.app.documents import samples

MM = 72 / 25.4


@pytest.fixture
def resolution(profile):
    doc = Doc(
        "T",
        "NQ",
        samples.DAY,
        (
            samples.HEADER,
            Title("Nghị quyết", "Về việc thử"),
            Heading("I-\u00a0KẾT QUẢ"),
            Para(lit("Thân bài " * 20)),
            Table((Col("Cột", 40), Col("Hai")), (row("a", "b"), row("c", "d"))),
            Para(lit("Hết.")),
            SignatureBlock(
                left=Recipients(("Đảng ủy", "Lưu Chi bộ")),
                right=Signer("Bí thư", "Trần Văn Hòa", ("T/M Chi bộ",)),
            ),
        ),
    )
    with pypdfium2.PdfDocument(render_pdf(doc, profile)) as pdf:
        yield pdf[0]


def box(page, words):
    """Left, right and baseline of ``words`` in millimetres from the top left."""
    text = page.get_textpage()
    at, count = text.search(words, match_case=True).get_next()
    boxes = [text.get_charbox(at + index) for index in range(count)]
    return boxes[0][0] / MM, boxes[-1][2] / MM, 297 - boxes[0][1] / MM


@pytest.mark.parametrize(
    ("words", "centre"),
    [
        ("ĐẢNG BỘ PHƯỜNG AN BÌNH", 30 + 75 / 2),
        ("CHI BỘ TỔ DÂN PHỐ 5", 30 + 75 / 2),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 105 + 90 / 2),
        ("An Bình, ngày", None),
        ("NGHỊ QUYẾT", 30 + 165 / 2),
        ("Về việc thử", 30 + 165 / 2),
        ("T/M CHI BỘ", 103 + 92 / 2),
        ("BÍ THƯ", 103 + 92 / 2),
        ("Trần Văn Hòa", 103 + 92 / 2),
    ],
)
def test_blocks_stand_in_the_middle_of_their_place(resolution, words, centre):
    left, right, _ = box(resolution, words)
    assert left >= 30 - 0.5
    assert right <= 195 + 0.5
    if centre is not None:
        assert (left + right) / 2 == pytest.approx(centre, abs=0.6)


def test_left_edges_are_those_of_the_norm(resolution):
    assert box(resolution, "I- KẾT QUẢ")[0] == pytest.approx(40, abs=0.6)
    assert box(resolution, "Thân bài")[0] == pytest.approx(40, abs=0.6)
    assert box(resolution, "Nơi nhận:")[0] == pytest.approx(30, abs=0.6)
    # The table begins at the margin; its words after the padding of 4 pt.
    assert box(resolution, "a")[0] >= 30
    assert box(resolution, "ĐẢNG CỘNG SẢN VIỆT NAM")[2] == pytest.approx(25, abs=1.5)


def test_the_signature_has_its_space(resolution):
    post, name = box(resolution, "BÍ THƯ")[2], box(resolution, "Trần Văn Hòa")[2]
    # 28 mm left free between post and name, and a line of 18 pt.
    assert name - post == pytest.approx(28 + 18 / MM, abs=1)


def test_minutes_are_signed_at_30_and_112_millimetres(profile):
    with pypdfium2.PdfDocument(render_pdf(samples.minutes(2), profile)) as pdf:
        page = next(one for one in pdf if _has(one, "CHỦ TRÌ HỘI NGHỊ"))
        for words, first in (("NGƯỜI GHI BIÊN BẢN", 30), ("CHỦ TRÌ HỘI NGHỊ", 113)):
            left, right, _ = box(page, words)
            # 82 mm each; what is left of 165 mm lies between them.
            assert (left + right) / 2 == pytest.approx(first + 41, abs=0.8)


@pytest.mark.parametrize("left", ["signer", "recipients"])
def test_long_names_do_not_touch_what_stands_beside_them(profile, left):
    # Torn at the edge, such a word fills its line to the last millimetre.
    words = "i" * 150
    sides = {"signer": Signer("Thư ký", words), "recipients": Recipients((words,))}
    sign = SignatureBlock(left=sides[left], right=Signer("Bí thư", words, ("T/M A",)))
    doc = Doc("T", "NQ", samples.DAY, (Para(lit("Hết.")), sign))
    with pypdfium2.PdfDocument(render_pdf(doc, profile)) as pdf:
        text = pdf[0].get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        edges = [
            (box[0] / MM, box[2] / MM)
            for at, box in enumerate(boxes)
            if text.get_text_range(at, 1) == "i" and box[1] > 100
        ]
    middle = 103 if left == "recipients" else 112
    ends = max(right for _left, right in edges if right < middle + 1)
    begins = min(begin for begin, _right in edges if begin > ends)
    assert begins - ends >= 3


def _has(page, words):
    return page.get_textpage().search(words, match_case=True).get_next() is not None
