"""Real typing: Telex through ibus-unikey into the real window, checked in the book."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.bootstrap import open_office
from app.infra.clock import SystemClock
from app.infra.paths import DataFolder
from app.scenario.practice import PASSPHRASE
from tests.bench.cell import practice_cell
from tests.bench.screen import screen

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("Xvfb", "xdotool", "openbox", "ibus-daemon", "dbus-run-session")
# What is typed, and what Telex makes of it.
TYPED, MEANT = "Nguyeenx Thij Huwowngf", "Nguyễn Thị Hường"
SESSION = """
export HOME="$1" QT_IM_MODULE=ibus XMODIFIERS=@im=ibus LC_ALL=C.UTF-8
openbox & ibus-daemon --xim --replace --panel disable &
sleep 2
ibus engine Unikey
"$2" main.py &
wait $!
"""


class Keyboard:
    """Presses keys on one display, slowly enough for an input method."""

    def __init__(self, display: str) -> None:
        self._environment = {**os.environ, "DISPLAY": display, "LC_ALL": "C.UTF-8"}

    def _run(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env=self._environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return done.stdout.strip()

    def press(self, *keys: str) -> None:
        for key in keys:
            self._run("key", key)
            time.sleep(0.4)

    def type(self, text: str) -> None:
        self._run("type", "--delay", "80", text)
        time.sleep(0.5)

    def title(self) -> str:
        return self._run("getactivewindow", "getwindowname")

    def wait_for_title(self, wanted, seconds: float = 40) -> None:
        end = time.monotonic() + seconds
        while not wanted(self.title()):
            assert time.monotonic() < end, f"the window says {self.title()!r}"
            time.sleep(0.3)

    def picture(self, path: Path) -> None:
        path.parent.mkdir(exist_ok=True)
        command = ["import", "-window", "root", path]
        subprocess.run(command, env=self._environment, check=False)


@pytest.mark.journey
def test_a_name_typed_in_telex_arrives_in_the_roll(tmp_path):
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing and not os.environ.get("CI"):
        pytest.skip(f"needs {', '.join(missing)}")
    data = practice_cell(tmp_path)
    with screen() as display:
        environment = {**os.environ, "DISPLAY": display, "SOCHIBO_HOME": str(data)}
        environment["QT_QPA_PLATFORM"] = "xcb"
        (tmp_path / "home").mkdir()
        shell = ["bash", "-c", SESSION, "telex", str(tmp_path / "home"), sys.executable]
        session = subprocess.Popen(
            ["dbus-run-session", "--", *shell],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        keyboard = Keyboard(display)
        try:
            enter_member(keyboard)
        except BaseException:
            keyboard.picture(ROOT / "artefacts" / "telex.png")
            raise
        finally:
            os.killpg(session.pid, 9)
            session.wait()
    assert names(data).count(MEANT) == 1


def enter_member(keyboard: Keyboard) -> None:
    """Unlock, open the members, add one, save."""
    keyboard.wait_for_title(lambda title: "khóa" in title)
    time.sleep(1)
    keyboard.type(PASSPHRASE)
    keyboard.press("Return")
    keyboard.wait_for_title(lambda title: title and "khóa" not in title)
    time.sleep(2)
    keyboard.press("ctrl+5")
    time.sleep(2)
    keyboard.press("ctrl+n")
    time.sleep(1)
    keyboard.type(TYPED)
    keyboard.press("Return")
    time.sleep(2)


def names(data: Path) -> list[str]:
    """Read the roll from the book itself."""
    office = open_office(DataFolder(data), PASSPHRASE, SystemClock())
    try:
        return [person.full_name for person in office.people.everybody()]
    finally:
        office.close()
