"""The page over a whole office with one closed meeting."""

import pytest

from tests.app.features.meetings.office import desk, held
from ui.pages.tasks.asking import ActForm
from ui.pages.tasks.page import Registers, TasksPage
from ui.widgets.basic.button import Button
from ui.widgets.forms.fields import Option


@pytest.fixture
def found(store, clock):
    return desk(store, clock)


@pytest.fixture
def page(qtbot, found, jobs, messages):
    found.meeting_id = held(found)

    def people():
        return [Option(key, name) for name, key in found.who.items()]

    registers = Registers(found.office.tasks, found.office.papers, people)
    shown = TasksPage(registers, found.clock, jobs, messages)
    qtbot.addWidget(shown)
    shown.places = []
    shown.open_requested.connect(shown.places.append)
    shown.resize(1122, 690)
    shown.show()
    shown.enter()
    shown.settle = lambda: qtbot.waitUntil(lambda: not jobs._running)
    shown.settle()
    return shown


def titles(page, column="title"):
    """Say the rows of the shown tab without the heads of groups."""
    rows = page.part.table.seen()
    return [row.cell(column).text for row in rows if not row.section]


def heads(page):
    """Say the heads of groups of the shown tab."""
    rows = page.part.table.seen()
    return [row.cell("title").text for row in rows if row.section]


def choose(page, key):
    """Make a row the current one and wait for its card."""
    page.part.table.select(key)
    # The table tells it 80 ms later by itself; here nobody waits for that.
    page.part.table._pause.stop()
    page.part.table.current_changed.emit(key)
    page.settle()


def chosen(page, title):
    """Choose the row of a title and return its id."""
    row = next(r for r in page.part.table.seen() if r.cell("title").text == title)
    choose(page, row.id)
    return row.id


def press(page, words):
    """Press a button of the drawer; the card before it may not be gone yet."""
    found = reversed(page.part.drawer.findChildren(Button))
    next(b for b in found if b.text() == words).click()
    page.settle()


def form(page):
    """Return the form that is open."""
    return page.findChildren(ActForm)[-1]


def tell(page, **told):
    """Fill the open form and press its main button."""
    shown = form(page)
    shown.form.fill(told)
    shown.submit()
    page.settle()
    return shown
