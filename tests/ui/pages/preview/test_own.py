"""The cell's own wording, from the file to the paper and back."""

import pytest

from tests.app.documents.test_wordtemplate import p, word
from tests.app.features.meetings.office import desk, held
from tests.app.reports.keeping.test_templates import BODY
from tests.ui.accessibility import audit
from ui.widgets.overlay.dialog import Dialog
from ui.widgets.overlay.formdialog import FormDialog


@pytest.fixture
def found(store, clock):
    return desk(store, clock)


@pytest.fixture
def minutes(qtbot, found, jobs, messages):
    from ui.pages.preview.page import PreviewPage

    meeting_id = held(found)
    shown = PreviewPage(found.office.reports, jobs, messages)
    qtbot.addWidget(shown)
    shown.resize(1100, 690)
    shown.show()
    shown.enter(f"minutes:{meeting_id}")
    qtbot.waitUntil(lambda: shown._paper.opened is not None)
    return shown


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "mẫu của chi bộ.docx"
    path.write_bytes(word(BODY + "<w:tbl/>"))
    return path


def visible(page, kind):
    return [one for one in page.findChildren(kind) if one.isVisible()]


def test_a_template_is_tried_then_used_then_removed(minutes, qtbot, found, file):
    reports = found.office.reports
    before = minutes._paper.opened
    minutes.wording.look_at(minutes._prepared, file)
    qtbot.waitUntil(lambda: minutes._paper.opened is not before)
    bar = minutes.notices._bars["template"]
    assert "Không lấy từ tệp: bảng." in minutes.notices.sentences()[0]
    assert not minutes._print.isEnabled()
    assert reports.templates.of("minutes") == []
    bar.pressed.emit()
    qtbot.waitUntil(lambda: len(visible(minutes, FormDialog)) == 1)
    visible(minutes, FormDialog)[0].give("save")
    qtbot.waitUntil(lambda: len(reports.templates.of("minutes")) == 1)
    qtbot.waitUntil(minutes._print.isEnabled)
    assert "RIÊNG" in minutes._view.spoken
    minutes.wording.offer(minutes._prepared)
    qtbot.waitUntil(lambda: len(visible(minutes, Dialog)) == 1)
    dialog = visible(minutes, Dialog)[0]
    assert audit(dialog) == []
    dialog.give("remove")
    qtbot.waitUntil(lambda: reports.templates.of("minutes") == [])


def test_a_trial_that_is_waved_away_leaves_our_words(minutes, qtbot, file):
    minutes.wording.look_at(minutes._prepared, file)
    qtbot.waitUntil(lambda: "template" in minutes.notices._bars)
    minutes.notices._bars["template"].dismissed.emit()
    qtbot.waitUntil(minutes._print.isEnabled)
    assert "RIÊNG" not in minutes._view.spoken


def test_the_starter_is_itself_a_template(minutes, qtbot, found, tmp_path):
    path = tmp_path / "khoi dau.docx"
    found.office.reports.templates.save_starter(minutes._prepared, path)
    offered = minutes._prepared.offered
    picked = found.office.reports.templates.look_at(path, offered)
    assert set(offered.required) <= set(picked.template.places)


def test_a_bad_file_is_said_in_a_sentence(minutes, qtbot, tmp_path):
    path = tmp_path / "xau.docx"
    path.write_bytes(word(p("a"), {"word/vbaProject.bin": b"x"}))
    minutes.wording.look_at(minutes._prepared, path)
    qtbot.waitUntil(lambda: any("macro" in s for s in minutes.notices.sentences()))
