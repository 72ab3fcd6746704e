"""The old font encodings, and telling them from Unicode."""

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.infra.spreadsheets.detect import best_reading
from app.infra.spreadsheets.legacy import TCVN3, from_tcvn3, from_vni
from app.infra.spreadsheets.syllable import is_syllable
from tests.app.features.member_import.lists import to_tcvn3, to_vni

NAMES = """Nguyễn Thị Hồng Nhung|Trần Văn Đức|Lê Hữu Phước|Đặng Quốc Khánh|Võ Thị Sáu
Hoàng Thuỳ Linh|Phạm Ngũ Lão|Bùi Xuân Trường|Đỗ Mười|Hồ Thị Kỷ|Ngô Quyền|Lý Thường Kiệt
Trịnh Hoài Đức|Mạc Đĩnh Chi|Tôn Thất Tùng|Cù Huy Cận|Lương Thế Vinh"""
NAMES = NAMES.replace("\n", "|").split("|")
WORDS = st.sampled_from([word for name in NAMES for word in name.split()])


@pytest.mark.oracle
@pytest.mark.skipif(shutil.which("iconv") is None, reason="needs iconv")
def test_the_tcvn3_table_agrees_with_another_implementation():
    codes = bytes(sorted(TCVN3))
    made = subprocess.run(
        ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"],
        input=codes,
        capture_output=True,
        check=True,
    )
    assert made.stdout.decode() == "".join(TCVN3[code] for code in sorted(TCVN3))


@pytest.mark.parametrize("name", NAMES)
def test_names_survive_both_encodings(name):
    assert from_tcvn3(to_tcvn3(name)) == name
    assert from_vni(to_vni(name)) == name
    assert from_vni(to_vni(name.upper())) == name.upper()


def test_capitals_in_tcvn3_stay_capitals():
    assert from_tcvn3("NGUYÔN V¡N §øC") == "NGUYỄN VĂN ĐỨC"
    assert from_tcvn3("NguyÔn V¨n §øc") == "Nguyễn Văn Đức"


@given(st.lists(WORDS, min_size=8, max_size=30))
def test_a_column_of_names_tells_its_encoding(words):
    texts = [" ".join(words)]
    assert best_reading(texts) == "unicode"
    for name, encode in (("tcvn3", to_tcvn3), ("vni", to_vni)):
        encoded = [encode(text) for text in texts]
        assert best_reading(encoded) in {name, "unicode"}
        if sum(not word.isascii() for word in encoded[0].split()) > 4:
            assert best_reading(encoded) == name


@pytest.mark.parametrize("text", ["Hòa Bình", "Trà Vinh", "Lê Ý", "café", "München"])
def test_western_letters_alone_change_nothing(text):
    assert best_reading([text]) == "unicode"


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        ("nguyễn", True),
        ("quỳnh", True),
        ("giếng", True),
        ("Khuỷu", True),
        ("các", True),
        ("càc", False),
        ("Ksor", False),
        ("nguyÔn", False),
        ("ụà", False),
        ("", False),
    ],
)
def test_what_can_be_a_syllable(word, answer):
    assert is_syllable(word) is answer
