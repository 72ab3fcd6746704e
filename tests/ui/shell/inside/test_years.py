import pytest

from app.kernel.places import Place
from ui.shell.inside.years import Years
from ui.shell.pages import PageSpec
from ui.shell.window import MainWindow
from ui.widgets.overlay.banner import Banner
from ui.widgets.page import Page


class Plain(Page):
    """A page that knows no years."""


class Yearly(Page):
    """A page that shows one year."""

    def __init__(self, jobs, messages):
        super().__init__(jobs, messages)
        self.told = []

    def set_year(self, year):
        self.told.append(year)


@pytest.fixture
def window(qtbot, look, jobs, messages):
    """Show a window with a yearly and a plain page."""
    kinds = {"home": Plain, "meetings": Yearly}
    specs = [PageSpec(name, name, "sun", lambda spec: None) for name in kinds]
    shown = MainWindow(specs, lambda spec: kinds[spec.name](jobs, messages))
    qtbot.addWidget(shown)
    shown.resize(1366, 690)
    shown.show()
    return shown


def test_a_past_year_tints_the_window_and_one_press_leads_back(window, qtbot):
    years = Years(2026, window)
    years.offer_from(2024)
    assert years.offered == (2027, 2026, 2025, 2024)
    window.open(Place("home"))
    assert not window.top_bar.year_button.isVisible()
    window.open(Place("meetings"))
    assert window.top_bar.year_button.isVisible()
    assert window.top_bar.year_button.words == "Năm 2026"
    years.show(2025)
    band = window.findChild(Banner)
    assert band.isVisible()
    assert band.accessibleName() == "Đang xem năm 2025 (chỉ đọc)"
    assert window.page.told == [2025]
    band.pressed.emit()
    assert not band.isVisible()
    assert window.page.told == [2025, 2026]


def test_next_year_can_be_planned_and_is_no_past(window):
    years = Years(2026, window)
    window.open(Place("meetings"))
    years.show(2027)
    assert not window.findChild(Banner).isVisible()
    assert window.top_bar.year_button.words == "Năm 2027"
