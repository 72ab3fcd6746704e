"""Lists in odd states, each with what must come of it."""

import unicodedata
from dataclasses import dataclass, field

from tests.app.features.member_import.lists import (
    HEAD,
    PEOPLE,
    VALUES,
    formula,
    real,
    table,
    text,
    to_1258,
    to_tcvn3,
    to_vni,
    xlsx,
)

TITLE = [
    ["ĐẢNG BỘ PHƯỜNG AN BÌNH"],
    ["CHI BỘ TỔ DÂN PHỐ 5"],
    [],
    ["DANH SÁCH ĐẢNG VIÊN"],
    [],
]
FOOTER = [
    ["Tổng cộng: 3 đảng viên"],
    [],
    ["", "", "", "An Bình, ngày 05 tháng 01 năm 2026"],
    ["", "NGƯỜI LẬP", "", "T/M CHI BỘ"],
    ["", "Trần Văn Đức", "", "BÍ THƯ"],
]


@dataclass
class Odd:
    """A list, and how its preview differs from three clean new people."""

    content: bytes
    name: str = "danh-sach.xlsx"
    header_row: int = 0
    values: list = field(default_factory=lambda: VALUES)
    results: list = field(default_factory=lambda: ["new"] * 3)
    repairs: set = field(default_factory=set)
    problems: set = field(default_factory=set)
    encoding: str = "utf-8"
    events: list = field(default_factory=list)


def _with(row, **fields):
    changed = [dict(v) for v in VALUES]
    for key, value in fields.items():
        if value is None:
            changed[row].pop(key, None)
        else:
            changed[row][key] = value
    return changed


def _people(row, column, value):
    return [
        [value if (r, c) == (row, column) else cell for c, cell in enumerate(person)]
        for r, person in enumerate(PEOPLE)
    ]


def _tcvn3(rows):
    return [[to_tcvn3(c) if isinstance(c, str) else c for c in row] for row in rows]


def _vni(rows):
    return [[to_vni(c) if isinstance(c, str) else c for c in row] for row in rows]


def _nfd(rows):
    return [
        [unicodedata.normalize("NFD", c) if isinstance(c, str) else c for c in row]
        for row in rows
    ]


def _split_names():
    head = ["STT", "Họ và tên đệm", "Tên", *HEAD[2:]]
    rows = [[n, *p[0].rsplit(" ", 1), *p[1:]] for n, p in enumerate(PEOPLE, 1)]
    return xlsx([head, *rows])


def _one_heading_two_columns():
    head = ["STT", "Họ và tên", None, *HEAD[2:]]
    rows = [[n, *p[0].rsplit(" ", 1), *p[1:]] for n, p in enumerate(PEOPLE, 1)]
    return xlsx([head, *rows], merged=["B1:C1"])


def _two_lines():
    upper = ["STT", "Họ và tên", "Ngày sinh", "Ngày vào Đảng", None, "Số thẻ đảng viên"]
    lower = [None, None, None, "Dự bị", "Chính thức", None]
    rows = [upper, lower, *table()[1:]]
    merged = ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2"]
    return xlsx(rows, merged=merged)


def _numbered_header():
    return [HEAD, [f"({n})" for n in range(1, 7)], *table()[1:]]


def _combined():
    head = [
        "TT",
        "Họ và tên",
        "Ngày sinh",
        "Ngày vào Đảng / ngày chính thức",
        "Số thẻ đảng viên / số lý lịch / số Huy hiệu Đảng",
    ]
    rows = [
        [n, p[0], p[1], f"{p[2]}\n{p[3]}", f"{p[4]}\nLL{n}"]
        for n, p in enumerate(PEOPLE, 1)
    ]
    return xlsx([head, *rows])


def _birth_by_gender():
    head = ["STT", "Họ tên", "Năm sinh", None, *HEAD[3:]]
    lower = [None, None, "Nam", "Nữ", None, None, None]
    years = ["1970", "1965", "1988"]
    rows = []
    for n, (person, year) in enumerate(zip(PEOPLE, years, strict=True), 1):
        birth = [None, year] if n == 1 else [year, None]
        rows.append([n, person[0], *birth, *person[2:]])
    return xlsx([head, lower, *rows], merged=["C1:D1"])


