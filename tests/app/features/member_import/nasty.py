"""Lists in states that real offices send: layouts, dates, letters, writers, text."""

import io
import re
import unicodedata
import zipfile

import openpyxl

from tests.app.features.member_import.corpus import Odd, _with
from tests.app.features.member_import.lists import HEAD, PEOPLE, table, text, xlsx
from tests.app.features.member_import.more import ods

_SHEET = "xl/worksheets/sheet1.xml"
_SPACE, _NOTHING = "\u00a0", "\u200b"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _repacked(content, change):
    """Let ``change`` rewrite the parts of a workbook, or give others."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts = change(parts) or parts
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


def _edited(change, content=None):
    """Rewrite the XML of the first sheet."""

    def edit(parts):
        parts[_SHEET] = change(parts[_SHEET].decode()).encode()

    return _repacked(content or xlsx(table()), edit)


def _three_lines():
    rows = [
        ["DANH SÁCH ĐẢNG VIÊN"],
        ["STT", "Họ và tên", "Ngày tháng năm", None, None, "Số thẻ đảng viên"],
        [None, None, "sinh", "Đảng", None, None],
        [None, None, None, "Ngày vào Đảng", "Ngày chính thức", None],
        *table()[1:],
    ]
    areas = ["A2:A4", "B2:B4", "C2:E2", "C3:C4", "D3:E3", "F2:F4"]
    return xlsx(rows, merged=areas)


def _relatives():
    """Put a group about the spouse before the columns of the member."""
    head = ["STT", "Họ và tên", "Vợ (chồng)", None, *HEAD[3:]]
    below = [None, None, "Họ và tên", "Năm sinh", None, None, None]
    rows = [[n, p[0], "Ngô Thị Ba", "1972", *p[2:]] for n, p in enumerate(PEOPLE, 1)]
    areas = ["A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2", "G1:G2"]
    return xlsx([head, below, *rows], merged=areas)


def _hidden():
    book = openpyxl.load_workbook(io.BytesIO(xlsx(table())))
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["D"].hidden = True
    book.active.auto_filter.ref = "A1:F4"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _groups():
    one, two, three = PEOPLE
    return xlsx(
        [
            HEAD,
            ["I", "Tổ đảng 1"],
            [1, *one],
            [2, *two],
            ["", "Cộng tổ đảng 1", "2 đồng chí"],
            ["Nhóm 2 – Khu phố B (có 1 đ/c)"],
            [1, *three],
            ["", "Cộng tổ đảng 2: 01 đồng chí"],
            ["Cộng nhóm 2", 1],
            ["", "Tổng cộng toàn chi bộ: 03 đồng chí, trong đó nữ 01"],
        ]
    )


def _candidates_below():
    return xlsx(
        [
            *table(),
            [],
            ["DANH SÁCH QUẦN CHÚNG ƯU TÚ"],
            ["STT", "Họ và tên", "Ngày sinh", "Ghi chú"],
            [1, "Hoàng Thị Nguồn", "02/03/2001", "Đã học lớp cảm tình"],
        ]
    )


def _twice_the_columns():
    rows = [[*r, r[2], r[5]] for r in table()]
    return xlsx(rows)


def _over_several_people():
    rows = [[*HEAD, "Nơi công tác"], *([*r, None] for r in table()[1:])]
    rows[1][6] = "Công ty Cấp nước"
    return xlsx(rows, merged=["G2:G4"])


def _spaces():
    rows = [[f" {h}{_SPACE}{_NOTHING}" for h in HEAD]]
    for number, told, birth, admitted, official, card in table()[1:]:
        spread = f"{card[:4]}{_SPACE}{card[4:8]}{_NOTHING} {card[8:]}"
        name = f"{_SPACE}{told.replace(' ', _SPACE + ' ')}{_NOTHING}"
        dates = f" {birth}{_SPACE}", f"{_NOTHING}{admitted}", f"{official}\t"
        rows.append([number, name, *dates, spread])
    return xlsx(rows)


def _half_decomposed():
    rows = table()
    rows[0] = [
        unicodedata.normalize("NFD", h) if i % 2 else h for i, h in enumerate(HEAD)
    ]
    rows[2][1] = unicodedata.normalize("NFD", rows[2][1])
    rows.append([4, unicodedata.normalize("NFD", PEOPLE[0][0]), *PEOPLE[0][1:]])
    return xlsx(rows)


def _icelandic():
    """Write Đ as the Icelandic letter that looks the same."""
    return xlsx(
        [
            [
                c.replace("Đ", "Ð").replace("đ", "ð") if isinstance(c, str) else c
                for c in r
            ]
            for r in table()
        ]
    )


def _linked():
    def edit(sheet):
        told = {
            "B2": ("str", 'HYPERLINK("http://x","Hồng Nhung")', PEOPLE[0][0]),
            "C4": ("e", "#REF!A1", "#REF!"),
        }
        for place, (kind, formula, value) in told.items():
            cell = f'<c r="{place}" t="{kind}"><f>{formula}</f><v>{value}</v></c>'
            sheet = re.sub(rf'<c r="{place}"[^>]*>.*?</c>', cell, sheet)
        return sheet

    return _edited(edit)


def _crosses_of_truth():
    head = ["STT", "Họ và tên", "Nam", "Nữ", *HEAD[2:]]
    women = (True, False, False)
    return xlsx(
        [
            head,
            *(
                [n, p[0], not w, w, *p[1:]]
                for n, (p, w) in enumerate(zip(PEOPLE, women, strict=True), 1)
            ),
        ]
    )


def _years_in_cells_for_dates():
    book = openpyxl.load_workbook(io.BytesIO(xlsx(table())))
    for row, year in ((2, 1970), (3, 1965)):
        book.active.cell(row, 3).value = year
        book.active.cell(row, 3).number_format = "dd/mm/yyyy"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _formatted_far_down():
    """Give thousands of empty rows a look, and claim the whole sheet is used."""

    def edit(sheet):
        rows = (f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(5, 60_000))
        sheet = sheet.replace("</sheetData>", f"{''.join(rows)}</sheetData>")
        last = '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
        sheet = sheet.replace("</sheetData>", last)
        return re.sub("<dimension[^>]*>", '<dimension ref="A1:XFD1048576"/>', sheet)

    return _edited(edit)


def _dimension(ref):
    return _edited(
        lambda sheet: re.sub("<dimension[^>]*>", f'<dimension ref="{ref}"/>', sheet)
    )


def _strict():
    def edit(parts):
        strict = "http://purl.oclc.org/ooxml/"
        for name in parts:
            part = parts[name].replace(
                _MAIN.encode(), f"{strict}spreadsheetml/main".encode()
            )
            links = f"{strict}officeDocument/relationships".encode()
            parts[name] = part.replace(_LINKS.encode(), links)

    return _repacked(xlsx(table()), edit)


def _by_another_writer(rows, *, places=True, short=""):
    """Write a workbook without shared strings; ``short`` is a prefix of its tags."""

    def cell(line, column, value):
        if value is None:
            return ""
        place = f' r="{chr(65 + column)}{line}"' if places else ""
        if isinstance(value, int):
            return f"<{short}c{place}><{short}v>{value}</{short}v></{short}c>"
        inside = f"<{short}is><{short}t>{value}</{short}t></{short}is>"
        return f'<{short}c{place} t="inlineStr">{inside}</{short}c>'

    lines = "".join(
        f"<{short}row>{''.join(cell(n, c, v) for c, v in enumerate(row))}</{short}row>"
        for n, row in enumerate(rows, 1)
    )
    space = f'xmlns:{short[:-1]}="{_MAIN}"' if short else f'xmlns="{_MAIN}"'
    sheet = f"<{short}sheetData>{lines}</{short}sheetData>"
    package = "http://schemas.openxmlformats.org/package/2006"
    link = f'<Relationship Id="r1" Type="{_LINKS}/%s" Target="%s"/>'
    links = f'<Relationships xmlns="{package}/relationships">%s</Relationships>'
    kind = "application/vnd.openxmlformats-package.relationships+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        f'<Default Extension="rels" ContentType="{kind}"/></Types>',
        "_rels/.rels": links % (link % ("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>'
        '<sheet name="DS" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": links % (link % ("worksheet", f"/{_SHEET}")),
        _SHEET: f"<{short}worksheet {space}>{sheet}</{short}worksheet>",
    }
    return _repacked(xlsx([]), lambda _old: parts)


def _escaped():
    rows = table()
    rows[1][1] = "Nguyễn Thị_x000D_ Hồng Nhung"
    rows[2][1] = "Trần Văn Đức_x000D_\n"
    return _by_another_writer(rows)


def _backslashes():
    return _repacked(
        xlsx(table()),
        lambda parts: {name.replace("/", "\\"): p for name, p in parts.items()},
    )


def _ods_with_repeats():
    """Repeat empty cells and a million empty rows; a date is real, a name has spans."""
    content = ods([*table(), []])
    date = '<table:table-cell office:value-type="date" office:date-value="1970-03-12">'

    def edit(parts):
        told = parts["content.xml"].decode()
        plain = '<table:table-cell office:value-type="string"><text:p>12/03/1970'
        told = told.replace(plain, f"{date}<text:p>12/03/70")
        spans = "Trần <text:span>Văn</text:span><text:s/>Đức"
        told = told.replace("<text:p>Trần Văn Đức", f"<text:p>{spans}")
        empty = '<table:table-row table:number-rows-repeated="1048571">'
        wide = '<table:table-cell table:number-columns-repeated="1024"/>'
        end = f"{empty}{wide}</table:table-row></table:table>"
        parts["content.xml"] = told.replace("</table:table>", end).encode()

    return _repacked(content, edit)


def _twisted(value):
    """Take UTF-8 for Western letters, as a program does that saves it once more."""
    if not isinstance(value, str):
        return value
    letters = (bytes([b]).decode("cp1252", "ignore") or chr(b) for b in value.encode())
    return "".join(letters)


def _quoted():
    head = '"STT";"Họ và\ntên";"Ngày sinh";"Ngày vào Đảng";"Ngày chính thức"'
    lines = (";".join(f'"{c}"' for c in row) for row in table()[1:])
    return "\r\n".join([f'\ufeff{head};"Số thẻ\nđảng viên"', *lines])


def _title_lines():
    title = "ĐẢNG BỘ PHƯỜNG AN BÌNH\r\nCHI BỘ 5, ngày 01/02/2026, số 3\r\n\r\n"
    return title + text(table(), ";")


def _born(written):
    rows = table()
    rows[1][2] = written
    return xlsx(rows)


def _surname_apart():
    head = ["TT", "Họ, chữ đệm", "Tên", *HEAD[2:]]
    rows = [[n, *p[0].rsplit(" ", 1), *p[1:]] for n, p in enumerate(PEOPLE, 1)]
    return xlsx([head, *rows])


def _zeros():
    rows = [[*HEAD, "SĐT"], *([*r, "0"] for r in table()[1:])]
    rows[1][5] = "000000000000"
    return xlsx(rows)


_NO_BIRTH = [{k: v for k, v in one.items() if k != "birth"} for one in _with(0)]
NASTY = {
    "a header of three merged lines": Odd(_three_lines(), header_row=1),
    "a group about the spouse is not the member": Odd(_relatives(), values=_NO_BIRTH),
    "a header in row 30": Odd(xlsx([*([[]] * 29), *table()]), header_row=29),
    "hidden rows, a hidden column and a filter": Odd(_hidden()),
    "sums between the groups": Odd(_groups()),
    "candidates in a table below": Odd(_candidates_below()),
    "columns that stand twice": Odd(_twice_the_columns()),
    "a cell merged over several people": Odd(
        _over_several_people(),
        values=[{**one, "workplace": "Công ty Cấp nước"} for one in _with(0)],
    ),
    "spaces that do not break and signs of no width": Odd(_spaces()),
    "letters composed here and apart there": Odd(
        _half_decomposed(),
        values=[*_with(0), _with(0)[0]],
        results=["new", "new", "new", "refused"],
        repairs={"composed"},
        problems={"RowTwice"},
    ),
    "the Icelandic letter for Đ": Odd(_icelandic()),
    "a link in a formula and a lost reference": Odd(
        _linked(), values=_with(2, birth=None), problems={"CellFailed"}
    ),
    "truths for crosses": Odd(
        _crosses_of_truth(),
        values=[
            {**one, "gender": gender}
            for one, gender in zip(_with(0), ("female", "male", "male"), strict=True)
        ],
    ),
    "years in cells for dates": Odd(
        _years_in_cells_for_dates(),
        values=[{**_with(0)[0], "birth": "1970"}, *_with(1, birth="1965")[1:]],
        repairs={"year_serial"},
    ),
    "empty rows with a look, the whole sheet claimed": Odd(_formatted_far_down()),
    "a dimension that is too small": Odd(_dimension("A1:B2")),
    "a dimension of one cell": Odd(_dimension("A1")),
    "a strict workbook": Odd(_strict()),
    "a workbook without shared strings": Odd(_by_another_writer(table())),
    "cells that do not say where they stand": Odd(
        _by_another_writer(table(), places=False)
    ),
    "tags with a prefix": Odd(_by_another_writer(table(), short="x:")),
    "escaped carriage returns": Odd(_escaped()),
    "parts named with backslashes": Odd(_backslashes()),
    "repeated cells of another office": Odd(_ods_with_repeats(), "ds.ods"),
    "UTF-8 saved as Western letters": Odd(
        xlsx([[_twisted(c) for c in row] for row in table()])
    ),
    "a text file saved as Western letters": Odd(
        _twisted(text(table())).encode(), "ds.csv"
    ),
    "quotes over two lines behind a mark": Odd(_quoted().encode(), "ds.csv"),
    "two marks of order": Odd(
        b"\xef\xbb\xbf\xef\xbb\xbf" + text(table()).encode(), "ds.csv"
    ),
    "lines of an old Macintosh": Odd(
        text(table()).replace("\r\n", "\r").encode(), "ds.csv"
    ),
    "UTF-16 without a mark, cut by semicolons": Odd(
        text(table(), ";").encode("utf-16-le"), "ds.txt", encoding="utf-16"
    ),
    "lines of a title with commas": Odd(
        _title_lines().encode(), "ds.csv", header_row=3
    ),
    "English order with a month in letters": Odd(_born("Mar 12, 1970")),
    "a day of the week before the date": Odd(_born("Thứ Năm, 12/03/1970")),
    "a day of the week in English": Odd(_born("Thursday, March 12th, 1970")),
    "a month in words": Odd(_born("12 tháng Ba năm 1970")),
    "a month in Roman figures": Odd(_born("12.III.1970")),
    "a month between words": Odd(_born("12 tháng 3, 1970")),
    "backslashes in a date": Odd(_born("12\\03\\1970")),
    "an apostrophe for the century": Odd(
        _born("12/03/'70"), repairs={"two_digit_year"}
    ),
    "a day of the moon in brackets": Odd(
        _born("12/03/1970 (âm lịch)"),
        values=_with(0, birth=None),
        problems={"DateOfTheMoon"},
    ),
    "surname and middle names apart": Odd(_surname_apart()),
    "zeros for nothing": Odd(_zeros(), values=_with(0, card_no=None)),
}
WEB_PAGES = {
    "HtmlCalledWorkbook in one file": b"MIME-Version: 1.0\r\n"
    b"Content-Type: multipart/related\r\n\r\n<html><table></table></html>",
    "HtmlCalledWorkbook that begins in the middle": b"<div><table><tr><td>A</td></tr>",
    "HtmlCalledWorkbook in UTF-16": "\ufeff<html><table></table>".encode("utf-16"),
    "NotASpreadsheet of Word": b"{\\rtf1\\ansi Ho va ten}",
    "DamagedWorkbook without its links": _repacked(
        xlsx(table()),
        lambda p: {n: c for n, c in p.items() if not n.endswith("workbook.xml.rels")},
    ),
    "DamagedWorkbook without its sheet": _repacked(
        xlsx(table()), lambda p: {n: c for n, c in p.items() if n != _SHEET}
    ),
    "DamagedWorkbook with XML cut off": _edited(lambda sheet: sheet[:600]),
}
