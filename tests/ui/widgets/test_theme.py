"""Theme, fonts, icons: from files, scaled, exchanged without restart."""

import sys

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.text import plain, text
from ui.widgets.icons import icon, mark, pixmap
from ui.widgets.looks.qtwords import QtWords


@pytest.fixture(autouse=True)
def back_to_normal(look):
    yield
    look.change("light", 100, "normal")


def test_qt_calls_do_not_eat_references_of_none(qapp):
    # PySide6 6.12.0 with Python 3.11 on Linux lost one per call and ended the process.
    label = QLabel()
    before = sys.getrefcount(None)
    results = [label.setText("y") for _ in range(500)]
    del results
    assert sys.getrefcount(None) > before - 100


def test_every_size_follows_the_text_size(look):
    assert theme.u(14) == 14
    look.change(percent=150)
    assert theme.u(14) == 21
    assert look.font("body").pixelSize() == 21
    assert look.size("button") == 54


def test_the_text_size_stays_between_100_and_200(look):
    look.change(percent=20)
    assert look.percent == 100
    look.change(percent=900)
    assert look.percent == 200


def test_ctrl_plus_walks_the_six_sizes(look):
    seen = [look.percent]
    for _ in range(7):
        look.step_text(1)
        seen.append(look.percent)
    assert seen == [100, 110, 125, 150, 175, 200, 200, 200]


def test_rows_are_roomy_from_125_percent(look):
    assert look.row_height == 38
    look.change(percent=125)
    assert look.row_height == round(46 * 1.25)
    look.change(density="compact", percent=100)
    assert look.row_height == 32


def test_an_unknown_choice_changes_nothing(look):
    look.change("neon", density="huge")
    assert (look.choice, look.density) == ("light", "normal")


def test_a_change_is_told_and_repaints_icons(look, qtbot):
    button = Button("In", icon="printer")
    qtbot.addWidget(button)
    before = button.icon().cacheKey()
    with qtbot.waitSignal(look.changed):
        look.change("dark")
    assert look.is_dark
    assert button.icon().cacheKey() != before


def test_following_the_system_gives_a_theme(look):
    look.change("system")
    assert look.choice == "system"
    assert look.color("text").isValid()


def test_the_shipped_font_is_used_in_its_four_weights(look):
    assert set(QFontDatabase.styles("Inter")) >= {
        "Regular", "Medium", "SemiBold", "Bold",
    }  # fmt: skip
    assert QFontInfo(look.font("h1")).family() == "Inter"


def test_figures_are_equally_wide(look):
    from PySide6.QtGui import QFontMetrics

    metrics = QFontMetrics(look.font("body", "05/12/2026"))
    widths = {metrics.horizontalAdvance(figure * 4) for figure in "0123456789"}
    assert len(widths) == 1


def test_labels_align_figures_and_keep_the_hyphen_of_a_number_of_papers(look, qtbot):
    narrow, wide, paper = text("11:11"), text("08:08"), text("HD 42-HD/BTCTW")
    for label in (narrow, wide, paper):
        qtbot.addWidget(label)
        label.ensurePolished()
    assert narrow.sizeHint().width() == wide.sizeHint().width()
    hyphen = paper.fontMetrics().horizontalAdvance("-")
    assert hyphen < wide.fontMetrics().horizontalAdvance("-")
    wide.setText("Chưa họp")
    assert wide.fontMetrics().horizontalAdvance("-") == hyphen


def test_marks_on_capitals_have_room(look, qtbot):
    label = text("ẾỖẶ Ế Ỗ Ặ")
    qtbot.addWidget(label)
    label.ensurePolished()
    ink = label.fontMetrics().tightBoundingRect("ẾỖẶ")
    room = label.contentsMargins().top() + label.fontMetrics().ascent()
    assert -ink.top() <= room + 1
    assert label.sizeHint().height() >= ink.height()


def test_words_of_people_are_never_markup(look, qtbot):
    label = text("<b>Nguyễn</b> & Trần")
    qtbot.addWidget(label)
    assert label.sizeHint().width() > text("Nguyễn & Trần").sizeHint().width()
    assert plain("<b>&") == "&lt;b&gt;&amp;"


