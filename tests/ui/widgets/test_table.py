"""The table: order, filter, marks, keys, widths, what is said aloud."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.kernel.text import name_sort_key
from tests.ui.accessibility import audit
from tests.ui.typing import press, type_text
from ui.widgets import theme
from ui.widgets.status import Status, Tone
from ui.widgets.table.arrange import filtered, found, ordered, values
from ui.widgets.table.columns import Cell, Column, Row, said
from ui.widgets.table.view import Table

ALOUD = Qt.ItemDataRole.AccessibleTextRole
COLUMNS = (
    Column("mark", "", kind="mark"),
    Column("no", "STT", kind="number"),
    Column("name", "Họ và tên", stretch=True),
    Column("born", "Ngày sinh", kind="date", second=True),
    Column("state", "Tình trạng", kind="chip"),
    Column("shape", "Bốn tốt", kind="shape"),
    Column("part", "Dự họp", kind="progress", second=True),
    Column("act", "", kind="action"),
)
NAMES = ("Trần Văn Hòa", "Lê Thị Ánh", "Đỗ Thị Bích Liên", "Nguyễn Văn An")


def person(no, name):
    return Row(
        f"p{no}",
        {
            "no": Cell(str(no), sort=no),
            "name": Cell(
                name, sort=name_sort_key(name), detail="Bí thư" if no == 1 else ""
            ),
            "born": Cell("03/02/1989", sort="1989-02-03"),
            "state": Cell("Chính thức", status=Status.DONE),
            "shape": Cell(status=Status.BAD, spoken="thiếu"),
            "part": Cell(done=no, of=12),
            "act": Cell("Xem"),
        },
    )


ROWS = [person(number, name) for number, name in enumerate(NAMES, start=1)]


@pytest.fixture
def table(look, qtbot):
    made = Table("test", COLUMNS)
    qtbot.addWidget(made)
    made.resize(1300, 500)
    made.show()
    made.show_rows(ROWS)
    yield made
    theme.current().habits.clear()


def shown(table):
    return [row.id for row in table.seen()]


def column(key):
    return [c.key for c in COLUMNS].index(key)


def test_names_are_ordered_as_vietnamese_lists_are(table):
    table.grid._sort(column("name"))
    assert [row.cell("name").text for row in table.seen()] == [
        "Nguyễn Văn An", "Lê Thị Ánh", "Trần Văn Hòa", "Đỗ Thị Bích Liên",
    ]  # fmt: skip
    table.grid._sort(column("name"))
    assert shown(table)[0] == "p3"
    table.grid._sort(column("name"))
    assert shown(table) == ["p1", "p2", "p3", "p4"]


def test_figures_are_ordered_as_figures():
    rows = [Row(str(n), {"n": Cell(str(n), sort=n)}) for n in (10, 9, 100, 1)]
    assert [row.id for row in ordered(rows, "n", descending=False)] == [
        "1",
        "9",
        "10",
        "100",
    ]


def test_empty_cells_come_last_both_ways():
    rows = [Row("a", {"n": ""}), Row("b", {"n": "2"}), Row("c", {"n": "1"})]
    assert [r.id for r in ordered(rows, "n", descending=False)] == ["c", "b", "a"]
    assert [r.id for r in ordered(rows, "n", descending=True)] == ["b", "c", "a"]


def test_different_kinds_of_sort_keys_do_not_quarrel():
    rows = [
        Row("a", {"n": Cell("x", sort=b"x")}),
        Row("b", {"n": Cell("1", sort=1)}),
        Row("c", {"n": "chữ"}),
        Row("d", {"n": Cell(status=Status.BAD)}),
    ]
    assert len(ordered(rows, "n", descending=False)) == 4


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("hoa", ["p1"]),
        ("HOÀ", ["p1"]),
        ("do lien", ["p3"]),
        ("lien do", ["p3"]),
        ("bich 1989", ["p3"]),
        ("", ["p1", "p2", "p3", "p4"]),
        ("zzz", []),
    ],
)
def test_a_filter_ignores_marks_and_order_of_words(table, words, ids):
    table.filter(words)
    assert shown(table) == ids


def test_section_rows_vanish_while_filtering_or_sorting():
    section = Row("s", {"t": "QUÁ HẠN"}, section=True)
    assert filtered([section, *ROWS], "nguyen") == [ROWS[3]]
    assert section not in ordered([section, *ROWS], "name", descending=False)


def test_an_empty_table_says_why_it_is_empty(table):
    table.filter("zzz")
    assert table._empty.isVisible()
    assert table._empty.text() == "Không có dòng nào khớp bộ lọc."
    table.filter("")
    assert not table._empty.isVisible()
    table.empty = "Chưa có đảng viên nào."
    table.show_rows([])
    assert table._empty.text() == "Chưa có đảng viên nào."


def test_counting_says_what_is_filtered(table):
    assert table.count_words("đảng viên") == "4 đảng viên"
    table.filter("hoa")
    assert table.count_words("đảng viên") == "4 đảng viên, đang lọc 1"


def test_the_drawer_hears_of_the_row_once_the_keyboard_stops(table, qtbot):
    told = []
    table.current_changed.connect(told.append)
    table.select_first()
    press(table.grid, Qt.Key.Key_Down)
    press(table.grid, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["p3"]


def test_enter_opens_and_space_marks(table):
    opened, marks = [], []
    table.opened.connect(opened.append)
    table.marks_changed.connect(lambda: marks.append(table.marked()))
    table.select("p2")
    press(table.grid, Qt.Key.Key_Return)
    press(table.grid, Qt.Key.Key_Space)
    assert opened == ["p2"]
    assert marks == [frozenset({"p2"})]
    press(table.grid, Qt.Key.Key_Space)
    assert table.marked() == frozenset()


def test_f2_is_left_to_the_navigation(table):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    event = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier
    )
    table.grid.keyPressEvent(event)
    assert not event.isAccepted()


def test_tab_leaves_the_table(table):
    assert not table.grid.tabKeyNavigation()


def test_tab_goes_through_a_table_without_rows(look, qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    before, empty, after = QLineEdit(), Table("people", COLUMNS), QLineEdit()
    column = QVBoxLayout(around)
    for part in (before, empty, after):
        column.addWidget(part)
    around.show()
    around.activateWindow()
    for rows in ([], ROWS, []):
        empty.show_rows(rows)
        before.setFocus()
        qtbot.keyClick(before, Qt.Key.Key_Tab)
        assert around.focusWidget() is (empty.grid if rows else empty)
        qtbot.keyClick(around.focusWidget(), Qt.Key.Key_Tab)
        assert around.focusWidget() is after


def test_losing_the_last_row_keeps_the_focus_in_the_table(table):
    table.setFocus()
    table.show_rows([])
    assert table.hasFocus()
    assert table.accessibleDescription() == table.empty


def test_typing_jumps_to_a_name_without_marks(table):
    table.select_first()
    type_text(table.grid, "lie")
    assert table.current_id() == "p3"
    assert found(ROWS, "name", "anh", 0) == 1
    assert found(ROWS, "name", "qq", 0) == -1


def test_a_press_on_an_action_acts(table, qapp):
    acted = []
    table.acted.connect(acted.append)
    table.grid.clicked.emit(table.model.index(1, column("act")))
    table.grid.clicked.emit(table.model.index(1, column("name")))
    assert acted == ["p2"]


def test_a_row_is_selected_even_while_ctrl_is_down(table, monkeypatch):
    from PySide6.QtWidgets import QApplication

    ctrl = Qt.KeyboardModifier.ControlModifier
    monkeypatch.setattr(QApplication, "keyboardModifiers", lambda: ctrl)
    for _ in range(2):
        table.select("p2")
        assert table.selected_ids() == ["p2"]


def test_figures_are_shown_in_full_whatever_width_was_wished(look, qtbot):
    made = Table(
        "cards", [Column("a", "Tên", stretch=True), Column("c", "Số thẻ", width=60)]
    )
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    made.show_rows([Row("1", {"a": "Hòa", "c": "031204550121"})])
    delegate = made.grid.itemDelegateForColumn(1)
    assert made.grid.columnWidth(1) >= delegate.width(Cell("031204550121"))


def test_columns_of_words_give_room_to_the_main_column(look, qtbot):
    made = Table(
        "room", [Column("a", "Tên", stretch=True), Column("b", "Ghi chú", width=300)]
    )
    qtbot.addWidget(made)
    made.resize(440, 200)
    made.show()
    made.show_rows([Row("1", {"a": "Hòa", "b": "chữ " * 20})])
    assert made.grid.columnWidth(0) > 170
    assert made.grid.columnWidth(1) < 300


def test_new_rows_keep_the_current_one(table):
    table.select("p3")
    table.show_rows(list(reversed(ROWS)))
    assert table.current_id() == "p3"


def test_after_a_deletion_the_next_row_is_current(table):
    table.select("p2")
    table.show_rows([row for row in ROWS if row.id != "p2"])
    assert table.current_id() == "p3"
    table.select("p4")
    table.show_rows(ROWS[:2])
    assert table.current_id() == "p2"


def test_marks_of_rows_that_are_gone_are_forgotten(table):
    table.mark(frozenset({"p1", "p2"}))
    table.show_rows(ROWS[1:])
    assert table.marked() == frozenset({"p2"})


def test_every_cell_says_its_column_and_words(table):
    model = table.model

    def aloud(key, line=0):
        return model.index(line, column(key)).data(ALOUD)

    assert aloud("name") == "Họ và tên: Trần Văn Hòa, Bí thư"
    assert aloud("state") == "Tình trạng: Chính thức"
    assert aloud("shape") == "Bốn tốt: thiếu"
    assert aloud("part") == "Dự họp: 1/12"
    assert aloud("mark") == "chưa chọn"
    assert audit(table) == []


def test_a_changed_cell_says_old_and_new():
    assert said(Cell("Nghỉ hưu", old="Công ty")) == "Công ty → Nghỉ hưu"
    assert said(Cell(status=Status.NOT_YET)) == "○"
    assert said(Cell("Đạt", status=Status.DONE)) == "Đạt"


def test_a_sorted_column_says_so(table):
    table.grid._sort(column("born"))
    header = table.model.headerData(column("born"), Qt.Orientation.Horizontal, ALOUD)
    assert header == "Ngày sinh, xếp tăng dần"


def test_narrow_windows_fold_the_second_columns(table, qtbot):
    def detail():
        return table.model.cell(0, column("name")).detail

    qtbot.waitUntil(lambda: not table.grid.isColumnHidden(column("born")))
    table.resize(700, 500)
    qtbot.waitUntil(lambda: table.grid.isColumnHidden(column("born")))
    qtbot.waitUntil(lambda: detail() == "Bí thư · 03/02/1989 · 1/12")
    table.resize(1300, 500)
    qtbot.waitUntil(lambda: detail() == "Bí thư")


def test_columns_never_need_a_horizontal_scroll_bar(table, qapp):
    for percent in (100, 150, 200):
        theme.current().change(percent=percent)
        qapp.processEvents()
        total = table.grid.horizontalHeader().length()
        assert total <= table.grid.viewport().width()
    theme.current().change(percent=100)


def test_chips_dates_and_numbers_are_never_shortened(table):
    delegate = table.grid.itemDelegateForColumn(column("state"))
    needed = delegate.width(Cell("Chính thức", status=Status.DONE))
    assert table.grid.columnWidth(column("state")) >= needed


def test_hidden_columns_are_remembered_per_table(table, qapp, qtbot):
    table.grid.menu.toggle_column("state")
    assert table.grid.isColumnHidden(column("state"))
    other = Table("test", COLUMNS)
    qtbot.addWidget(other)
    other.show_rows(ROWS)
    assert other.grid.isColumnHidden(column("state"))
    table.grid.menu.reset()
    assert not table.grid.isColumnHidden(column("state"))


def test_the_menu_of_a_column_sorts_and_chooses_columns(table):
    from PySide6.QtWidgets import QMenu

    table.grid.menu.open_at(QPoint(60, 5))
    menu = table.grid.findChild(QMenu)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[:2] == ["Xếp tăng", "Xếp giảm"]
    assert "Tình trạng" in words
    assert words[-1] == "Đưa về mặc định"
    menu.close()


def test_a_column_narrows_to_one_of_its_words_and_back(table):
    other = Row("p9", {"name": "Tạ Văn Nghĩa", "state": Cell("Dự bị")})
    table.show_rows([*ROWS, other])
    assert values(table.model.everything, "state", 12) == ["Chính thức", "Dự bị"]
    table.grid.menu._narrow(("state", "Dự bị"))
    assert shown(table) == ["p9"]
    assert table.count_words("đảng viên") == "5 đảng viên, đang lọc 1"
    table.grid.menu.reset()
    assert len(shown(table)) == 5


def test_a_column_with_many_words_offers_no_list(table):
    table.show_rows([person(number, f"Người {number}") for number in range(40)])
    assert values(table.model.everything, "name", 12) == []


def test_a_pulled_width_is_kept_in_u(table, qapp):
    table.grid.menu.keep_width("state", 200)
    table._fit()
    assert table.grid.columnWidth(column("state")) == 200
    theme.current().change(percent=150)
    qapp.processEvents()
    assert table.grid.columnWidth(column("state")) == 300
    theme.current().change(percent=100)
    table.grid.menu.reset()
    assert table.grid.columnWidth(column("state")) != 200


def test_totals_stand_under_their_columns_and_are_said(table):
    table.show_totals({"no": "4", "name": "Cộng"})
    assert table._totals.isVisible()
    assert table._totals.accessibleName() == "4, Cộng"
    table.show_totals({})
    assert not table._totals.isVisible()


def test_section_rows_cannot_be_opened_or_selected(table):
    section = Row("s", {"t": Cell("QUÁ HẠN", detail="1", tone=Tone.BAD)}, section=True)
    table.show_rows([section, *ROWS])
    opened = []
    table.opened.connect(opened.append)
    table._open(0)
    assert opened == []
    table.select_first()
    assert table.current_id() == "p1"
    assert table.model.index(0, 0).data(ALOUD) == "QUÁ HẠN, 1"


def test_hundreds_of_rows_are_shown_at_once(table, qapp):
    rows = [person(number, f"Nguyễn Văn {number}") for number in range(2000)]
    table.show_rows(rows)
    qapp.processEvents()
    assert len(table.seen()) == 2000


def test_the_first_row_is_the_current_one_from_the_start(table):
    assert table.current_id() == "p1"
    assert table.selected_ids() == ["p1"]


def test_getting_the_focus_selects_the_current_row(table):
    table.grid.clearFocus()
    table.grid.selectionModel().clearSelection()
    table.grid.setFocus()
    if table.grid.hasFocus():
        assert table.selected_ids() == [table.current_id()]


def test_scroll_bar_and_folding_do_not_chase_each_other(look, qtbot, qapp):
    columns = [
        Column("name", "Họ và tên", stretch=True),
        Column("born", "Ngày sinh", kind="date", second=True),
        Column("state", "Tình trạng", kind="chip"),
    ]
    made = Table("chase", columns)
    qtbot.addWidget(made)
    made.show()
    rows = [
        Row(str(n), {"name": f"Người {n}", "born": "03/02/1989", "state": "Đạt"})
        for n in range(8)
    ]
    made.show_rows(rows)
    # Every height around the point where the bar appears, at every width around the
    # point where a column folds.
    for width in range(380, 480, 4):
        for height in range(330, 480, 6):
            made.resize(width, height)
            qapp.processEvents()
            header = made.grid.horizontalHeader()
            assert header.length() <= made.grid.viewport().width()
