"""What must stay together does, wherever the page happens to end.

Each rule is tried with twenty amounts of text before it, so that the critical place
meets the end of the page whatever the layout numbers are.
"""

import re

import pytest

from app.documents.inline import lit
from app.documents.model import (
    Col,
    Doc,
    Heading,
    PageBreak,
    Para,
    Recipients,
    SignatureBlock,
    Signer,
    Table,
    row,
)
from app.documents.pdf.render import render_pdf
from tests.app.documents import samples
from tests.app.documents.conftest import page_texts

FILLS = range(24, 44)
THREE_LINES = samples.SENTENCES[0] + " Hội nghị nhất trí ghi nhận ý kiến này."
SIX_LINES = " ".join(samples.SENTENCES[:2])
SIGN = SignatureBlock(
    left=Recipients(("Đảng ủy", "Lưu Chi bộ")),
    right=Signer("BÍ THƯ", "Trần Văn Hòa", ("T/M CHI BỘ",)),
)


def filled(count, *blocks):
    fill = tuple(Para(lit(f"đệm {index}"), small=True) for index in range(count))
    return Doc("T", "NQ", samples.DAY, (*fill, *blocks))


def pages_of(doc, profile):
    """Give the lines of each page, page numbers left out."""
    pages = []
    for number, text in enumerate(page_texts(render_pdf(doc, profile)), start=1):
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        outside = re.compile(rf"{number}|Trang {number}/\d+")
        pages.append([line for line in lines if not outside.fullmatch(line)])
    return pages


def page_with(pages, word):
    return next(page for page in pages if any(word in line for line in page))


def body_before(page, word):
    place = next(index for index, line in enumerate(page) if word in line)
    return page[:place]


@pytest.mark.parametrize("fill", FILLS)
def test_headings_keep_two_lines_of_what_follows(fill, profile):
    doc = filled(
        fill, Heading("I- MỤC LỚN"), Heading("1. Mục nhỏ", 2), Para(lit(SIX_LINES))
    )
    page = page_with(pages_of(doc, profile), "MỤC LỚN")
    at = page.index("I- MỤC LỚN")
    assert page[at + 1] == "1. Mục nhỏ"
    assert len(page) >= at + 4


@pytest.mark.parametrize("fill", FILLS)
def test_a_short_paragraph_after_a_heading_comes_whole(fill, profile):
    doc = filled(fill, Heading("I- MỤC LỚN"), Para(lit(THREE_LINES)))
    page = page_with(pages_of(doc, profile), "MỤC LỚN")
    assert len(page) - page.index("I- MỤC LỚN") == 4


@pytest.mark.parametrize("fill", FILLS)
def test_a_table_starts_with_two_rows_under_its_heading(fill, profile):
    rows = tuple(row(f"dòng {index}") for index in range(6))
    doc = filled(
        fill, Heading("I- BẢNG"), Table((Col("Cột đầu"),), rows, caption="Chú thích")
    )
    page = page_with(pages_of(doc, profile), "I- BẢNG")
    at = page.index("I- BẢNG")
    assert page[at + 1 : at + 5] == ["Chú thích", "Cột đầu", "dòng 0", "dòng 1"]


@pytest.mark.parametrize("fill", FILLS)
def test_a_table_of_three_rows_is_whole(fill, profile):
    rows = tuple(row(f"dòng {index}") for index in range(3))
    doc = filled(fill, Heading("I- BẢNG"), Table((Col("Cột đầu"),), rows))
    page = page_with(pages_of(doc, profile), "I- BẢNG")
    at = page.index("I- BẢNG")
    assert page[at + 1 :] == ["Cột đầu", "dòng 0", "dòng 1", "dòng 2"]


