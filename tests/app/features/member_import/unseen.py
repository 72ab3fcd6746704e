"""More lists: rows that are nobody, odd cells, files of other programs."""

import io
import zipfile
from datetime import time
from html import escape

import openpyxl

from tests.app.features.member_import.corpus import Odd, _with
from tests.app.features.member_import.lists import (
    HEAD,
    PEOPLE,
    VALUES,
    real,
    table,
    text,
    xlsx,
)
from tests.app.features.member_import.more import ods
from tests.app.features.member_import.nasty import _edited

_ROWS = table()[1:]
_SPACE = 'xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
_PREFIX = 'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'


def _cell(row, column, value):
    """Write the list with one other cell; rows and columns of PEOPLE."""
    people = [list(person) for person in PEOPLE]
    people[row][column] = value
    return xlsx(table(people))


def _born(value):
    return _cell(0, 1, value)


def _blank(row, field, problem, **more):
    """Expect that one field stays empty and why."""
    return {"values": _with(row, **{field: None}), "problems": {problem}, **more}


def _xml(rows, head="", formula=""):
    """Write rows as the XML of a spreadsheet of 2003."""
    lines = "".join("<Row>" + "".join(map(_xml_cell, row)) + "</Row>" for row in rows)
    return (
        f'<?xml version="1.0"?>{head}<?mso-application progid="Excel.Sheet"?>'
        f'<Workbook {_SPACE} {_PREFIX}><Worksheet ss:Name="DS"><Table>'
        f"{lines}{formula}</Table></Worksheet></Workbook>"
    ).encode()


def _xml_cell(value):
    if value is None:
        return "<Cell/>"
    if isinstance(value, int):
        return f'<Cell><Data ss:Type="Number">{value}</Data></Cell>'
    if not isinstance(value, str):
        moment = f"{value.isoformat()}T00:00:00.000"
        return f'<Cell><Data ss:Type="DateTime">{moment}</Data></Cell>'
    return f'<Cell><Data ss:Type="String">{escape(value)}</Data></Cell>'


def _xml_with_places():
    """Leave out empty cells and rows, and say where the next one stands."""
    first, *_others = _ROWS
    cells = "".join(
        f'<Cell ss:Index="{place}"><Data ss:Type="String">{value}</Data></Cell>'
        for place, value in enumerate(first, 3)
    )
    head = "".join(
        f'<Cell ss:Index="{place}"><Data ss:Type="String"><B>{value[:2]}</B>'
        f"{value[2:]}</Data></Cell>"
        for place, value in enumerate(HEAD, 3)
    )
    line = '<Row ss:Index="{}">{}</Row>'
    return _xml([], formula=line.format(4, head) + line.format(9, cells))


def _flat():
    """Write an OpenDocument sheet as one XML text, its tags on lines of their own."""
    with zipfile.ZipFile(io.BytesIO(ods(table()))) as archive:
        content = archive.read("content.xml").decode()
    kind = 'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"'
    content = content.replace("office:document-content", "office:document")
    content = content.replace("<office:document ", f"<office:document {kind} ", 1)
    return content.replace("><", ">\n <").encode()


def _pretty_ods():
    """Put line breaks between the tags, as a setting of another office does."""
    source = zipfile.ZipFile(io.BytesIO(ods(table())))
    target = io.BytesIO()
    with source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            part = source.read(name)
            pretty = part.replace(b"><", b">\n <") if name == "content.xml" else part
            archive.writestr(name, pretty)
    return target.getvalue()


def _three_names():
    head = ["STT", "Họ", "Tên đệm", "Tên", *HEAD[2:]]
    names = [person[0].split() for person in PEOPLE]
    rows = [
        [n, name[0], " ".join(name[1:-1]), name[-1], *person[1:]]
        for n, (name, person) in enumerate(zip(names, PEOPLE, strict=True), 1)
    ]
    return xlsx([head, *rows])


def _beside(*pairs):
    """Add columns: a heading and three cells each."""
    head = [*HEAD, *(heading for heading, _cells in pairs)]
    rows = [
        [*row, *(cells[n] for _heading, cells in pairs)] for n, row in enumerate(_ROWS)
    ]
    return xlsx([head, *rows])


def _genders(*found):
    return [
        {**values, "gender": gender} if gender else dict(values)
        for values, gender in zip(VALUES, found, strict=True)
    ]


