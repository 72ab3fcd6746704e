"""A secretary's Word file: its text is taken literally, its programs are refused."""

import io
import zipfile

import pytest

from app.documents.docx.render import render_docx
from app.documents.errors import (
    TemplateCarriesProgram,
    TemplateTooLarge,
    TemplateUnreadable,
)
from app.documents.inline import lit
from app.documents.model import Bullets, Doc, Heading, Para
from app.documents.wordtemplate.filling import Offered, fill
from app.documents.wordtemplate.reading import read_template
from tests.app.documents import samples

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def word(body, more=None, types=TYPES, head=""):
    target = io.BytesIO()
    inside = f"<w:body>{body}</w:body>"
    xml = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{W}">{inside}</w:document>'
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("word/document.xml", xml)
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return target.getvalue()


def p(*texts, look=""):
    runs = "".join(f"<w:r><w:t xml:space='preserve'>{one}</w:t></w:r>" for one in texts)
    return f"<w:p>{look}{runs}</w:p>"


OFFERED = Offered(
    {"Chủ trì": "Đ/c {name} [[Địa điểm]] ${7*7} {{ 7*7 }}", "Địa điểm": "A & <B>"},
    {"Diễn biến": (Heading("II- X"), Para(lit("[[Chủ trì]] đã nói."))), "Trống": ()},
)


def filled(*paragraphs):
    return fill(read_template(word("".join(paragraphs))).blocks, OFFERED)


def text_of(block):
    return "".join(run.text for run in block.runs)


def test_places_are_filled_literally_and_never_twice():
    (one,) = filled(p("Chủ trì: [[Chủ trì]]."))
    assert text_of(one) == "Chủ trì: Đ/c {name} [[Địa điểm]] ${7*7} {{ 7*7 }}."


def test_a_place_cut_into_runs_is_one_place():
    (one,) = filled(p("Ở [", "[Địa ", "điểm", "]] đó"))
    assert text_of(one) == "Ở A & <B> đó"


def test_places_are_found_in_any_unicode_form_and_with_spaces():
    import unicodedata

    (one,) = filled(p(unicodedata.normalize("NFD", "[[ Địa điểm ]]")))
    assert text_of(one) == "A & <B>"


def test_a_place_alone_takes_blocks_whose_words_are_left_alone():
    one, two = filled(p("[[Diễn biến]]"))
    assert isinstance(one, Heading)
    assert text_of(two) == "[[Chủ trì]] đã nói."
    assert filled(p("[[Trống]]")) == ()


def test_looks_and_lists_are_kept():
    centred = '<w:pPr><w:jc w:val="center"/><w:ind w:firstLine="0"/></w:pPr>'
    listed = "<w:pPr><w:numPr/></w:pPr>"
    bold = "<w:p><w:r><w:rPr><w:b/><w:i w:val='0'/></w:rPr><w:t>đậm</w:t></w:r></w:p>"
    one, two, three = filled(
        p("giữa", look=centred), p("[[Địa điểm]]", look=listed), bold
    )
    assert (one.align, one.indent) == ("center", False)
    assert isinstance(two, Bullets)
    assert two.items[0][0].text == "A & <B>"
    assert (three.runs[0].bold, three.runs[0].italic) == (True, False)


def test_deleted_and_hidden_text_is_no_text():
    deleted = (
        "<w:p><w:del><w:r><w:t>cũ</w:t></w:r></w:del><w:r><w:t>mới</w:t></w:r></w:p>"
    )
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>"
    (one,) = filled(deleted, hidden)
    assert text_of(one) == "mới"


def test_control_characters_and_emptiness_do_no_harm():
    assert filled(p(""), p("  ")) == ()
    assert read_template(word("")).blocks == ()


