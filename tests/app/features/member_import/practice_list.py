# ruff: noqa: E501  (the people are a table)
"""Makes resources/practice/danh-sach-dang-vien.xlsx: run this file to write it again.

Twenty-three people who never lived, listed as a secretary would: title rows, a two-line
header with merged cells, its own order of columns, dates as text in several manners and
one real one, a birth year alone, card numbers as text and one that lost its zero, a name
in decomposed Unicode, a name in capitals, a telephone number stored as a number, a row
of totals and a signature.
"""

import io
import unicodedata
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Border, Font, Side

TARGET = Path(__file__).parents[4] / "resources/practice/danh-sach-dang-vien.xlsx"
DECOMPOSED = "Hồ Thị Tuyết Mai"
# Card, name, gender, birth, ethnicity, home, education, theory, admitted, official,
# post, address, telephone, note.
PEOPLE = [
    ("031204550101", "Trần Văn Hòa", "m", "12/04/1964", "Kinh", "Xã Hòa Phong, thành phố Đà Nẵng", "Đại học Luật", "Cao cấp", "03/02/1989", "03/02/1990", "Bí thư", "Số 4 ngõ 12", "0912 345 204", ""),
    ("031204550102", "Lương Thị Hải Yến", "f", "08/03/1979", "Kinh", "Phường An Bình", "Đại học Sư phạm", "Trung cấp", "19/05/2004", "19/05/2005", "Phó Bí thư", "Số 7 ngõ 14", "0905 118 318", ""),
    ("031204550103", "Bùi Đức Thắng", "m", "02/09/1962", "Kinh", "Xã Ea Kao, tỉnh Đắk Lắk", "Trung cấp Nước", "Trung cấp", "19/05/1987", "19/05/1988", "Chi ủy viên", "Số 15 ngõ 12", "0914 220 471", "Nghỉ hưu"),
    ("031204550104", "Nguyễn Đình Chiến", "m", "22/12/1955", "Kinh", "Xã Hưng Trạch, tỉnh Quảng Trị", "12/12", "Sơ cấp", "22/12/1976", "22/9/1977", "", "Số 2 ngõ 10", "0982 604 318", "Thương binh"),
    ("31204550105", "ĐINH THỊ LOAN", "f", "15/08/1968", "Kinh", "Xã Tân Lập, tỉnh Đắk Lắk", "Cao đẳng Y", "Sơ cấp", "07/11/1996", "07/11/1997", "", "Số 21 ngõ 12", "0935 477 120", ""),
    ("031204550106", DECOMPOSED, "f", "26/3/1971", "Kinh", "Phường An Bình", "Đại học Kế toán", "", "26/03/1998", "26/03/1999", "", "Số 9 ngõ 8", "0903 552 908", ""),
    ("031204550107", "Phan Văn Tường", "m", "1949", "Kinh", "Xã Thanh Chương, tỉnh Nghệ An", "10/10", "Sơ cấp", "03/02/1968", "03/11/1968", "", "Số 33 ngõ 14", "", "Tuổi cao"),
    ("031204550108", "Vũ Ngọc Ánh", "f", "30/4/1983", "Kinh", "Phường Tân An, tỉnh Đắk Lắk", "Thạc sĩ Quản lý", "Trung cấp", "02/09/2009", "02/09/2010", "", "Số 18 ngõ 10", "0978 301 455", ""),
    ("031204550109", "Y Bih Niê", "m", "10/10/1975", "Ê Đê", "Buôn Alê A, tỉnh Đắk Lắk", "Đại học Nông lâm", "Trung cấp", "19-5-2001", "19-5-2002", "", "Số 40 ngõ 14", "0913 660 287", "Người có uy tín"),
    ("031204550110", "H’Hen Mlô", "f", "05/06/1988", "Ê Đê", "Buôn Kô Siêr, tỉnh Đắk Lắk", "Đại học Điều dưỡng", "Sơ cấp", "03/02/2014", "03/02/2015", "", "Số 6 ngõ 8", "0868 215 733", ""),
    ("031204550111", "Lò Thị Pâng", "f", "17/01/1980", "Thái", "Xã Mường Phăng, tỉnh Điện Biên", "Cao đẳng Mầm non", "Sơ cấp", "26/3/2006", "26/3/2007", "", "Số 11 ngõ 10", "0974 009 182", ""),
    ("031204550112", "Hoàng Minh Đức", "m", "01/05/1990", "Tày", "Xã Quảng Uyên, tỉnh Cao Bằng", "Kỹ sư Xây dựng", "", "19/05/2016", "19/05/2017", "", "Số 25 ngõ 12", "0967 118 640", ""),
    ("031204550113", "Nguyễn Thị Kim Oanh", "f", "20/10/1958", "Kinh", "Xã Điện Bàn, thành phố Đà Nẵng", "Trung cấp Dược", "Sơ cấp", "03/02/1985", date(1986, 2, 3), "", "Số 3 ngõ 12", "0906 774 015", "Nghỉ hưu"),
    ("031204550114", "Đặng Quốc Khánh", "m", "02/09/1977", "Kinh", "Xã Can Lộc, tỉnh Hà Tĩnh", "Đại học Cảnh sát", "Cao cấp", "19/08/2002", "19/08/2003", "", "Số 52 ngõ 14", "0945 383 526", ""),
    ("031204550115", "Ksơr H’Lan", "f", "14/02/1992", "Gia Rai", "Xã Ia Pa, tỉnh Gia Lai", "Đại học Sư phạm", "", "26/03/2018", "26/03/2019", "", "Số 8 ngõ 8", "0336 290 871", ""),
    ("031204550116", "Trịnh Xuân Bách", "m", "11/07/1966", "Kinh", "Xã Yên Định, tỉnh Thanh Hóa", "12/12", "Trung cấp", "07/11/1990", "07/11/1991", "", "Số 29 ngõ 10", "0919 402 663", ""),
    ("031204550117", "Blơt", "m", "03/1970", "Ba Na", "Xã Kông Chro, tỉnh Gia Lai", "9/12", "Sơ cấp", "22/12/1999", "22/12/2000", "", "Số 44 ngõ 12", "0355 871 029", ""),
    ("031204550118", "Ngô Thanh Thủy", "f", "19/12/1985", "Kinh", "Phường An Bình", "Đại học Kinh tế", "Trung cấp", "03/02/2011", "03/02/2012", "", "Số 1 ngõ 14", "0983 156 744", ""),
    ("031204550119", "Công Tằng Tôn Nữ Diệu Hương", "f", "08/8/1961", "Kinh", "Phường Thuận Hóa, thành phố Huế", "Đại học Văn khoa", "Sơ cấp", "19/05/1994", "19/05/1995", "", "Số 16 ngõ 8", "0913 008 459", "Nghỉ hưu"),
    ("031204550120", "Tống Phước An", "m", "25/11/1987", "Kinh", "Xã Châu Thành, tỉnh Đồng Tháp", "Cử nhân Hành chính", "Trung cấp", "02/09/2013", "02/09/2014", "", "Số 37 ngõ 12", 935227846, ""),
    ("031204550121", "Mai Xuân Ái", "m", "07/05/1954", "Kinh", "Xã Nga Sơn, tỉnh Thanh Hóa", "10/10", "Sơ cấp", "30/04/1975", "30/01/1976", "", "Số 5 ngõ 10", "0916 540 232", "Nghỉ hưu"),
    ("", "Tô Thị Minh Châu", "f", "16/9/1998", "Kinh", "Phường An Bình", "Đại học Công nghệ thông tin", "", "03/11/2025", "", "", "Số 10 ngõ 14", "0399 417 650", "Dự bị"),
    ("", "Quách Văn Lâm", "m", "04/01/1995", "Mường", "Xã Tân Lạc, tỉnh Phú Thọ", "Kỹ sư Điện", "", "14/11/2025", "", "", "Số 22 ngõ 8", "0388 602 915", "Dự bị"),
]  # fmt: skip
_UPPER = [
    "Số TT", "Số thẻ đảng viên", "Họ và tên", "Ngày, tháng, năm sinh", None, "Dân tộc",
    "Quê quán", "Trình độ", None, "Ngày, tháng, năm vào Đảng", None, "Chức vụ",
    "Nơi ở hiện nay", "Điện thoại", "Ghi chú",
]  # fmt: skip
_LOWER = {
    4: "Nam",
    5: "Nữ",
    8: "Chuyên môn",
    9: "Lý luận chính trị",
    10: "Dự bị",
    11: "Chính thức",
}
_WIDTHS = [6, 17, 27, 12, 12, 10, 32, 24, 14, 12, 12, 13, 16, 15, 18]


