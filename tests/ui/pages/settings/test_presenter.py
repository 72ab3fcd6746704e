from datetime import date, datetime

import pytest

from app.door.housekeeping import Copies, Copy, Setting
from app.kernel.clock import VIETNAM
from app.people.model import Officer, Term, Unit
from ui.pages.settings import presenter

NOW = datetime(2026, 11, 23, 8, 12, tzinfo=VIETNAM)


def setting(key, value, **more):
    told = {
        "group": "",
        "label": "Nhãn",
        "help": "Trợ giúp",
        "default": value,
        "choices": (),
        "least": 0,
        "most": 0,
    }
    return Setting(key=key, value=value, **{**told, **more})


def test_fields_follow_from_declarations_and_dead_settings_are_left_out():
    fields = presenter.setting_fields(
        [
            setting("screen.theme", "light", choices=(("light", "Sáng"),)),
            setting("screen.text_percent", 100, least=100, most=200),
            setting("screen.dense", value=False),
            setting("screen.motion", value=True),
            setting("screen.language", "vi", choices=(("vi", "Tiếng Việt"),)),
            setting("safety.lock_minutes", 10, least=5, most=60),
        ],
        "screen.",
        [100, 150],
    )
    assert [(f.key, f.kind) for f in fields] == [
        ("screen.theme", "choice"),
        ("screen.text_percent", "choice"),
        ("screen.dense", "switch"),
        ("screen.language", "choice"),
    ]
    assert [option.label for option in fields[1].choices] == ["100 %", "150 %"]


def test_numbers_keep_their_bounds():
    [field] = presenter.setting_fields(
        [setting("safety.lock_minutes", 10, least=5, most=60)], "safety."
    )
    assert (field.kind, field.smallest, field.largest) == ("number", 5, 60)


@pytest.mark.parametrize(
    ("default", "value", "kept"),
    [
        (10, 15, 15),
        (10, "15", 15),
        (10, None, None),
        (100, "abc", None),
        (False, True, True),
        ("light", "dark", "dark"),
    ],
)
def test_values_are_kept_in_the_kind_of_their_default(default, value, kept):
    assert presenter.kept_value(setting("x", default), value) == kept


def test_a_text_size_is_shown_as_one_of_the_steps():
    assert presenter.shown_value(setting("screen.text_percent", 150)) == "150"
    assert presenter.shown_value(setting("screen.dense", value=True)) is True


def test_the_cell_is_shown_and_an_edit_becomes_one_field():
    unit = Unit(
        "1", "Chi bộ 1", "office", "CB1", "Đảng bộ", "", "", "An Bình", True, NOW.date()
    )
    values = presenter.unit_values(unit)
    assert values["has_groups"] == "yes"
    assert presenter.unit_change("has_groups", "no") == {"has_groups": False}
    assert presenter.unit_change("name", None) == {"name": ""}
    assert [f.key for f in presenter.unit_fields([])] == list(values)


def test_term_and_posts_are_said_in_words():
    assert presenter.term_text(None) == "Chưa ghi nhiệm kỳ hiện nay."
    term = Term("1", date(2025, 6, 1), date(2027, 12, 31))
    assert presenter.term_text(term) == (
        "Nhiệm kỳ 2025-2027: từ 01/06/2025 đến 31/12/2027."
    )
    officer = Officer(
        "1", "2", "Trần Văn Hòa", "secretary", "Bí thư", date(2025, 6, 1), None, ""
    )
    assert presenter.officer_lines([officer]) == [
        ("Trần Văn Hòa", "Bí thư, từ 01/06/2025")
    ]


def copies(*found, place="", at=""):
    return Copies(tuple(found), place, at, is_due=False)


def test_copies_are_told_with_their_age_and_content():
    copy = Copy("a", NOW, "asked", 1_250_000, {"đảng viên": 23, "kỳ họp": 3})
    view = presenter.backups(copies(copy), NOW, 7)
    assert view.last_good == "Bản tốt gần nhất: hôm nay 08:12."
    assert not view.is_old
    assert view.copies[0].title == "23/11/2026 08:12"
    assert view.copies[0].detail == (
        "Bấm Sao lưu ngay · 23 đảng viên, 3 kỳ họp · 1,2 MB"
    )


def test_an_old_copy_and_an_empty_list_ask_for_attention():
    old = Copy("a", NOW.replace(day=1), "odd", 10, {})
    view = presenter.backups(copies(old), NOW, 7)
    assert view.is_old
    assert view.last_good == "Bản tốt gần nhất: 01/11/2026 lúc 08:12."
    assert view.copies[0].detail == "odd · 0,0 MB"
    assert presenter.backups(copies(), NOW, 7).is_old


def test_the_second_place_says_when_it_was_used():
    assert "Chưa chọn" in presenter.backups(copies(), NOW, 7).second
    assert "chưa chép" in presenter.backups(copies(place="E:"), NOW, 7).second
    told = presenter.backups(copies(place="E:", at="2026-11-20T18:05"), NOW, 7)
    assert told.second == "“E:”, chép lần cuối 20/11/2026 lúc 18:05."
