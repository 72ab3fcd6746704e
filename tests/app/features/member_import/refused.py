"""Files that are no readable list, by the error they must give."""

import io
import struct
import zipfile

import openpyxl

from tests.app.features.member_import.lists import HEAD, table, text, xlsx
from tests.app.features.member_import.more import ods


def _encrypted():
    name = "EncryptedPackage".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + name + bytes(200)


def _zip(names):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return content.getvalue()


def _zip_of(parts):
    """Write an OpenDocument sheet of these parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        archive.writestr("mimetype", kind)
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def _many(rows):
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("DS")
    page.append(HEAD)
    for n in range(rows):
        page.append([n, "Nguyễn Văn An", "1970", "1990", "1991", str(n)])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _far_cell(content):
    """Put one sign into the far corner of a sheet that is otherwise small."""
    away = 'table:number-rows-repeated="1048000"'
    wide = 'table:number-columns-repeated="16000"'
    cell = '<table:table-cell office:value-type="string"><text:p>x</text:p>'
    return ods(
        content,
        f"<table:table-row {away}><table:table-cell {wide}/></table:table-row>"
        f"<table:table-row><table:table-cell {wide}/>{cell}</table:table-cell>"
        "</table:table-row>",
    )


def _repeated():
    """Say in one tag that a filled row stands a million times."""
    cell = (
        '<table:table-cell table:number-columns-repeated="16000"'
        ' office:value-type="string"><text:p>x</text:p></table:table-cell>'
    )
    return ods(
        table(),
        f'<table:table-row table:number-rows-repeated="1000000">{cell}'
        "</table:table-row>",
    )


def _binary(place):
    """Write the bare bones of a binary workbook with one cell at a place."""
    row, column = place
    header = b"\x00\x04" + (row).to_bytes(4, "little")
    cell = b"\x05\x10" + column.to_bytes(4, "little") + bytes(12)
    first = b"\x00\x04" + bytes(4) + b"\x05\x10" + bytes(16)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.bin", b"")
        archive.writestr("xl/worksheets/sheet1.bin", first + header + cell)
    return content.getvalue()


def _bomb():
    """Pack zeros behind a header that claims a few bytes."""
    name, size = "xl/media/image1.png", 210 * 1024 * 1024
    content = io.BytesIO(xlsx(table()))
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, bytes(size))
    told = bytearray(content.getvalue())
    local, central = told.find(name.encode()) - 30, told.rfind(name.encode()) - 46
    struct.pack_into("<I", told, local + 22, 10)
    struct.pack_into("<I", told, central + 24, 10)
    return bytes(told)


REFUSED = {
    "EmptyList": b"",
    "EmptyList blank": b"  \r\n \t ",
    "EmptyList no cells": xlsx([]),
    "HtmlCalledWorkbook": b"<html><body><table><tr><td>A</td></tr></table>",
    "UnreadableList of some XML": b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>',
    "PasswordOnWorkbook": _encrypted(),
    "DamagedWorkbook cut off": xlsx(table())[:1500],
    "DamagedWorkbook ole": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000),
    "NotASpreadsheet pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "NotASpreadsheet docx": _zip(["word/document.xml", "[Content_Types].xml"]),
    "NotASpreadsheet noise": bytes(range(1, 32)) * 40,
    "LettersLost": text(
        [["STT", "H? v? t?n", "Ng?y sinh"], [1, "Nguy?n Th? H?ng", "1970"]]
    ).encode(),
    "HeaderNotFound": xlsx([["Thực đơn"], ["Phở", "35.000"], ["Bún", "30.000"]]),
    "HeaderNotFound too low": xlsx([*([["x"]] * 35), *table()]),
    "NoMembersInList": xlsx([HEAD, [], ["Tổng cộng: 0"]]),
    "TooManyRows": _many(20_050),
    "StrayCell in a sheet of another office": _far_cell(table()),
    "StrayCell repeated a million times": _repeated(),
    "StrayCell in a binary workbook": _binary((1_048_575, 16_383)),
    "ListTooLarge once unpacked": _bomb(),
    "ListTooLarge of many parts": _zip(
        ["xl/workbook.xml", *(f"xl/media/{n}.png" for n in range(2500))]
    ),
    "DamagedWorkbook of another office": _zip_of({"content.xml": "<not xml"}),
    "PasswordOnWorkbook of another office": _zip_of(
        {"META-INF/manifest.xml": "<manifest:encryption-data/>"}
    ),
    "ListOnHiddenSheet": xlsx([["Ghi chú"]], sheets=[("DS", table(), "hidden")]),
    "HeaderNotFound without a name": xlsx([["STT", "Ngày sinh"], [1, "1970"]]),
}
