"""The real program in a real window under Xvfb, driven by the keyboard alone.

A picture of the screen is kept in ``artefacts/`` when a journey fails. The journeys are
skipped, loudly, where the machine has no Xvfb, xdotool or window manager.
"""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.scenario.player import play
from app.scenario.practice import PASSPHRASE, scenario_file
from app.scenario.reader import read
from tests.bench.screen import screen
from tests.journeys.desk import Desk, require
from tests.journeys.letters import put_on_keys


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Remember the outcome, so that a failed journey keeps its picture."""
    outcome = yield
    setattr(item, f"outcome_{call.when}", outcome.get_result())


@pytest.fixture
def display() -> Iterator[str]:
    """Open a display of our own."""
    require("Xvfb", "xdotool", "openbox", "xkbcomp", "xclip")
    with screen() as name:
        yield name


@pytest.fixture
def desk(request, display, tmp_path) -> Iterator[Desk]:
    """Sit at a desk with a window manager; keep a picture when the test fails."""
    sitting = Desk(display, tmp_path / "Sổ chi bộ", PASSPHRASE)
    # X gives a new keyboard to the one that typed last, so a key comes first.
    sitting.key("Shift_L")
    put_on_keys(sitting.environment)
    manager = subprocess.Popen(["openbox"], env=sitting.environment)
    try:
        yield sitting
        report = getattr(request.node, "outcome_call", None)
        if report is not None and report.failed:
            sitting.picture(request.node.name)
    finally:
        sitting.kill()
        manager.terminate()
        manager.wait()


@pytest.fixture(scope="session")
def beginning(tmp_path_factory) -> Path:
    """Make the book of a cell with its 23 members, once."""
    return _played(tmp_path_factory.mktemp("cell"), ("cell.", "members."))


@pytest.fixture
def cell(desk, beginning) -> Desk:
    """Sit at the desk of that cell; the program is not started yet."""
    shutil.copytree(beginning, desk.folder.root)
    return desk


@pytest.fixture
def bare(desk, tmp_path) -> Desk:
    """Sit at the desk of a cell that has only been set up."""
    shutil.copytree(_played(tmp_path / "bare", ("cell.set_up",)), desk.folder.root)
    return desk


def _played(out: Path, wanted: tuple[str, ...]) -> Path:
    """Play the wanted steps of the practice scenario and return the data folder."""
    scenario = read(scenario_file())
    steps = tuple(one for one in scenario.steps if one.step.name.startswith(wanted))
    played = play(replace(scenario, steps=steps), out, PASSPHRASE)
    assert [one.sentence for one in played if not one.ok] == []
    return out / "data"
