from datetime import datetime

import pytest

from app.door.standing import Standing
from app.door.standing import standing as read
from app.kernel.clock import VIETNAM
from ui.shell.inside import standing as words

NOW = datetime(2026, 11, 23, 8, 12, tzinfo=VIETNAM)


def told(**changes):
    known = {
        "saved_at": NOW,
        "copied_at": datetime(2026, 11, 23, 7, 42, tzinfo=VIETNAM),
        "remind_days": 7,
        "encrypted": True,
        "rules": "HD 42-HD/BTCTW",
        "unit": "Chi bộ Tổ dân phố 5",
        "superior": "Đảng bộ phường An Bình",
        "person": "Trần Văn Hòa",
        "role": "Bí thư",
        "counts": {},
        "first_year": 2026,
    }
    return Standing(**{**known, **changes})


def test_the_normal_footer_as_in_the_picture():
    standing = told()
    assert words.saving(standing, NOW, writing=False).words == "Đã lưu 08:12"
    slot = words.backup(standing, NOW, "2026-11-22T18:00")
    assert slot.words == "Sao lưu: hôm nay 07:42 (máy, nơi thứ hai)"
    assert words.encryption(standing).words == "Đã mã hóa"
    assert words.rules(standing).words == "Quy tắc: HD 42-HD/BTCTW"
    assert words.unit(standing).words == "Chi bộ Tổ dân phố 5 — Đảng bộ phường An Bình"


@pytest.mark.parametrize(
    ("copied", "expected", "token"),
    [
        (None, "Chưa có bản sao lưu", "warn"),
        (datetime(2026, 11, 14, tzinfo=VIETNAM), "Sao lưu cách đây 9 ngày", "warn"),
        (
            datetime(2026, 11, 20, 15, 20, tzinfo=VIETNAM),
            "Sao lưu: 20/11/2026 15:20 (máy)",
            "ok",
        ),
    ],
)
def test_old_copies_are_told_in_words_and_shape(copied, expected, token):
    slot = words.backup(told(copied_at=copied), NOW, "")
    assert (slot.words, slot.token) == (expected, token)


def test_the_day_of_the_last_writing_is_told_unless_it_is_today():
    standing = told(saved_at=datetime(2026, 11, 20, 15, 10, tzinfo=VIETNAM))
    assert words.saving(standing, NOW, writing=False).words == "Đã lưu 15:10 20/11/2026"


def test_what_is_not_known_is_not_told():
    bare = told(rules="", unit="", superior="", encrypted=False, saved_at=None)
    assert words.rules(bare) is None
    assert words.unit(bare) is None
    assert words.encryption(bare) is None
    assert words.saving(bare, NOW, writing=True).words == "Đang lưu…"
    assert words.saving(bare, NOW, writing=False).words == "Chưa có gì để lưu"


def test_an_empty_book_stands_without_trouble(office):
    standing = read(office)
    assert (standing.saved_at, standing.copied_at) == (None, None)
    assert standing.first_year == 2026
    assert standing.counts["home"] > 0
