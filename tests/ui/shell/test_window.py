import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from app.kernel.places import Place
from ui.shell.acts import Acts
from ui.shell.bars.flat import NavButton
from ui.shell.pages import PageSpec
from ui.shell.window import MainWindow
from ui.widgets import theme
from ui.widgets.page import Page


class Sheet(Page):
    """A page with one list, which says what it was asked."""

    offers = frozenset({"print", "new"})

    def __init__(self, jobs, messages):
        super().__init__(jobs, messages, title="Trang")
        self.told = []
        self._list = QListWidget()
        self._list.addItems(["một", "hai"])
        self.body.addWidget(self._list)

    def show_record(self, record_id):
        self.told.append(record_id)

    def first_focus(self) -> QWidget:
        return self._list

    def print_seen(self):
        self.told.append("print")

    def new_item(self):
        self.told.append("new")

    def export_seen(self):
        self.told.append("export")


@pytest.fixture
def window(qtbot, look, jobs, messages):
    """Show a window with three plain pages, one of them hidden."""
    built = []

    def build(spec):
        built.append(spec.name)
        return Sheet(jobs, messages)

    specs = [
        PageSpec("home", "Việc hôm nay", "sun", build, shortcut="Ctrl+1"),
        PageSpec("members", "Đảng viên", "contact-round", build, "CON NGƯỜI", "Ctrl+5"),
        PageSpec("preview", "Xem trước", "file-text", build, hidden=True),
    ]
    shown = MainWindow(specs, build)
    shown.built = built
    shown.acts = Acts(shown, [(s.name, s.shortcut) for s in specs])
    qtbot.addWidget(shown)
    shown.resize(1366, 690)
    shown.show()
    shown.activateWindow()
    shown.open(Place("home"))
    return shown


def nav(window):
    return window.navigation.findChildren(NavButton)


def page_at(window, number):
    return list(window.pages.values())[number]


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(window.focusWidget() or window, key, modifier)


CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_only_pages_that_are_not_hidden_stand_in_the_navigation(window):
    assert [button.words for button in nav(window)] == ["Việc hôm nay", "Đảng viên"]
    assert window.built == ["home"]


def test_pages_are_built_once_and_the_way_back_is_kept(window, qtbot):
    window.open(Place("members", "7"))
    window.open(Place("preview"))
    window.open(Place("nowhere"))
    assert window.page is page_at(window, 2)
    press(qtbot, window, Qt.Key.Key_Left, ALT)
    assert window.page is page_at(window, 1)
    press(qtbot, window, Qt.Key.Key_Left, ALT)
    press(qtbot, window, Qt.Key.Key_Left, ALT)
    assert window.page is page_at(window, 0)
    press(qtbot, window, Qt.Key.Key_Right, ALT)
    assert window.page is page_at(window, 1)
    assert page_at(window, 1).told == ["7", "7", "7"]
    assert window.built == ["home", "members", "preview"]


def test_digits_with_control_open_pages_and_f2_leads_to_the_navigation(window, qtbot):
    press(qtbot, window, Qt.Key.Key_5, CTRL)
    assert [button.isChecked() for button in nav(window)] == [False, True]
    press(qtbot, window, Qt.Key.Key_F2)
    assert nav(window)[1].hasFocus()
    press(qtbot, window, Qt.Key.Key_Up)
    assert nav(window)[0].hasFocus()
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.page is page_at(window, 0)
    press(qtbot, window, Qt.Key.Key_F2)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.page.first_focus().hasFocus()


def test_f6_goes_round_the_regions_both_ways(window, qtbot):
    def region():
        focus = window.focusWidget()
        parts = {
            "navigation": window.navigation,
            "top": window.top_bar,
            "page": window.page,
            "footer": window.footer,
        }
        return next(n for n, w in parts.items() if w.isAncestorOf(focus))

    window.footer.show_slot("saving", _slot())
    seen = []
    for _ in range(4):
        press(qtbot, window, Qt.Key.Key_F6)
        seen.append(region())
    assert seen == ["footer", "navigation", "top", "page"]
    press(qtbot, window, Qt.Key.Key_F6, SHIFT)
    assert region() == "top"


def _slot():
    from ui.shell.bars.slots import Slot

    return Slot("Đã lưu 08:12", "circle-check", "ok")


def test_the_page_answers_only_what_it_offers(window, qtbot):
    for key in (Qt.Key.Key_P, Qt.Key.Key_N, Qt.Key.Key_E):
        press(qtbot, window, key, CTRL)
    assert window.page.told == ["print", "new"]


def test_larger_text_folds_the_navigation_behind_a_button(window, qtbot):
    assert window.navigation.isVisible()
    assert not window.top_bar.menu_button.isVisible()
    for _ in range(3):
        press(qtbot, window, Qt.Key.Key_Plus, CTRL)
    assert theme.current().percent == 150
    assert not window.navigation.isVisible()
    assert window.top_bar.menu_button.isVisible()
    qtbot.mouseClick(window.top_bar.menu_button, Qt.MouseButton.LeftButton)
    assert window.navigation.isVisible()
    qtbot.keyClick(nav(window)[0], Qt.Key.Key_Down)
    qtbot.keyClick(nav(window)[1], Qt.Key.Key_Return)
    assert not window.navigation.isVisible()
    assert window.page is page_at(window, 1)
    for _ in range(3):
        press(qtbot, window, Qt.Key.Key_Minus, CTRL)
    assert window.navigation.isVisible()


def test_counts_are_spoken_and_stop_at_99(window):
    window.navigation.show_counts({"home": 120, "members": 0})
    assert [b.accessibleName() for b in nav(window)] == [
        "Việc hôm nay, 120",
        "Đảng viên",
    ]
    assert not window.grab().isNull()


@pytest.mark.parametrize("choice", ["light", "dark", "high_contrast"])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_window_paints_in_every_theme_and_size(window, choice, percent):
    theme.current().change(choice=choice, percent=percent)
    window.navigation.show_cell("Chi bộ Tổ dân phố 5")
    window.navigation.show_person("Trần Văn Hòa", "Bí thư")
    assert not window.grab().isNull()
