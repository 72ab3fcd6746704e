"""Forms from declarations: typing, checking, saving at leaving, problems."""

import unicodedata
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from app.kernel.dates import PartialDate
from app.kernel.errors import UserError
from tests.ui.accessibility import audit, spoken_name
from tests.ui.typing import commit_text, press, type_text
from ui.widgets.forms.builder import FormBuilder, narrow_form
from ui.widgets.forms.calendar import Calendar
from ui.widgets.forms.datefield import DateField
from ui.widgets.forms.fields import Field, Option
from ui.widgets.forms.guard import masked, secrecy_problem
from ui.widgets.forms.inputs import LongField, TextField

TODAY = date(2026, 11, 23)
PEOPLE = (
    Option("p1", "Nguyễn Văn Hòa", "Bí thư"),
    Option("p2", "Lê Thị Minh Nguyệt", "Phó bí thư"),
    Option("p3", "Nguyễn Văn Hóa", ""),
)


def no_digits(value):
    return "Họ tên không có chữ số." if any(c.isdigit() for c in value) else None


FIELDS = (
    Field("name", "Họ và tên", check=no_digits, help="Ghi đủ dấu.", basis="HD 42"),
    Field("born", "Ngày sinh", "partial", optional=True),
    Field("on", "Ngày họp", "date"),
    Field("count", "Số đảng viên", "number", smallest=3, largest=200),
    Field(
        "kind",
        "Loại chi bộ",
        "choice",
        choices=(Option("a", "Thôn"), Option("b", "Trường")),
    ),
    Field("who", "Người giúp đỡ", "person", choices=PEOPLE),
    Field("secret", "Mật khẩu", "password"),
    Field("note", "Ghi chú", "long", optional=True, longest=40),
    Field("groups", "Có tổ đảng", "switch"),
)
FULL = {
    "name": "Trần Văn Hòa",
    "born": PartialDate(1958, 3),
    "on": date(2026, 12, 5),
    "count": 24,
    "kind": "a",
    "who": "p2",
    "secret": " có dấu cách ",
    "note": "hai dòng\nchữ",
    "groups": True,
}


