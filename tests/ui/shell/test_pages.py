from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from app.door import help as texts
from app.infra.paths import resources_folder
from app.today.calendar import load
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped
from ui.shell.pages import PAGES
from ui.widgets import theme
from ui.widgets.page import Page

ROOT = Path(__file__).parents[3]
NAMES = [spec.name for spec in PAGES]


def test_every_folder_of_pages_stands_in_the_list_and_no_other():
    folders = {
        path.name
        for path in (ROOT / "ui" / "pages").iterdir()
        if (path / "page.py").exists()
    }
    assert sorted(NAMES) == sorted(folders)


def test_groups_stand_together_and_in_their_order():
    shown = [spec.group for spec in PAGES if not spec.hidden]
    order = list(dict.fromkeys(shown))
    assert shown == sorted(shown, key=order.index)
    assert order == ["", "CÔNG VIỆC", "CON NGƯỜI", "GỬI VÀ LƯU"]


def test_every_calendar_line_leads_to_a_page_that_exists():
    calendars = load(ROOT / "data" / "calendar")
    assert {line.page for one in calendars for line in one.line} <= set(NAMES)


def test_every_page_has_its_help_and_every_icon_is_there():
    assert set(texts.load()) == set(NAMES)
    for spec in PAGES:
        assert (resources_folder() / "icons" / f"{spec.icon}.svg").exists()


@pytest.mark.parametrize("spec", PAGES, ids=NAMES)
def test_every_page_opens_on_an_empty_book_with_named_controls(
    spec, qtbot, office, jobs, messages, tmp_path, monkeypatch
):
    monkeypatch.setenv("SOCHIBO_HOME", str(tmp_path))
    page = spec.build(office, jobs, messages)
    qtbot.addWidget(page)
    assert isinstance(page, Page)
    assert page.name == spec.name
    page.resize(1100, 690)
    page.show()
    page.enter()
    jobs.read(page, lambda: None, lambda _: page.setProperty("settled", "yes"))
    qtbot.waitUntil(lambda: page.property("settled") == "yes")
    assert audit(page) == []


class Windows(QObject):
    """Notes every window that is shown; a part without a parent flashes as one."""

    def __init__(self, app):
        super().__init__(app)
        self.shown = []
        app.installEventFilter(self)

    def eventFilter(self, watched, event):
        is_window = isinstance(watched, QWidget) and watched.isWindow()
        if is_window and event.type() is QEvent.Type.Show:
            self.shown.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("spec", PAGES, ids=NAMES)
def test_no_part_of_a_page_flashes_up_as_a_window(
    spec, qtbot, qapp, office, jobs, messages, tmp_path, monkeypatch
):
    monkeypatch.setenv("SOCHIBO_HOME", str(tmp_path))
    windows = Windows(qapp)
    page = spec.build(office, jobs, messages)
    qtbot.addWidget(page)
    page.show()
    page.enter()
    jobs.read(page, lambda: None, lambda _: page.setProperty("settled", "yes"))
    qtbot.waitUntil(lambda: page.property("settled") == "yes")
    qapp.removeEventFilter(windows)
    assert windows.shown == [type(page).__name__]


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("name", ["home", "settings"])
def test_nothing_of_our_pages_is_cut_at_large_text(
    name, percent, qtbot, office, jobs, messages, tmp_path, monkeypatch
):
    monkeypatch.setenv("SOCHIBO_HOME", str(tmp_path))
    theme.current().change(percent=percent)
    spec = next(spec for spec in PAGES if spec.name == name)
    page = spec.build(office, jobs, messages)
    qtbot.addWidget(page)
    page.resize(1366, 690)
    page.show()
    page.enter()
    jobs.read(page, lambda: None, lambda _: page.setProperty("settled", "yes"))
    qtbot.waitUntil(lambda: page.property("settled") == "yes")
    qtbot.wait(50)
    assert clipped(page) == []
