"""Finds formula cells of an xlsx file that hold no usable value.

Programs that only write files leave the value out, others store an error; a reader then
sees an empty cell and the content would be lost without a word.
"""

import io
import posixpath
import re
import zipfile

_SHEET = re.compile(rb"<sheet\b[^>]*>")
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_CELL = re.compile(rb'<c\b([^>]*?\br="([A-Z]+)(\d+)"[^>]*)(?<!/)>(.*?)</c>', re.DOTALL)
_ERROR = b't="e"'
_FORMULA = re.compile(rb"<f\b")
_VALUE = re.compile(rb"<v>[^<]|<v [^>]*>[^<]|<is>")


def uncomputed(content: bytes) -> dict[str, frozenset[tuple[int, int]]]:
    """Give the places (row and column from 0) by the name of the sheet."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name, part in _parts(archive):
            text = archive.read(part)
            if b"<f" not in text and _ERROR not in text:
                continue
            places = frozenset(
                (int(row) - 1, _column(letters))
                for tag, letters, row, inside in _CELL.findall(text)
                if _ERROR in tag
                or (_FORMULA.search(inside) and not _VALUE.search(inside))
            )
            if places:
                found[name] = places
    return found


def _parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Name every worksheet with the part of the archive that holds it."""
    names = set(archive.namelist())
    book, links = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    if not {book, links} <= names:
        return []
    targets = {
        _attribute(tag, b"Id"): _attribute(tag, b"Target")
        for tag in _RELATION.findall(archive.read(links))
    }
    parts = []
    for tag in _SHEET.findall(archive.read(book)):
        target = targets.get(_attribute(tag, b"r:id"), "")
        part = posixpath.normpath(posixpath.join("xl", target)).lstrip("/")
        if target.startswith("/"):
            part = target.lstrip("/")
        if part in names:
            parts.append((_unescaped(_attribute(tag, b"name")), part))
    return parts


def _attribute(tag: bytes, name: bytes) -> str:
    match = re.search(rb"\b" + name + rb'="([^"]*)"', tag)
    return match[1].decode("utf-8", "replace") if match else ""


def _unescaped(text: str) -> str:
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
