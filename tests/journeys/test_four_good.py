"""Marking a criterion, proving it with a file, and taking both back."""

import pytest

from app.features.checklist.model.ruleset import State

pytestmark = pytest.mark.journey
REASON, FILE = "Đã có thông báo của cấp trên", "thông báo.pdf"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def overview(office):
    return office.checklist.overview(office.clock.today().year)


def met(office):
    return sum(row.state is State.MET for row in overview(office).rows)


def test_a_criterion_is_judged_proved_and_taken_back(cell, tmp_path):
    desk, proof = cell, tmp_path / FILE
    proof.write_bytes(PDF)
    with desk.closed_book() as office:
        before = met(office)
    desk.open()
    desk.press("ctrl+4")
    # From the list past forecast and tiles into the drawer: attach, judge.
    desk.press("Tab", "Tab", "Tab", "Tab", "space", "Down", "Tab")
    desk.type(REASON)
    desk.press("Tab", "Tab", "space")
    desk.wait_for(lambda o: met(o) == before + 1, "the mark")
    desk.settle()
    desk.press("ctrl+z")
    desk.wait_for(lambda o: met(o) == before, "the undo of the mark")
    desk.settle()
    desk.press("ctrl+4", "Tab", "Tab", "Tab", "space")
    desk.choose_file(proof)
    desk.press("Return")
    desk.wait_for(lambda o: overview(o).evidence, "the evidence")
    desk.settle()
    desk.press("F8")
    desk.wait_for(lambda o: not overview(o).evidence, "the undo of the evidence")
    assert desk.quit() == 0