def _other_list_on_the_right():
    posts = [["Lê Hữu Phước", "Bí thư"], ["Trần Văn Đức", "Phó bí thư"], [None, None]]
    head = [*HEAD, None, "STT", "Họ và tên", "Chức vụ"]
    rows = [
        [*row, None, n, *post]
        for n, (row, post) in enumerate(zip(_ROWS, posts, strict=True), 1)
    ]
    return xlsx([head, *rows])


def _between(*titles):
    """Put a row before each of the three people."""
    rows = [row for pair in zip(titles, _ROWS, strict=True) for row in pair]
    return xlsx([HEAD, *rows])


def _times():
    book = openpyxl.load_workbook(io.BytesIO(xlsx(table())))
    book.active["C2"] = time(0, 0)
    book.active["C3"] = time(12, 0)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _empty_rows_with_a_look():
    rows = "".join(f'<row r="{n}" ht="15"/>' for n in range(5, 60_000))
    return _edited(lambda sheet: sheet.replace("</sheetData>", f"{rows}</sheetData>"))


def _as_text():
    rows = [[*row[:5], f'="{row[5]}"'] for row in _ROWS]
    return text([HEAD, *rows]).encode()


def _statuses():
    words = ["Chuyển đi từ ngày 12/5/2024", "Đang sinh hoạt", "Từ trần 2020"]
    return _beside(("Trạng thái", words))


def _standings(*words):
    return _beside(("Loại đảng viên", words))


_MOVED = [
    {**VALUES[0], "status": "moved_out", "status_on": "2024-05-12"},
    VALUES[1],
    VALUES[2],
]
_TWO_LETTERS_LOST = text(table()).replace("Trần", "Tr\ufffdn").encode()
_ONE_BYTE_LOST = text(table()).encode().replace("Trần".encode(), b"Tr\xe2n")
_NAME_LOST = _with(1, full_name=None)
_REFUSED_SECOND = ["new", "refused", "new"]