@pytest.fixture
def form(look, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    made = FormBuilder(FIELDS, lambda: TODAY)
    layout = QVBoxLayout(window)
    layout.addWidget(made)
    made.frame = window
    made.outside = QLineEdit()
    layout.addWidget(made.outside)
    window.resize(1300, 900)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return made


def line_of(form, key):
    return form.line(key).editor.inner


def enter(form, key, words):
    target = line_of(form, key)
    target = getattr(target, "line", target)
    target.setFocus()
    target.selectAll()
    type_text(target, words)
    return target


def leave(form):
    popup = form.window().focusWidget()
    if getattr(popup, "_list", None) is not None and popup._list.isVisible():
        press(popup._list, Qt.Key.Key_Tab)
    form.outside.setFocus(Qt.FocusReason.TabFocusReason)


def shown_problem(form, key):
    line = form.line(key)
    labels = [w.text() for w in line._problem.findChildren(QLabel) if w.text()]
    return labels[0] if line._problem.isVisible() and labels else ""


def test_what_is_filled_is_read_back(form):
    form.fill(FULL)
    assert form.values() == FULL
    assert form.check()


def test_an_empty_form_has_empty_values_and_names_what_is_missing(form):
    values = form.values()
    assert values["born"] is None
    assert values["on"] is None
    assert values["count"] is None
    assert values["who"] == ""
    missing = [field.key for field in form.missing()]
    assert missing == ["name", "on", "count", "kind", "who", "secret"]
    assert not form.check()
    assert shown_problem(form, "name") == "Còn thiếu: họ và tên."
    assert shown_problem(form, "born") == ""


def test_leaving_a_field_saves_it_once(form):
    saved = []
    form.edited.connect(lambda key, value: saved.append((key, value)))
    enter(form, "name", "Lê Thị Hà")
    leave(form)
    line_of(form, "name").setFocus()
    leave(form)
    assert saved == [("name", "Lê Thị Hà")]


def test_filling_saves_nothing(form):
    saved = []
    form.edited.connect(lambda key, value: saved.append((key, value)))
    form.fill(FULL)
    for key in FULL:
        form.focus(key)
    leave(form)
    assert saved == []


def test_a_wrong_value_is_said_at_leaving_and_not_saved(form):
    saved = []
    form.edited.connect(lambda key, value: saved.append((key, value)))
    enter(form, "name", "Hòa 2")
    assert shown_problem(form, "name") == ""
    leave(form)
    assert shown_problem(form, "name") == "Họ tên không có chữ số."
    assert saved == []
    enter(form, "name", "Hòa")
    assert shown_problem(form, "name") == ""
    leave(form)
    assert saved == [("name", "Hòa")]


@pytest.mark.parametrize(
    ("typed", "value", "problem"),
    [
        ("24", 24, ""),
        ("1.000", 1000, "Số lớn nhất là 200."),
        ("2", 2, "Số nhỏ nhất là 3."),
        ("hai", None, "Ghi bằng chữ số, ví dụ 24."),
        ("24,5", None, "Ghi bằng chữ số, ví dụ 24."),
        ("-4", None, "Ghi bằng chữ số, ví dụ 24."),
        ("٢٤", None, "Ghi bằng chữ số, ví dụ 24."),
    ],
)
def test_a_number_is_read_or_says_why_not(form, typed, value, problem):
    enter(form, "count", typed)
    leave(form)
    assert form.value("count") == value
    assert shown_problem(form, "count") == problem


def test_a_problem_of_the_program_stands_under_its_field_until_it_changes(form):
    class CardTaken(UserError):
        pass

    assert form.failed(CardTaken(field="name"), "Đã có người mang tên này.")
    assert shown_problem(form, "name") == "Đã có người mang tên này."
    assert not form.failed(CardTaken(field="unknown"), "…")
    assert not form.failed(CardTaken(), "…")
    leave(form)
    assert shown_problem(form, "name") == "Đã có người mang tên này."
    enter(form, "name", "Khác")
    assert shown_problem(form, "name") == ""


def test_enter_submits_except_in_a_long_text(form):
    submitted = []
    form.submitted.connect(lambda: submitted.append(1))
    form.focus("name")
    press(line_of(form, "name"), Qt.Key.Key_Return)
    assert submitted == [1]
    form.focus("note")
    press(line_of(form, "note"), Qt.Key.Key_Return)
    assert submitted == [1]
    assert line_of(form, "note").toPlainText() == "\n"


@pytest.mark.parametrize("typed", ["nguyet", "Nguyệt", "PHO BI THU", "le nguyet"])
def test_a_person_is_found_without_marks(form, typed):
    field = enter(form, "who", typed)
    assert [option.key for option in field._shown] == ["p2"]
    field._take(field._words.index(0))
    assert form.value("who") == "p2"
    assert field.text() == "Lê Thị Minh Nguyệt"


def test_a_name_typed_in_full_is_taken_at_leaving(form):
    enter(form, "who", "lê thị minh nguyệt")
    leave(form)
    assert form.value("who") == "p2"


def test_a_name_that_could_be_two_people_is_not_guessed(form):
    enter(form, "who", "nguyen van hoa")
    leave(form)
    assert form.value("who") == ""
    assert "Không thấy" in shown_problem(form, "who")


def test_changing_a_chosen_name_unchooses_the_person(form):
    form.fill({"who": "p1"})
    enter(form, "who", "Nguyễn Văn H")
    assert form.value("who") == ""


def test_people_may_arrive_after_the_form_was_filled(form):
    form.fill({"who": "p9"})
    assert line_of(form, "who").text() == ""
    form.offer("who", [Option("p9", "Tạ Văn Nghĩa")])
    assert form.value("who") == "p9"
    assert line_of(form, "who").text() == "Tạ Văn Nghĩa"


def test_a_choice_saves_at_once(form):
    saved = []
    form.edited.connect(lambda key, value: saved.append((key, value)))
    combo = line_of(form, "kind")
    combo.setCurrentIndex(2)
    combo.activated.emit(2)
    assert saved == [("kind", "b")]


def test_offering_other_choices_keeps_the_chosen_one(form):
    form.fill({"kind": "b"})
    form.offer("kind", [Option("c", "Mới"), Option("b", "Trường")])
    assert form.value("kind") == "b"
    form.offer("kind", [Option("c", "Mới")])
    assert form.value("kind") == ""


def test_a_secrecy_stamp_stops_the_saving(form):
    saved = []
    form.edited.connect(lambda key, value: saved.append((key, value)))
    form.focus("note")
    commit_text(line_of(form, "note"), "MẬT")
    leave(form)
    assert "chưa lưu" in shown_problem(form, "note")
    assert saved == []


@pytest.mark.parametrize(
    ("words", "is_stamped"),
    [
        ("MẬT", True),
        ("TỐI MẬT\nSố 12", True),
        ("Nội dung\n  TUYỆT MẬT.", True),
        (unicodedata.normalize("NFD", "MẬT"), True),
        ("Nuôi ong lấy mật", False),
        ("Mật độ dân cư", False),
        ("giữ bí mật nghiệp vụ MẬT ong", False),
    ],
)
def test_only_a_stamp_counts_as_a_stamp(words, is_stamped):
    assert bool(secrecy_problem(words)) is is_stamped


def test_a_long_text_says_when_it_is_too_long(form):
    form.focus("note")
    commit_text(line_of(form, "note"), "chữ " * 20)
    leave(form)
    assert shown_problem(form, "note") == "Dài quá 40 chữ. Ghi gọn lại."


def test_a_long_text_grows_and_stops_growing(form):
    note = line_of(form, "note")
    three = note.height()
    note.setText("\n".join("một dòng" for _ in range(8)))
    eight = note.height()
    note.setText("\n".join("một dòng" for _ in range(90)))
    assert three < eight < note.height() < eight * 2


def test_decomposed_letters_are_composed_as_they_come(look, qtbot):
    field = TextField()
    qtbot.addWidget(field)
    commit_text(field, unicodedata.normalize("NFD", "Nguyễn Thị Ế"))
    assert field.text() == "Nguyễn Thị Ế"
    press(field, Qt.Key.Key_Backspace)
    assert field.text() == "Nguyễn Thị "


def test_composing_keeps_the_cursor_where_it_was(look, qtbot):
    field = TextField()
    qtbot.addWidget(field)
    field.setText("An Binh")
    field.setCursorPosition(2)
    commit_text(field, unicodedata.normalize("NFD", "ế"))
    assert field.text() == "Anế Binh"
    assert field.cursorPosition() == 3


def test_a_typing_tool_may_rewrite_letters(look, qtbot):
    field = TextField()
    qtbot.addWidget(field)
    type_text(field, "vie\bêt\b\bệt")
    assert field.text() == "việt"


def test_pasted_text_is_composed_and_plain(look, qtbot):
    field = LongField()
    qtbot.addWidget(field)
    mime = QMimeData()
    mime.setHtml("<b>x</b>")
    mime.setText(unicodedata.normalize("NFD", "Đảng phí"))
    field.insertFromMimeData(mime)
    assert field.toPlainText() == "Đảng phí"


def test_the_basis_follows_the_focus(form):
    form.focus("name")
    assert form._basis._basis.text() == "HD 42"
    form.focus("count")
    assert form._basis._label.text() == "Số đảng viên"


def test_in_a_narrow_window_the_help_stands_below_the_field(form, qapp):
    form.window().resize(900, 900)
    qapp.processEvents()
    form.focus("name")
    assert form._basis.isHidden()
    assert form.line("name")._help.isVisible()
    leave(form)
    assert form.line("name")._help.isHidden()


def test_a_narrow_form_has_no_basis(look, qtbot):
    form = narrow_form(FIELDS, lambda: TODAY)
    qtbot.addWidget(form)
    form.resize(1400, 800)
    form.show()
    assert form._basis is None
    form.focus("name")
    assert not form.line("name")._help.isVisible()


def test_every_field_has_its_label_as_its_name(form):
    assert audit(form) == []
    assert spoken_name(line_of(form, "name")) == "Họ và tên"
    assert spoken_name(line_of(form, "on").line) == "Ngày họp"


def test_a_box_says_its_words_once(form):
    words = [label.text() for label in form.line("groups").findChildren(QLabel)]
    assert "Có tổ đảng" not in words
    assert line_of(form, "groups").text() == "Có tổ đảng"


@pytest.fixture
def field(look, qtbot):
    made = DateField(lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_date_is_written_out_at_leaving_and_told_once(field):
    told = []
    field.changed.connect(told.append)
    type_text(field.line, "5/12")
    field.line.left.emit()
    field.line.left.emit()
    assert field.line.text() == "05/12/2026"
    assert told == [PartialDate(2026, 12, 5)]
    assert field._words.text() == "Thứ Bảy, còn 12 ngày"


def test_an_impossible_date_is_told_to_nobody_and_kept_as_typed(field):
    told = []
    field.changed.connect(told.append)
    type_text(field.line, "31/11")
    field.line.left.emit()
    assert field.line.text() == "31/11"
    assert field.problem() == "Tháng 11 năm 2026 chỉ có 30 ngày."
    assert told == []


def test_emptying_a_date_is_a_change(field):
    field.fill(TODAY)
    told = []
    field.changed.connect(told.append)
    field.line.clear()
    field.line.left.emit()
    assert told == [None]


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Up, date(2027, 2, 1)),
        (Qt.Key.Key_Down, date(2027, 1, 30)),
        (Qt.Key.Key_PageUp, date(2027, 2, 28)),
        (Qt.Key.Key_PageDown, date(2026, 12, 31)),
    ],
)
def test_arrows_step_a_date(field, key, day):
    field.fill(date(2027, 1, 31))
    press(field.line, key)
    assert field.day() == day


