"""The tree: clean, immutable, the same after JSON."""

from datetime import date

import msgspec
import pytest

from app.documents.errors import SecrecyMarkRefused
from app.documents.inline import lit, plain
from app.documents.model import (
    Col,
    Doc,
    Heading,
    Marks,
    PartyHeader,
    Recipients,
    Table,
    Title,
    file_stem,
    from_json,
    row,
    to_json,
)
from app.documents.paper.measure import column_widths_mm, groups_of, place_and_date
from app.documents.text import plain_text
from tests.app.documents import samples


@pytest.mark.parametrize("doc", [samples.minutes(), samples.every_node()])
def test_json_keeps_everything(doc):
    assert from_json(to_json(doc)) == doc
    assert to_json(from_json(to_json(doc))) == to_json(doc)


def test_foreign_json_is_refused():
    with pytest.raises(msgspec.ValidationError):
        from_json(b'{"type":"Doc","title":1}')


def test_strings_of_every_node_are_cleaned():
    assert Heading("a\x00  b").text == "a b"
    assert Recipients(("e\u0302\u0301\x00",)).items == ("ế",)
    assert Title("x", "năm\u200b 2026").summary == "Năm 2026"


def test_nodes_cannot_be_changed():
    with pytest.raises(AttributeError):
        Heading("a").text = "b"


@pytest.mark.parametrize("mark", ["MẬT", "Tối mật", "tài liệu TUYỆT MẬT"])
def test_a_mark_of_secrecy_is_refused(mark):
    with pytest.raises(SecrecyMarkRefused):
        Marks(circulation=mark)


def test_a_harmless_mark_is_let_in():
    assert Marks(draft="Dự thảo lần 1", circulation="Tài liệu hội nghị").draft


def test_a_row_longer_than_the_table_is_our_bug():
    with pytest.raises(ValueError, match="2 cells in 1 columns"):
        Table((Col("a"),), (row(1, 2),))


def test_cells_take_plain_values_and_runs():
    assert row(1, None, "x", lit("y", bold=True)).cells == (
        lit("1"),
        lit(""),
        lit("x"),
        lit("y", bold=True),
    )


def test_a_section_keeps_the_words_of_all_its_cells():
    line = row("I", "Lãnh đạo", kind="section")
    assert [plain(cell) for cell in line.cells] == ["I Lãnh đạo"]
    assert from_json(
        to_json(Doc("T", "BB", date(2026, 1, 1), (Table((Col("a"),), (line,)),)))
    ).blocks[0].rows == (line,)


def test_plain_text_has_every_word_in_order():
    text = plain_text(samples.every_node())
    words = ["Tờ trình", "Ban Tổ chức", "TÌNH HÌNH", "gạch chân", "đã xong", "Vũ An"]
    words += ["Bảng 1", "Ghi chú", "hai dòng", "Lưu Chi bộ", "T/M", "HQ29", "nằm ngang"]
    places = [text.index(word) for word in words]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Biên bản 05/12/2026", "bien-ban-05-12-2026"),
        ("Số 05-NQ/CB: Đường", "so-05-nq-cb-duong"),
        ("…", "van-ban"),
        ("x" * 200, "x" * 80),
        ("../../etc", "etc"),
    ],
)
def test_file_names_are_safe_everywhere(title, stem):
    assert file_stem(Doc(title, "BB", date(2026, 1, 1), ())) == stem


@pytest.mark.parametrize(
    ("widths", "expected"),
    [
        ((12, 0, 38), (12, 115, 38)),
        ((0, 0), (82.5, 82.5)),
        ((100, 100), (82.5, 82.5)),
        ((20, 30), (20, 30)),
        ((160, 0), (160 * 165 / 178, 18 * 165 / 178)),
    ],
)
def test_columns_fill_the_text_width(widths, expected):
    cols = tuple(Col("", width) for width in widths)
    assert column_widths_mm(cols, 165) == pytest.approx(list(expected))


def test_neighbours_with_one_group_are_found():
    cols = (Col("a"), Col("b", group="G"), Col("c", group="G"), Col("d", group="H"))
    assert groups_of(cols) == [(1, 2, "G"), (3, 3, "H")]


@pytest.mark.parametrize(
    ("place", "on", "line"),
    [
        ("An Bình", date(2026, 2, 5), "An Bình, ngày 05 tháng 02 năm 2026"),
        ("An Bình", date(2026, 12, 15), "An Bình, ngày 15 tháng 12 năm 2026"),
        ("An Bình", None, "An Bình, ngày ..... tháng ..... năm ........."),
        ("", date(2026, 3, 1), "ngày 01 tháng 3 năm 2026"),
    ],
)
def test_place_and_date_are_written_as_papers_do(place, on, line):
    assert place_and_date(PartyHeader("A", "B", "", place, on)) == line