NOBODY = {
    "titles of places in the column of names": Odd(
        _between(["Khu phố 3"], [None, "Khu phố 4"], ["B", "Ban chỉ huy quân sự"])
    ),
    "a title with the count of its people": Odd(
        _between(["A", "Đảng viên chính thức", None, None, None, 3], [], []),
        values=VALUES,
    ),
    "titles of groups that name somebody": Odd(
        _between(
            ["TỔ ĐẢNG SỐ 1 (Tổ trưởng: đ/c Trần Văn Đức)"],
            ["TỔ ĐẢNG SỐ 2 (Tổ trưởng: đ/c Lê Hữu Phước)"],
            [],
        )
    ),
    "a title without number in the column of names": Odd(
        _between([], [None, "Ban chỉ huy quân sự"], []),
        values=[VALUES[0], {"full_name": "Ban chỉ huy quân sự"}, *VALUES[1:]],
        results=["new", "refused", "new", "new"],
        problems={"OnlyAName"},
    ),
    "signatures without a word that says so": Odd(
        xlsx(
            [
                *table(),
                [None, None, None, "Ngày 05 tháng 01 năm 2026"],
                [None, "Thư ký", None, "Chủ trì"],
                [None, "Trần Văn Đức", None, "Lê Hữu Phước"],
            ]
        )
    ),
    "signatures below a place and a day": Odd(
        xlsx(
            [
                *table(),
                [None, "Danh sách có 03 đồng chí"],
                [None, None, None, "An Bình, ngày 5/1/2026"],
                [None, "Người ký", None, "Chức vụ"],
                [None, "Phạm Văn Lạ"],
            ]
        )
    ),
    "somebody of the list signs below it": Odd(
        xlsx([*table(), [], [None, "Trần Văn Đức"]])
    ),
    "sums in the first column": Odd(
        xlsx([*table(), ["Tổng", 3], ["Trong đó: Nữ", 1], ["Dự bị", 0]])
    ),
    "a line of hyphens": Odd(xlsx([HEAD, ["---"] * 6, *_ROWS])),
    "another list beside the list": Odd(_other_list_on_the_right()),
    "a list that begins again below": Odd(
        xlsx([*table()[:3], [], ["Danh sách 2"], HEAD, [1, *PEOPLE[2]]])
    ),
    "numbers that begin again": Odd(
        xlsx([HEAD, [1, *PEOPLE[0]], [1, *PEOPLE[1]], [2, *PEOPLE[2]]])
    ),
}
NAMES = {
    "three columns for a name": Odd(_three_names()),
    "a form of address with a colon": Odd(_cell(1, 0, "Đ/c: Trần Văn Đức")),
    "quotation marks around a name": Odd(_cell(1, 0, "“Trần Văn Đức”")),
    "stars beside a name": Odd(_cell(1, 0, "Trần Văn Đức *")),
    "a letter lost in a name": Odd(
        _cell(1, 0, "Tr?n V?n Đức"),
        values=_NAME_LOST,
        results=_REFUSED_SECOND,
        problems={"RowNameOdd"},
    ),
    "a failed formula of a new make for a name": Odd(
        _cell(1, 0, "#SPILL!"),
        values=_NAME_LOST,
        results=_REFUSED_SECOND,
        problems={"CellFailed"},
    ),
    "a column too narrow": Odd(_born("########"), **_blank(0, "birth", "CellFailed")),
    "a failed formula of another office": Odd(
        _born("Err:502"), **_blank(0, "birth", "CellFailed")
    ),
    "a formula as text for a name": Odd(
        _cell(1, 0, '=HYPERLINK("x")'),
        values=_NAME_LOST,
        results=_REFUSED_SECOND,
        problems={"RowNameOdd"},
    ),
    "a letter that nobody can read in a text file": Odd(
        _TWO_LETTERS_LOST,
        "ds.csv",
        values=_NAME_LOST,
        results=_REFUSED_SECOND,
        problems={"CellLettersLost"},
    ),
    "one byte of another encoding": Odd(
        _ONE_BYTE_LOST,
        "ds.csv",
        values=_NAME_LOST,
        results=_REFUSED_SECOND,
        problems={"CellLettersLost"},
    ),
    "crosses in both columns": Odd(
        _beside(("Nam", [None, "x", "x"]), ("Nữ", ["x", "x", None])),
        values=_genders("female", "", "male"),
        problems={"WordNotUnderstood"},
    ),
    "words in the columns of crosses": Odd(
        _beside(("Nam", [None, "Nam", "nam"]), ("Nữ", ["Nữ", None, None])),
        values=_genders("female", "male", "male"),
    ),
    "ones and zeros for crosses": Odd(
        _beside(("Nam", [0, 1, 1]), ("Nữ", [1, 0, 0])),
        values=_genders("female", "male", "male"),
    ),
    "gender in longer words": Odd(
        _beside(("Giới tính", ["Nữ giới", "NAM GIỚI", "nam"])),
        values=_genders("female", "male", "male"),
    ),
    "gender by numbers nobody explains": Odd(
        _beside(("Giới tính", [0, 1, 1])), problems={"WordNotUnderstood"}
    ),
}
DATES = {
    "an hour where a day should be": Odd(
        _times(),
        values=[_with(0, birth=None)[0], _with(1, birth=None)[1], VALUES[2]],
        problems={"DateNotUnderstood"},
    ),
    "the day that a zero shows": Odd(_born("00/01/1900"), values=_with(0, birth=None)),
    "zero for a date": Odd(_born(0), values=_with(0, birth=None)),
    "no month in a date": Odd(
        _born("12/00/1970"), **_blank(0, "birth", "DateImpossible")
    ),
    "no month in ISO order": Odd(
        _born("1970-00-00"),
        values=_with(0, birth="1970"),
        repairs={"unknown_part"},
    ),
    "question marks for day and month": Odd(
        _born("?/?/1970"), values=_with(0, birth="1970"), repairs={"unknown_part"}
    ),
    "dots for day and month": Odd(
        _born("../../1970"), values=_with(0, birth="1970"), repairs={"unknown_part"}
    ),
    "slashes alone before a year": Odd(
        _born("  /  /1970"), values=_with(0, birth="1970"), repairs={"unknown_part"}
    ),
    "a hyphen for the day": Odd(
        _born("-/3/1970"), values=_with(0, birth="1970-03"), repairs={"unknown_part"}
    ),
    "slashes of full width": Odd(_born("12／03／1970")),
    "the minus of mathematics": Odd(_born("12−03−1970")),
    "a word before the date": Odd(_born("NS: 12/3/1970")),
    "a word of the moon before a day of the sun": Odd(_born("Mùng 12/3/1970")),
    "a month of the moon": Odd(
        _born("tháng Chạp năm 1970"), **_blank(0, "birth", "DateOfTheMoon")
    ),
    "a month and a year of two figures": Odd(
        _born("3/70"), values=_with(0, birth="1970-03"), repairs={"two_digit_year"}
    ),
    "a month in words and a year": Odd(
        _born("tháng 3 năm 1970"), values=_with(0, birth="1970-03")
    ),
    "a remark behind a date": Odd(_born("12/3/1970 (CCCD)"), repairs={"run"}),
    "two dates in a cell for one": Odd(
        _born("12/3/1970 (khai sinh 12/3/1971)"),
        **_blank(0, "birth", "DateNotUnderstood"),
    ),
    "words for nothing in numbers and dates": Odd(
        xlsx(
            table([[*PEOPLE[0][:4], "chưa cấp"], *PEOPLE[1:2], [*PEOPLE[2][:4], "N/A"]])
        ),
        values=[_with(0, card_no=None)[0], VALUES[1], _with(2, card_no=None)[2]],
    ),
    "born after joining": Odd(
        _cell(1, 1, "05/09/1995"),
        values=[
            VALUES[0],
            {
                "full_name": "Trần Văn Đức",
                "birth": "1995-09-05",
                "card_no": "031065001234",
            },
            VALUES[2],
        ],
        problems={"DatesSwapped"},
    ),
    "joined as a child": Odd(
        _cell(1, 1, "05/09/1980"),
        values=_with(1, birth="1980-09-05"),
        problems={"TooYoung"},
    ),
    "probationary with an official date": Odd(
        _standings("Chính thức", "Dự bị", "Chính thức"),
        values=[{**v, "standing": "official"} for v in VALUES],
        problems={"StandingAgainstDate"},
    ),
    "a status with its day": Odd(
        _statuses(),
        values=_MOVED,
        problems={"StatusDateMissing"},
        events=[[("moved_out", "2024-05-12", "")], [], []],
    ),
}
NUMBERS = {
    "a number kept as text by a formula": Odd(_as_text(), "ds.csv"),
    "a curly apostrophe before a number": Odd(_cell(1, 4, "‘031065001234")),
    "a word and a sign around a number": Odd(_cell(1, 4, "Số: 031065001234;")),
    "a remark behind a number": Odd(_cell(1, 4, "031065001234 (cấp lại)")),
    "commas between thousands": Odd(_cell(1, 4, "31,065,001,234"), repairs={"padded"}),
    "a rounded number with a comma": Odd(
        _cell(1, 4, "3,1065E+10"), **_blank(1, "card_no", "DigitsLost")
    ),
    "two people with one number": Odd(
        _cell(2, 4, "001170004321"),
        values=_with(2, card_no="001170004321"),
        results=["new", "new", "refused"],
        problems={"NumberOfOtherRow"},
    ),
    "a person twice with a number written otherwise": Odd(
        xlsx([*table(), [4, *PEOPLE[1][:4], "031.065.001.234"]]),
        values=[*VALUES, VALUES[1]],
        results=["new", "new", "new", "refused"],
        problems={"RowTwice"},
    ),
}
MAKES = {
    "XML of 2003": Odd(_xml(table()), "ds.xls"),
    "XML of 2003 with real dates and numbers": Odd(
        _xml([HEAD, [1, PEOPLE[0][0], real(12, 3, 1970), *PEOPLE[0][2:]], *_ROWS[1:]])
    ),
    "XML of 2003 with places of its own": Odd(
        _xml_with_places(), header_row=3, values=VALUES[:1], results=["new"]
    ),
    "XML of 2003 in two bytes a letter": Odd(
        ("\ufeff" + _xml(table()).decode()).encode("utf-16-le")
    ),
    "a flat sheet of another office": Odd(_flat(), "ds.fods"),
    "a sheet of another office with line breaks": Odd(_pretty_ods(), "ds.ods"),
    "empty rows with a height": Odd(_empty_rows_with_a_look()),
    "a hundred empty columns in front": Odd(
        xlsx([[None] * 100 + list(row) for row in table()])
    ),
    "a heading in the last column there is": Odd(
        xlsx([[*HEAD, *[None] * (16_384 - len(HEAD) - 1), "x"], *_ROWS])
    ),
    "a mark of order before the second of two files": Odd(
        (text(table()[:3]) + "\ufeff" + text([HEAD, table()[3]])).encode("utf-8-sig"),
        "ds.csv",
    ),
    "a quotation mark that nobody closes": Odd(
        text(table()).replace("Trần", '"Trần').encode(), "ds.csv"
    ),
    "a quotation mark open to the end": Odd(
        text(table()).replace("Lê Hữu", '"Lê Hữu').encode(), "ds.csv"
    ),
    "a quotation mark before every name": Odd(
        "\r\n".join(
            ",".join(map(str, [row[0], f'"{row[1]}', *row[2:]])) for row in table()
        ).encode(),
        "ds.csv",
    ),
    "a separator of its own that the file names": Odd(
        b"sep=^\r\n" + text(table(), "^").encode(), "ds.csv"
    ),
    "a cell of two hundred thousand letters": Odd(
        text([[*HEAD, "Vợ"], [*_ROWS[0], "y" * 200_000], *_ROWS[1:]]).encode(), "ds.csv"
    ),
    "a line without end behind the list": Odd(
        text(table()).encode() + b"x" * 300_000, "ds.csv"
    ),
    "a million empty lines below": Odd(text(table()).encode() + b"\n" * 10**6, "a.csv"),
    "a zero byte in a name": Odd(
        text(table()).replace("Văn", "V\x00ăn").encode(), "ds.csv"
    ),
    "sixty columns": Odd(
        text(
            [[*HEAD, *map(str, range(54))], *([*r, *["x"] * 54] for r in _ROWS)]
        ).encode(),
        "ds.csv",
    ),
    "a separator at the end of every line": Odd(
        text(table()).replace("\r\n", ",,,,\r\n").encode(), "ds.csv"
    ),
}
UNSEEN = {**NOBODY, **NAMES, **DATES, **NUMBERS, **MAKES}