def test_the_year_of_two_digits_is_shown_before_leaving(field, qtbot):
    type_text(field.line, "3/2/89")
    qtbot.waitUntil(lambda: "03/02/1989" in field._words.text(), timeout=2000)


def test_the_calendar_opens_with_f4_and_gives_the_day(field, qapp):
    field.fill(date(2026, 12, 5))
    told = []
    field.changed.connect(told.append)
    press(field.line, Qt.Key.Key_F4)
    calendar = field.line.findChild(Calendar)
    press(calendar.grid, Qt.Key.Key_Down)
    press(calendar.grid, Qt.Key.Key_Return)
    assert field.day() == date(2026, 12, 12)
    assert told == [PartialDate(2026, 12, 12)]


def test_the_calendar_says_the_day_and_what_is_known_about_it(look, qtbot):
    calendar = Calendar(
        date(2026, 12, 5), TODAY, lambda day: "Sinh hoạt" if day.day == 5 else ""
    )
    qtbot.addWidget(calendar)
    assert spoken_name(calendar.grid) == "Thứ Bảy, 05/12/2026, Sinh hoạt"
    press(calendar.grid, Qt.Key.Key_PageDown)
    assert calendar._title.text() == "Tháng 1/2027"


def test_a_read_only_form_shows_values_as_text(form, qapp):
    form.fill(FULL)
    form.set_read_only(True)
    shown = {key: form.line(key)._read.text() for key in FULL}
    assert shown["name"] == "Trần Văn Hòa"
    assert shown["born"] == "03/1958"
    assert shown["on"] == "05/12/2026"
    assert shown["kind"] == "Thôn"
    assert shown["who"] == "Lê Thị Minh Nguyệt"
    assert shown["groups"] == "Có"
    assert "dấu" not in shown["secret"]
    assert not form.line("name").editor.isVisible()
    form.set_read_only(False)
    assert form.line("name").editor.isVisible()


