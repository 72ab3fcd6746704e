"""Badges by award day, and the bin, in the window."""

from datetime import date
from functools import partial

from app.kernel.places import Place
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped
from ui.pages.members.page import BADGES, RECORD

ON = date(2026, 11, 23)


def _badges(page):
    return page._badges.table.seen()


def test_the_badges_of_a_year_stand_by_their_award_day(
    filled, office, people, qtbot, jobs, ask
):
    # Thirty years after the ceremony of 03/02/1998 are full on 03/02/2028.
    filled.show_record("badges")
    assert filled._stack.currentIndex() == BADGES
    filled._badges.show_year(2028)
    qtbot.waitUntil(lambda: len(_badges(filled)) == 2, timeout=5000)
    first = _badges(filled)[0]
    assert first.cell("name").text == "Đặng Thị Ánh"
    assert first.cell("years").text == "30 năm"
    assert first.cell("award").text == "03/02/2028"
    assert first.cell("state").text == "Cần làm hồ sơ"
    assert audit(filled) == []
    assert clipped(filled) == []
    with qtbot.waitSignal(filled.open_requested) as sent:
        filled.print_seen()
    assert sent.args == [Place("preview", "badge_list:2028")]
    filled._badges.table.opened.emit(first.id)
    qtbot.waitUntil(lambda: filled._stack.currentIndex() == RECORD, timeout=5000)
    assert filled.header.title == "Đặng Thị Ánh"


def test_a_badge_that_was_given_is_written_into_the_record(
    filled, office, people, qtbot, jobs, ask
):
    old = {"full_name": "Lê Cao", "admitted_on": "1986-05-01", "official_on": "1987"}
    person = office.members.enrol(old).record_id
    filled.show_record("badges")
    qtbot.waitUntil(lambda: len(_badges(filled)) == 1, timeout=5000)
    dialog = filled._badges.ask_given()
    assert audit(dialog) == []
    assert dialog.form.value("years") == "40"
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        dialog.give("save")
    qtbot.waitUntil(
        lambda: _badges(filled)[0].cell("state").text == "Đã nhận", timeout=5000
    )
    (line,) = ask(partial(office.members.life.of, person))
    assert (line.years, line.on.text()) == (40, "19/05/2026")
