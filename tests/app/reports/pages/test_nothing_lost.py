"""Whatever is typed into the records, every kind of paper is drawn and says it.

The year is lived through by somebody who types far too much: NFD, markup, words of 150
letters, 20,000 words of one speaker, 300 speakers, notes longer than a page.
"""

import io
import re
import unicodedata

import pypdfium2
import pytest

from app.documents.text import plain_text
from app.reports import drawing
from app.reports.registry import REPORTS
from tests.app.reports.pages.conftest import lived

LONG_NAME = "Công Tằng Tôn Nữ Hoàng Thị Phương Thảo Nguyễn Phúc Bảo Ngọc"
NFD = unicodedata.normalize("NFD", "Kiểm điểm, đánh giá ở ngõ")
STRANGE = f"{NFD} & <b>đậm</b> **x** {{name}} %s [[Chủ trì]] =1+2 a\x07b\u200bc 😀"
WORD = "x" * 150
# What these say in a usual year is something very long here, the first time.
LONG = {
    "Đề nghị lắp đèn ngõ 12.": 20_000,
    "Đồng chí Dũng trình bày báo cáo và phương hướng.": 3_000,
    "Thu 12.500.000 đồng": 850,
    "Đồng chí Liên đề nghị dọn vệ sinh chiều thứ Bảy.": 2_000,
}
SPEAKERS = 300
# Why a meeting stands outside the plan and who wrote for a group are on no paper; words
# kept apart stand in the annexes, of which one is drawn.
NOT_PRINTED = {"Theo yêu cầu của đảng ủy", "Lê Thị Minh Nguyệt", "Cao Minh Quân"}
APART = {"Khách mời", "Đồng chí còn nóng nảy."}
_SIGN = re.compile(r"§\d+§")


class Chatty:
    """Types more than was asked, each time with a sign of its own."""

    def __init__(self):
        self.said = {}
        self._long = set()

    def __call__(self, usual):
        sign = f"§{len(self.said)}§"
        self.said[sign] = usual
        words = 0 if usual in self._long else LONG.get(usual, 0)
        self._long.add(usual)
        if words:
            return f"{usual} {STRANGE} {WORD}\n{'lời ' * words}\n\nhết {sign}"
        return f"{usual} {STRANGE} {sign}"[-190:]


@pytest.fixture(scope="module")
def chatty():
    return Chatty()


@pytest.fixture(scope="module")
def year(chatty):
    yield from lived(chatty, name=LONG_NAME, speakers=SPEAKERS)


def squeezed(text):
    """Line breaks, spaces and signs without a letter in our font are the layout's."""
    plain = unicodedata.normalize("NFC", text).replace("😀", "□")
    return "".join(plain.split())


def printed(content):
    with pypdfium2.PdfDocument(content) as pdf:
        return "".join(page.get_textpage().get_text_bounded() for page in pdf)


def written(content):
    import docx

    body = docx.Document(io.BytesIO(content)).element.body
    return "".join(node.text or "" for node in body.iter() if node.text)


def test_no_kind_of_paper_is_forgotten(year):
    # The report on an import is of a file; its own tests draw it.
    drawn = {kind for kind, _record in year.papers.values()}
    assert drawn == set(REPORTS) - {"member_import_report"}


def test_every_paper_is_drawn_with_all_it_says(year, chatty):
    seen = set()
    for name in year.papers:
        prepared = year.prepared(name)
        signs = _SIGN.findall(plain_text(prepared.doc))
        pages = squeezed(printed(drawing.pdf(prepared)))
        word = squeezed(written(drawing.docx(prepared)))
        lost = [one for one in signs if one not in pages or one not in word]
        assert (name, lost) == (name, [])
        if name.startswith("minutes-"):
            assert squeezed(LONG_NAME) in pages
        seen |= set(signs)
    lost = {usual for sign, usual in chatty.said.items() if sign not in seen}
    assert lost == NOT_PRINTED | APART