@pytest.mark.parametrize("fill", FILLS)
def test_one_line_under_a_heading_takes_what_it_leads_to_along(fill, profile):
    rows = tuple(row(f"dòng {index}") for index in range(6))
    doc = filled(
        fill, Heading("I- BẢNG"), Para(lit("Kết quả:")), Table((Col("Cột đầu"),), rows)
    )
    page = page_with(pages_of(doc, profile), "I- BẢNG")
    at = page.index("I- BẢNG")
    assert page[at + 1 : at + 5] == ["Kết quả:", "Cột đầu", "dòng 0", "dòng 1"]


def test_sections_of_one_line_fill_the_page(profile):
    # Kept together one with the next they would all leave for another page.
    parts = [(Heading(f"{n}. Mục {n}", 2), Para(lit("Không có."))) for n in range(40)]
    pages = pages_of(filled(0, *(block for part in parts for block in part)), profile)
    assert len(pages[0]) == len(pages[1]) == 30
    assert all(page[-1] == "Không có." for page in pages)


@pytest.mark.parametrize("fill", FILLS)
def test_one_line_before_a_new_page_stays_under_its_heading(fill, profile):
    blocks = Heading("I- MỤC LỚN"), Para(lit("Không có.")), PageBreak(), Para(lit("x"))
    pages = pages_of(filled(fill, *blocks), profile)
    page = page_with(pages, "I- MỤC LỚN")
    assert page[-2:] == ["I- MỤC LỚN", "Không có."]


@pytest.mark.parametrize("fill", FILLS)
def test_the_last_row_is_never_alone(fill, profile):
    rows = tuple(row(f"dòng {index}") for index in range(12))
    pages = pages_of(filled(fill, Table((Col("Cột đầu"),), rows)), profile)
    assert "dòng 10" in page_with(pages, "dòng 11")


@pytest.mark.parametrize(
    "last", [THREE_LINES, SIX_LINES], ids=["three lines", "six lines"]
)
@pytest.mark.parametrize("fill", FILLS)
def test_a_signature_has_two_lines_of_text_above_it(fill, last, profile):
    pages = pages_of(filled(fill, Para(lit(last)), SIGN), profile)
    page = page_with(pages, "T/M CHI BỘ")
    assert len(body_before(page, "T/M CHI BỘ")) >= 2
    assert "Trần Văn Hòa" in page


@pytest.mark.parametrize("fill", FILLS)
def test_so_it_does_when_the_last_line_was_told_to_stay(fill, profile):
    doc = filled(
        fill, Para(lit(SIX_LINES)), Para(lit("Kết thúc."), keep_next=True), SIGN
    )
    page = page_with(pages_of(doc, profile), "T/M CHI BỘ")
    body = [line for line in body_before(page, "T/M CHI BỘ") if "Nơi nhận" not in line]
    assert len(body) >= 3


@pytest.mark.parametrize("fill", FILLS)
def test_one_last_line_brings_the_paragraph_before_it(fill, profile):
    doc = filled(
        fill, Heading("I- CUỐI"), Para(lit(SIX_LINES)), Para(lit("Một dòng.")), SIGN
    )
    pages = pages_of(doc, profile)
    page = page_with(pages, "T/M CHI BỘ")
    # "Nơi nhận:" may be read before the authority line; it is no text of the body.
    body = [line for line in body_before(page, "T/M CHI BỘ") if "Nơi nhận" not in line]
    assert len(body) >= 3
    heading = page_with(pages, "I- CUỐI")
    assert len(heading) - heading.index("I- CUỐI") >= 3


@pytest.mark.parametrize("fill", FILLS)
def test_a_table_before_the_signature_brings_two_rows(fill, profile):
    rows = tuple(row(f"dòng {index}") for index in range(9))
    pages = pages_of(
        filled(fill, Heading("I- BẢNG"), Table((Col("Cột"),), rows), SIGN), profile
    )
    page = page_with(pages, "T/M CHI BỘ")
    assert {"dòng 7", "dòng 8"} <= set(page)
    assert {"dòng 0", "dòng 1"} <= set(page_with(pages, "I- BẢNG"))


