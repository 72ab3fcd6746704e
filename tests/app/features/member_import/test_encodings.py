"""A column whose old letters were guessed wrongly is read as somebody says."""

import pytest

from app.features.member_import.model.header import ColumnMap
from tests.app.features.member_import.lists import table, text, xlsx

# "Nguyễn Văn An" and "Trần Thị Bình" with the fonts .VnTime and VNI-Times.
TCVN3 = ["NguyÔn V¨n An", "TrÇn ThÞ B×nh"]
VNI = ["Nguyeãn Vaên An", "Traàn Thò Bình"]
# Names of the highlands are no syllables that any guess could hold on to ("Blơt").
BARE = ["Bl¬t", "Hm¬k"]


@pytest.fixture
def service(office):
    return office.member_import


@pytest.fixture
def opened(service, tmp_path):
    def write(names, name="ds.xlsx", content=None):
        rows = table()
        rows[1:] = [
            [row[0], n, *row[2:]] for row, n in zip(rows[1:], names, strict=False)
        ]
        path = tmp_path / name
        path.write_bytes(content or xlsx(rows))
        return service.open_list(path)

    return write


def _names(service, opened, columns):
    return [row.name for row in service.preview(opened, columns).rows]


def _name_column(columns: ColumnMap):
    return next(c for c in columns.columns if c.heading.target == "full_name")


def test_what_was_detected_is_offered_beside_the_others(service, opened):
    columns = service.columns(opened(TCVN3))
    name = _name_column(columns)
    assert (name.reading, name.encoding, name.named) == ("tcvn3", "tcvn3", False)
    assert name.encodings == ("unicode", "tcvn3", "vni")
    # Dates and numbers leave no doubt.
    assert [c.encodings for c in columns.columns if c is not name].count(()) >= 3


def test_a_wrong_guess_is_put_right(service, opened):
    found = opened(TCVN3)
    columns = service.columns(found, "", None, {1: "unicode"})
    assert _names(service, found, columns) == TCVN3
    columns = service.columns(found, "", None, {1: "tcvn3"})
    assert _names(service, found, columns) == ["Nguyễn Văn An", "Trần Thị Bình"]
    name = _name_column(columns)
    assert (name.named, name.before, name.after) == (True, TCVN3[0], "Nguyễn Văn An")
    assert service.preview(found, columns).encoding == "tcvn3"


def test_an_encoding_that_nobody_could_detect_can_be_named(service, opened):
    found = opened(BARE)
    assert _name_column(service.columns(found)).reading == "unicode"
    columns = service.columns(found, "", None, {1: "tcvn3"})
    assert _names(service, found, columns)[0] == "Blơt"


def test_the_heading_stays_as_it_was_read(service, opened):
    found = opened(VNI)
    columns = service.columns(found, "", None, {1: "tcvn3"})
    assert columns.header.row == service.columns(found).header.row
    assert _name_column(columns).heading.text == "Họ và tên"


def test_what_was_named_is_remembered_with_the_mapping(service, opened):
    found = opened(TCVN3)
    columns = service.columns(found, "", None, {1: "unicode"})
    service.write(service.preview(found, columns))
    again = service.columns(opened(TCVN3))
    assert _name_column(again).named
    assert _name_column(again).reading == "unicode"
    assert again.remembered


def test_what_is_remembered_does_not_spoil_a_list_in_unicode(service, opened):
    found = opened(BARE)
    service.write(
        service.preview(found, service.columns(found, "", None, {1: "tcvn3"}))
    )
    # "Lê Hà" has letters that TCVN3 would turn into others; "Trần" proves Unicode.
    found = opened(["Lê Hà", "Trần Bình"])
    columns = service.columns(found)
    assert not _name_column(columns).named
    assert _names(service, found, columns) == ["Lê Hà", "Trần Bình"]


def test_a_text_file_of_one_byte_can_be_read_anew(service, opened):
    rows = table()
    rows[1][1], rows[2][1] = TCVN3
    content = text(
        [
            [
                "STT",
                "Ho va ten",
                "Ngay sinh",
                "Ngay vao Dang",
                "Ngay chinh thuc",
                "So the",
            ],
            *rows[1:3],
        ]
    ).encode("cp1252")
    found = opened([], "ds.csv", content)
    columns = service.columns(found)
    assert _name_column(columns).encodings == ("cp1258", "tcvn3", "vni")
    assert _name_column(columns).reading == "tcvn3"
    assert _names(service, found, columns)[0] == "Nguyễn Văn An"
    columns = service.columns(found, "", None, {1: "cp1258"})
    # The very bytes under Windows-1258: 0xD4 is Ô, 0xA8 a lone sign.
    assert _names(service, found, columns)[0] == "NguyÔn V¨n An"


def test_an_encoding_that_is_not_offered_changes_nothing(service, opened):
    found = opened(["Nguyễn Văn An", "Trần Thị Bình"])
    columns = service.columns(found, "", None, {1: "tcvn3", 99: "vni"})
    assert _names(service, found, columns) == ["Nguyễn Văn An", "Trần Thị Bình"]
