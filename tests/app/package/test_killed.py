"""The process is killed while a package is written: the book is as it was before."""

import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from app.bootstrap import create_office, open_office
from app.infra.paths import DataFolder
from app.kernel.clock import VIETNAM, SettableClock
from app.package.keys.office import create_office as create_committee
from app.package.keys.profile import Holder
from tests.app.package.cell import PASSPHRASE, furnish
from tests.app.package.making import OFFICE_ID

ROOT = Path(__file__).parents[3]
BOOK = "mật khẩu của sổ"
NOW = datetime(2026, 11, 23, 8, 12, tzinfo=VIETNAM)
# Writes one piece, then waits to be killed.
WRITER = """
import sys, time
from pathlib import Path
from tests.app.package.test_killed import opened
from tests.app.package.cell import PASSPHRASE
office = opened(Path(sys.argv[1]))
def watch(phase, done, total, item):
    if phase.value == sys.argv[2] and (done or phase.value != "write"):
        print("now", flush=True)
        time.sleep(60)
office.package.export(2026, Path(sys.argv[1]) / "usb", PASSPHRASE, watch)
"""


def opened(folder):
    clock = SettableClock(NOW)
    return open_office(DataFolder(folder / "data"), BOOK, clock, take_over=True)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    clock = SettableClock(NOW)
    office, _ = create_office(DataFolder(tmp_path / "data"), BOOK, clock)
    furnish(office)
    committee = create_committee(
        tmp_path / "committee", Holder(OFFICE_ID, "Đảng ủy phường An Bình")
    )
    keys = office.package.keys
    keys.make_keys(PASSPHRASE, tmp_path)
    keys.install_reply(committee.answer(keys.asked()), committee.code)
    (tmp_path / "usb").mkdir()
    office.close()
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
@pytest.mark.parametrize("phase", ["write", "push", "read_back"])
def test_a_killed_export_leaves_the_old_state(folder, phase):
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), phase],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    assert process.stdout.readline() == b"now\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    names = [path.name for path in (folder / "usb").iterdir()]
    assert not [name for name in names if name.endswith(".p7m")]
    office = opened(folder)
    assert office.package.history() == []
    done = office.package.export(2026, folder / "usb", PASSPHRASE)
    assert done.sent.sequence == 1
    left = [path.name for path in (folder / "usb").iterdir()]
    assert left == ["BC_CB07_2026_000001.asice.p7m"]
    office.close()
