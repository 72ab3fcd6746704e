"""Every error has a sentence, and the sentence only asks for facts that are there."""

from datetime import date
from pathlib import Path

import pytest

from app.infra.errors import DiskFull
from app.infra.words import catalogue, sentence
from app.kernel.dates import PartialDate
from app.kernel.errors import UserError


class Odd(UserError):
    """Only for this test."""


def words(tmp_path, text):
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_facts_fill_the_sentence(tmp_path):
    folder = words(tmp_path, 'Odd = "{name}: {day}, {born}, {file}, {many}"')
    problem = Odd(
        name="An",
        day=date(2026, 11, 3),
        born=PartialDate(1958, 3),
        file=Path("/x/y.pdf"),
        many=["a", 1],
    )
    assert sentence(problem, folder) == "An: 03/11/2026, 03/1958, y.pdf, a, 1"


def test_a_path_is_shown_by_its_name_alone():
    told = sentence(DiskFull(path=Path("/somewhere/private/cell.db")))
    assert "cell.db" in told
    assert "private" not in told


def test_a_class_without_sentence_or_fact_is_a_bug(tmp_path):
    folder = words(tmp_path, 'Odd = "{name}"')
    with pytest.raises(KeyError):
        sentence(DiskFull(), folder)
    with pytest.raises(KeyError):
        sentence(Odd(), folder)


def test_every_file_of_sentences_is_read(tmp_path):
    words(tmp_path, 'Odd = "a"')
    (tmp_path / "b.toml").write_text('DiskFull = "b"', encoding="utf-8")
    assert catalogue(tmp_path) == {"Odd": ("a",), "DiskFull": ("b",)}


def test_of_several_wordings_the_first_that_can_be_filled_is_spoken(tmp_path):
    text = 'DiskFull = ["Nhóm {group}, tệp {path}.", "Nhóm {group}.", "Đầy."]'
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    assert sentence(DiskFull(group=3, path="x"), tmp_path) == "Nhóm 3, tệp x."
    assert sentence(DiskFull(group=3), tmp_path) == "Nhóm 3."
    assert sentence(DiskFull(group=None), tmp_path) == "Đầy."


def test_a_hostile_fact_leaves_one_short_sentence(tmp_path):
    folder = words(tmp_path, 'Odd = "Không có “{name}”."')
    assert sentence(Odd(name="a\r\nb\x00\u202ec"), folder) == "Không có “a b c”."
    assert len(sentence(Odd(name="x" * 10_000), folder)) < 400
