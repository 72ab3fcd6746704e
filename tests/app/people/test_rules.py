"""Codes proposed for cells, and the words of roles."""

from pathlib import Path

import pytest

from app.infra.datafile import read_toml
from app.people.model import Kinds, PersonRules, PostRules
from app.people.rules import suggested_code, unit_code

FOLDER = Path("data/people")


@pytest.fixture(scope="module")
def rules():
    return read_toml(FOLDER / "person.toml", PersonRules)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Chi bộ Tổ dân phố 5", "CB-TDP5"),
        ("Chi bộ Trường THCS Đống Đa", "CB-TTDD"),
        ("CHI BỘ ẤP 12A", "CB-A12A"),
        ("Chi bộ", "CB"),
        ("???", "CB"),
    ],
)
def test_a_code_is_proposed_from_the_name(rules, name, code):
    assert suggested_code(name, rules) == code
    assert unit_code(code, rules) == code


def test_a_very_long_name_still_gives_a_usable_code(rules):
    code = suggested_code("Chi bộ " + "Văn phòng " * 30, rules)
    assert unit_code(code, rules) == code


def test_there_are_six_kinds_and_every_replaced_post_exists():
    kinds = read_toml(FOLDER / "kinds.toml", Kinds)
    posts = read_toml(FOLDER / "posts.toml", PostRules)
    assert len(kinds.kind) == 6
    known = {role.key for role in posts.role}
    assert all(set(role.replaces) <= known for role in posts.role)
    assert posts.label("secretary") == "Bí thư"
    assert posts.label("unknown") == "unknown"
