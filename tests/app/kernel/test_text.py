"""Vietnamese text: one normal form, search without marks, the order of name lists."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kernel.text import clean, fold, name_sort_key

# The dictionary's order of vowels with their tones, kept by hand.
VOWELS = list(
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợ"
    "pqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)

# A roll in the order a secretary writes it: given name, surname, middle names.
ROLL = [
    "Lê An",
    "Nguyễn Thị An",
    "Nguyễn Văn An",
    "Phạm Ân",
    "Trần Thị Bà",
    "Trần Thị Bá",
    "Y Bih",
    "Đỗ Bình",
    "Lê Thị Cúc",
    "Hồ Văn Dũng",
    "Bùi Thị Đào",
    "Cao Đức",
    "Nguyễn Văn Hoa",
    "Đinh Thị Hòa",
    "Lê Văn Hóa",
    "Nguyễn Văn Hoàn",
    "Ksor",
    "Nguyễn Thị Niê",
    "Phan Văn Ơn",
    "Võ Thị Ước",
    "Lê Yên",
    "Lê Yến",
]


def test_vowels_and_tones_sort_as_in_the_dictionary():
    shuffled = random.Random(1).sample(VOWELS, len(VOWELS))
    assert sorted(shuffled, key=name_sort_key) == VOWELS


def test_a_roll_sorts_by_given_name_surname_middle_name():
    shuffled = random.Random(2).sample(ROLL, len(ROLL))
    assert sorted(shuffled, key=name_sort_key) == ROLL


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Lê Hóa", "Lê Hoá", id="old and new place of the tone"),
        pytest.param("Lê Thúy", "Lê Thuý", id="on uy"),
        pytest.param("LÊ VĂN AN", "Lê Văn An", id="case"),
        pytest.param("Lê  Văn\u00a0An ", "Lê Văn An", id="spaces"),
        pytest.param(unicodedata.normalize("NFD", "Nguyễn Đệ"), "Nguyễn Đệ", id="NFD"),
    ],
)
def test_what_reads_the_same_sorts_and_searches_the_same(one, other):
    assert name_sort_key(one) == name_sort_key(other)
    assert fold(clean(one)) == fold(clean(other))


def test_odd_names_have_a_place_too():
    assert name_sort_key("  ") == b""
    assert name_sort_key("An 2") < name_sort_key("An B")
    assert name_sort_key("H'Hen") != name_sort_key("HHen")
    assert name_sort_key("\u0302") == b"\x01\x10"
    assert name_sort_key("0\u031b") == name_sort_key("0")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nguyễn Văn Đức", "nguyen van duc"),
        ("ĐÀO THỊ ƯỚC", "dao thi uoc"),
        ("", ""),
        ("Quyết định số 05-QĐ/ĐU", "quyet dinh so 05-qd/du"),
    ],
)
def test_folding_leaves_marks_and_case_aside(text, folded):
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        pytest.param(" a \t b\u00a0\u2003c ", "a b c", id="spaces"),
        pytest.param("a\r\nb\rc\x0bd\u2028e", "a\nb\nc\nd\ne", id="line breaks"),
        pytest.param("\n\n a \n", "a", id="edges"),
        pytest.param("a\x00b\u200bc\ufeffd\u202ee", "abcde", id="invisible"),
        pytest.param("a\ud800b", "ab", id="half a pair"),
        pytest.param("e\u0302\u0301", "ế", id="composed"),
        pytest.param("e\u200b\u0302", "ê", id="composed once nothing is between"),
        pytest.param("đã sạch", "đã sạch", id="clean already"),
    ],
)
def test_cleaning(text, cleaned):
    assert clean(text) == cleaned


@given(st.text())
def test_cleaning_twice_is_cleaning_once_and_can_be_written(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode()
    fold(text)
    name_sort_key(text)


@given(st.text(), st.text())
def test_keys_order_the_same_whatever_form_the_name_comes_in(one, other):
    forms = [unicodedata.normalize(form, one) for form in ("NFC", "NFD")]
    assert name_sort_key(forms[0]) == name_sort_key(forms[1])
    assert (name_sort_key(one) < name_sort_key(other)) in {True, False}
