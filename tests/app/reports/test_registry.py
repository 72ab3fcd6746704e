"""Every report is listed, named once, and its wording can be read."""

import importlib
import pkgutil

import pytest

import app.reports
from app.infra.datafile import read_toml
from app.infra.paths import rules_folder
from app.reports.model import Report
from app.reports.registry import REPORTS


def declared():
    """Find every ``Report`` that a module of the package declares."""
    found = {}
    for module in pkgutil.walk_packages(app.reports.__path__, "app.reports."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Report):
                found[value.kind] = value
    return found


def test_no_report_is_forgotten_and_no_kind_stands_twice():
    kinds = [report.kind for report in REPORTS]
    assert sorted(kinds) == sorted(declared())
    assert len(set(kinds)) == len(kinds)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.kind)
def test_the_wording_is_complete(report):
    path = rules_folder() / "documents" / f"{report.kind}.toml"
    assert read_toml(path, report.wording)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.kind)
def test_a_report_names_the_page_it_comes_from(report):
    assert report.page