def _dbase():
    head = bytes([3, 126, 11, 24]) + (3).to_bytes(4, "little")
    fields = b"HOTEN\x00\x00\x00\x00\x00\x00C".ljust(32, b"\x00") + b"\r"
    size = (32 + len(fields)).to_bytes(2, "little")
    return (head + size).ljust(32, b"\x00") + fields + b" An" * 30


def _of_another_office(mimetype):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", mimetype)
        archive.writestr("content.xml", "<x/>")
    return content.getvalue()


def _of_apple():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("Index/Document.iwa", "x")
    return content.getvalue()


_BILLION = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UNREAD = {
    "UnreadableList of SYLK": b'ID;PSCALC3\r\nC;Y1;X1;K"STT"\r\nE\r\n',
    "UnreadableList of DIF": b'TABLE\r\n0,1\r\n"EXCEL"\r\n',
    "UnreadableList of dBase": _dbase(),
    "UnreadableList of Lotus": b"\x00\x00\x02\x00\x06\x04" + bytes(200),
    "UnreadableList of an older office": _of_another_office(
        "application/vnd.sun.xml.calc"
    ),
    "UnreadableList of Apple": _of_apple(),
    "UnreadableList of a drawing": b"<svg xmlns='http://www.w3.org/2000/svg'></svg>",
    "NotASpreadsheet of a letter": _of_another_office(
        "application/vnd.oasis.opendocument.text"
    ),
    "NotASpreadsheet of a letter of old": _OLE
    + bytes(500)
    + "WordDocument\x00".encode("utf-16-le")
    + bytes(3000),
    "NotASpreadsheet of a database": b"SQLite format 3\x00" + bytes(200),
    "NotASpreadsheet of a lock": b"\x05Admin".ljust(55) + b"A\x00" * 55,
    "DamagedWorkbook of zeros": bytes(5000),
    "DamagedWorkbook of XML cut off": _xml(table())[:900],
    "DamagedWorkbook of XML with entities": _xml(table(), _BILLION),
    "DamagedWorkbook of a flat sheet cut off": _flat()[:900],
    "EmptyList of XML": _xml([]),
    "HeaderNotFound in one column": "Họ và tên\r\nLê An\r\nTrần Bình\r\n".encode(),
    "TooManyRows in text": text([HEAD, *(_ROWS * 6700)]).encode(),
    "ListTooLarge in text": b"a,b\r\n" * 2_600_000,
}
