"""Further odd lists: shared cells, events, blocks, dates, encodings, containers."""

import io
import unicodedata
import zipfile

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.app.features.member_import.corpus import Odd
from tests.app.features.member_import.lists import (
    HEAD,
    PEOPLE,
    VALUES,
    real,
    table,
    text,
    to_tcvn3,
    to_vni,
    xlsx,
)

BOOK7 = [
    "Số TT",
    "Họ và tên / họ và tên khai sinh",
    "Nam, nữ, dân tộc, tôn giáo",
    "Quê quán",
    "Văn hóa, lý luận, CMNV, ngoại ngữ",
    "Nghề nghiệp trước khi vào Đảng / hiện nay",
    "Ngày vào Đảng / ngày chính thức",
    "Số thẻ đảng viên / số lý lịch / số Huy hiệu Đảng",
    "Bộ đội, công an, hưu trí",
    "Ngày chuyển đi, đến đảng bộ cơ sở",
    "Ngày chuyển đến, từ đảng bộ cơ sở nào",
    "Ngày từ trần / lý do",
    "Ngày ra khỏi Đảng, hình thức",
    "Ghi chú",
]
NUMBERS = [str(number) for number in range(1, 15)]
ONE = VALUES[0]
SOMEBODY = {
    "full_name": "Nguyễn Văn An",
    "other_name": "Nguyễn Văn Ẩn",
    "gender": "male",
    "hometown": "Xã A, tỉnh B",
    "schooling": "12/12",
    "theory_level": "Trung cấp",
    "education": "Kỹ sư",
    "languages": "Anh B",
    "occupation": "Hưu trí",
    "admitted_on": "1985-02-03",
    "official_on": "1986-02-03",
    "card_no": "001085001234",
    "record_no": "010203QT",
    "badge": "HH 40 năm",
}


def _book(*rows, head=BOOK7, numbers=True):
    lines = [["SỔ DANH SÁCH ĐẢNG VIÊN"], head, *([NUMBERS] if numbers else [])]
    return xlsx([*lines, *(list(row) + [None] * (14 - len(row)) for row in rows)])


def _full(join):
    return [
        1,
        join.join(["Nguyễn Văn An", "Nguyễn Văn Ẩn"]),
        join.join(["Nam", "Kinh", "Không"]),
        "Xã A, tỉnh B",
        join.join(["12/12", "Trung cấp", "Kỹ sư", "Anh B"]),
        join.join(["Bộ đội", "Hưu trí"]),
        join.join(["03/02/1985", "03/02/1986"]),
        join.join(["001085001234", "010203QT", "HH 40 năm"]),
    ]


BINH = {"full_name": "Trần Văn Bình", "gender": "male"}
DATES_BINH = {**BINH, "admitted_on": "1990-05-19", "official_on": "1991-05-19"}
BINH_ROW = [1, "Trần Văn Bình", "Nam", None, None, None, "19/5/1990\n19/5/1991", None]


def _binh(service=None, out=None, into=None, died=None, left=None):
    return _book([*BINH_ROW, service, out, into, died, left])


def _birth(cell, name="Nguyễn Thị Hồng Nhung"):
    people = [list(p) for p in PEOPLE]
    people[0][1] = cell
    return xlsx(table(people))


def _born(birth):
    changed = dict(ONE)
    if birth:
        changed["birth"] = birth
    else:
        changed.pop("birth")
    return [changed, *VALUES[1:]]


def _named(shown):
    people = [list(p) for p in PEOPLE]
    people[0][0] = shown
    return xlsx(table(people))


def _called(name):
    return [{**ONE, "full_name": name}, *VALUES[1:]]


def _extra(heading, *cells):
    rows = table()
    more = zip(rows[1:], cells, strict=True)
    return xlsx([[*HEAD, heading], *([*row, cell] for row, cell in more)])


def _plus(*fields):
    return [{**v, **f} for v, f in zip(VALUES, fields, strict=True)]


