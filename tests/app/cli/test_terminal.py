"""What a person at a terminal can do to a command, and what a file cannot do to it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.bootstrap import create_office
from app.cli import output
from app.cli.main import run
from app.infra.clock import SystemClock
from app.infra.paths import DataFolder
from tests.app.package.making import Maker

ROOT = Path(__file__).resolve().parents[3]
BOOK = "mật khẩu của sổ"
STEERING = "a\x1b[31m\u202eđỏ\u009b2J\nb"
# Runs a command at a terminal of its own, and presses keys when it asks.
TERMINAL = r"""
import json, os, pty, sys
keys, asked, command = eval(sys.argv[1]), sys.argv[2].encode(), sys.argv[3:]
child, terminal = pty.fork()
if child == 0:
    os.execv(command[0], command)
shown, pressed = b"", False
while True:
    try:
        piece = os.read(terminal, 4096)
    except OSError:
        break
    if not piece:
        break
    shown += piece
    if asked in shown and not pressed:
        pressed = True
        os.write(terminal, keys)
code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
print(json.dumps([code, shown.decode("utf-8", "replace")]))
"""


@pytest.fixture
def desk(tmp_path):
    maker = Maker.create(when=SystemClock().now())
    maker.office.save(tmp_path)
    now = SystemClock().now().isoformat(timespec="seconds")
    (tmp_path / "good.p7m").write_bytes(
        maker.package(blank=maker.header(created_at=now))
    )
    return tmp_path


def verify(desk, file, *more):
    trust, key = str(desk / "trust.pem"), str(desk / "enc.key.pem")
    return run(["verify", str(file), "--trust", trust, "--key", key, *more])


def at_terminal(keys, *arguments):
    environment = {k: v for k, v in os.environ.items() if k != "SOCHIBO_PASSPHRASE"}
    command = [sys.executable, "main.py", *map(str, arguments)]
    done = subprocess.run(
        [sys.executable, "-c", TERMINAL, repr(keys), "Mật khẩu của sổ: ", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=True,
        timeout=120,
    )
    code, shown = json.loads(done.stdout)
    return code, shown.replace("\r", "").splitlines()


@pytest.mark.skipif(os.name == "nt", reason="needs a terminal of its own")
@pytest.mark.parametrize(
    ("keys", "code", "sentence"),
    [
        (b"\x03", 130, "Đã dừng theo ý bạn."),
        (b"\x04", 2, "Chưa có mật khẩu"),
        (b"sai\n", 2, "Mật khẩu chưa đúng."),
        (b"\n", 2, "Mật khẩu chưa đúng."),
    ],
    ids=["Ctrl-C", "Ctrl-D", "wrong", "empty"],
)
def test_a_prompt_left_wrong_or_empty_is_one_sentence(desk, keys, code, sentence):
    folder = DataFolder(desk / "data")
    create_office(folder, BOOK, SystemClock())[0].close()
    found, lines = at_terminal(keys, "verify", desk / "good.p7m", "--data", folder.root)
    assert found == code, lines
    assert lines[-1].startswith(sentence)
    assert not any("Traceback" in line or BOOK in line for line in lines)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_that_steers_the_terminal_is_shown_harmless(desk, capsys):
    hostile = desk / STEERING
    shutil.copy(desk / "good.p7m", hostile)
    assert verify(desk, hostile) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("a [31m đỏ 2J b: Gói chấp nhận được.")
    assert all(line.isprintable() for line in lines)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_the_same_name_in_json_is_escaped_and_read_back(desk, capsys):
    hostile = desk / STEERING
    shutil.copy(desk / "good.p7m", hostile)
    assert verify(desk, hostile, "--json") == 0
    said = capsys.readouterr().out
    assert all(line.isprintable() for line in said.splitlines())
    assert json.loads(said)["file"] == str(hostile)


def test_half_a_pair_can_be_given_as_json(capsys):
    output.give({"name": "\udcff đ \U0001f600"})
    assert json.loads(capsys.readouterr().out) == {"name": "\udcff đ \U0001f600"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize("place", ["file", "trust", "key"])
@pytest.mark.parametrize("made", ["pipe", "folder", "device"])
def test_what_is_no_file_is_said_at_once(desk, capsys, place, made):
    odd = desk / "odd"
    if made == "pipe":
        os.mkfifo(odd)
    elif made == "folder":
        odd.mkdir()
    else:
        odd = Path("/dev/zero")
    named = {
        "file": desk / "good.p7m",
        "trust": desk / "trust.pem",
        "key": desk / "enc.key.pem",
        place: odd,
    }
    arguments = ["--trust", str(named["trust"]), "--key", str(named["key"])]
    assert run(["verify", str(named["file"]), *arguments, "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "NotAFile"


def test_play_without_a_scenario_gives_the_object_too(capsys):
    assert run(["play", "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "ScenarioMissing"


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
@pytest.mark.parametrize("channel", ["2>&-", "2>/dev/full"], ids=["closed", "full"])
def test_without_a_channel_for_people_the_json_stays_alone(channel):
    command = f"'{sys.executable}' main.py verify none --json {channel}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, stdout=subprocess.PIPE, check=False
    )
    assert done.returncode == 2
    assert json.loads(done.stdout)["error"]["code"] == "VerifierMissing"
