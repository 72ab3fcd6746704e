"""The document fonts draw every Vietnamese letter in every style."""

import unicodedata

import pytest

from app.documents.inline import Run, inl, lit
from app.documents.model import Doc, Para
from app.documents.pdf.fonts import markup, printable, register
from app.documents.pdf.render import render_pdf
from app.documents.unprintable import (
    code_points,
    symbol_letters,
    text_font_path,
    text_letters,
    unprintable,
)
from tests.app.documents import samples
from tests.app.documents.conftest import page_texts

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VOWELS = "aăâeêioôơuưy"
LETTERS = (
    "".join(
        unicodedata.normalize("NFC", vowel + tone)
        for letters in (VOWELS, VOWELS.upper())
        for vowel in letters
        for tone in TONES
        if tone or vowel not in "aeiouyAEIOUY"
    )
    + "đĐ"
)
STYLES = {
    "Regular": {},
    "Bold": {"bold": True},
    "Italic": {"italic": True},
    "BoldItalic": {"bold": True, "italic": True},
}


def test_there_are_134_letters_beyond_ascii():
    assert len(set(LETTERS)) == len(LETTERS) == 134


@pytest.mark.parametrize("style", STYLES)
def test_the_font_has_every_letter(style):
    have = code_points(text_font_path(style).read_bytes())
    assert {ord(letter) for letter in LETTERS} <= have
    assert {ord(sign) for sign in "ƀɃĕŏŭčñ\u0306–—“”…₫×≥½"} <= have


@pytest.mark.parametrize("style", STYLES)
def test_the_letters_come_back_in_nfc(style, profile):
    doc = Doc(
        "T", "BB", samples.DAY, (Para((Run(" ".join(LETTERS), **STYLES[style]),)),)
    )
    text = "".join("".join(page_texts(render_pdf(doc, profile))).split())
    assert text.removesuffix("Trang1/1") == LETTERS


def test_boxes_come_from_the_other_font():
    register()
    assert '<font name="Boxes">☑</font>' in markup(lit("☑ xong"))
    assert {ord("☐"), ord("☑")} <= symbol_letters()
    assert not symbol_letters() & text_letters()


def test_what_no_font_has_becomes_a_box_and_is_reported():
    assert printable("中 ok\nx") == "□ ok\nx"
    doc = Doc("T", "BB", samples.DAY, (Para(lit("a中😀中")),))
    assert unprintable(doc) == ("中", "😀")
    assert unprintable(samples.every_node()) == ()


def test_markup_escapes_what_people_type():
    assert markup(lit("<b>&</b>")) == "&lt;b&gt;&amp;&lt;/b&gt;"
    assert markup(inl("**{x}**", x="<i>")) == "<b>&lt;i&gt;</b>"
