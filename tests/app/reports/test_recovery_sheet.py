"""The recovery sheet shows the whole code on one page and leaves no trace of it."""

from datetime import date

import pytest

from app.infra.safety.recovery import read_recovery_code, recovery_code
from app.reports.recovery_sheet import recovery_sheet
from tests.app.documents.conftest import page_texts, squeezed

SECRET = bytes(range(32))
DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "unit",
    [
        "Chi bộ Tổ dân phố 5",
        "Chi bộ cơ quan Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
    ],
    ids=["short", "long"],
)
def test_the_sheet_is_one_page_with_unit_code_and_lines_to_sign(unit):
    pages = page_texts(recovery_sheet(recovery_code(SECRET), unit, DAY))
    assert len(pages) == 1
    text = squeezed(pages[0])
    for word in (unit, "24/11/2026", "Người giao", "Người nhận giữ", "56 ký tự"):
        assert squeezed(word) in text


def test_the_code_on_paper_opens_the_book():
    text = page_texts(recovery_sheet(recovery_code(SECRET), "Chi bộ", DAY))[0]
    words = text.split()
    groups = [
        word
        for word in words
        if len(word) == 4 and word.isascii() and word.isalnum() and word.isupper()
    ]
    assert read_recovery_code("".join(groups[:14])) == SECRET


def test_two_sheets_of_one_code_are_equal():
    code = recovery_code(SECRET)
    assert recovery_sheet(code, "Chi bộ", DAY) == recovery_sheet(code, "Chi bộ", DAY)
