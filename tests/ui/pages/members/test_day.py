"""Any past day in the window: counts, names, bases; nothing can be changed there."""

from datetime import date

from app.features.members.model import Happening
from app.kernel.dates import PartialDate
from app.kernel.places import Place
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped
from ui.pages.members.page import EMPTY

ON = date(2026, 11, 23)


def _names(page):
    return [row.cell("name").text for row in page.table.seen()]


def _go_to(page, qtbot, day):
    page._part.days.field.line.setText(PartialDate.of(day).text())
    page._part.days.field._leave()
    qtbot.waitUntil(
        lambda: page._part.roll is not None and page._part.roll.on == day, timeout=5000
    )


def test_a_past_day_shows_its_counts_its_names_and_its_base(
    page, people, office, qtbot
):
    told = Happening("moved_out", date(2026, 6, 1), "7-GT")
    office.members.record_event(people[0], told)
    page.enter()
    qtbot.waitUntil(lambda: page._part.told is not None, timeout=5000)
    counts = {key: tile.data.count for key, tile in page._part.tiles._tiles.items()}
    assert (counts["all"], counts["voters"], counts["gone"]) == (2, 1, 1)
    _go_to(page, qtbot, date(2026, 5, 31))
    counts = {key: tile.data.count for key, tile in page._part.tiles._tiles.items()}
    assert (counts["all"], counts["official"], counts["voters"]) == (3, 2, 2)
    assert "gone" not in counts
    page._part.tiles._tiles["voters"].click()
    assert _names(page) == ["Đặng Thị Ánh", "Trần Văn Hòa"]
    assert audit(page) == []
    assert clipped(page) == []


def test_the_past_is_for_reading_only(filled, people, qtbot):
    _go_to(filled, qtbot, date(2026, 5, 31))
    assert not filled._add.isVisible()
    assert not filled._import.isVisible()
    filled.new_item()
    assert not filled._part.event_button.isVisibleTo(filled)
    filled._part.told = None
    filled._part.read_card(people[0])
    filled.table.select(people[0])
    qtbot.waitUntil(lambda: filled._part.told is not None)
    assert not filled._part.event_button.isVisibleTo(filled)
    filled._open(people[0])
    qtbot.waitUntil(lambda: filled._person.told is not None, timeout=5000)
    assert not filled._person.record.form.line("residence").editor.isVisible()
    filled._person.turn_to("course")
    assert not filled._person.course.record.isVisibleTo(filled._person.course)
    filled._back()
    filled._part.days.back.click()
    qtbot.waitUntil(lambda: filled._part.roll.on == ON, timeout=5000)
    assert filled._add.isVisible()


def test_a_day_before_the_cell_is_an_answer_and_not_an_empty_book(filled, qtbot):
    _go_to(filled, qtbot, date(1990, 1, 1))
    assert _names(filled) == []
    assert filled._stack.currentIndex() != EMPTY
    assert filled._part.count.text() == "0 đảng viên"


def test_no_day_in_the_future_is_shown(filled, qtbot):
    filled._part.days.field.line.setText("01/01/2030")
    filled._part.days.field._leave()
    qtbot.waitUntil(lambda: filled._part.days.field.line.text() == "23/11/2026")
    assert filled._part.roll.on == ON


def test_another_year_shows_its_last_day_and_prints_it(filled, qtbot):
    filled.set_year(2025)
    filled.forget()
    filled.enter()
    qtbot.waitUntil(lambda: filled._part.roll.on == date(2025, 12, 31), timeout=5000)
    with qtbot.waitSignal(filled.open_requested) as sent:
        filled.print_seen()
    assert sent.args == [Place("preview", "member_list:2025-12-31")]


def test_a_cell_that_must_not_decide_says_so(filled, qtbot):
    assert any("chưa đủ số" in words for words in filled.notices.sentences())