def _in_1904():
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in table():
        book.active.append(row)
    book.active["C2"] = real(12, 3, 1970)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _with_macros():
    source, target = io.BytesIO(xlsx(table())), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(500))
    return target.getvalue()


def ods(rows, tail=""):
    """Write rows as an OpenDocument sheet; ``tail`` is further XML of the table."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(
        f'xmlns:{short}="{space}:{name}:1.0"'
        for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    lines = "".join(
        "<table:table-row>" + "".join(map(_ods_cell, row)) + "</table:table-row>"
        for row in rows
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {names}'
        ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:'
        'calcext:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="DS">{lines}{tail}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return target.getvalue()


def _ods_cell(value):
    if value is None:
        return "<table:table-cell/>"
    kind = ' calcext:value-type="error"' if str(value).startswith("#") else ""
    return (
        f'<table:table-cell office:value-type="string"{kind}>'
        f"<text:p>{value}</text:p></table:table-cell>"
    )


def _mapped(change, rows):
    return [[change(c) if isinstance(c, str) else c for c in row] for row in rows]


def _two_blocks():
    head = ["STT", "Họ và tên", "Ngày sinh", "Số thẻ đảng viên"]
    short = [[n, p[0], p[1], p[4]] for n, p in enumerate(PEOPLE, 1)]
    rows = [
        [*head, None, *head],
        [*short[0], None, *short[2]],
        [*short[1], None, None, None, None, None],
    ]
    return xlsx(rows)


_SHORT = [
    {"full_name": v["full_name"], "birth": v["birth"], "card_no": v["card_no"]}
    | {"standing": "official"}
    for v in VALUES
]


def _second_list_in_another_order():
    again = ["STT", "Số thẻ đảng viên", "Họ và tên", "Ngày chính thức", "Ngày vào Đảng"]
    last = PEOPLE[2]
    return xlsx(
        [
            *table()[:3],
            ["Tổng cộng: 2"],
            [],
            [*again, "Ngày sinh"],
            [3, last[4], last[0], last[3], last[2], last[1]],
        ]
    )


def _sections():
    head = [h for h in HEAD if h != "Ngày chính thức"]
    rows = [[n, *p[:3], p[4]] for n, p in enumerate(PEOPLE, 1)]
    parts = [head, ["I. Đảng viên chính thức"], *rows[:2], ["II. Đảng viên dự bị"]]
    return xlsx([*parts, rows[2]])


_SECTIONED = [
    {k: w for k, w in v.items() if k != "official_on"} | {"standing": s}
    for v, s in zip(VALUES, ["official", "official", "probationary"], strict=True)
]


def _national_with_dashes():
    head = [
        "STT",
        "ID",
        "Họ và tên *",
        "Sinh ngày * (dd/mm/yyyy)",
        "Số thẻ Đảng * (12 số theo HD38-HD/BTCTW)",
        "Quê quán (theo mô hình 2 cấp) – Quốc gia *",
        "Quê quán (theo mô hình 2 cấp) – Tỉnh *",
        "Quê quán (theo mô hình 2 cấp) – Địa chỉ chi tiết *",
        "Ngày vào Đảng * (dd/mm/yyyy)",
        "Ngày vào Đảng chính thức * (dd/mm/yyyy)",
        "Số CMND cũ (nếu có)",
        "Trạng thái hoạt động",
        "Ngày rời khỏi/ Ngày mất/ Ngày miễn sinh hoạt Đảng (dd/mm/yyyy)",
    ]
    rows = [
        [
            n,
            f"00{n}",
            p[0],
            p[1],
            p[4],
            "Việt Nam",
            "Gia Lai",
            f"Xã {n}",
            p[2],
            p[3],
            "012345678",
            "Đang sinh hoạt Đảng",
            None,
        ]
        for n, p in enumerate(PEOPLE, 1)
    ]
    return xlsx([head, *rows])


def _superior():
    head = [
        "STT",
        "Họ và tên",
        "Số thẻ Đảng viên",
        "Số CCCD",
        "Ngày sinh",
        "Ngày kết nạp",
        "Chi bộ đang sinh hoạt",
        "Chi bộ nơi cư trú",
        "Trạng thái",
    ]
    rows = [
        [
            n,
            p[0].upper(),
            p[4],
            p[4],
            p[1],
            p[2],
            "CB TDP 5",
            "CB TDP 6",
            "Đang sinh hoạt",
        ]
        for n, p in enumerate(PEOPLE, 1)
    ]
    return xlsx([head, *rows])


_SUPERIOR = [
    {k: w for k, w in v.items() if k != "official_on"}
    | {"cell_name": "CB TDP 5", "home_cell": "CB TDP 6", "standing": "official"}
    for v in VALUES
]
_LONG = "Công Tằng Tôn Nữ Thị Hoàng Phương Khánh Ngọc Thiên Kim Ái Nhi"
_NUMBER_ROW = ["Tổng cộng", None, None, None, None, None]
_SIGNED = [
    ["", "", "", "", "Ngày 05 tháng 01 năm 2026"],
    ["", "T/M CHI BỘ", "", "", "05/01/2026"],
    ["", "Trần Văn Đức"],
]

MORE = {
    "book 7 with a fact on each line": Odd(
        _book(_full("\n")), header_row=1, values=[SOMEBODY], results=["new"]
    ),
    "book 7 with facts behind slashes": Odd(
        _book(_full(" / ")), header_row=1, values=[SOMEBODY], results=["new"]
    ),
    "book 7 with facts behind semicolons": Odd(
        _book(_full("; ")), header_row=1, values=[SOMEBODY], results=["new"]
    ),
    "book 7 without its row of numbers": Odd(
        _book(_full("\n"), numbers=False),
        header_row=1,
        values=[SOMEBODY],
        results=["new"],
    ),
    "book 7 with line breaks of Windows": Odd(
        _book(_full("\r\n")), header_row=1, values=[SOMEBODY], results=["new"]
    ),
    "book 7 with labelled facts": Odd(
        _book(
            [
                1,
                "Trần Văn Bình",
                "Dân tộc: Kinh; Nam",
                None,
                "Ngoại ngữ: Anh B\nLý luận: Sơ cấp",
                None,
                None,
                "SLL: 000123\nSố thẻ: 031090005678",
            ]
        ),
        header_row=1,
        values=[
            {
                **BINH,
                "languages": "Anh B",
                "theory_level": "Sơ cấp",
                "card_no": "031090005678",
                "record_no": "000123",
            }
        ],
        results=["new"],
    ),
    "book 7 with facts missing": Odd(
        _book(
            [
                1,
                "Trần Văn Bình",
                "Nam\nKhông",
                None,
                "Đại học",
                None,
                "19/5/1990",
                "HH 30 năm",
            ]
        ),
        header_row=1,
        values=[
            {
                **BINH,
                "education": "Đại học",
                "admitted_on": "1990-05-19",
                "badge": "HH 30 năm",
                "standing": "official",
            }
        ],
        results=["new"],
        problems={"StandingUnclear"},
    ),
    "book 7 with dates glued by a hyphen": Odd(
        _book([1, "Trần Văn Bình", "Nam", None, None, None, "19/5/1990-19/5/1991"]),
        header_row=1,
        values=[DATES_BINH],
        results=["new"],
    ),
    "book 7 with somebody who moved in": Odd(
        _binh(into="15/6/2019 từ Đảng bộ xã X"),
        header_row=1,
        values=[DATES_BINH],
        results=["new"],
        events=[[("moved_in", "2019-06-15", "Đảng bộ xã X")]],
    ),
    "book 7 with somebody who came and went": Odd(
        _binh(into="15/6/2019\nĐảng bộ xã X", out="1/2/2024\nĐảng bộ xã Y"),
        header_row=1,
        values=[DATES_BINH],
        results=["new"],
        events=[
            [
                ("moved_in", "2019-06-15", "Đảng bộ xã X"),
                ("moved_out", "2024-02-01", "Đảng bộ xã Y"),
            ]
        ],
    ),
    "book 7 with somebody who died": Odd(
        _binh(died="ngày 12 tháng 3 năm 2020\ntuổi cao"),
        header_row=1,
        values=[DATES_BINH],
        results=["new"],
        events=[[("deceased", "2020-03-12", "")]],
    ),
    "book 7 with somebody expelled": Odd(
        _binh(left="khai trừ, 20/11/2021"),
        header_row=1,
        values=[DATES_BINH],
        results=["new"],
        events=[[("expelled", "2021-11-20", "")]],
    ),
    "book 7 with an unclear way out": Odd(
        _binh(left="20/11/2021, theo quyết định"),
        header_row=1,
        values=[DATES_BINH],
        results=["new"],
        problems={"WayOutUnclear"},
    ),
    "book 7 with a year for a day of moving": Odd(
        _binh(out="2010, Đảng bộ xã K"),
        header_row=1,
        values=[DATES_BINH],
        results=["new"],
        problems={"EventDayMissing"},
    ),
    "book 7 with death before moving out": Odd(
        _binh(out="1/2/2024 Đảng bộ xã Y", died="1/2/2020"),
        header_row=1,
        values=[DATES_BINH],
        results=["new"],
        problems={"EventOutOfOrder"},
        events=[[("deceased", "2020-02-01", "")]],
    ),
    "export of the superior in capitals": Odd(
        _superior(), values=_SUPERIOR, repairs={"name_case"}
    ),
    "national sheet with dashes in its headings": Odd(
        _national_with_dashes(),
        values=[{**v, "hometown": f"Xã {n}, Gia Lai"} for n, v in enumerate(VALUES, 1)],
    ),
    "a list that asks to strike somebody off": Odd(
        _extra("Đề nghị xóa", "x", None, "Không"),
        results=["conflict", "new", "new"],
        problems={"DeletionAsked"},
    ),
    "a list printed in two blocks": Odd(_two_blocks(), values=_SHORT),
    "a second list below in another order": Odd(_second_list_in_another_order()),
    "section titles that tell the standing": Odd(_sections(), values=_SECTIONED),
    "signatures with dates in date columns": Odd(
        xlsx([*table(), _NUMBER_ROW, *_SIGNED])
    ),
    "placeholders for nothing": Odd(
        _extra("Ghi chú", "-", "…", "không có"),
        values=_plus({}, {}, {"note": "không có"}),
    ),
    "a day of the moon": Odd(
        _birth("15/8 âm lịch"), values=_born(""), problems={"DateOfTheMoon"}
    ),
    "a year of the moon": Odd(
        _birth("Canh Tuất"), values=_born(""), problems={"DateOfTheMoon"}
    ),
    "a day and month without a year": Odd(
        _birth("31/2"), values=_born(""), problems={"DateNotUnderstood"}
    ),
    "a thirteenth month": Odd(
        _birth("15/13/1970"), values=_born(""), problems={"DateImpossible"}
    ),
    "a leap day of a common year": Odd(
        _birth("29/02/1970"), values=_born(""), problems={"DateImpossible"}
    ),
    "a year nobody can remember": Odd(
        _birth("12/03/1070"), values=_born(""), problems={"DateTooEarly"}
    ),
    "a month by its Vietnamese abbreviation": Odd(_birth("12-thg 3-1970")),
    "a month by its English name": Odd(_birth("12-Mar-1970")),
    "a date with the time of day": Odd(_birth("12/03/1970 7:30:00 SA")),
    "a birth of two digits is nobody's future": Odd(
        _birth("12/03/35"), values=_born("1935-03-12"), repairs={"two_digit_year"}
    ),
    "a yes or no where a date should be": Odd(
        _birth(True), values=_born(""), problems={"DateNotUnderstood"}
    ),
    "dates counted from 1904": Odd(_in_1904()),
    "name of a people of the highlands in capitals": Odd(
        _named("Y BIH NIÊ"), values=_called("Y Bih Niê"), repairs={"name_case"}
    ),
    "name with an apostrophe in capitals": Odd(
        _named("H'HEN MLÔ"), values=_called("H'Hen Mlô"), repairs={"name_case"}
    ),
    "name of one word": Odd(_named("Blơt"), values=_called("Blơt")),
    "name of sixty characters": Odd(_named(_LONG), values=_called(_LONG)),
    "name in capitals and decomposed": Odd(
        _named(unicodedata.normalize("NFD", "ĐẶNG THỊ ÁNH")),
        values=_called("Đặng Thị Ánh"),
        repairs={"composed", "name_case"},
    ),
    "name over two lines of its cell": Odd(
        _named("Nguyễn Thị\nHồng Nhung"), values=_called("Nguyễn Thị Hồng Nhung")
    ),
    "two telephones in a cell": Odd(
        _extra("Điện thoại", "0912345678; 02693 822 111", None, None),
        values=_plus({"phone": "0912345678"}, {}, {}),
        repairs={"first_of_many"},
    ),
    "telephones that lost their zero": Odd(
        _extra("SĐT", 912345678, None, None),
        values=_plus({"phone": "0912345678"}, {}, {}),
        repairs={"padded"},
    ),
    "a heading that may mean two dates": Odd(
        xlsx([[*HEAD[:3], "Ngày kết nạp", *HEAD[4:]], *table()[1:]])
    ),
    "decision and ceremony side by side": Odd(
        _extra("Ngày quyết định kết nạp", "01/02/1995", None, None),
        values=_plus({"decision_on": "1995-02-01"}, {}, {}),
    ),
    "exempted since a day": Odd(
        _extra("Ngày miễn sinh hoạt", "01/07/2026", None, None),
        events=[[("exempted", "2026-07-01", "")], [], []],
    ),
    "text cut by bars": Odd(text(table(), "|").encode(), "ds.txt"),
    "text that names its separator": Odd(
        f"sep=;\r\n{text(table(), ';')}".encode(), "ds.csv", header_row=0
    ),
    "text with line breaks inside quotes": Odd(
        text(
            [
                ["TT", "Họ và tên", "Ngày vào Đảng / ngày chính thức", "Số thẻ"],
                *([n, p[0], f"{p[2]}\n{p[3]}", p[4]] for n, p in enumerate(PEOPLE, 1)),
            ]
        ).encode(),
        "ds.csv",
        values=[{k: w for k, w in v.items() if k != "birth"} for v in VALUES],
    ),
    "text in UTF-16 with the high byte first": Odd(
        b"\xfe\xff" + text(table(), "\t").encode("utf-16-be"),
        "ds.txt",
        encoding="utf-16",
    ),
    "text in UTF-16, high byte first, no mark": Odd(
        text(table(), ";").encode("utf-16-be"), "ds.csv", encoding="utf-16"
    ),
    "text in VNI cut by tabs": Odd(
        text(_mapped(to_vni, table()), "\t").encode("latin-1"),
        "ds.txt",
        encoding="vni",
    ),
    "text in TCVN3 cut by semicolons": Odd(
        text(_mapped(to_tcvn3, table()), ";").encode("latin-1"),
        "ds.txt",
        encoding="tcvn3",
    ),
    "workbook in VNI by its letters alone": Odd(
        xlsx(_mapped(to_vni, table())), encoding="vni"
    ),
    "workbook in TCVN3 by its letters alone": Odd(
        xlsx(_mapped(to_tcvn3, table())), encoding="tcvn3"
    ),
    "workbook with macros": Odd(_with_macros(), "ds.xlsm"),
    "sheet of another office": Odd(ods(table()), "ds.ods"),
    "failed cell in a sheet of another office": Odd(
        ods([[*HEAD], [1, PEOPLE[0][0], "#N/A", *PEOPLE[0][2:]], *table()[2:]]),
        "ds.ods",
        values=_born(""),
        problems={"CellFailed"},
    ),
}
