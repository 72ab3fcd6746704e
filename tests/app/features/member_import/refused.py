"""Files that are no readable list, by the error they must give."""

import io
import zipfile

import openpyxl

from tests.app.features.member_import.lists import HEAD, table, text, xlsx


def _encrypted():
    name = "EncryptedPackage".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + name + bytes(200)


def _zip(names):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
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


REFUSED = {
    "EmptyList": b"",
    "EmptyList blank": b"  \r\n \t ",
    "EmptyList no cells": xlsx([]),
    "HtmlCalledWorkbook": b"<html><body><table><tr><td>A</td></tr></table>",
    "HtmlCalledWorkbook with xml": b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>',
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
}