def test_what_is_left_out_is_told():
    table = f"<w:tbl><w:tr><w:tc>{p('ô')}</w:tc></w:tr></w:tbl>"
    picture = "<w:p><w:r><w:drawing/></w:r></w:p>"
    link = '<Relationships><Relationship TargetMode="External" Target="http://x"/></Relationships>'
    found = read_template(
        word(table + picture + p("a"), {"word/_rels/document.xml.rels": link})
    )
    assert (found.has_tables, found.has_pictures, found.has_links) == (True,) * 3
    assert [text_of(one) for one in found.blocks] == ["a"]


def test_our_own_word_files_can_be_templates():
    content = render_docx(
        Doc("T", "BB", samples.DAY, (Para(lit("Chủ trì: [[Chủ trì]]")),)),
        __import__("app.documents.profile", fromlist=["x"]).profile_for(samples.DAY),
    )
    assert read_template(content).places == ("Chủ trì",)


def test_words_that_name_a_field_are_only_words():
    assert read_template(word(p("Chỉ số DDE, include và link"))).blocks


def test_ordinary_fields_of_word_do_no_harm():
    fields = "".join(FIELD.format(one) for one in ("PAGE", 'HYPERLINK "http://x"'))
    assert len(read_template(word(fields + p("a"))).blocks) == 1


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_place_outside_is_told_however_it_is_quoted(quote):
    part = f"<Relationships><Relationship TargetMode={quote}External{quote}/>"
    relations = {"word/_rels/settings.xml.rels": f"{part}</Relationships>".encode()}
    assert read_template(word(p("a"), relations)).has_links


NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FIELD = "<w:p><w:r><w:instrText> {} </w:instrText></w:r></w:p>"


@pytest.mark.parametrize(
    "content",
    [
        word(p("a"), {"word/vbaProject.bin": b"x"}),
        word(p("a"), {"word/embeddings/oleObject1.bin": b"x"}),
        word(p("a"), {"word/activeX/activeX1.xml": b"<x/>"}),
        word(
            p("a"),
            types='<Types><Default ContentType="word.macroEnabled.main+xml"/></Types>',
        ),
        word(p("a") + "<w:altChunk/>"),
        word(FIELD.format('DDEAUTO c:\\\\cmd.exe "/k calc"')),
        word(FIELD.format('INCLUDETEXT "http://x/a.docx"')),
        word("<w:p><w:r><w:object/></w:r></w:p>"),
        # The words of a field cut in two, written as signs, in an attribute, elsewhere.
        word(
            "<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r>"
            "<w:r><w:instrText>TEXT c:/a.docx</w:instrText></w:r></w:p>"
        ),
        word(FIELD.format("&#68;&#68;E cmd")),
        word('<w:p><w:fldSimple w:instr="IncludePicture http://x/a.png"/></w:p>'),
        word(f'<y:altChunk xmlns:y="{NAMESPACE}"/>' + p("a")),
        word(
            p("a"),
            {
                "word/header1.xml": f'<w:hdr xmlns:w="{NAMESPACE}">'
                f"{FIELD.format('LINK Excel.Sheet c:/a.xls')}</w:hdr>".encode()
            },
        ),
    ],
)
def test_files_that_carry_programs_are_refused(content):
    with pytest.raises(TemplateCarriesProgram):
        read_template(content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 damaged",
        b"{\\rtf1 a}",
        word(p("a"))[:-40],
        word("<w:p>"),
        word(p("a"), head='<!DOCTYPE x [<!ENTITY a "aaaa">]>'),
    ],
)
def test_what_is_no_word_file_is_refused(content):
    with pytest.raises(TemplateUnreadable):
        read_template(content)


def test_a_bomb_is_not_unpacked():
    with pytest.raises(TemplateTooLarge):
        read_template(word(p("a" * (21 * 2**20))))
    with pytest.raises(TemplateTooLarge):
        read_template(b"x" * (6 * 2**20))
    with pytest.raises(TemplateTooLarge):
        read_template(word(p("a"), {f"a{n}.xml": "" for n in range(600)}))
