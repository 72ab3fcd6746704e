"""Which documents have wording of their own, and the way back to ours."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.reports.placing.kinds import KINDS
from tests.app.documents.test_wordtemplate import word
from tests.app.features.meetings import office as office_of
from tests.app.reports.keeping.test_templates import BODY
from tests.ui.accessibility import audit
from tests.ui.pages.settings.test_rules import page, settle, texts, turn  # noqa: F401  (page is a fixture)


@pytest.fixture
def desk(store, clock):
    found = office_of.desk(store, clock)
    found.meeting_id = office_of.held(found)
    return found


def adopt(desk, tmp_path, since=date(2026, 12, 1)):
    path = tmp_path / "mẫu của chi bộ.docx"
    path.write_bytes(word(BODY))
    reports = desk.office.reports
    offered = reports.prepare("minutes", desk.meeting_id).offered
    picked = reports.templates.look_at(path, offered)
    reports.templates.adopt("minutes", picked, since)


def test_every_document_with_wording_is_listed(page, qtbot):  # noqa: F811  (the fixture)
    section = turn(page, qtbot, "wordings")
    assert [row.id for row in section.table.seen()] == list(KINDS)
    assert set(texts(section.table, "words")) == {"Có sẵn"}
    section.table.select("minutes")
    assert not section.back.isEnabled()
    assert audit(section) == []


def test_the_way_back_is_one_press_and_can_be_undone(page, qtbot, desk, tmp_path):  # noqa: F811  (the fixture)
    adopt(desk, tmp_path)
    adopt(desk, tmp_path, date(2026, 12, 2))
    section = turn(page, qtbot, "wordings")
    assert texts(section.table, "words")[0] == "Riêng"
    assert section.table.seen()[0].cell("file").detail == "từ ngày 02/12/2026"
    section.table.select("minutes")
    qtbot.waitUntil(section.back.isEnabled)
    assert section.save.isEnabled()
    qtbot.keyClick(section.back, Qt.Key.Key_Space)
    templates = desk.office.reports.templates
    qtbot.waitUntil(lambda: texts(section.table, "words")[0] == "Có sẵn")
    settle(page, qtbot)
    assert templates.of("minutes") == []
    last = desk.office.store.chain.recent(1)[0]
    assert last.command == "reports.reset_template"
    desk.office.store.undo(last.command_id)
    assert len(templates.of("minutes")) == 2
