"""The command line's contract: exit codes, one JSON object, no Qt."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.main import run
from tests.app.scenario.test_player import APPOINT, SET_UP

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "kịch bản.toml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_play_prints_each_step_and_where_the_result_lies(written, tmp_path, capsys):
    assert run(["play", written(SET_UP), "--out", str(tmp_path / "out")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "cell.set_up" in lines[0]
    assert str(tmp_path / "out") in lines[1]


def test_play_as_json_is_one_object_with_the_documented_keys(written, tmp_path, capsys):
    run(["play", written(SET_UP), "--out", str(tmp_path / "out"), "--json"])
    report = json.loads(capsys.readouterr().out)
    assert list(report) == [
        "scenario",
        "ok",
        "seconds",
        "out",
        "steps",
        "error",
        "content_sha256",
    ]
    assert list(report["steps"][0]) == ["number", "do", "at", "seconds", "ok", "result"]
    assert report["error"] is None


def test_a_failed_step_is_exit_one_with_its_number_and_code(written, tmp_path, capsys):
    text = written(SET_UP + APPOINT)
    assert run(["play", text, "--out", str(tmp_path / "out"), "--json"]) == 1
    error = json.loads(capsys.readouterr().out)["error"]
    assert (error["number"], error["code"]) == (2, "UnknownPerson")
    assert error["sentence"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("rubbish [", id="not TOML"),
        pytest.param(SET_UP.replace("cell.set_up", "x"), id="unknown step"),
    ],
)
def test_a_bad_scenario_is_exit_two_with_one_sentence(written, tmp_path, capsys, text):
    assert run(["play", written(text), "--out", str(tmp_path / "out")]) == 2
    said = capsys.readouterr()
    assert not said.out
    assert len(said.err.splitlines()) == 1


def test_play_without_a_scenario_says_what_it_needs(capsys):
    assert run(["play"]) == 2
    assert "--list" in capsys.readouterr().err


def test_the_list_gives_a_schema_for_every_step(capsys):
    assert run(["play", "--list", "--json"]) == 0
    steps = json.loads(capsys.readouterr().out)["steps"]
    by_name = {step["do"]: step for step in steps}
    schema = by_name["cell.set_up"]["schema"]
    definition = schema["$defs"][schema["$ref"].rpartition("/")[2]]
    assert definition["additionalProperties"] is False
    assert "superior" in definition["required"]
    assert all(step["help"].endswith(".") for step in steps)


def test_the_list_for_people_names_every_step(capsys):
    assert run(["play", "--list"]) == 0
    assert "cell.set_up" in capsys.readouterr().out


def test_an_unknown_command_is_wrong_use(capsys):
    with pytest.raises(SystemExit) as stopped:
        run(["dance"])
    assert stopped.value.code == 2
    assert "dance" in capsys.readouterr().err


def test_no_command_loads_qt():
    code = (
        "import sys; from app.cli.main import run; run(['play', '--list'])\n"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_reader_that_goes_away_is_no_crash():
    command = f"'{sys.executable}' main.py play --list | head -n 1"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    assert done.stdout.count("\n") == 1


def test_a_demo_that_cannot_write_fails_with_one_sentence(tmp_path, capsys):
    (tmp_path / "file").touch()
    assert run(["demo", "--out", str(tmp_path / "file" / "demo"), "--json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["error"]["code"] == "CannotOpen"
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "exit_code"),
    [
        pytest.param(["play", "none.toml", "--out", "new"], "CannotOpen", 2, id="play"),
        pytest.param(["demo", "--out", "full"], "FolderInUse", 1, id="demo"),
        pytest.param(["verify", "x"], "VerifierMissing", 2, id="verify"),
        pytest.param(
            ["import-members", "x", "--data", "none"], "BookMissing", 2, id="import"
        ),
    ],
)
def test_a_command_that_cannot_begin_still_gives_one_object(
    arguments, code, exit_code, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOCHIBO_PASSPHRASE", "chi bo tap su")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("x")
    assert run([*arguments, "--json"]) == exit_code
    written = capsys.readouterr()
    error = json.loads(written.out)["error"]
    assert error["code"] == code
    assert error["sentence"] == written.err.strip()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_a_full_disk_behind_standard_output_is_no_crash():
    command = f"'{sys.executable}' main.py play --list --json > /dev/full"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "hết chỗ" in done.stderr
