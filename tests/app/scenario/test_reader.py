"""A scenario file is read strictly."""

import sys
from pathlib import Path

import pytest

from app.infra.errors import CannotOpen, NotAFile
from app.scenario.errors import (
    BadStepFields,
    ScenarioUnreadable,
    StepsOutOfOrder,
    UnknownStep,
)
from app.scenario.reader import read

GOOD = """
title = "Một chi bộ"
seed = 5

[[step]]
do = "cell.appoint"
at = 2026-01-05T08:00:00
as = "secretary"
person = "Nguyễn Văn A"
role = "secretary"
from_on = 2026-01-01
"""


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "kịch bản.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_good_file_gives_steps_with_moment_and_fields(written):
    scenario = read(written(GOOD))
    assert (scenario.title, scenario.seed, len(scenario.steps)) == ("Một chi bộ", 5, 1)
    step = scenario.steps[0]
    assert step.at.isoformat() == "2026-01-05T08:00:00+07:00"
    assert step.save_as == "secretary"
    assert step.fields.person == "Nguyễn Văn A"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param("cell.appoint", "cell.crown", UnknownStep, id="unknown step"),
        pytest.param('person = "Nguyễn Văn A"', "", BadStepFields, id="missing field"),
        pytest.param("role =", "rolle =", BadStepFields, id="misspelt field"),
        pytest.param('"Nguyễn Văn A"', "7", BadStepFields, id="wrong type"),
        pytest.param("at = 2026", "att = 2026", BadStepFields, id="no moment"),
        pytest.param("seed = 5", "seeed = 5", ScenarioUnreadable, id="top key"),
        pytest.param("[[step]]", "[[step", ScenarioUnreadable, id="not TOML"),
        pytest.param("[[step]]", "[[move]]", ScenarioUnreadable, id="no steps"),
    ],
)
def test_a_bad_file_is_refused_with_the_place(written, old, new, problem):
    assert old in GOOD
    with pytest.raises(problem):
        read(written(GOOD.replace(old, new)))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(CannotOpen):
        read(tmp_path / "none.toml")


def test_a_file_that_is_not_text_is_refused(tmp_path):
    path = tmp_path / "x.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ScenarioUnreadable):
        read(path)


def test_steps_may_not_go_back_in_time(written):
    earlier = GOOD.split("[[step]]")[1].replace("2026-01-05", "2026-01-04")
    with pytest.raises(StepsOutOfOrder) as refused:
        read(written(GOOD + "[[step]]" + earlier))
    assert refused.value.facts["number"] == 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('seed = "abc"\nstep = []', id="seed is a word"),
        pytest.param("seed = 1e400\nstep = []", id="seed without end"),
        pytest.param("step = [1, 2]", id="steps are numbers"),
        pytest.param("step = " + "[" * 3000 + "]" * 3000, id="nested too deep"),
        pytest.param(GOOD.replace("5\n", "5\nyear = 2026\n"), id="strange key"),
    ],
)
def test_a_file_of_another_shape_is_refused(written, text):
    with pytest.raises(ScenarioUnreadable):
        read(written(text))


@pytest.mark.skipif(sys.platform == "win32", reason="no such device")
def test_a_file_without_end_is_refused():
    with pytest.raises(NotAFile):
        read(Path("/dev/zero"))


@pytest.mark.parametrize("year", ["-1", "0", "10000", "9223372036854775808"])
def test_a_year_no_cell_can_have_is_refused_before_anything_is_played(written, year):
    text = f"""
[[step]]
do = "checklist.write_report"
at = 2026-01-05T08:00:00
year = {year}
"""
    with pytest.raises(BadStepFields):
        read(written(text))