def test_a_doubt_is_said_and_stops_nothing(form):
    form.fill(FULL)
    form.show_doubt("on", "Ngoài ngày sinh hoạt thường kỳ.")
    assert shown_problem(form, "on") == "Ngoài ngày sinh hoạt thường kỳ."
    assert line_of(form, "on").line.property("state") != "wrong"
    assert form.check()


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("0912345318", "•••• ••• 318"),
        ("0912 345 318", "•••• ••• 318"),
        ("318", "•••• •••"),
        ("", ""),
    ],
)
def test_a_personal_number_shows_only_its_end(number, shown):
    assert masked(number) == shown


def test_a_masked_field_keeps_the_number_and_shows_it_on_demand(look, qtbot):
    form = narrow_form([Field("phone", "Điện thoại", "masked")], lambda: TODAY)
    qtbot.addWidget(form)
    form.fill({"phone": "0912345318"})
    field = form.line("phone").editor.inner
    told, saved = [], []
    field.revealed.connect(lambda: told.append(1))
    form.edited.connect(lambda key, value: saved.append((key, value)))
    assert field.text() == "•••• ••• 318"
    assert form.value("phone") == "0912345318"
    field.editingFinished.emit()
    assert saved == []
    type_text(field, "9")
    assert form.value("phone") == "0912345318"
    field.reveal()
    assert told == [1]
    assert field.text() == "0912345318"
    field.setText("0987654321")
    field.editingFinished.emit()
    assert saved == [("phone", "0987654321")]