def _text_two_lines():
    rows = [
        ["STT", "Họ và tên", "Ngày sinh", "Ngày vào Đảng", "", "Số thẻ đảng viên"],
        ["", "", "", "Dự bị", "Chính thức", ""],
        *table()[1:],
    ]
    return text(rows, ";").encode("utf-8-sig")


def _national():
    head = [
        "STT",
        "ID",
        "Họ và tên *",
        "Tên gọi khác",
        "Giới tính *",
        "Sinh ngày * (dd/mm/yyyy)",
        "Dân tộc *",
        "Số định danh cá nhân *",
        "Số thẻ Đảng * (12 số theo HD38-HD/BTCTW)",
        "Nơi cấp thẻ Đảng",
        "Tổ chức Đảng đang sinh hoạt * (không sửa)",
        "Quê quán (theo mô hình 2 cấp)",
        None,
        None,
        "Ngày vào Đảng * (dd/mm/yyyy)",
        "Ngày vào Đảng chính thức * (dd/mm/yyyy)",
        "Trạng thái hoạt động",
        "Ngày rời khỏi/ Ngày mất/ Ngày miễn sinh hoạt Đảng (dd/mm/yyyy)",
        "Đề nghị xóa",
    ]
    lower = [None] * 11 + ["Quốc gia *", "Tỉnh *", "Địa chỉ chi tiết *"] + [None] * 5
    rows = [
        [
            n,
            f"9{n}",
            p[0],
            None,
            "Nữ" if n == 1 else "Nam",
            p[1],
            "Kinh",
            "'0010700043",
            f"'{p[4]}",
            None,
            "Chi bộ TDP 5",
            "Việt Nam",
            "Tỉnh Gia Lai",
            f"Xã số {n}",
            p[2],
            p[3],
            "Đang sinh hoạt Đảng",
            None,
            None,
        ]
        for n, p in enumerate(PEOPLE, 1)
    ]
    return xlsx([head, lower, *rows], merged=["L1:N1"])


def _words_in_one_cell():
    head = [
        "TT",
        "Họ và tên",
        "Nam, nữ, dân tộc, tôn giáo",
        "Văn hóa, lý luận, CMNV, ngoại ngữ",
        "Ngày vào Đảng / ngày chính thức",
        "Số TĐV",
    ]
    rows = [
        [
            n,
            p[0],
            "Nam, Kinh, không",
            "12/12; Trung cấp; Kỹ sư; Anh, B1",
            f"{p[2]} - {p[3]}",
            p[4],
        ]
        for n, p in enumerate(PEOPLE, 1)
    ]
    return xlsx([head, *rows])


_WORDS = [
    {
        **{k: w for k, w in v.items() if k != "birth"},
        "gender": "male",
        "schooling": "12/12",
        "theory_level": "Trung cấp",
        "education": "Kỹ sư",
        "languages": "Anh, B1",
    }
    for v in VALUES
]
_NATIONAL = [
    {
        **v,
        "gender": g,
        "hometown": f"Xã số {n}, Tỉnh Gia Lai",
        "cell_name": "Chi bộ TDP 5",
    }
    for n, (v, g) in enumerate(zip(VALUES, ["female", "male", "male"], strict=True), 1)
]
_BY_GENDER = [
    {**v, "birth": y, "gender": g}
    for v, (y, g) in zip(
        VALUES, [("1970", "female"), ("1965", "male"), ("1988", "male")], strict=True
    )
]
_COMBINED = [{**v, "record_no": f"LL{n}"} for n, v in enumerate(VALUES, 1)]
_TITLED = [*TITLE, *table(), *FOOTER]

