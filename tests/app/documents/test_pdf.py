"""The PDF: complete, conformant, the same each time, the look of the norm."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pikepdf.pdfa
import pypdfium2
import pytest

from app.documents.inline import lit
from app.documents.model import (
    Col,
    Doc,
    Marks,
    Para,
    PartyHeader,
    Section,
    Table,
    Title,
    row,
)
from app.documents.pdf.render import render_pdf
from app.documents.profile import profile_for
from app.documents.text import plain_text
from tests.app.documents import samples
from tests.app.documents.conftest import grey_pages, page_texts, squeezed

ROOT = Path(__file__).parents[3]
MM = 72 / 25.4
SAMPLES = {"minutes": samples.minutes, "every": samples.every_node}


@pytest.fixture(params=SAMPLES)
def doc(request):
    return SAMPLES[request.param]()


def test_every_word_of_the_model_is_on_the_pages(doc, profile):
    text = squeezed("".join(page_texts(render_pdf(doc, profile))))
    for line in plain_text(doc).split("\n"):
        assert squeezed(line.rstrip(": ")) in text, line


def test_it_is_pdf_a_2b_without_findings(doc, profile):
    with pikepdf.open(BytesIO(render_pdf(doc, profile))) as pdf:
        assert list(pikepdf.pdfa.check(pdf, "2b").findings) == []


def test_metadata_is_the_documents(doc, profile):
    with pikepdf.open(BytesIO(render_pdf(doc, profile))) as pdf:
        assert str(pdf.docinfo["/Title"]) == doc.title
        assert str(pdf.docinfo["/CreationDate"]) == "D:20261205000000+07'00'"
        assert str(pdf.docinfo["/Producer"]) == "Sổ Chi bộ"
        assert profile.id in str(pdf.docinfo["/Keywords"])
        assert str(pdf.Root.Lang) == "vi-VN"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "/AcroForm" not in pdf.Root
        assert not pdf.is_encrypted


def test_every_font_is_embedded_and_none_is_helvetica(doc, profile):
    with pikepdf.open(BytesIO(render_pdf(doc, profile))) as pdf:
        names = set()
        for page in pdf.pages:
            for font in page.Resources.Font.values():
                assert "/FontFile2" in font.FontDescriptor
                names.add(str(font.BaseFont).split("+")[1].split("-")[0])
    assert names <= {"Tinos", "NotoSansSymbols2"}


def test_two_drawings_are_equal(doc, profile):
    assert render_pdf(doc, profile) == render_pdf(doc, profile)


def test_another_process_draws_the_same_bytes(profile):
    code = (
        "import hashlib;from tests.app.documents import samples;"
        "from app.documents.profile import profile_for;"
        "from app.documents.pdf.render import render_pdf;"
        "from app.documents.docx.render import render_docx;"
        "d=samples.every_node();p=profile_for(d.dated);"
        "print(hashlib.sha256(render_pdf(d,p)+render_docx(d,p)).hexdigest())"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


def test_no_page_is_dark(doc, profile):
    for page in grey_pages(render_pdf(doc, profile), 30):
        dark = sum(page.histogram()[:128]) / (page.width * page.height)
        assert 0.0005 < dark < 0.5


def _x_range(page, word):
    text = page.get_textpage()
    start = text.search(word, match_case=True).get_next()
    boxes = [text.get_charbox(start[0] + index) for index in range(start[1])]
    return min(b[0] for b in boxes), max(b[2] for b in boxes), boxes[0]


def test_the_first_page_stands_where_the_norm_says(profile):
    with pypdfium2.PdfDocument(render_pdf(samples.minutes(), profile)) as pdf:
        page = pdf[0]
        left, right, _ = _x_range(page, "ĐẢNG CỘNG SẢN VIỆT NAM")
        # The right block is 90 mm wide from 105 mm; the text stands in its middle.
        assert (left + right) / 2 == pytest.approx((105 + 45) * MM, abs=1)
        left, right, _ = _x_range(page, "CHI BỘ TỔ DÂN PHỐ 5")
        assert (left + right) / 2 == pytest.approx((30 + 37.5) * MM, abs=1)
        # First lines are indented by 10 mm from the margin of 30 mm.
        assert _x_range(page, "Địa điểm")[0] == pytest.approx(40 * MM, abs=1)
        # Nothing reaches over the right margin of 15 mm.
        text = page.get_textpage()
        boxes = [text.get_charbox(i) for i in range(text.count_chars())]
        assert max(box[2] for box in boxes) <= 195 * MM + 1
        assert max(box[3] for box in boxes) <= 277 * MM + 1


def test_minutes_carry_no_date_line_and_others_do(profile):
    header = samples.HEADER
    for form, shown in (("BB", False), ("NQ", True)):
        doc = Doc("T", form, samples.DAY, (header, Para(lit("x"))))
        assert (
            "An Bình, ngày 05 tháng 12" in page_texts(render_pdf(doc, profile))[0]
        ) is shown
        old = profile_for(samples.DAY.replace(year=2020))
        assert "An Bình, ngày 05" in page_texts(render_pdf(doc, old))[0]


def test_a_header_that_knows_neither_place_nor_day_has_no_line_for_them(profile):
    doc = Doc("T", "NQ", samples.DAY, (PartyHeader("A", "B"), Para(lit("x"))))
    assert "tháng" not in page_texts(render_pdf(doc, profile))[0]
    doc = Doc(
        "T", "NQ", samples.DAY, (PartyHeader("A", "B", place="C"), Para(lit("x")))
    )
    assert "C, ngày ....." in page_texts(render_pdf(doc, profile))[0]


def test_the_number_begins_on_page_two_in_the_middle_of_the_text(profile):
    with pypdfium2.PdfDocument(render_pdf(samples.minutes(), profile)) as pdf:
        assert (
            page_texts(render_pdf(samples.minutes(), profile))[0].strip().split("\n")[0]
            != "1"
        )
        left, right, box = _x_range(pdf[1], "2")
        assert (left + right) / 2 == pytest.approx((30 + 82.5) * MM, abs=1)
        assert (box[1] + box[3]) / 2 == pytest.approx((297 - 10) * MM, abs=2)


def test_duplex_mirrors_even_pages(profile):
    doc = samples.minutes()
    single, double = render_pdf(doc, profile), render_pdf(doc, profile, duplex=True)
    with pypdfium2.PdfDocument(single) as a, pypdfium2.PdfDocument(double) as b:
        shifts = [
            _x_range(b[n], "Đồng chí")[0] - _x_range(a[n], "Đồng chí")[0]
            for n in (0, 1, 2)
        ]
    assert shifts == pytest.approx([0, -15 * MM, 0], abs=0.5)


def test_a_draft_says_so_on_every_page(profile):
    header = PartyHeader("A", "B", marks=Marks(draft="Dự thảo lần 1"))
    doc = Doc(
        "T", "NQ", samples.DAY, (header, *(Para(lit(f"dòng {i}")) for i in range(90)))
    )
    pages = page_texts(render_pdf(doc, profile))
    assert len(pages) > 2
    assert all("Dự thảo lần 1" in page for page in pages)


def test_a_landscape_section_turns_the_paper(profile):
    doc = Doc(
        "T",
        "BC",
        samples.DAY,
        (
            Para(lit("dọc")),
            Section(landscape=True),
            Para(lit("ngang")),
            Section(),
            Para(lit("dọc")),
        ),
    )
    with pypdfium2.PdfDocument(render_pdf(doc, profile)) as pdf:
        sizes = [page.get_size() for page in pdf]
    assert [width > height for width, height in sizes] == [False, True, False]


def test_headings_are_bookmarks(profile):
    with pypdfium2.PdfDocument(render_pdf(samples.minutes(), profile)) as pdf:
        toc = [(entry.level, entry.get_title()) for entry in pdf.get_toc()]
    assert toc[0] == (0, "I- THÀNH PHẦN")
    assert (1, "2. Thảo luận, tự phê bình và phê bình") in toc
    assert (2, "a) Ưu điểm") in toc


def test_an_empty_document_is_still_a_page(profile):
    assert len(page_texts(render_pdf(Doc("T", "BB", samples.DAY, ()), profile))) == 1


@pytest.mark.parametrize("rows", [0, 1, 2, 500])
def test_a_table_of_any_length_repeats_its_header(rows, profile):
    table = Table(
        (Col("TT", 12), Col("Họ tên dài")),
        tuple(row(i, f"Người {i}") for i in range(rows)),
    )
    pages = page_texts(
        render_pdf(Doc("T", "DS", samples.DAY, (Title("Danh sách"), table)), profile)
    )
    assert all("Họ tên dài" in page for page in pages)
    assert sum(page.count("Người") for page in pages) == rows


@pytest.mark.oracle
def test_qpdf_and_poppler_agree(tmp_path, doc, profile):
    path = tmp_path / "a.pdf"
    path.write_bytes(render_pdf(doc, profile))
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)
    fonts = subprocess.run(
        ["pdffonts", str(path)], check=True, capture_output=True, text=True
    ).stdout
    assert all(" yes yes yes " in line for line in fonts.splitlines()[2:])
    text = subprocess.run(
        ["pdftotext", str(path), "-"], check=True, capture_output=True, text=True
    ).stdout
    flat = squeezed(text)
    for line in plain_text(doc).split("\n"):
        assert squeezed(line.rstrip(": ")) in flat, line
