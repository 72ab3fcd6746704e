"""Journey 7 of ui-spec.md §7.2: a key from the committee, then the year's package."""

import json
import subprocess
import sys

import pytest

from app.package.keys.office import create_office
from app.package.keys.profile import Holder
from tests.journeys.desk import ROOT

pytestmark = pytest.mark.journey
SIGNING = "mot hai ba bon nam"
COMMITTEE = Holder("0192d3c4-0000-7000-8000-00000000dbab", "Đảng bộ phường An Bình")


def register(desk, stick, committee):
    """Make the keys, carry the request to the committee and its reply back."""
    desk.press("ctrl+0")
    desk.wait_until(lambda: not desk.moves(), "the contents are still being read")
    desk.press("shift+Tab", "space", "Return")
    desk.fill(SIGNING, "", SIGNING)
    desk.press("Return")
    desk.choose_file(stick)
    desk.wait_until(lambda: list(stick.glob("*.csr.pem")), "no request was written")
    desk.settle()
    desk.press("Return")
    request = next(stick.glob("*.csr.pem"))
    reply = stick / "tra-loi.pem"
    reply.write_bytes(committee.answer(request.read_bytes()))
    desk.press("Return")
    desk.choose_file(reply)
    desk.settle()
    desk.type(committee.code)
    desk.press("Return")
    desk.wait_until(lambda: not desk.moves(), "the reply is still being read")


def sign(desk, passphrase):
    desk.type(passphrase)
    desk.press("Return")


def test_a_registered_key_signs_a_package_the_committee_accepts(cell, tmp_path):
    desk, stick = cell, tmp_path / "USB"
    stick.mkdir()
    committee = create_office(tmp_path / "committee", COMMITTEE)
    desk.open()
    register(desk, stick, committee)
    before = sorted(stick.iterdir())
    desk.press("shift+Tab", "space")
    desk.press("F10", "F10", "space")
    desk.choose_file(stick)
    desk.settle()
    sign(desk, "khong phai mat khau")
    desk.wait_until(lambda: not desk.moves(), "the wrong passphrase was not answered")
    assert sorted(stick.iterdir()) == before, "nothing is left of a refused signature"
    desk.key("ctrl+a")
    sign(desk, SIGNING)
    desk.wait_until(lambda: list(stick.glob("*.asice.p7m")), "no package was written")
    desk.wait_for(lambda office: office.package.history(), "the package is noted")
    desk.settle()
    assert desk.quit() == 0
    assert not list(stick.glob("*.part"))
    verdict = verify(next(stick.glob("*.asice.p7m")), tmp_path / "committee")
    assert verdict["acceptable"] is True


def verify(package, committee):
    """Ask the command line for its verdict, as the committee would."""
    trust, key = committee / "trust.pem", committee / "enc.key.pem"
    done = subprocess.run(
        [
            *(sys.executable, "main.py", "verify", str(package)),
            *("--trust", str(trust), "--key", str(key), "--json"),
        ],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)
