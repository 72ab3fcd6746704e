"""Data files are read strictly, and a mistake is named by its key path."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal

import pytest

from app.infra.datafile import parse_toml, read_toml
from app.infra.errors import (
    DataFileUnreadable,
    DataKeyMissing,
    DataKeyUnknown,
    DataValueWrong,
)
from app.kernel.dates import PartialDate


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Item:
    code: str
    points: int | None = None


@dataclass(frozen=True)
class Rules:
    title: str
    valid_from: date
    colour: Colour
    item: tuple[Item, ...]
    pair: tuple[int, str] = (1, "a")
    ratio: float = 0.5
    born: PartialDate | None = None
    names: Mapping[str, int] | None = None
    kind: Literal["year", "month"] = "year"
    tags: frozenset[str] = frozenset()
    from_: str = ""
    either: int | str = 0
    anything: Any = None
    at: datetime | None = None


GOOD = """
title = "Thử"
valid_from = 2026-01-01
colour = "red"
pair = [2, "b"]
ratio = 1
born = "1958-03"
names = {a = 1}
kind = "month"
tags = ["x", "x", "y"]
from = "đây"
either = "chữ"
anything = [1, "a"]
at = 2026-01-01T08:00:00
[[item]]
code = "I.1"
[[item]]
code = "I.2"
points = 3
"""


def test_every_kind_of_value_is_read():
    rules = parse_toml(GOOD, Rules, "a.toml")
    assert rules.item == (Item("I.1"), Item("I.2", 3))
    assert rules.colour is Colour.RED
    assert rules.pair == (2, "b")
    assert rules.ratio == 1.0
    assert type(rules.ratio) is float
    assert rules.born == PartialDate(1958, 3)
    assert rules.names == {"a": 1}
    assert rules.tags == {"x", "y"}
    assert rules.from_ == "đây"
    assert rules.either == "chữ"
    assert rules.at == datetime(2026, 1, 1, 8)  # noqa: DTZ001  (as TOML gives it)


def test_a_date_serves_as_partial_date():
    text = GOOD.replace('born = "1958-03"', "born = 1958-03-26")
    assert parse_toml(text, Rules, "a.toml").born == PartialDate(1958, 3, 26)


@pytest.mark.parametrize(
    ("old", "new", "problem", "key"),
    [
        pytest.param('title = "Thử"', "", DataKeyMissing, "title", id="missing"),
        pytest.param("[[item]]", "[[itme]]", DataKeyUnknown, "itme", id="unknown"),
        pytest.param('code = "I.2"', "", DataKeyMissing, "item[1].code", id="nested"),
        pytest.param(
            "points = 3",
            "points = true",
            DataValueWrong,
            "item[1].points",
            id="bool is no int",
        ),
        pytest.param(
            "points = 3",
            "points = 3.5",
            DataValueWrong,
            "item[1].points",
            id="float is no int",
        ),
        pytest.param('"red"', '"green"', DataValueWrong, "colour", id="no such colour"),
        pytest.param('"month"', '"week"', DataValueWrong, "kind", id="literal"),
        pytest.param('[2, "b"]', "[2]", DataValueWrong, "pair", id="short pair"),
        pytest.param('[2, "b"]', "7", DataValueWrong, "pair", id="not a list"),
        pytest.param("{a = 1}", "{a = 'x'}", DataValueWrong, "names.a", id="mapping"),
        pytest.param("{a = 1}", "3", DataValueWrong, "names", id="not a table"),
        pytest.param('"1958-03"', '"1958-13"', DataValueWrong, "born", id="month 13"),
        pytest.param(
            "2026-01-01\n",
            "2026-01-01T00:00:00\n",
            DataValueWrong,
            "valid_from",
            id="datetime is no date",
        ),
    ],
)
def test_a_mistake_is_named_by_its_key(old, new, problem, key):
    with pytest.raises(problem) as caught:
        parse_toml(GOOD.replace(old, new, 1), Rules, "a.toml")
    assert caught.value.facts["file"] == "a.toml"
    assert caught.value.facts["key"] == key


def test_an_invariant_of_the_record_is_checked():
    @dataclass(frozen=True)
    class Even:
        n: int

        def __post_init__(self):
            if self.n % 2:
                raise ValueError("even")

    with pytest.raises(DataValueWrong):
        parse_toml("n = 3", Even, "a.toml")


def test_broken_toml_bad_bytes_and_a_missing_file_are_named(tmp_path):
    broken, latin = tmp_path / "b.toml", tmp_path / "l.toml"
    broken.write_text("title = ", encoding="utf-8")
    latin.write_bytes(b'title = "\xff"')
    for path in (broken, latin, tmp_path / "none.toml"):
        with pytest.raises(DataFileUnreadable) as caught:
            read_toml(path, Rules)
        assert caught.value.facts["file"] == path.name
