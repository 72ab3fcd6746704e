"""What lies over the page: dialogs, drawer, popover, focus ring, notices."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tests.ui.accessibility import audit
from tests.ui.typing import press
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import column, scroll
from ui.widgets.basic.segment import Segment
from ui.widgets.basic.text import text
from ui.widgets.blocks.choicecards import CardChoice, ChoiceCards
from ui.widgets.blocks.stepline import StepLine
from ui.widgets.blocks.tile import TileData, TileRow
from ui.widgets.forms.fields import Field
from ui.widgets.overlay.banner import Banner
from ui.widgets.overlay.dialog import Answer, Dialog, ask
from ui.widgets.overlay.drawer import Beside, Drawer
from ui.widgets.overlay.focusring import FocusRing, FocusRings
from ui.widgets.overlay.formdialog import FormDialog
from ui.widgets.overlay.popover import Popover
from ui.widgets.status import Status
from ui.widgets.table.columns import Column, Row
from ui.widgets.table.view import Table

TODAY = date(2026, 11, 23)
LOCK = [
    Answer("lock", "Khóa biên bản", destructive=True),
    Answer("later", "Để sau", safe=True),
]


@pytest.fixture
def window(look, qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1300, 600)
    QVBoxLayout(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def test_a_dialog_answers_with_its_verb_and_once(window):
    answers = []
    dialog = ask(
        window,
        "Khóa biên bản?",
        "Sau khi khóa chỉ sửa bằng phụ lục.",
        LOCK,
        answers.append,
    )
    dialog.buttons["lock"].click()
    dialog.give("later")
    assert answers == ["lock"]


def test_escape_gives_the_safe_answer_and_it_has_the_focus(window, qapp):
    answers = []
    dialog = ask(window, "Khóa biên bản?", "", LOCK, answers.append)
    qapp.processEvents()
    assert dialog.focusWidget() is dialog.buttons["later"]
    press(dialog, Qt.Key.Key_Escape)
    assert answers == ["later"]


def test_a_destructive_answer_is_outlined_never_filled(window):
    dialog = Dialog(window, "Khóa?")
    dialog.offer(LOCK)
    assert dialog.buttons["lock"].property("kind") == "danger"
    assert audit(dialog) == []
    dialog.close()


def test_a_dialog_grows_with_what_it_says(window, qapp):
    dialog = Dialog(window, "Lịch họp mới")
    dialog.offer([Answer("later", "Để sau", safe=True)])
    dialog.open_it()
    qapp.processEvents()
    before = dialog.height()
    lines = [text(f"Chưa đọc được giờ “{n}”.", wrap=True) for n in range(8)]
    for line in lines:
        dialog.body.addWidget(line)
    qapp.processEvents()
    assert dialog.height() > before
    assert all(line.height() >= line.heightForWidth(line.width()) for line in lines)
    dialog.give("later")


def test_a_dialog_that_opens_beyond_the_screen_comes_back_onto_it(window, qapp):
    room = window.screen().availableGeometry()
    window.move(room.right() - 200, room.bottom() - 100)
    qapp.processEvents()
    dialog = ask(window, "Khóa biên bản?", "", LOCK, lambda _: None)
    qapp.processEvents()
    assert room.contains(dialog.frameGeometry())
    dialog.give("later")


def is_seen(widget):
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_a_form_grows_with_what_is_wrong_and_shows_it(window, qapp, qtbot):
    window.resize(1300, 900)
    fields = [Field(f"f{n}", f"Mục {n}", optional=n < 3) for n in range(4)]
    dialog = FormDialog(window, "Lịch họp mới", "", fields, "Thêm", lambda: TODAY)
    dialog.open_it()
    qapp.processEvents()
    before = dialog.height()
    dialog.buttons["save"].click()
    line = dialog.form.line("f3")
    assert line.said == "Còn thiếu: mục 3."
    qtbot.waitUntil(lambda: bool(dialog.height() > before and is_seen(line)))
    dialog.give("later")


def test_a_low_window_scrolls_to_what_is_wrong(window, qapp, qtbot):
    window.resize(1300, 420)
    fields = [Field(f"f{n}", f"Mục {n}", optional=n < 7) for n in range(8)]
    dialog = FormDialog(window, "Lịch họp mới", "", fields, "Thêm", lambda: TODAY)
    dialog.open_it()
    qapp.processEvents()
    dialog.buttons["save"].click()
    line = dialog.form.line("f7")
    assert line.said == "Còn thiếu: mục 7."
    qtbot.waitUntil(lambda: bool(is_seen(line)))
    dialog.give("later")


def test_closing_the_window_of_a_dialog_is_the_safe_answer(window):
    answers = []
    dialog = ask(window, "Khóa biên bản?", "", LOCK, answers.append)
    dialog.close()
    assert answers == ["later"]


@pytest.fixture
def pair(window):
    table = Table("pair", [Column("a", "Tên", stretch=True)])
    table.show_rows([Row("1", {"a": "Một"}), Row("2", {"a": "Hai"})])
    drawer = Drawer()
    action = Button("Xếp lịch", "primary")
    drawer.show_content(text("Chi tiết"), [action])
    beside = Beside(table, drawer)
    window.layout().addWidget(beside)
    beside.show()
    return table, drawer, beside, action


def test_a_wide_window_shows_list_and_drawer(window, pair, qapp):
    table, drawer, _beside, _action = pair
    qapp.processEvents()
    assert table.isVisible()
    assert drawer.isVisible()


def test_a_narrow_window_shows_one_of_them(window, pair, qapp):
    table, drawer, beside, _action = pair
    window.resize(700, 600)
    qapp.processEvents()
    assert table.isVisible()
    assert not drawer.isVisible()
    beside.enter()
    assert drawer.isVisible()
    assert not table.isVisible()
    press(drawer, Qt.Key.Key_Escape)
    assert table.isVisible()
    assert not drawer.isVisible()


def test_enter_on_a_row_leads_into_the_drawer(window, pair, qapp):
    table, _drawer, _beside, action = pair
    qapp.processEvents()
    table.opened.emit("1")
    assert window.focusWidget() is action


def test_a_drawer_forgets_its_last_content(window, pair):
    _table, drawer, _beside, _action = pair
    drawer.clear("Chọn một dòng.")
    visible = [b for b in drawer.findChildren(Button) if b.isVisibleTo(drawer)]
    assert visible == []


def test_a_popover_leads_the_keyboard_to_its_first_button(window, qapp):
    anchor, inside = Button("Kế hoạch năm"), Button("Ghi chỉ tiêu")
    window.layout().addWidget(anchor)
    popover = Popover(inside, anchor)
    popover.open_below()
    assert popover.focusWidget() is inside
    popover.close()


def test_a_popover_closes_with_escape_and_returns_the_focus(window, qapp):
    anchor = QPushButton("Căn cứ")
    window.layout().addWidget(anchor)
    qapp.processEvents()
    popover = Popover(text("HD 42"), anchor)
    closed = []
    popover.closed.connect(lambda: closed.append(1))
    popover.open_below()
    press(popover, Qt.Key.Key_Escape)
    assert closed == [1]
    assert window.focusWidget() is anchor


@pytest.fixture
def rings(look, qapp):
    made = FocusRings(qapp)
    yield made
    made.deleteLater()


def ring_of(window):
    return window.findChild(FocusRing)


def test_the_ring_stands_outside_what_has_the_focus(window, rings, qapp):
    button = Button("In")
    window.layout().addWidget(button)
    qapp.processEvents()
    rings._follow(None, button)
    ring = ring_of(window)
    assert ring.isVisible()
    box = button.geometry()
    assert ring.geometry() == box.adjusted(-4, -4, 4, 4)
    window.layout().setContentsMargins(60, 60, 60, 60)
    qapp.processEvents()
    assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)


def test_the_ring_goes_with_the_focus(window, rings, qapp):
    button = Button("In")
    window.layout().addWidget(button)
    rings._follow(None, button)
    rings._follow(button, None)
    assert not ring_of(window).isVisible()
    button.hide()
    rings._follow(None, button)
    assert not ring_of(window).isVisible()


def test_the_ring_survives_that_its_button_is_deleted(window, rings, qapp):
    import shiboken6

    button = Button("In")
    window.layout().addWidget(button)
    rings._follow(None, button)
    shiboken6.delete(button)
    other = Button("Lưu")
    window.layout().addWidget(other)
    qapp.processEvents()
    rings._follow(None, other)
    assert ring_of(window).isVisible()


def test_the_ring_is_cut_where_its_list_scrolls(window, rings, qapp):
    buttons = [Button(str(number)) for number in range(60)]
    inside = QWidget()
    inside.setLayout(column(*buttons))
    area = scroll(inside)
    window.layout().addWidget(area)
    qapp.processEvents()
    rings._follow(None, buttons[50])
    qapp.processEvents()
    assert ring_of(window).isVisible(), "the keyboard brings its target into sight"
    area.verticalScrollBar().setValue(0)
    qapp.processEvents()
    assert not ring_of(window).isVisible()


def test_an_act_of_the_drawer_keeps_the_focus_in_it(window, pair, qapp):
    _table, drawer, _beside, action = pair
    window.resize(1400, 600)
    qapp.processEvents()
    action.setFocus()
    fresh = Button("Bỏ đánh giá")
    drawer.show_content(text("Chi tiết mới"), [fresh])
    assert window.focusWidget() is fresh


def test_a_segment_is_one_stop_and_arrows_choose(look, qtbot):
    segment = Segment([("board", "Bảng"), ("list", "Danh sách")])
    qtbot.addWidget(segment)
    segment.show()
    chosen = []
    segment.chosen.connect(chosen.append)
    stops = [
        p for p in segment._parts.values() if p.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(stops) == 1
    press(segment._parts["board"], Qt.Key.Key_Right)
    press(segment._parts["list"], Qt.Key.Key_Right)
    assert chosen == ["list"]
    assert segment.current() == "list"


def test_a_tile_filters_and_says_so(look, qtbot):
    tiles = TileRow()
    qtbot.addWidget(tiles)
    tiles.show_tiles(
        [
            TileData("all", 26, "tất cả"),
            TileData("bad", 1, "dòng lỗi", chip="1 thiếu", chip_status=Status.BAD),
        ]
    )
    chosen = []
    tiles.chosen.connect(chosen.append)
    tiles._tiles["bad"].click()
    assert tiles._tiles["bad"].accessibleName() == "1 dòng lỗi, 1 thiếu, đang lọc"
    tiles._tiles["bad"].click()
    assert chosen == ["bad", ""]
    assert tiles._tiles["bad"].accessibleName() == "1 dòng lỗi, 1 thiếu"


def test_new_figures_keep_the_chosen_tile(look, qtbot):
    tiles = TileRow()
    qtbot.addWidget(tiles)
    data = [TileData("all", 26, "tất cả"), TileData("bad", 1, "lỗi")]
    tiles.show_tiles(data)
    tiles.choose("bad")
    tiles.show_tiles([TileData("all", 27, "tất cả"), TileData("bad", 2, "lỗi")])
    assert tiles.current() == "bad"
    tiles.show_tiles(data[:1])
    assert tiles.current() == ""


def test_digits_choose_a_card(look, qtbot):
    cards = ChoiceCards([CardChoice("a", "Thôn"), CardChoice("b", "Trường")])
    qtbot.addWidget(cards)
    chosen = []
    cards.chosen.connect(chosen.append)
    press(cards, Qt.Key.Key_2)
    press(cards, Qt.Key.Key_7)
    assert chosen == ["b"]
    assert cards.current() == "b"


def test_steps_say_where_we_are(look, qtbot):
    steps = StepLine(["Chọn tệp", "Ghép cột", "Ghi vào sổ"])
    qtbot.addWidget(steps)
    steps.show_step(1)
    assert steps.accessibleName() == "Bước 2 trên 3: Ghép cột"


def test_a_banner_offers_one_way_out(look, qtbot):
    banner = Banner("Đang xem năm 2025 (chỉ đọc)", "Về năm 2026")
    qtbot.addWidget(banner)
    pressed = []
    banner.pressed.connect(lambda: pressed.append(1))
    banner.findChild(Button).click()
    assert pressed == [1]
    assert theme.current().size("banner") <= banner.sizeHint().height()
