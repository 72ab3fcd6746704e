"""The real program in a real window under Xvfb, driven by the keyboard alone.

A picture of the screen is kept in ``artefacts/`` when a journey fails. The journeys are
skipped, loudly, where the machine has no Xvfb, xdotool or window manager.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ARTEFACTS = ROOT / "artefacts"
TOOLS = ("Xvfb", "xdotool", "openbox")
SIZE = "1366x768x24"
# xdotool loses Vietnamese letters below 30 ms.
TYPING_DELAY = "40"


@dataclass
class Screen:
    """A display of its own, and the keyboard on it."""

    display: str
    running: list[subprocess.Popen] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """Give programs this display, the real Qt platform and Vietnamese letters."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("QT_")}
        return {**kept, "DISPLAY": self.display, "LC_ALL": "C.UTF-8"}

    def key(self, *keys: str) -> None:
        """Press keys by their X names (``ctrl+k``)."""
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)
            time.sleep(0.15)

    def type(self, words: str) -> None:
        """Type words into whatever has the focus."""
        self._xdotool("type", "--delay", TYPING_DELAY, words)
        time.sleep(0.15)

    def title(self) -> str:
        """Return the title of the active window; empty without one."""
        done = self._run("xdotool", "getactivewindow", "getwindowname")
        return done.stdout.strip()

    def wait_for(self, title: str, seconds: float = 30) -> None:
        """Wait until a window of this exact title is active."""
        until = time.monotonic() + seconds
        while self.title() != title:
            if time.monotonic() > until:
                pytest.fail(f"no window “{title}”, but “{self.title()}”")
            time.sleep(0.1)

    def picture(self, path: Path) -> None:
        """Keep what is on the screen."""
        if shutil.which("import"):
            self._run("import", "-window", "root", str(path))

    def start(self, *command: str, **environment: str) -> subprocess.Popen:
        """Start a program on this display."""
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**self.environment, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.running.append(process)
        return process

    def close(self) -> None:
        """End what was started here, last first."""
        for process in reversed(self.running):
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()
            if process.stdout is not None:
                process.stdout.close()
            process.wait()

    def _xdotool(self, *words: str) -> None:
        self._run("xdotool", *words, check=True)

    def _run(self, *command: str, check: bool = False) -> subprocess.CompletedProcess:
        return subprocess.run(
            command,
            env=self.environment,
            capture_output=True,
            text=True,
            check=check,
            timeout=60,
        )


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Remember the outcome, so that a failed journey keeps its picture."""
    outcome = yield
    setattr(item, f"outcome_{call.when}", outcome.get_result())


@pytest.fixture
def screen(request) -> Iterator[Screen]:
    """Open a display with a window manager; keep a picture when the test fails."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"journeys need {', '.join(missing)}")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        opened = Screen(f":{answer.readline().strip()}", [server])
    try:
        opened.start("openbox")
        yield opened
        report = getattr(request.node, "outcome_call", None)
        if report is not None and report.failed:
            ARTEFACTS.mkdir(exist_ok=True)
            opened.picture(ARTEFACTS / f"{request.node.name}.png")
    finally:
        opened.close()


@pytest.fixture
def program(screen, tmp_path):
    """Start the program over a data folder of its own, as often as asked."""

    def start(folder: Path | None = None) -> subprocess.Popen:
        home = folder or tmp_path / "Sổ chi bộ"
        return screen.start(sys.executable, "main.py", SOCHIBO_HOME=str(home))

    start.folder = tmp_path / "Sổ chi bộ"
    return start
