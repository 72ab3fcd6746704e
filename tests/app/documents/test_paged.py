"""Tables of many pages: every row once, the header on each page, in linear time."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.model import Col, Doc, SignatureBlock, Signer, Table, row
from app.documents.paper.measure import column_widths_mm
from app.documents.pdf.drawn import CellLines, Room, broken
from app.documents.pdf.fonts import font_name, register
from app.documents.pdf.grid.paged import PagedTable
from app.documents.pdf.grid.tables import table_flowable
from app.documents.pdf.render import render_pdf
from app.documents.pdf.styles import cell_text
from app.documents.profile import profile_for
from tests.app.documents import samples
from tests.app.documents.conftest import page_texts

PROFILE = profile_for(samples.DAY)
COLS = (Col("TT", 12, "center"), Col("Họ và tên"), Col("Quê quán", 60))
ROOM = Room(165, 300)
WORDS = ("Nguyễn", "Văn", "Ấp", "Ea", "Hleo", "H'Hen", "xã", "12/12", "(2026)", "a-b")
STYLE = PROFILE.table.cell


def people(count):
    return tuple(row(str(n), f"Người {n}", f"Xã số {n}") for n in range(1, count + 1))


def parts_of(table, height):
    """Give the parts of a table on pages of that height."""
    parts, rest = [], table
    while rest is not None:
        found = rest.split(ROOM.width_mm, height)
        parts.append(found[0])
        rest = found[1] if len(found) > 1 else None
    return parts


def test_every_page_repeats_the_header_and_no_row_is_lost():
    doc = Doc("T", "DS", samples.DAY, (Table(COLS, people(150)),))
    pages = page_texts(render_pdf(doc, PROFILE))
    assert len(pages) > 3
    assert all("Họ và tên" in page for page in pages)
    whole = "\n".join(pages)
    told = [int(number) for number in re.findall(r"Người (\d+)", whole)]
    assert told == list(range(1, 151))


def test_the_parts_hold_the_rows_one_after_the_other():
    register()
    table = table_flowable(Table(COLS, people(40)), PROFILE, ROOM)
    whole = table.wrap(*[ROOM.height] * 2)[1]
    head = whole - 40 * (whole / 41)
    parts = parts_of(table, ROOM.height)
    heights = [part.wrap(0, 0)[1] for part in parts]
    assert all(height <= ROOM.height for height in heights)
    # Each page after the first has the header once more.
    assert abs(sum(heights) - whole - head * (len(parts) - 1)) < 1


def test_the_last_two_rows_stay_together():
    register()
    table = table_flowable(Table(COLS, people(6)), PROFILE, ROOM)
    height = table.wrap(0, 0)[1]
    here, there = table.split(0, height - 1)
    assert isinstance(here, PagedTable)
    assert here.wrap(0, 0)[1] == height / 7 * 5
    assert there.wrap(0, 0)[1] == height / 7 * 3


def test_the_title_of_a_section_moves_on_with_its_first_row():
    register()
    rows = (*people(3), row("I. Tổ đảng 1", kind="section"), *people(3))
    table = table_flowable(Table(COLS, rows), PROFILE, ROOM)
    height = table.wrap(0, 0)[1]
    here, there = table.split(0, height / 8 * 5 + 1)
    assert here.wrap(0, 0)[1] == height / 8 * 4
    assert there.wrap(0, 0)[1] == height / 8 * 5


def test_nothing_is_left_behind_where_only_the_header_fits():
    register()
    table = table_flowable(Table(COLS, people(9)), PROFILE, ROOM)
    height = table.wrap(0, 0)[1]
    assert table.split(0, height / 10 * 1.5) == []


def test_a_page_costs_the_same_in_a_long_table_and_in_a_short_one():
    """Parting touches the rows of the page, not a copy of all that are left."""
    register()
    table = table_flowable(Table(COLS, people(3000)), PROFILE, ROOM)
    here, rest = table.split(0, ROOM.height)
    assert here._sheet is table._sheet is rest._sheet


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from((*WORDS, "\n")), min_size=1, max_size=14),
    st.integers(30, 200),
)
def test_lines_are_broken_as_a_paragraph_breaks_them(words, room):
    register()
    text = " ".join(words).replace(" \n ", "\n").strip()
    lines = broken(text, font_name(), STYLE.size, room)
    if lines is None:
        return
    told = cell_text(text, STYLE, "left")
    assert told.wrap(room, 1e6)[1] == len(lines) * STYLE.leading
    assert CellLines(lines, font_name(), STYLE, "left").wrap(room, 1e6)[1] == (
        len(lines) * STYLE.leading
    )
    assert " ".join(" ".join(lines).split()) == " ".join(text.split())


def test_a_word_wider_than_its_column_is_left_to_the_paragraph():
    register()
    assert broken("Nghiêng", font_name(), STYLE.size, 20) is None
    assert broken("a  b", font_name(), STYLE.size, 200) is None
    assert broken("\na", font_name(), STYLE.size, 200) is None


def test_the_signature_takes_two_rows_of_a_long_table_along():
    blocks = (Table(COLS, people(120)), SignatureBlock(None, Signer("BÍ THƯ", "Lê A")))
    pages = page_texts(render_pdf(Doc("T", "DS", samples.DAY, blocks), PROFILE))
    assert "BÍ THƯ" in pages[-1]
    assert "Người 119" in pages[-1]
    assert "Người 120" in pages[-1]


def test_widths_of_columns_are_those_of_the_table():
    register()
    table = table_flowable(Table(COLS, people(2)), PROFILE, ROOM)
    wide = sum(column_widths_mm(COLS, ROOM.width_mm)) / 25.4 * 72
    assert abs(table.wrap(0, 0)[0] - wide) < 0.01
