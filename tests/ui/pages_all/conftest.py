"""A year of the practice cell, once for all audits, and every page over it."""

from dataclasses import replace
from datetime import datetime

import pytest

from app.bootstrap import open_office
from app.infra.paths import DataFolder
from app.kernel.clock import VIETNAM, SettableClock
from app.kernel.places import Place
from app.scenario.player import play
from app.scenario.practice import PASSPHRASE, scenario_file
from app.scenario.reader import read
from ui.shell.pages import PAGES

# Papers, packages and copies are files; no page shows what is in them.
LEFT_OUT = ("documents.", "package.", "book.")


@pytest.fixture(scope="session")
def year(tmp_path_factory):
    """Play the practice year and open its book."""
    out = tmp_path_factory.mktemp("practice")
    scenario = read(scenario_file())
    steps = [one for one in scenario.steps if not one.step.name.startswith(LEFT_OUT)]
    played = play(replace(scenario, steps=tuple(steps)), out, PASSPHRASE)
    assert [one.sentence for one in played if not one.ok] == []
    clock = SettableClock(datetime(2026, 11, 24, 8, 12, tzinfo=VIETNAM))
    office = open_office(DataFolder(out / "data"), PASSPHRASE, clock)
    yield office
    office.close()


@pytest.fixture
def show(qtbot, jobs, messages, tmp_path, monkeypatch):
    """Build a page over an office, open it, and wait until it has read everything."""
    monkeypatch.setenv("SOCHIBO_HOME", str(tmp_path))

    def shown(name, office, record_id="", size=(1366, 690), prepare=None):
        spec = next(one for one in PAGES if one.name == name)
        page = spec.build(office, jobs, messages)
        qtbot.addWidget(page)
        page.resize(*size)
        if prepare is not None:
            prepare(page)
        page.show()
        page.activateWindow()
        page.enter(record_id)
        settle(page)
        return page

    def settle(page):
        # Answers may ask again (a drawer, a preview): twice through the queue.
        for turn in range(3):
            mark = f"settled_{turn}"
            page.setProperty(mark, None)
            jobs.render(page, lambda: None, lambda _, m=mark: page.setProperty(m, "y"))
            jobs.read(
                page, lambda: None, lambda _, m=mark: page.setProperty(m + "r", 1)
            )
            qtbot.waitUntil(
                lambda m=mark: bool(page.property(m) and page.property(m + "r")),
                timeout=20_000,
            )
            qtbot.wait(20)

    shown.settle = settle
    return shown


def places(office):
    """List every face of every page: its name and the record it shows."""
    meetings = office.meetings.of_year(2026)
    running = meetings[-1].id
    member = office.members.roll(office.clock.today())[0].person_id
    return [
        *(Place(spec.name) for spec in PAGES if spec.name != "preview"),
        Place("meetings", running),
        Place("members", member),
        Place("package", "keys"),
        *(Place("settings", part) for part in ("screen", "backup", "safety", "about")),
        Place("preview", f"minutes:{running}"),
    ]