def build() -> bytes:
    """Return the workbook's bytes."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Danh sách"
    for row, text in enumerate(
        [
            "ĐẢNG BỘ PHƯỜNG AN BÌNH",
            "CHI BỘ TỔ DÂN PHỐ 5",
            None,
            "DANH SÁCH ĐẢNG VIÊN",
            "(Tính đến ngày 05 tháng 01 năm 2026)",
        ],
        1,
    ):
        sheet.cell(row, 1, text)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=15)
    _header(sheet)
    for number, person in enumerate(PEOPLE, 1):
        _person(sheet, 9 + number - 1, number, person)
    _footer(sheet, 9 + len(PEOPLE))
    for column, width in enumerate(_WIDTHS, 1):
        letter = openpyxl.utils.get_column_letter(column)
        sheet.column_dimensions[letter].width = width
    sheet.page_setup.orientation = "landscape"
    book.create_sheet("Sheet2")
    book.properties.creator = ""
    moment = datetime(2026, 1, 5, 8, tzinfo=UTC).replace(tzinfo=None)
    book.properties.created = book.properties.modified = moment
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _header(sheet) -> None:
    line = Side(style="thin")
    for column, text in enumerate(_UPPER, 1):
        sheet.cell(7, column, text)
        sheet.cell(8, column, _LOWER.get(column))
        for row in (7, 8):
            cell = sheet.cell(row, column)
            cell.font = Font(bold=True)
            cell.border = Border(top=line, bottom=line, left=line, right=line)
            cell.alignment = Alignment("center", "center", wrap_text=True)
        if column not in _LOWER:
            sheet.merge_cells(
                start_row=7, end_row=8, start_column=column, end_column=column
            )
    for first in (4, 8, 10):
        sheet.merge_cells(
            start_row=7, end_row=7, start_column=first, end_column=first + 1
        )


def _person(sheet, row: int, number: int, person: tuple) -> None:
    card, name, gender, birth, people, home, study, theory, *rest = person
    admitted, official, post, address, phone, note = rest
    # Typed without the text format, so the spreadsheet dropped the zero.
    card = int(card) if card and len(card) < 12 else card
    if name == DECOMPOSED:
        name = unicodedata.normalize("NFD", name)
    male, female = (birth, None) if gender == "m" else (None, birth)
    values = [
        number, card, name, male, female, people, home, study, theory,
        admitted, official, post, address, phone, note,
    ]  # fmt: skip
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column, value or None)
        if isinstance(value, str):
            cell.number_format = "@"
        elif isinstance(value, date):
            cell.number_format = "dd/mm/yyyy"


def _footer(sheet, row: int) -> None:
    sheet.cell(row, 1, "Tổng cộng: 23 đảng viên (21 chính thức, 2 dự bị)")
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=8)
    for down, text in enumerate(
        ["An Bình, ngày 05 tháng 01 năm 2026", "T/M CHI BỘ", "BÍ THƯ", None, None], 2
    ):
        sheet.cell(row + down, 12, text)
    sheet.cell(row + 8, 12, "Trần Văn Hòa")


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(build())
