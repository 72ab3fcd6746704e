"""The yearly development plan: targets, two candidates, the paper."""

import pytest

from tests.journeys.desk import read_pdf, require

pytestmark = pytest.mark.journey
NAMES = ("Cao Minh Quân", "Lê Ngọc Trâm")
TARGETS = ("2", "2", "1", "1", "2")


def year(office):
    return office.development.board(office.clock.today().year)


def test_a_plan_with_two_candidates_becomes_a_paper(cell, tmp_path):
    require("pdftotext", "qpdf")
    desk = cell
    desk.open()
    desk.press("ctrl+6", "Tab", "space", "space")
    for target in TARGETS:
        desk.key("ctrl+a")
        desk.type(target)
        desk.key("Tab")
    desk.press("shift+Tab", "Return")
    desk.wait_for(lambda office: year(office).plan, "the plan")
    for count, name in enumerate(NAMES, start=1):
        desk.press("ctrl+n")
        desk.type(name)
        desk.press("Return")
        desk.wait_for(lambda o, n=count: len(year(o).people) == n, name)
    desk.settle()
    desk.press("ctrl+p")
    paper = tmp_path / "kế hoạch.pdf"
    desk.save_seen(paper, tabs=2)
    assert desk.quit() == 0
    printed = read_pdf(paper)
    assert "kế hoạch" in printed.lower()
    assert "phát triển đảng viên" in printed.lower()
    with desk.closed_book() as office:
        assert {one.name for one in year(office).people} == set(NAMES)
        targets = year(office).plan.targets
        assert (targets.source, targets.admitted, targets.official) == (2, 1, 2)
