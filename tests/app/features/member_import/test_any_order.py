"""Whatever the order of columns, the words above them and the cut of shared cells."""

import unicodedata
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from app.features.member_import.rules.headings import find_header
from app.features.member_import.rules.reading.dates import DateReader
from app.features.member_import.rules.reading.rows import RowReader
from app.features.member_import.rules.vocabulary import Vocabulary
from app.features.member_import.store import column_table, list_words
from app.kernel.text import fold

VOCABULARY = Vocabulary(column_table(), list_words())
DATES = DateReader(40, 1900, date(2026, 11, 23))
# Target of a column of book 7-HSĐV, the facts of its cell, what they must become.
BOOK = {
    "full_name+other_name": (["Y Bih Niê", "Ama Thuột"], ["Y Bih Niê", "Ama Thuột"]),
    "gender+ethnicity+religion": (["Nam", "Ê Đê", "Tin lành"],) * 2,
    "schooling+theory_level+education+languages": (
        ["12/12", "Trung cấp", "Kỹ sư điện", "Anh B1"],
    )
    * 2,
    "occupation_before+occupation": (["Làm ruộng", "Hưu trí"],) * 2,
    "admitted_on+official_on": (
        ["03/02/1985", "03/02/1986"],
        ["1985-02-03", "1986-02-03"],
    ),
    "card_no+record_no+badge": (["066085001234", "010203QT", "HHĐ 40 năm"],) * 2,
}
SINGLE = {
    "hometown": "Xã Cư Pui, tỉnh Đắk Lắk",
    "service": "Hưu trí",
    "note": "Thương binh",
}
READ = {
    field: value
    for target, (_told, values) in BOOK.items()
    for field, value in zip(target.split("+"), values, strict=True)
} | SINGLE
READ["gender"] = "male"
KEPT = frozenset(READ)
EVENTS = {
    "event.moved_in": ("15/6/2019", "Đảng bộ xã Ia Der"),
    "event.moved_out": ("01/02/2024", "Đảng bộ phường An Bình"),
}


def _read(head, cells):
    rows = (("SỔ DANH SÁCH",), (), tuple(head), tuple(cells))
    width = max(map(len, rows))
    padded = [tuple(row) + (None,) * (width - len(row)) for row in rows]
    header = find_header(padded, (), VOCABULARY)
    readings, _skipped = RowReader(VOCABULARY, DATES, header, KEPT).people(padded)
    assert len(readings) == 1
    return readings[0]


def _aliases(target):
    combined = VOCABULARY.combined.get(target)
    return (combined or VOCABULARY.columns[target]).aliases


def _shout(text, how):
    return {"as is": text, "capitals": text.upper(), "bare": fold(text)}[how]


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_the_columns_of_book_7_in_any_order_and_words(data):
    order = data.draw(st.permutations([*BOOK, *SINGLE, *EVENTS]))
    how = data.draw(st.sampled_from(["as is", "capitals", "bare"]))
    head = [_shout(data.draw(st.sampled_from(_aliases(t))), how) for t in order]
    cells = []
    for target in order:
        if target in BOOK:
            join = data.draw(st.sampled_from(["\n", " / ", "; ", "\r\n"]))
            cells.append(join.join(BOOK[target][0]))
        elif target in EVENTS:
            join = data.draw(st.sampled_from(["\n", " ", ", ", " từ "]))
            cells.append(join.join(EVENTS[target]))
        else:
            cells.append(SINGLE[target])
    reading = _read(head, cells)
    assert dict(reading.values) == READ
    assert not reading.problems
    told = [(f"event.{e.kind}", e.on, e.place) for e in reading.events]
    assert told == [
        ("event.moved_in", "2019-06-15", "Đảng bộ xã Ia Der"),
        ("event.moved_out", "2024-02-01", "Đảng bộ phường An Bình"),
    ]


@given(
    st.sets(st.sampled_from(range(3)), min_size=1),
    st.sampled_from(["\n", "; ", " / "]),
)
@settings(max_examples=40, deadline=None)
def test_facts_that_are_missing_do_not_move_the_others(kept, join):
    facts, fields = ["Nữ", "Tày", "Không"], ["gender", "ethnicity", "religion"]
    values = ["female", "Tày", "Không"]
    cell = join.join(facts[n] for n in sorted(kept))
    head = ["Họ và tên", "Nam, nữ, dân tộc, tôn giáo", "Quê quán", "Ghi chú"]
    reading = _read(head, ["Lò Thị Pâng", cell, "Xã A", "x"])
    found = {f: reading.values.get(f) for f in fields}
    assert found == {f: values[n] if n in kept else None for n, f in enumerate(fields)}


names = st.lists(
    st.sampled_from(
        ["Y", "H'Hen", "Niê", "Blơt", "Êban", "Ksor", "Nguyễn", "Thị", "Ánh"]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)


@given(names, st.sampled_from(["NFC", "NFD"]), st.booleans())
@settings(max_examples=80, deadline=None)
def test_a_name_survives_capitals_and_taken_apart_letters(name, form, is_shouted):
    told = unicodedata.normalize(form, name.upper() if is_shouted else name)
    head = ["STT", "Họ và tên", "Quê quán", "Ghi chú", "Ngày vào Đảng"]
    reading = _read(head, [1, told, "Xã A", "x", "1990"])
    # "Y" alone says nothing of capitals.
    expected = name if not is_shouted or len(name) > 1 else name.upper()
    assert reading.values["full_name"] == expected


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_no_text_in_a_shared_cell_breaks_the_reading(text):
    head = [_aliases(target)[0] for target in [*BOOK, *EVENTS]]
    reading = _read(
        [*head, "Quê quán"], ["Lò Thị Pâng", *[text] * (len(head) - 1), "x"]
    )
    assert reading.line == 4