def test_an_elided_text_keeps_the_whole_in_its_tooltip(look, qtbot):
    label = text("Trả lời kết quả nhiệm vụ: rà soát hộ tạm trú ngõ 12", elide=True)
    qtbot.addWidget(label)
    label.show()
    label.resize(80, 20)
    assert label.toolTip() == label.text()
    label.resize(900, 20)
    assert label.toolTip() == ""


def test_a_text_says_it_shorter_before_it_is_cut(look, qtbot):
    label = text("Đọc lại biên bản, kết thúc")
    label.elide("Đọc lại biên bản")
    qtbot.addWidget(label)
    label.show()
    wide = label.sizeHint().width()
    label.resize(wide, 20)
    assert label._shortened() == "Đọc lại biên bản, kết thúc"
    label.resize(wide - 10, 20)
    assert label._shortened() == "Đọc lại biên bản"
    assert label.toolTip() == "Đọc lại biên bản, kết thúc"
    label.resize(60, 20)
    assert label._shortened().endswith("…")


def test_a_button_says_an_ampersand_as_a_letter(look, qtbot):
    button = Button("Thu & chi")
    qtbot.addWidget(button)
    assert button.words == "Thu & chi"
    assert button.accessibleName() == "Thu & chi"
    assert button.shortcut().isEmpty()


def test_words_that_come_later_stand_off_the_icon(look, qtbot):
    first, later = Button("Năm 2026", icon="calendar"), Button("", icon="calendar")
    qtbot.addWidget(first)
    qtbot.addWidget(later)
    later.setText("Năm 2026")
    assert later.iconSize() == first.iconSize()
    assert later.sizeHint() == first.sizeHint()


def test_icons_are_drawn_once_per_colour_and_size(look):
    assert (
        pixmap("printer", "text", 18).cacheKey()
        == pixmap("printer", "text", 18).cacheKey()
    )
    assert (
        pixmap("printer", "text", 18).cacheKey()
        != pixmap("printer", "bad", 18).cacheKey()
    )
    colour = look.color("bad")
    image = pixmap("circle", "bad", 24).toImage()
    inked = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert inked
    assert all(abs(pixel.red() - colour.red()) < 8 for pixel in inked)


def test_a_disabled_button_has_a_dimmed_icon(look):
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QIcon

    made = icon("printer", "text", 18)
    size = QSize(18, 18)
    usual = made.pixmap(size, QIcon.Mode.Normal).toImage()
    assert usual != made.pixmap(size, QIcon.Mode.Disabled).toImage()


def test_the_mark_is_red_with_a_white_drawing(look):
    image = mark(32).toImage()
    assert image.pixelColor(16, 2) == look.color("accent")
    assert image.pixelColor(0, 0).alpha() == 0


def test_an_unknown_word_is_left_to_qt(qapp):
    words = QtWords(qapp)
    assert words.translate("QPlatformTheme", "Cancel") == "Thôi"
    assert words.translate("QPlatformTheme", "Never heard of") is None


def test_habits_are_told_so_that_the_shell_can_keep_them(look, qtbot):
    with qtbot.waitSignal(look.remembered) as told:
        look.remember("table.members", ["born"])
    assert told.args == ["table.members", ["born"]]
    assert look.recall("table.members") == ["born"]
    assert look.recall("table.other") is None
    look.habits.clear()


class Heard(QObject):
    """Counts how often fonts and colours are handed to what it listens to."""

    count = 0

    def eventFilter(self, _watched, event):
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self.count += 1
        return False


def test_a_change_of_theme_costs_what_there_is_and_not_its_square(look, qtbot):
    deep = 40
    top = step = QWidget()
    qtbot.addWidget(top)
    heard = Heard()
    for _ in range(deep):
        inner = QFrame(step)
        inner.setObjectName("card")
        inner.setLayout(QVBoxLayout())
        inner.layout().addWidget(text("Chi bộ", "h1"))
        inner.installEventFilter(heard)
        step = inner
    top.show()
    look.change("dark")
    assert heard.count <= deep * 8
