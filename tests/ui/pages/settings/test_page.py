import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.door import entrance as door
from app.door.housekeeping import Housekeeping
from app.infra.errors import WrongPassphrase
from app.infra.paths import DataFolder
from app.people.model import UnitAnswers
from tests.ui.accessibility import audit
from tests.ui.typing import type_text
from ui.pages.settings.formdialog import FormDialog
from ui.pages.settings.page import SettingsPage
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.overlay.dialog import Dialog

OLD = "hoa dao no mua xuan"  # of a test book only


@pytest.fixture
def place(tmp_path):
    """Stand before a folder with a book."""
    return door.at(DataFolder(tmp_path / "sổ"))


@pytest.fixture
def page(qtbot, place, jobs, messages):
    """Show the settings of a book on the disk."""
    office, _code = place.create(OLD)
    office.people.set_up_unit(UnitAnswers(name="Chi bộ 1"))
    shown = SettingsPage(
        office.people, Housekeeping(office, place), office.clock, jobs, messages
    )
    shown.office = office
    qtbot.addWidget(shown)
    shown.resize(1100, 690)
    shown.show()
    shown.enter()
    yield shown
    jobs.change(shown, office.close)


def turn(page, qtbot, key):
    page.show_record(key)
    page.jobs.read(page, lambda: None, lambda _: page.setProperty("settled", key))
    qtbot.waitUntil(lambda: page.property("settled") == key)


def button(root, words):
    return next(b for b in root.findChildren(Button) if b.words == words)


def field(root, name):
    return next(e for e in root.findChildren(QLineEdit) if e.accessibleName() == name)


def test_every_section_opens_and_every_control_has_a_name(page, qtbot):
    for key in (
        "unit",
        "organisation",
        "fields",
        "screen",
        "safety",
        "backup",
        "about",
    ):
        turn(page, qtbot, key)
        assert audit(page) == []


def test_a_field_of_the_cell_is_kept_as_it_is_left(page, qtbot):
    turn(page, qtbot, "unit")
    name = field(page, "Tên chi bộ")
    qtbot.waitUntil(lambda: name.text() == "Chi bộ 1")
    name.setFocus()
    name.selectAll()
    type_text(name, "Chi bộ Tổ dân phố 5")
    with qtbot.waitSignal(page.jobs.changed):
        qtbot.keyClick(name, Qt.Key.Key_Tab)
    assert page.office.people.unit().name == "Chi bộ Tổ dân phố 5"


def test_a_name_left_empty_is_said_under_its_field(page, qtbot):
    turn(page, qtbot, "unit")
    name = field(page, "Tên chi bộ")
    qtbot.waitUntil(lambda: name.text() == "Chi bộ 1")
    name.setFocus()
    name.selectAll()
    qtbot.keyClick(name, Qt.Key.Key_Delete)
    qtbot.keyClick(name, Qt.Key.Key_Tab)
    qtbot.wait(200)
    assert page.office.people.unit().name == "Chi bộ 1"


def test_a_theme_counts_at_once_and_goes_back_to_the_default(page, qtbot, place):
    turn(page, qtbot, "screen")
    section = page._built["screen"]
    section._edit("screen.theme", "dark")
    section._edit("screen.text_percent", "150")
    assert theme.current().is_dark
    assert theme.current().percent == 150
    assert door.at(place.folder).settings.text("screen.theme") == "dark"
    button(section, "Đưa về mặc định").click()
    assert theme.current().percent == 100
    assert door.at(place.folder).settings.number("screen.text_percent") == 100


def dialog_of(page, qtbot):
    qtbot.waitUntil(lambda: bool(page.findChildren(FormDialog)))
    return page.findChildren(FormDialog)[-1]


def test_the_passphrase_is_changed_by_who_knows_it(page, qtbot, place):
    turn(page, qtbot, "safety")
    button(page, "Đổi mật khẩu").click()
    dialog = dialog_of(page, qtbot)
    dialog.form.fill({"old": "sai", "new": "một câu khác dài", "again": "x"})
    dialog.give("go")
    assert dialog.isVisible()
    dialog.form.fill({"old": "sai", "again": "một câu khác dài"})
    dialog.give("go")
    page.jobs.read(page, lambda: None, lambda _: page.setProperty("settled", "tried"))
    qtbot.waitUntil(lambda: page.property("settled") == "tried")
    assert dialog.isVisible()
    dialog.form.fill({"old": OLD})
    dialog.give("go")
    qtbot.waitUntil(lambda: _closed(dialog))
    place.check("một câu khác dài")
    with pytest.raises(WrongPassphrase):
        place.check(OLD)


def _closed(dialog):
    return not theme.is_alive(dialog) or not dialog.isVisible()


def test_a_copy_is_made_listed_and_asked_back(page, qtbot):
    turn(page, qtbot, "backup")
    button(page, "Sao lưu ngay").click()
    qtbot.waitUntil(lambda: "Khôi phục" in _verbs(page), timeout=15000)
    button(page, "Khôi phục").click()
    qtbot.waitUntil(lambda: bool(page.findChildren(Dialog)))
    dialog = page.findChildren(Dialog)[-1]
    assert dialog.buttons["keep"].words == "Để nguyên sổ hiện tại"
    with qtbot.waitSignal(page.restore_wanted) as wanted:
        dialog.buttons["use"].click()
    assert wanted.args[0].endswith("asked")


def _verbs(page):
    return [b.words for b in page.findChildren(Button)]


def test_a_post_is_given_through_the_dialog(page, qtbot):
    turn(page, qtbot, "unit")
    button(page, "Ghi chức vụ").click()
    dialog = dialog_of(page, qtbot)
    day = page.office.clock.today()
    dialog.form.fill({"role": "secretary", "full_name": "Trần Văn Hòa", "from_on": day})
    with qtbot.waitSignal(page.jobs.changed):
        dialog.give("go")
    assert page.office.people.officer("secretary", day).name == "Trần Văn Hòa"
