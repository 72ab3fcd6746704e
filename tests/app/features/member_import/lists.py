"""Builds lists in the states in which they come."""

import io
import unicodedata
from datetime import date

import openpyxl

from app.infra.spreadsheets import legacy

HEAD = [
    "STT",
    "Họ và tên",
    "Ngày sinh",
    "Ngày vào Đảng",
    "Ngày chính thức",
    "Số thẻ đảng viên",
]
PEOPLE = [
    ["Nguyễn Thị Hồng Nhung", "12/03/1970", "03/02/1995", "03/02/1996", "001170004321"],
    ["Trần Văn Đức", "05/09/1965", "19/05/1990", "19/05/1991", "031065001234"],
    ["Lê Hữu Phước", "20/11/1988", "26/03/2015", "26/03/2016", "048088009876"],
]
# What every variant of the three people must come out as.
VALUES = [
    {
        "full_name": name,
        "birth": _birth,
        "admitted_on": _admitted,
        "official_on": _official,
        "card_no": card,
    }
    for (name, _b, _a, _o, card), (_birth, _admitted, _official) in zip(
        PEOPLE,
        [
            ("1970-03-12", "1995-02-03", "1996-02-03"),
            ("1965-09-05", "1990-05-19", "1991-05-19"),
            ("1988-11-20", "2015-03-26", "2016-03-26"),
        ],
        strict=True,
    )
]


def table(people=PEOPLE, head=HEAD):
    """Put the header and numbered rows together."""
    return [head, *([n, *person] for n, person in enumerate(people, 1))]


def xlsx(rows, *, merged=(), sheets=None, fonts=None):
    """Write rows as a workbook; ``sheets`` are further (title, rows, state)."""
    book = openpyxl.Workbook()
    _fill(book.active, rows, fonts)
    for area in merged:
        book.active.merge_cells(area)
    for title, more, state in sheets or ():
        page = book.create_sheet(title)
        _fill(page, more, None)
        page.sheet_state = state
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def formula(content, place):
    """Put a formula without a value into a cell of a workbook."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    book.active[place] = "=1+1"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(page, rows, font):
    for row, cells in enumerate(rows, 1):
        for column, value in enumerate(cells, 1):
            cell = page.cell(row, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
            if font:
                cell.font = openpyxl.styles.Font(name=font)


def text(rows, separator=","):
    """Write rows as text."""
    lines = (
        separator.join(
            f'"{c}"' if "\n" in str(c) or separator in str(c) else str(c or "")
            for c in row
        )
        for row in rows
    )
    return "\r\n".join(lines) + "\r\n"


def to_tcvn3(plain):
    """Write text as TCVN3 fonts need it, as the Western letters a program shows."""
    back = {letter: chr(code) for code, letter in legacy.TCVN3.items()}
    return "".join(
        back.get(c) or back.get(c.lower()) or c
        for c in unicodedata.normalize("NFC", plain)
    )


def to_vni(plain):
    """Write text as VNI fonts need it."""
    marks = {mark: code for code, mark in legacy._VNI_MARKS.items()}
    letters = {letter: code for code, letter in legacy._VNI_LETTERS.items()}
    return "".join(_vni(c, marks, letters) for c in unicodedata.normalize("NFC", plain))


def _vni(char, marks, letters):
    lower = char.lower()
    if lower in letters:
        found = letters[lower]
    else:
        parts = unicodedata.normalize("NFD", lower)
        base, tail = parts[0], parts[1:]
        if "\u031b" in tail:
            base = letters[unicodedata.normalize("NFC", base + "\u031b")]
            tail = tail.replace("\u031b", "")
        # Shape before tone, as the table writes them.
        tail = "".join(sorted(tail, key=lambda m: m not in "\u0306\u0302"))
        found = base + (marks[tail] if tail else "")
    return found if char == lower else found.upper()


def to_1258(plain):
    """Encode text as Windows-1258 does: shaped letters whole, tones after them."""
    encoded = []
    for char in unicodedata.normalize("NFC", plain):
        parts = unicodedata.normalize("NFD", char)
        tones = [m for m in parts if m in "\u0300\u0301\u0303\u0309\u0323"]
        shaped = "".join(m for m in parts if m not in tones)
        encoded.append(unicodedata.normalize("NFC", shaped) + "".join(tones))
    return "".join(encoded).encode("cp1258")


def real(day, month, year):
    """Give a real date for a cell."""
    return date(year, month, day)
