"""Whatever the order and the words of the columns, the same people come out."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.features.member_import.rules.headings import find_header
from app.features.member_import.rules.reading.dates import DateReader
from app.features.member_import.rules.reading.rows import RowReader
from app.features.member_import.rules.vocabulary import Vocabulary
from app.features.member_import.store import column_table, list_words
from app.kernel.dates import PartialDate
from app.kernel.text import fold

VOCABULARY = Vocabulary(column_table(), list_words())
FIELDS = {
    "full_name": "Công Tằng Tôn Nữ Thị Ánh",
    "birth": "12/03/1970",
    "gender": "Nữ",
    "admitted_on": "03/02/1995",
    "official_on": "03/02/1996",
    "card_no": "001170004321",
    "hometown": "Xã Hòa Phong, thành phố Đà Nẵng",
    "residence": "Số 4 ngõ 12",
    "education": "Đại học",
    "theory_level": "Trung cấp",
    "party_post": "Bí thư",
    "office_post": "Tổ trưởng",
    "phone": "0912345678",
    "record_no": "010203/QT",
    "note": "Thương binh",
}
READ = {
    **FIELDS,
    "birth": "1970-03-12",
    "gender": "female",
    "admitted_on": "1995-02-03",
    "official_on": "1996-02-03",
}
# A lone "Dự bị" or "Chính thức" above a column needs its group's title to be certain.
ALIASES = {
    field: [a for a in VOCABULARY.column(field).aliases if a not in {"Dự bị"}]
    for field in FIELDS
}
DATES = DateReader(40, 1900, date(2026, 11, 23))


def _read(head, cells):
    rows = (("DANH SÁCH",), (), tuple(head), tuple(cells))
    width = max(len(row) for row in rows)
    padded = [tuple(row) + (None,) * (width - len(row)) for row in rows]
    header = find_header(padded, (), VOCABULARY)
    reader = RowReader(VOCABULARY, DATES, header, frozenset(FIELDS))
    readings, _skipped = reader.people(padded)
    return readings


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_any_order_and_any_synonym_give_the_same_person(data):
    order = data.draw(st.permutations(list(FIELDS)))
    head = [data.draw(st.sampled_from(ALIASES[field])) for field in order]
    shout = data.draw(st.sampled_from([str, str.upper, fold, "{} *".format]))
    readings = _read([shout(h) for h in head], [FIELDS[f] for f in order])
    assert len(readings) == 1
    assert dict(readings[0].values) == READ
    assert not readings[0].problems


@given(st.sets(st.sampled_from(sorted(set(FIELDS) - {"full_name"})), min_size=2))
@settings(max_examples=60, deadline=None)
def test_any_choice_of_columns_is_enough_with_a_name(fields):
    order = ["full_name", *sorted(fields)]
    readings = _read([ALIASES[f][0] for f in order], [FIELDS[f] for f in order])
    expected = {f: READ[f] for f in order}
    found = {f: v for f, v in readings[0].values.items() if f in FIELDS}
    assert found == expected


@given(
    st.dates(date(1900, 1, 1), date(2026, 11, 23)),
    st.sampled_from(["/", "-", ".", " / ", ". "]),
    st.booleans(),
)
@settings(deadline=None)
def test_any_day_written_day_first_is_read_as_that_day(day, sign, padded):
    form = "{:02d}{}{:02d}{}{}" if padded else "{}{}{}{}{}"
    text = form.format(day.day, sign, day.month, sign, day.year)
    assert DATES.read(text, "birth", "Ngày sinh").iso == day.isoformat()
    serial = (day - date(1899, 12, 30)).days
    # Small serial numbers cannot be told from years.
    if serial >= 2100:
        assert DATES.read(serial, "birth", "Ngày sinh").iso == day.isoformat()


@given(st.text(max_size=40))
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_the_reading_of_dates(text):
    reading = DATES.read(text, "birth", "Ngày sinh")
    if reading.iso:
        PartialDate.from_iso(reading.iso)
    assert not (reading.iso and reading.problem)


@given(st.floats() | st.integers())
@settings(deadline=None)
def test_no_number_breaks_the_reading_of_dates(number):
    reading = DATES.read(number, "birth", "Ngày sinh")
    assert not (reading.iso and reading.problem)


cells = st.none() | st.text(max_size=20) | st.integers() | st.dates()


@given(st.lists(st.lists(cells, min_size=6, max_size=6), max_size=12))
@settings(max_examples=150, deadline=None)
def test_no_rows_break_the_reader(rows):
    head = ("Họ và tên", "Ngày sinh", "Ngày vào Đảng", "Số thẻ", "SĐT", "Giới tính")
    everything = [head, *map(tuple, rows)]
    header = find_header(everything, (), VOCABULARY)
    reader = RowReader(VOCABULARY, DATES, header, frozenset(FIELDS))
    readings, skipped = reader.people(everything)
    lines = [r.line for r in readings] + skipped
    assert len(lines) == len(set(lines))


def _random_roll(count, randomness):
    families = ["Nguyễn", "Trần", "Lê", "Đặng", "Hoàng", "Tống", "Công", "Ông"]
    given_names = ["An", "Ánh", "Bình", "Đức", "Hoà", "Hòa", "Tường", "Yến"]
    for number in range(count):
        year = randomness.randint(1940, 1995)
        day = f"{randomness.randint(1, 28):02d}"
        yield {
            "full_name": " ".join(map(randomness.choice, (families, given_names))),
            "gender": randomness.choice(["male", "female"]),
            "birth": randomness.choice([f"{year}", f"{year}-07", f"{year}-07-{day}"]),
            "admitted_on": f"{year + 20}-02-{day}",
            "official_on": randomness.choice([f"{year + 21}-02-{day}", f"{year + 21}"]),
            "card_no": f"{number:012d}",
            "residence": randomness.choice(["", "Số 4, ngõ 12", "=1+1", "-5", "'x"]),
        }


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_roll_written_to_a_sheet_and_read_again_is_identical(
    office, look_at, clock, seed
):
    from app.documents.xlsx import render_xlsx
    from app.documents.xlsx_model import Sheet, SheetCol, SheetRow, Workbook

    for values in _random_roll(40, random.Random(seed)):
        office.members.enrol(values)
    roll = office.members.roll(clock.today())
    specs = [s for s in office.members.fields.all() if s.on]
    words = {"male": "Nam", "female": "Nữ"}

    def cell(member, spec):
        value = member.values[spec.key]
        if spec.kind == "date" and value:
            return PartialDate.from_iso(value).text()
        return words.get(value, value)

    sheet = Sheet(
        "DS",
        tuple(SheetCol(s.label, "id") for s in specs),
        tuple(SheetRow(tuple(cell(m, s) for s in specs)) for m in roll),
    )
    content = render_xlsx(Workbook("DS", clock.today(), (sheet,)))
    _columns, preview = look_at(content)
    assert [row.result for row in preview.rows] == ["same"] * 40
    assert not [r for row in preview.rows for r in row.repairs]
    assert not [p.text for row in preview.rows for p in row.problems]
