"""One program at a time; a crash here is taken over, one elsewhere asks a person."""

import json
import os
import platform
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.infra.errors import AlreadyOpen, LeftOpenElsewhere, NoPermission
from app.infra.safety.lock import acquire

ROOT = Path(__file__).parents[4]
HOLD = """
import sys, time
from datetime import datetime
from pathlib import Path
from app.infra.safety.lock import acquire
from app.kernel.clock import VIETNAM, SettableClock
clock = SettableClock(datetime(2026, 1, 2, 7, 5, tzinfo=VIETNAM))
lock = acquire(Path(sys.argv[1]), clock)
print("held", flush=True)
time.sleep(60)
"""


def hold_in_another_process(path):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout.readline() == "held\n"
    return process


def end(process):
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()


def test_a_second_program_is_told_who_has_the_folder(tmp_path, clock):
    path = tmp_path / ".lock"
    process = hold_in_another_process(path)
    try:
        with pytest.raises(AlreadyOpen) as caught:
            acquire(path, clock)
        assert caught.value.facts == {
            "host": platform.node(),
            "process": process.pid,
            "since": "07:05 02/01/2026",
        }
    finally:
        end(process)
    acquire(path, clock).release()


def test_a_second_window_of_the_same_program_is_refused(tmp_path, clock):
    lock = acquire(tmp_path / ".lock", clock)
    with pytest.raises(AlreadyOpen) as caught:
        acquire(tmp_path / ".lock", clock)
    assert caught.value.facts["process"] == os.getpid()
    lock.release()
    lock.release()
    assert (tmp_path / ".lock").read_bytes() == b""
    acquire(tmp_path / ".lock", clock).release()


def test_a_crash_on_this_machine_is_taken_over_at_once(tmp_path, clock):
    path = tmp_path / ".lock"
    end(hold_in_another_process(path))
    assert json.loads(path.read_text())["host"] == platform.node()
    lock = acquire(path, clock)
    assert lock.holder.process == os.getpid()
    lock.release()


def test_a_crash_on_another_machine_asks_a_person(tmp_path, clock):
    path = tmp_path / ".lock"
    left = {"host": "PC-02", "process": 7, "since": "07:00 01/01/2026"}
    path.write_text(json.dumps(left))
    with pytest.raises(LeftOpenElsewhere) as caught:
        acquire(path, clock)
    assert caught.value.facts["host"] == "PC-02"
    assert json.loads(path.read_text()) == left
    acquire(path, clock, take_over=True).release()


@pytest.mark.parametrize("content", [b'{"host": "PC', b"\xff\xfe", b"{}"])
def test_a_half_written_name_is_nobody(tmp_path, clock, content):
    path = tmp_path / ".lock"
    path.write_bytes(content)
    acquire(path, clock).release()


def test_a_folder_that_cannot_be_written_is_said(tmp_path, clock, monkeypatch):
    # The tests may run as root, whom permissions do not stop.
    def refuse(self, *args, **kwargs):
        raise PermissionError(13, "x")

    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(NoPermission):
        acquire(tmp_path / ".lock", clock)