def test_a_long_table_with_signature_fills_its_pages(profile):
    rows = tuple(row(index, f"Người {index}") for index in range(500))
    doc = Doc("T", "DS", samples.DAY, (Table((Col("TT", 12), Col("Tên")), rows), SIGN))
    pages = pages_of(doc, profile)
    assert len(pages) < 20
    assert any("Người 499" in line for line in pages[-1])
    assert all(len(page) > 20 for page in pages[:-1])


@pytest.mark.parametrize("rows", range(20, 60))
def test_a_table_of_any_length_leaves_two_rows_above_the_signature(rows, profile):
    text = "Thực hiện nghiêm túc quy định, quy chế dân chủ"
    lines = tuple(row(f"r{index}.", text, text) for index in range(rows))
    cols = (Col("TT", 20), Col("Nội dung"), Col("Ghi chú", 40))
    doc = Doc("T", "DS", samples.DAY, (Table(cols, lines), SIGN), landscape=True)
    pages = pages_of(doc, profile)
    words = " ".join(page_with(pages, "T/M CHI BỘ"))
    assert f"r{rows - 1}." in words
    assert f"r{rows - 2}." in words
    assert sum(" ".join(page).count(". Thực") for page in pages) >= rows


def test_a_last_paragraph_longer_than_a_page_still_ends_above_the_signature(profile):
    doc = Doc("T", "NQ", samples.DAY, (Para(lit(THREE_LINES * 60)), SIGN))
    pages = pages_of(doc, profile)
    assert len(body_before(pages[-1], "T/M CHI BỘ")) >= 2
    assert sum(map(len, pages)) > 60


def test_a_row_taller_than_a_page_is_broken(profile):
    table = Table((Col("A", 30), Col("B")), (row("x", THREE_LINES * 40), row("y", "z")))
    pages = pages_of(
        Doc("T", "DS", samples.DAY, (Heading("I- BẢNG"), table, SIGN)), profile
    )
    assert len(pages) >= 2
    assert any("Trần Văn Hòa" in line for line in pages[-1])


def test_a_signature_alone_in_a_document_is_drawn(profile):
    assert (
        "BÍ THƯ"
        in page_texts(render_pdf(Doc("T", "NQ", samples.DAY, (SIGN,)), profile))[0]
    )


def test_a_heading_at_the_end_is_drawn(profile):
    doc = Doc("T", "NQ", samples.DAY, (Heading("I- HẾT"), SIGN))
    assert "I- HẾT" in page_texts(render_pdf(doc, profile))[0]
    doc = Doc("T", "NQ", samples.DAY, (Heading("I- HẾT"),))
    assert "I- HẾT" in page_texts(render_pdf(doc, profile))[0]


@pytest.mark.parametrize("fill", range(12))
def test_the_title_of_a_section_is_never_the_last_line_of_a_page(profile, fill):
    rows = []
    for part in range(20):
        rows.append(row(f"phần {part}", kind="section"))
        rows += [row(f"dòng {part}", "x") for _line in range(1 + part % 3)]
    table = Table((Col("Việc"), Col("Kết quả", 30)), tuple(rows))
    pages = pages_of(filled(fill, table), profile)
    assert len(pages) > 1
    assert [page for page in pages if "phần" in page[-1]] == []


def test_a_table_that_would_fit_the_next_page_still_fills_this_one(profile):
    rows = tuple(row(f"dòng {index}") for index in range(30))
    note = Para(lit("Một dòng."), keep_next=True)
    pages = pages_of(filled(12, Table((Col("Cột"),), rows), note, SIGN), profile)
    assert "dòng 0" in pages[0]
    assert {"dòng 28", "dòng 29", "Một dòng."} <= set(page_with(pages, "T/M CHI BỘ"))


def test_a_line_before_a_blank_is_not_torn_apart(profile):
    from app.documents.paper.measure import alignment

    assert alignment(Para(lit(f"Chủ trì lúc {'…' * 12}"))) == "left"
    assert alignment(Para(lit("Có 02 việc…"))) == "justify"
    assert alignment(Para(lit("…" * 12), align="center")) == "center"
