"""A scenario is played step by step; a failing step stops it and says why."""

import dataclasses

import pytest

from app.scenario.errors import FolderInUse
from app.scenario.player import play
from app.scenario.reader import read

SET_UP = """
title = "Một chi bộ"
seed = 5

[[step]]
do = "cell.set_up"
at = 2026-01-02T08:00:00
as = "cell"
name = "Chi bộ Tổ dân phố 5"
superior = "Đảng bộ phường An Bình"
kind = "residential"
code = "TDP5"
place = "An Bình"
term_from = 2025-06-01
term_to = 2027-05-31
"""
APPOINT = """
[[step]]
do = "cell.appoint"
at = 2026-01-05T08:00:00
person = "Không Có Ai"
role = "secretary"
from_on = 2026-01-01
"""


@pytest.fixture
def scenario(tmp_path):
    def of(text):
        path = tmp_path / "kịch bản.toml"
        path.write_text(text, encoding="utf-8")
        return read(path)

    return of


def test_a_step_leaves_its_work_in_the_folder(scenario, tmp_path):
    seen = []
    outcome = play(scenario(SET_UP), tmp_path / "out", "mật khẩu dài lắm", seen.append)
    assert [played.ok for played in outcome] == [True]
    assert seen == outcome
    assert (tmp_path / "out/data/cell.db").exists()
    assert not list((tmp_path / "out/data").glob("*-wal"))


def test_a_failing_step_stops_the_play_with_its_sentence(scenario, tmp_path):
    text = SET_UP + APPOINT + APPOINT.replace("01-05", "01-06")
    outcome = play(scenario(text), tmp_path / "out", "mật khẩu dài lắm")
    assert [played.ok for played in outcome] == [True, False]
    assert outcome[-1].error == "UnknownPerson"
    assert "Không Có Ai" in outcome[-1].sentence


def test_a_step_before_the_cell_is_refused(scenario, tmp_path):
    text = SET_UP.split("[[step]]", maxsplit=1)[0] + APPOINT
    outcome = play(scenario(text), tmp_path / "out", "mật khẩu dài lắm")
    assert outcome[0].error == "NoCellYet"


def test_a_folder_in_use_is_left_alone(scenario, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out/mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(FolderInUse):
        play(scenario(SET_UP), tmp_path / "out", "mật khẩu dài lắm")
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_the_same_scenario_gives_the_same_ids(scenario, tmp_path):
    plays = [
        play(scenario(SET_UP), tmp_path / name, "mật khẩu dài lắm") for name in "ab"
    ]
    first, second = (played[0].result["id"] for played in plays)
    assert first == second
    other = dataclasses.replace(scenario(SET_UP), seed=6)
    third = play(other, tmp_path / "c", "mật khẩu dài lắm")[0].result["id"]
    assert third != first


@pytest.mark.parametrize("birth", ["hôm qua", "1999-13-45", "0000"])
def test_a_birthday_that_is_none_is_refused_in_words(scenario, tmp_path, birth):
    text = f"""
[[step]]
do = "development.introduce"
at = 2026-02-05T08:00:00
full_name = "Cao Minh Quân"
on = 2026-01-17
birth = "{birth}"
"""
    outcome = play(scenario(SET_UP + text), tmp_path / "out", "mật khẩu dài lắm")
    assert outcome[1].error == "NotADate"
    assert birth in outcome[1].sentence
