"""The code at the foot: says which paper, finds typing errors, tells nothing else."""

import re

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from app.documents.docx.render import render_docx
from app.documents.inline import lit
from app.documents.model import Doc, Para
from app.documents.paper.code import (
    SIGNS,
    DocumentCode,
    code_in,
    code_of,
    codes_in,
    content_digest,
    stamped,
)
from app.documents.pdf.render import render_pdf
from tests.app.documents import samples
from tests.app.documents.conftest import page_texts

CODES = st.builds(
    DocumentCode,
    st.sampled_from(("BB", "NQ", "TTR", "CTRS")),
    st.text(SIGNS, min_size=6, max_size=6),
    st.integers(1, 999),
    st.text(SIGNS, min_size=5, max_size=5),
)


def paper(text="Xin chào", form="BB"):
    return Doc("T", form, samples.DAY, (Para(lit(text)),))


@given(CODES)
def test_what_is_printed_can_be_typed_and_scanned(code):
    spoken = code.text.lower().replace("-", " ")
    assert code_in(code.text) == code_in(code.qr) == code_in(spoken) == code
    assert code_in(f"Trang 1/4\n{code.text} · bản {code.version}\n") == code


@given(CODES, st.data())
def test_two_neighbours_typed_the_wrong_way_round_are_found(code, data):
    text = code.text
    at = data.draw(st.integers(0, len(text) - 2))
    one, other = text[at], text[at + 1]
    wrong = text[:at] + other + one + text[at + 2 :]
    same_weight = (
        {one, other} <= set("0Z") or one == other if one != "-" != other else True
    )
    if not same_weight:
        assert code_in(wrong) is None


def test_letters_that_look_alike_are_taken_for_digits():
    code = DocumentCode("BB", "01A1B0", 10, "0101Z")
    typed = code.text.replace("-01A1B0-10-0101Z", "-OlAIBo-lO-OiOLz")
    assert code_in(typed) == code


@pytest.mark.parametrize(
    "text", ["", "Biên bản", "12-BB/CB", "BB-7KQ2M9-3", "SCB:", "\x00", "A" * 10_000]
)
def test_other_words_are_no_code(text):
    assert code_in(text) is None


def test_every_code_of_a_text_is_found():
    first, second = (code_of(paper(), f"minutes {n}", n) for n in (1, 2))
    text = f"{first.text} và {second.qr}\n{first.text}x"
    assert list(codes_in(text)) == [first, second]


def test_a_word_changes_the_mark_and_nothing_else():
    old, new = code_of(paper("cũ"), "a", 2), code_of(paper("mới"), "a", 2)
    assert (old.form, old.paper, old.version) == (new.form, new.paper, new.version)
    assert old.mark != new.mark
    assert code_of(paper("cũ"), "b", 2).paper != old.paper


def test_the_code_is_no_part_of_the_content():
    doc = paper()
    marked = stamped(doc, code_of(doc, "a", 1), "{code}, bản {version}")
    assert marked.footer.endswith(", bản 1")
    assert content_digest(marked) == content_digest(doc)


@pytest.mark.parametrize(
    ("form", "lead"), [("TTr", "TTR"), ("ĐU", "DU"), ("", "CB"), ("Đ", "DC")]
)
def test_the_form_is_written_in_plain_capitals(form, lead):
    code = code_of(paper(form=form), "a", 1)
    assert code.form == lead
    assert code_in(code.text) == code


def test_the_qr_fits_the_smallest_picture_and_names_nobody():
    code = code_of(paper("Trần Văn Hòa"), "minutes 0198a1b2", 12)
    assert re.fullmatch(r"SCB:[0-9A-Z-]+", code.qr)
    assert segno.make_qr(code.qr, error="m").version <= 2


def test_every_page_carries_page_code_and_number_of_pages(profile):
    doc = samples.minutes()
    code = code_of(doc, "minutes 1", 3)
    marked = stamped(doc, code, profile.footer.code_text)
    pages = page_texts(render_pdf(marked, profile))
    assert len(pages) == 4
    for number, text in enumerate(pages, start=1):
        assert f"Trang {number}/4" in text
        assert code_in(text) == code


def test_the_foot_stands_where_the_layout_says(profile):
    import pypdfium2

    doc = samples.minutes()
    marked = stamped(doc, code_of(doc, "a", 1), profile.footer.code_text)
    mm = 72 / 25.4
    for duplex, even_left in ((False, 30), (True, 15)):
        content = render_pdf(marked, profile, duplex=duplex)
        with pypdfium2.PdfDocument(content) as pdf:
            for page, left in ((pdf[0], 30), (pdf[1], even_left)):
                words = page.get_textpage()
                found = words.search("Trang").get_next()
                size = found[1] + len(" 1/4")
                boxes = [words.get_charbox(found[0] + n) for n in range(size)]
                assert boxes[-1][2] == pytest.approx((left + 165) * mm, abs=1)
                assert boxes[0][1] == pytest.approx(8 * mm, abs=3)
                code = words.get_charbox(words.search("BB-").get_next()[0])
                assert code[0] == pytest.approx((left + 13) * mm, abs=1)
                # Nothing of the foot reaches into the text.
                assert max(box[3] for box in boxes) < 20 * mm


def test_the_word_file_counts_its_pages_itself(profile):
    import io

    import docx

    doc = samples.minutes()
    code = code_of(doc, "a", 1)
    content = render_docx(stamped(doc, code, profile.footer.code_text), profile)
    section = docx.Document(io.BytesIO(content)).sections[0]
    for footer in (section.footer, section.first_page_footer):
        xml = footer._element.xml
        assert " PAGE " in xml
        assert " NUMPAGES " in xml
        assert code.text in xml
        assert f"QR: {code.qr}" in xml
