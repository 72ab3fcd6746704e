"""The set of scores and the terms of elections, chosen in the settings."""

import os
from datetime import date
from pathlib import Path

import pytest

from app.door import entrance as door
from app.features.session_score.model.scheme import NewScheme
from app.infra.paths import DataFolder
from tests.app.features.meetings import office as office_of
from tests.app.features.session_score.test_sheet import LINES, SINCE
from tests.ui.accessibility import audit
from ui.pages.meetings.scoring.schemes import SchemeDialog
from ui.pages.settings.rules import presenter
from ui.shell.pages import build_settings


@pytest.fixture
def desk(store, clock):
    return office_of.desk(store, clock)


@pytest.fixture
def page(qtbot, desk, jobs, messages, tmp_path):
    shown = build_settings(door.at(DataFolder(tmp_path)), desk.office, jobs, messages)
    shown.desk = desk
    qtbot.addWidget(shown)
    shown.resize(1100, 690)
    shown.show()
    shown.enter()
    return shown


def settle(page, qtbot):
    """Wait until the store's thread has done what was asked, and told the page."""
    for _round in range(3):
        done = []
        page.jobs.read(page, lambda: None, done.append)
        qtbot.waitUntil(lambda got=done: bool(got))


def turn(page, qtbot, key):
    page.show_record(key)
    settle(page, qtbot)
    return page._built[key]


def shoot(widget, name):
    folder = os.environ.get("SHOTS")
    if folder:
        widget.grab().save(str(Path(folder) / f"{name}.png"))


def texts(table, key):
    return [row.cell(key).text for row in table.seen()]


def choose(desk, set_id, since, lines=()):
    new = NewScheme(set_id=set_id, from_on=since, basis="15-HD/ĐU", lines=lines)
    return desk.office.scores.schemes.choose(new)


def test_every_set_stands_with_source_and_confidence(page, qtbot):
    section = turn(page, qtbot, "scoring")
    rows = {row.id: row for row in section.sets.seen()}
    assert set(rows) == {"HD12-2018", "PT-100", "BT-100"}
    assert rows["HD12-2018"].cell("trust").text == "A/B"
    assert "Hướng dẫn 12-HD/BTCTW" in rows["HD12-2018"].cell("set").detail
    assert audit(page) == []
    shoot(page, "settings-scoring")


def test_a_set_is_chosen_from_a_day_and_taken_back_by_undo(page, qtbot):
    section = turn(page, qtbot, "scoring")
    section.buttons["new"].click()
    settle(page, qtbot)
    dialog = page.findChild(SchemeDialog)
    dialog.form.fill({"set": "HD12-2018", "from_on": date(2026, 1, 1), "basis": "HD"})
    dialog.submit()
    settle(page, qtbot)
    assert texts(section.schemes, "set") == ["HD 12 (2018): năm tiêu chí"]
    assert texts(section.schemes, "state") == ["Đang dùng"]
    scheme = page.desk.office.scores.chosen()[0]
    assert scheme.from_on == date(2026, 1, 1)
    command = page.desk.office.store.events(entity="score_scheme", entity_id=scheme.id)[
        0
    ].command_id
    page.change(lambda: page.desk.office.store.undo(command))
    settle(page, qtbot)
    assert page.desk.office.scores.chosen() == []


def test_an_own_set_is_copied_with_its_lines_to_a_later_day(page, qtbot):
    choose(page.desk, "PT-100", SINCE, LINES)
    section = turn(page, qtbot, "scoring")
    section.schemes.select(section.schemes.seen()[0].id)
    section.buttons["copy"].click()
    settle(page, qtbot)
    dialog = page.findChild(SchemeDialog)
    assert dialog.form.value("from_on") is None
    assert len(dialog.lines.lines()) == len(LINES)
    dialog.form.fill({"from_on": date(2026, 7, 1)})
    dialog.submit()
    settle(page, qtbot)
    old, new = page.desk.office.scores.chosen()
    assert (old.from_on, new.from_on) == (SINCE, date(2026, 7, 1))
    titles = [one.title for one in page.desk.office.scores.own_lines(new.id)]
    assert titles == [one.title for one in LINES]


def test_what_signed_minutes_rest_on_is_neither_corrected_nor_dropped(page, qtbot):
    choose(page.desk, "HD12-2018", SINCE)
    meeting_id = office_of.held(page.desk)
    page.desk.office.scores.scoring.keep(meeting_id)
    page.desk.office.meetings.minutes.sign(meeting_id)
    section = turn(page, qtbot, "scoring")
    section.schemes.select(section.schemes.seen()[0].id)
    assert section.buttons["copy"].isEnabled()
    assert not section.buttons["correct"].isEnabled()
    assert not section.buttons["drop"].isEnabled()
    assert "đã có biên bản ký" in section.schemes.seen()[0].cell("set").detail


def terms_form(page, qtbot, **changes):
    section = turn(page, qtbot, "elections")
    dialog = section.ask()
    values = {
        "from_on": date(2026, 1, 1),
        "share": "1/2",
        "reach": "over",
        "base": "members",
        "way": "secret",
        "basis": "Quy chế bầu cử, số 244",
    }
    dialog.form.fill({**values, **changes})
    dialog.give("save")
    settle(page, qtbot)
    return section, dialog


def test_the_terms_of_elections_are_entered_with_their_paper(page, qtbot):
    section, _ = terms_form(page, qtbot)
    (row,) = section.terms.seen()
    assert row.cell("share").text == ("Quá 1/2 số đảng viên chính thức được triệu tập")
    assert row.cell("share").detail == "Căn cứ: Quy chế bầu cử, số 244"
    assert row.cell("way").text == "Bỏ phiếu kín"
    assert "mức phiếu để trúng cử" in section.unknown.text()
    assert audit(page) == []
    shoot(page, "settings-elections")
    section.terms.select(row.id)
    section.drop.click()
    settle(page, qtbot)
    assert section.terms.seen() == []


@pytest.mark.parametrize(
    "share", ["nửa", "1/3", "3/2", "1", "1/2/3", "99999999/2", "²/3"]
)
def test_a_share_that_is_none_is_said_under_its_field(page, qtbot, share):
    _section, dialog = terms_form(page, qtbot, share=share)
    assert dialog.isVisible()
    assert dialog.form.line("share").said
    assert page.desk.office.meetings.elections.terms() == []


def test_words_of_a_share_say_base_and_whether_reaching_it_is_enough():
    from app.features.meetings.model.elections.records import ElectionTerms

    one = ElectionTerms("x", date(2026, 1, 1), 2, 3, True, "present", None, 1, "QĐ 1")
    assert presenter.share_words(one) == "Từ 2/3 số đảng viên chính thức có mặt"
    assert presenter.way_words(None) == "Chi bộ chọn"
