"""The pages under each other: where they lie, which are drawn, how one walks."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from app.documents.inline import lit
from app.documents.model import Doc, Heading, Para, Section
from app.documents.pdf.render import render_pdf
from app.documents.profile import profile_for
from tests.app.documents import samples
from ui.widgets.document_view.reading import PageSize, draw, open_pdf
from ui.widgets.document_view.sheets import lay_out
from ui.widgets.document_view.view import DocumentView

A4 = PageSize(595.3, 841.9)
WIDE = PageSize(841.9, 595.3)


@pytest.fixture(scope="module")
def pdf():
    doc = samples.minutes()
    return render_pdf(doc, profile_for(doc.dated))


def test_pages_fit_the_width_and_lie_under_each_other():
    sheets = lay_out([A4, A4], 632, 1.0, 16, 2000)
    assert [sheet.width for sheet in sheets.sheets] == [600, 600]
    assert sheets.sheets[1].top == sheets.sheets[0].bottom + 16
    assert sheets.width == 632


def test_a_landscape_page_is_as_wide_as_the_room():
    sheets = lay_out([A4, WIDE], 632, 1.0, 16, 2000)
    assert [sheet.width for sheet in sheets.sheets] == [424, 600]
    assert sheets.sheets[0].left == 16 + (600 - 424) // 2


def test_zoom_widens_beyond_the_room_and_a_page_has_a_greatest_width():
    assert lay_out([A4], 632, 2.0, 16, 2000).width == 1232
    assert lay_out([A4], 3000, 1.0, 16, 820).sheets[0].width == 820
    assert lay_out([], 632, 1.0, 16, 820).height == 0


def test_the_page_that_fills_the_window_is_the_current_one():
    sheets = lay_out([A4, A4, A4], 632, 1.0, 16, 2000)
    assert [sheets.page_at(top, 400) for top in (0, 500, 700, 1800)] == [0, 0, 1, 2]
    assert [sheet.page for sheet in sheets.seen(700, 300)] == [0, 1]


def test_bookmarks_say_page_and_place(pdf):
    opened = open_pdf(pdf)
    assert opened.entries[0].title == "I- THÀNH PHẦN"
    assert opened.entries[0].page == 0
    assert 0.2 < opened.entries[0].top < 0.5
    assert opened.entries[-1].page == len(opened.pages) - 1


def test_a_page_is_drawn_on_white(pdf):
    drawn = draw(pdf, 0, 0.5)
    assert (drawn.width, drawn.height) == (298, 421)
    assert drawn.pixels[0] == 255
    assert min(drawn.pixels) < 100


@pytest.fixture
def view(qtbot, jobs, pdf):
    shown = DocumentView(jobs)
    qtbot.addWidget(shown)
    shown.resize(640, 600)
    shown.show()
    shown.show_pdf(open_pdf(pdf), "lời")
    qtbot.waitUntil(lambda: 0 in shown._pictures)
    return shown


def test_pictures_are_as_sharp_as_the_screen(view):
    sheet = view._sheets.sheets[0]
    picture = view._pictures[0][1]
    assert picture.width() == pytest.approx(
        sheet.width * view.devicePixelRatioF(), abs=1
    )


def test_keys_walk_by_pages_and_ends(view, qtbot):
    seen = []
    view.page_changed.connect(lambda page, total: seen.append((page, total)))
    total = len(view.opened.pages)
    for key, page in (
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_PageUp, 1),
        (Qt.Key.Key_End, total - 1),
        (Qt.Key.Key_Home, 0),
    ):
        qtbot.keyClick(view, key)
        assert view.page == page
    assert seen[0] == (1, total)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.verticalScrollBar().value() > 0


def test_pages_further_down_are_drawn_when_they_come_into_sight(view, qtbot):
    last = len(view.opened.pages) - 1
    assert last not in view._pictures
    view.go_to(last)
    qtbot.waitUntil(lambda: last in view._pictures)


def test_ctrl_and_wheel_zoom_within_bounds(view):
    def turn(angle):
        view.wheelEvent(
            QWheelEvent(
                QPointF(),
                QPointF(),
                QPoint(),
                QPoint(0, angle),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.ControlModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
        )

    turn(120)
    assert view.zoom_percent == 125
    assert view.horizontalScrollBar().maximum() > 0
    for _ in range(9):
        turn(-120)
    assert view.zoom_percent == 50


def test_a_new_pdf_keeps_the_place_and_the_old_page_until_drawn(view, qtbot, pdf):
    view.go_to(1)
    qtbot.waitUntil(lambda: 1 in view._pictures)
    place = view.verticalScrollBar().value()
    view.show_pdf(open_pdf(bytes(bytearray(pdf))))
    assert view.verticalScrollBar().value() == place
    assert view._pictures[1][0] == 0.0
    qtbot.waitUntil(lambda: view._pictures[1][0] > 0)


def test_the_view_says_where_it_is(view):
    assert view.accessibleName() == f"Trang in 1 trên {len(view.opened.pages)}"
    assert view.accessibleDescription() == "lời"


def test_landscape_sections_are_shown_turned(qtbot, jobs):
    doc = Doc(
        "T",
        "BC",
        samples.DAY,
        (Heading("A"), Para(lit("x")), Section(landscape=True), Para(lit("y"))),
    )
    opened = open_pdf(render_pdf(doc, profile_for(doc.dated)))
    assert [page.width > page.height for page in opened.pages] == [False, True]