CASES = {
    "plain": Odd(xlsx(table())),
    "titles above and a footer below": Odd(xlsx(_TITLED), header_row=5),
    "header in row 29": Odd(xlsx([*([[]] * 28), *table()]), header_row=28),
    "two-line merged header": Odd(_two_lines()),
    "row of column numbers": Odd(xlsx(_numbered_header())),
    "blank columns and rows": Odd(
        xlsx([[None, None, *row] for r in table() for row in (r, [])])
    ),
    "header repeated per page": Odd(xlsx([*table()[:3], HEAD, table()[3]])),
    "several facts per cell": Odd(_combined(), values=_COMBINED),
    "words of one cell on one line": Odd(_words_in_one_cell(), values=_WORDS),
    "surname and given name": Odd(_split_names()),
    "one heading over two name columns": Odd(_one_heading_two_columns()),
    "birth years by gender": Odd(_birth_by_gender(), values=_BY_GENDER),
    "national sheet": Odd(_national(), values=_NATIONAL),
    "names in capitals": Odd(
        xlsx(table([[p[0].upper(), *p[1:]] for p in PEOPLE])), repairs={"name_case"}
    ),
    "decomposed Unicode": Odd(xlsx(_nfd(table())), repairs={"composed"}),
    "forms of address and numbering": Odd(
        xlsx(table([[f"Đ/c {p[0]} ", *p[1:]] for p in PEOPLE]))
    ),
    "card numbers with apostrophes and spaces": Odd(
        xlsx(table([[*p[:4], f"'{p[4][:3]} {p[4][3:]}"] for p in PEOPLE]))
    ),
    "card number that lost its zeros": Odd(
        xlsx(table(_people(0, 4, 1170004321))), repairs={"padded"}
    ),
    "card number as text with .0": Odd(
        xlsx(table(_people(1, 4, "31065001234.0"))), repairs={"padded"}
    ),
    "card number rounded by the spreadsheet": Odd(
        xlsx(table(_people(1, 4, "3.1065E+10"))),
        values=_with(1, card_no=None),
        problems={"DigitsLost"},
    ),
    "card number of nine figures too few": Odd(
        xlsx(table(_people(1, 4, "123"))),
        values=_with(1, card_no=None),
        problems={"DigitsNotUnderstood"},
    ),
    "old card number of eight figures": Odd(
        xlsx(table(_people(1, 4, "31065001"))), values=_with(1, card_no="31065001")
    ),
    "real dates and serial numbers": Odd(
        xlsx(table(_people(0, 1, real(12, 3, 1970)))),
    ),
    "serial number of a date": Odd(
        xlsx(table(_people(0, 1, 25639))), repairs={"serial"}
    ),
    "serial number as text": Odd(
        xlsx(table(_people(0, 1, "25639"))), repairs={"serial"}
    ),
    "year alone as number": Odd(
        xlsx(table(_people(0, 1, 1970))), values=_with(0, birth="1970")
    ),
    "month and year": Odd(
        xlsx(table(_people(0, 1, "03/1970"))), values=_with(0, birth="1970-03")
    ),
    "zeros for the unknown part": Odd(
        xlsx(table(_people(0, 1, "00/00/1970"))),
        values=_with(0, birth="1970"),
        repairs={"unknown_part"},
    ),
    "date in words": Odd(xlsx(table(_people(0, 1, "ngày 12 tháng 3 năm 1970")))),
    "date with dots and spaces": Odd(xlsx(table(_people(0, 1, " 12 . 3 . 1970 ")))),
    "date with a time": Odd(xlsx(table(_people(0, 1, "12/03/1970 00:00:00")))),
    "date in ISO order": Odd(xlsx(table(_people(0, 1, "1970-03-12")))),
    "date without separators": Odd(
        xlsx(table(_people(0, 1, "12031970"))), repairs={"run"}
    ),
    "date without separators that lost its zero": Odd(
        xlsx(table(_people(1, 1, 5091965))), repairs={"run"}
    ),
    "two-digit years": Odd(
        xlsx(table(_people(2, 3, "26-3-16"))), repairs={"two_digit_year"}
    ),
    "month before day": Odd(
        xlsx(table(_people(2, 1, "11/20/1988"))), repairs={"month_first"}
    ),
    "impossible date": Odd(
        xlsx(table(_people(1, 1, "31/02/1965"))),
        values=_with(1, birth=None),
        problems={"DateImpossible"},
    ),
    "date that is no date": Odd(
        xlsx(table(_people(1, 1, "không rõ"))),
        values=_with(1, birth=None),
        problems={"DateNotUnderstood"},
    ),
    "date in the future": Odd(
        xlsx(table(_people(1, 1, "05/09/2065"))),
        values=_with(1, birth=None),
        problems={"DateAhead"},
    ),
    "official before admitted": Odd(
        xlsx(table(_people(1, 3, "19/05/1989"))),
        values=[
            VALUES[0],
            {**_with(1, official_on=None)[1], "standing": "official"},
            VALUES[2],
        ],
        problems={"DatesSwapped", "StandingUnclear"},
    ),
    "the same card twice": Odd(
        xlsx(table(_people(2, 4, "031065001234"))),
        values=_with(2, card_no="031065001234"),
        results=["new", "new", "refused"],
        problems={"NumberOfOtherRow"},
    ),
    "a row without a name": Odd(
        xlsx(table(_people(1, 0, None))),
        values=_with(1, full_name=None),
        results=["new", "refused", "new"],
        problems={"RowNameMissing"},
    ),
    "figures where the name should be": Odd(
        xlsx(table(_people(1, 0, "12345"))),
        values=_with(1, full_name=None),
        results=["new", "refused", "new"],
        problems={"RowNameOdd"},
    ),
    "a formula nobody computed": Odd(
        formula(xlsx(table()), "C3"),
        values=_with(1, birth=None),
        problems={"CellFailed"},
    ),
    "a formula that failed": Odd(
        xlsx(table(_people(1, 1, "#REF!"))),
        values=_with(1, birth=None),
        problems={"CellFailed"},
    ),
    "text in UTF-8": Odd(text(table()).encode(), "ds.csv"),
    "text in UTF-8 with mark and semicolons": Odd(
        text(table(), ";").encode("utf-8-sig"), "ds.csv"
    ),
    "text in UTF-16 with tabs": Odd(
        text(table(), "\t").encode("utf-16"), "ds.txt", encoding="utf-16"
    ),
    "text in UTF-16 without a mark": Odd(
        text(table(), "\t").encode("utf-16-le"), "ds.txt", encoding="utf-16"
    ),
    "text in Windows-1258": Odd(to_1258(text(table())), "ds.csv", encoding="cp1258"),
    "text in TCVN3": Odd(
        text(_tcvn3(table())).encode("latin-1"), "ds.csv", encoding="tcvn3"
    ),
    "text in VNI": Odd(text(_vni(table())).encode("latin-1"), "ds.csv", encoding="vni"),
    "text with a two-line header": Odd(_text_two_lines(), "ds.csv"),
    "text that calls itself a workbook": Odd(text(table()).encode(), "ds.xls"),
    "workbook in TCVN3": Odd(xlsx(_tcvn3(table()), fonts=".VnTime"), encoding="tcvn3"),
    "workbook in VNI": Odd(xlsx(_vni(table()), fonts="VNI-Times"), encoding="vni"),
    "headings in Unicode, names in TCVN3": Odd(
        xlsx([HEAD, *_tcvn3(table()[1:])]), encoding="tcvn3"
    ),
    "workbook called .csv": Odd(xlsx(table()), "ds.csv"),
    "list on the second sheet": Odd(
        xlsx([["Ghi chú chung"]], sheets=[("DS", table(), "visible")])
    ),
    "an older list on a hidden sheet": Odd(
        xlsx(table(), sheets=[("cũ", table()[:2], "hidden")])
    ),
    "signature below without total": Odd(
        xlsx([*table(), [], ["", "", "", "T/M CHI BỘ"], ["", "", "", "Lê Hữu Phước"]])
    ),
    "headings with stars and remarks": Odd(
        xlsx([[f"{h} * (ghi rõ)" for h in HEAD], *table()[1:]])
    ),
}
