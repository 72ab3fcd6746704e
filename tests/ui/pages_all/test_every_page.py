"""Audits over every page with a year of real records (ui-spec.md §11)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.accessibility import audit
from tests.ui.clipping import clipped
from tests.ui.pages_all.conftest import places
from ui.shell.keys import all_keys
from ui.shell.pages import PAGES
from ui.widgets import theme

NAMES = [spec.name for spec in PAGES if spec.name != "preview"]
SIZES = (100, 125, 150, 175, 200)
THEMES = ("light", "dark", "high_contrast")


@pytest.mark.parametrize("percent", SIZES)
def test_nothing_is_cut_at_any_text_size(percent, year, show):
    theme.current().change(percent=percent)
    found = []
    for place in places(year):
        page = show(place.page, year, place.record_id)
        found += [f"{place.page} {place.record_id}: {one}" for one in clipped(page)]
        page.close()
    assert found == []


def test_every_control_has_a_name_and_every_row_words(year, show):
    found = []
    for place in places(year):
        page = show(place.page, year, place.record_id)
        found += [f"{place.page} {place.record_id}: {one}" for one in audit(page)]
        page.close()
    assert found == []


def test_no_widget_holds_the_focus_back(year, office, show):
    found = []
    for book in (year, office):
        for name in NAMES:
            page = show(name, book)
            found += [f"{name}: {one}" for one in traps(page)]
            page.close()
    assert found == []


def traps(page):
    """Name what is seen but would give its focus to something that cannot have it."""
    for widget in page.findChildren(QWidget):
        proxy = widget.focusProxy()
        if proxy is None or not widget.isVisibleTo(page):
            continue
        while proxy.focusProxy() is not None:
            proxy = proxy.focusProxy()
        if not proxy.isVisibleTo(page):
            yield f"{type(widget).__name__} {widget.accessibleName()!r}"


@pytest.mark.parametrize("name", NAMES)
def test_tab_goes_round_the_whole_page(name, year, show, qtbot):
    page = show(name, year)
    first = page.first_focus()
    assert first is not None
    first.setFocus()
    begun, seen = page.focusWidget(), []
    for _turn in range(300):
        focus = page.focusWidget()
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        seen.append(focus)
        if page.focusWidget() is begun:
            break
        assert page.focusWidget() is not focus, f"stuck in {focus.accessibleName()!r}"
    assert page.focusWidget() is begun
    wanted = {one for one in page.findChildren(QWidget) if is_stop(one, page)}
    assert [one.accessibleName() for one in wanted - set(seen)] == []


def is_stop(widget, page):
    has_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    is_shown = widget.isVisibleTo(page) and widget.isEnabled()
    return has_tab and is_shown and widget.focusProxy() is None


def test_no_plain_letter_is_a_shortcut_and_none_stands_twice(year, show):
    window = all_keys(tuple(spec.shortcut for spec in PAGES))
    assert len(window) == len(set(window))
    for name in NAMES:
        page = show(name, year)
        keys = [
            key.toString()
            for shortcut in page.findChildren(QShortcut)
            for key in list(shortcut.keys())
        ]
        assert [key for key in keys if len(key) == 1 and not key.isdigit()] == [], name
        own = [k for k in keys if not k.isdigit()]
        assert set(own) & set(window) == set(), name
        page.close()


@pytest.mark.parametrize("choice", THEMES)
def test_every_page_paints_without_a_warning(choice, year, show, qtlog):
    theme.current().change(choice=choice)
    for place in places(year):
        page = show(place.page, year, place.record_id)
        picture = page.grab().toImage()
        wide, high = range(0, picture.width(), 7), range(0, picture.height(), 7)
        colours = {picture.pixel(x, y) for x in wide for y in high}
        assert len(colours) > 3, f"{place} is empty"
        page.close()
    said = [
        one.message for one in qtlog.records if "propagateSizeHints" not in one.message
    ]
    assert said == []


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_cell_is_told_what_will_be_here(name, office, show):
    page = show(name, office)
    assert clipped(page) == []
    focus = QApplication.focusWidget() or page.focusWidget()
    assert focus is not None
    assert page.isAncestorOf(focus)
