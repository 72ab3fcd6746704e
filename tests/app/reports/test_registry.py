"""Every report is listed, named once, and its wording can be read."""

import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import app.reports
from app.infra.datafile import read_toml
from app.infra.paths import rules_folder
from app.reports.errors import UnknownReport
from app.reports.model import Report
from app.reports.registry import REPORTS, Shelf

ROOT = Path(app.reports.__path__[0]).parents[1]


def declared():
    """Find every ``Report`` that a module of the package declares."""
    found = {}
    for module in pkgutil.walk_packages(app.reports.__path__, "app.reports."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Report):
                found[value.kind] = value
    return found


SHELF = Shelf(REPORTS)


def test_no_report_is_forgotten_and_no_kind_stands_twice():
    assert sorted(REPORTS) == sorted(declared())
    assert len(set(REPORTS.values())) == len(REPORTS)


@pytest.mark.parametrize("kind", REPORTS)
def test_every_line_of_the_registry_leads_to_its_report(kind):
    assert SHELF[kind].kind == kind
    assert SHELF[kind] is SHELF[kind]


def test_an_unknown_kind_is_said_so():
    assert "sonnet" not in SHELF
    with pytest.raises(UnknownReport) as refused:
        SHELF["sonnet"]
    assert refused.value.facts == {"kind": "sonnet"}


@pytest.mark.parametrize("kind", REPORTS)
def test_the_wording_is_complete(kind):
    path = rules_folder() / "documents" / f"{kind}.toml"
    assert read_toml(path, SHELF[kind].wording)


@pytest.mark.parametrize("kind", REPORTS)
def test_a_report_names_the_page_it_comes_from(kind):
    assert SHELF[kind].page


def test_papers_and_their_renderers_are_loaded_when_they_are_asked_for():
    """Opening a book draws nothing; the services of one are built in a process."""
    modules = {place.partition(":")[0] for place in REPORTS.values()}
    # The lists of members that leave count sessions as this paper does.
    modules.remove("app.reports.members.attendance")
    renderers = ["reportlab", "docx", "openpyxl", "pikepdf", "lxml", "pyhanko"]
    others = ["babel", "aiohttp", "PySide6"]
    code = f"""
import sys
from datetime import datetime
from app.bootstrap import build
from app.infra.store import Store
from app.kernel.clock import VIETNAM, SettableClock
clock = SettableClock(datetime(2026, 3, 9, 8, tzinfo=VIETNAM))
store = Store.in_memory(clock)
build(store, clock)
print([n for n in {[*sorted(modules), *renderers, *others]!r} if n in sys.modules])
store.close()
"""
    told = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert told.stdout.strip() == "[]"
