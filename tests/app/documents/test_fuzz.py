"""Whatever people type, every format is drawn and says it."""

from io import BytesIO

import docx
import pikepdf
import pikepdf.pdfa
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.documents.docx.render import render_docx
from app.documents.inline import lit, nfc
from app.documents.model import (
    Addressees,
    Bullets,
    CheckItem,
    CheckList,
    CodeBlock,
    Col,
    Doc,
    Heading,
    KeyValue,
    KeyValues,
    Marks,
    Para,
    PartyHeader,
    Recipients,
    SignatureBlock,
    Signer,
    Table,
    Title,
    from_json,
    row,
    to_json,
)
from app.documents.pdf.render import render_pdf
from app.documents.profile import profile_for
from tests.app.documents import samples
from tests.app.documents.conftest import page_texts, squeezed

HOSTILE = {
    "markup": "& < > = + - @ ** __ // <b>x</b> &amp; {x} %s",
    "nfd": "Nguye\u0302\u0303n Thi\u0323 Ho\u0300a",
    "ede": "Y Bih Niê\u0306, H'Hen, Ksor Ƀĕ",
    "controls": "a\x00b\x1bc\u202ed\u200be\ufffef",
    "long word": "x" * 150,
    "address": "https://example.vn/" + "abc_" * 40,
    "no glyph": "中文 😀 ok",
    "spaces": "   \t \u00a0 ",
    "name of 60": "Nguyễn Phúc Hoàng Thiên Ân Đức Tường Vy Khánh Linh Bảo Châu A",
    "lines": "một\nhai\r\nba\n\n\nbốn",
    "template": "{{ ''.__class__.__mro__ }} ${x} #{y}",
    "empty": "",
}


def everywhere(text):
    """Put the text into every place a person's words can reach."""
    return Doc(
        title=text or "T",
        form="TTr",
        dated=samples.DAY,
        author=text,
        subject=text,
        keywords=(text,),
        footer=text[:40],
        blocks=(
            PartyHeader(
                text, text, text, text, None, Marks(draft=text[:60], urgency=text[:30])
            ),
            Title(text, text),
            Addressees((text, text)),
            Heading(text),
            Para(lit(text)),
            Bullets((lit(text),)),
            CheckList((CheckItem(True, lit(text)),)),
            KeyValues((KeyValue(text, lit(text)), KeyValue(text))),
            Table(
                (Col(text, 30), Col(text)), (row(text, text), row(text, kind="section"))
            ),
            CodeBlock((text[:4],)),
            SignatureBlock(
                left=Recipients((text, text)), right=Signer(text, text, (text,))
            ),
        ),
    )


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_drawn_and_stays_conformant(text, profile):
    doc = everywhere(text)
    pdf = render_pdf(doc, profile)
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert list(pikepdf.pdfa.check(opened, "2b").findings) == []
    file = docx.Document(BytesIO(render_docx(doc, profile)))
    words = squeezed(
        "".join(node.text or "" for node in file.element.body.iter(qn("w:t")))
    )
    assert squeezed(nfc(text)) in words
    assert from_json(to_json(doc)) == doc


@pytest.mark.parametrize("name", ["markup", "nfd", "address", "name of 60", "template"])
def test_hostile_text_can_be_read_back_from_the_page(name, profile):
    doc = Doc("T", "NQ", samples.DAY, (Para(lit(HOSTILE[name])),))
    assert squeezed(HOSTILE[name]) in squeezed(
        "".join(page_texts(render_pdf(doc, profile)))
    )


def test_a_cell_of_ten_thousand_letters_is_drawn(profile):
    text = "chữ " * 2500
    doc = Doc(
        "T", "DS", samples.DAY, (Table((Col("A", 20), Col("B")), (row("x", text),)),)
    )
    pages = page_texts(render_pdf(doc, profile))
    assert squeezed("".join(pages)).count("chữ") == 2500
    assert render_docx(doc, profile)


def test_a_narrow_column_breaks_a_long_word(profile):
    doc = Doc(
        "T",
        "DS",
        samples.DAY,
        (Table(tuple(Col(f"C{i}") for i in range(9)), (row(*["W" * 60] * 9),)),),
    )
    text = squeezed("".join(page_texts(render_pdf(doc, profile))))
    assert text.count("w") == 540


def test_empty_lists_of_every_kind_are_drawn(profile):
    empty = (
        Addressees(()),
        Bullets(()),
        CheckList(()),
        KeyValues(()),
        Table(()),
        CodeBlock(()),
    )
    doc = Doc(
        "T",
        "NQ",
        samples.DAY,
        (*empty, SignatureBlock(left=Recipients(())), SignatureBlock()),
    )
    assert render_pdf(doc, profile)
    assert render_docx(doc, profile)


def test_a_header_taller_than_a_page_is_still_drawn(profile):
    doc = Doc(
        "T", "NQ", samples.DAY, (PartyHeader("Tên rất dài " * 400, "B"), Para(lit("x")))
    )
    assert render_pdf(doc, profile)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=300))
def test_any_text_at_all_is_drawn(text):
    profile = profile_for(samples.DAY)
    doc = everywhere(text)
    assert render_pdf(doc, profile)
    assert render_docx(doc, profile)
