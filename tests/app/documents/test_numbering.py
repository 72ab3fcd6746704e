"""Numbers of headings and of papers."""

import pytest

from app.documents.numbering import Numberer, number_line, roman


def test_a_higher_heading_starts_the_lower_ones_again():
    number = Numberer()
    got = [
        number.roman("một"),
        number.arabic("x"),
        number.letter("y"),
        number.letter("y"),
        number.arabic("x"),
        number.letter("y"),
        number.roman("hai"),
        number.arabic("x"),
    ]
    assert [text.replace("\u00a0", " ") for text in got] == [
        "I- MỘT", "1. x", "a) y", "b) y", "2. x", "a) y", "II- HAI", "1. x",
    ]  # fmt: skip


def test_letters_follow_the_vietnamese_alphabet():
    number = Numberer()
    assert "".join(number.letter("")[0] for _ in range(8)) == "abcdđegh"


@pytest.mark.parametrize(
    ("number", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (39, "XXXIX")]
)
def test_roman_numbers(number, text):
    assert roman(number) == text


@pytest.mark.parametrize("number", [0, 40, -1])
def test_roman_numbers_end_somewhere(number):
    with pytest.raises(ValueError, match=str(number)):
        roman(number)


@pytest.mark.parametrize(
    ("number", "line"),
    [(5, "Số 05-NQ/CB"), (12, "Số 12-NQ/CB"), (None, "Số       -NQ/CB")],
)
def test_the_number_line_has_no_colon(number, line):
    assert number_line(number, "NQ").replace("\u00a0", " ") == line
