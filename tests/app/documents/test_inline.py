"""The doors of text: clean always, markup only where we wrote it."""

import pytest

from app.documents.inline import Run, bind, inl, lit, nfc, plain


def test_text_becomes_nfc_and_spaces_fold():
    assert nfc("Nguye\u0302\u0303n  \t Văn") == "Nguyễn Văn"


@pytest.mark.parametrize(
    "sign",
    [
        "\x00",
        "\x07",
        "\x7f",
        "\u200b",
        "\ufeff",
        "\u202e",
        "\u00ad",
        "\ud800",
        "\ufffe",
        "\uffff",
        "\U0001fffe",
    ],
)
def test_what_xml_or_the_eye_cannot_see_is_removed(sign):
    assert nfc(f"a{sign}b") == "ab"


def test_line_breaks_and_fixed_spaces_survive():
    assert nfc("a\r\nb\rc\u2028d\u00a0e") == "a\nb\nc\nd\u00a0e"


@pytest.mark.parametrize("sign", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_words_on_both_sides_of_a_pasted_break_are_not_glued_together(sign):
    assert nfc(f"một{sign}hai") == "một\nhai"


def test_literal_text_means_nothing():
    assert lit("**a** __b__ //c// {d}") == (Run("**a** __b__ //c// {d}"),)


def test_authored_text_has_styles_and_places():
    runs = inl("**Chủ trì:** đ/c {name}, __//rõ//__", name="A **B** {x}")
    assert runs == (
        Run("Chủ trì:", bold=True),
        Run(" đ/c A **B** {x}, "),
        Run("rõ", italic=True, underline=True),
    )


def test_a_place_nobody_fills_is_our_bug():
    with pytest.raises(KeyError):
        inl("{name} {other}", name="A")


def test_plain_gives_ordinary_spaces():
    assert plain(inl("**năm\u00a02026** xong")) == "năm 2026 xong"


def test_numbers_stay_with_their_word():
    assert bind("tháng 12 năm 2026 có 05 đồng chí") == (
        "tháng\u00a012 năm\u00a02026 có 05\u00a0đồng\u00a0chí"
    )
