"""Shares out a cell that holds several facts, as book 7-HSĐV has them. Pure.

Facts stand on lines of their own, else behind a slash, a semicolon or (for words) a
comma. With as many parts as facts the order counts; with fewer, each part says itself
what it is: by its label, its kind or its words.
"""

import re
from collections.abc import Sequence

from app.features.member_import.model.reading import Cell
from app.features.member_import.model.words import Column
from app.features.member_import.rules.reading.dates import DateReader, written
from app.features.member_import.rules.vocabulary import Vocabulary

_LABELLED = re.compile(r"^([^:]{1,40}):\s*(.*)$", re.DOTALL)
_SLASHED = re.compile(r"\s*;\s*|\s+[/–-]\s+|\s*\|\s*")
_TIGHT_SLASH = re.compile(r"(?<=\D)\s*/\s*(?=\D)|\s+/\s*|\s*/\s+")
_BRACKETED = re.compile(r"^\((.*)\)$|^(.*?)\s*\(([^()]*)\)$", re.DOTALL)
_DIGITS = re.compile(r"[\d\s.\-'’`]+")
_DAYS = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}")
_WORDS = frozenset({"text", "gender", "name"})
Shared = list[tuple[Column, Cell]]


def shared(
    cell: Cell, columns: Sequence[Column], vocabulary: Vocabulary, dates: DateReader
) -> Shared:
    """Give each fact of the cell its column; what is left over stays with the last."""
    if not isinstance(cell, str):
        return [(_of_kind(cell, columns), cell)]
    parts = [_without_blank(part, vocabulary) for part in _cut(cell, columns)]
    labelled, rest = _by_label(parts, columns, vocabulary)
    if labelled:
        open_ones = [c for c in columns if c.target not in labelled]
        found = [(c, labelled[c.target]) for c in columns if c.target in labelled]
        return found + _unlabelled([p for p in rest if p], open_ones, vocabulary, dates)
    if len(parts) >= len(columns):
        return _in_order(parts, columns)
    return _unlabelled(parts, columns, vocabulary, dates)


def _cut(cell: str, columns: Sequence[Column]) -> list[str]:
    """Cut the cell; empty lines between facts keep their place."""
    text = cell.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    parts = text.split("\n")
    if len(parts) > 1:
        return [part.strip(" \t;") for part in parts]
    days = _DAYS.findall(text)
    if len(days) > 1 and all(column.kind == "date" for column in columns):
        return list(days)
    is_words = all(column.kind in _WORDS for column in columns)
    parts = _SLASHED.split(text)
    if len(parts) == 1 and is_words:
        parts = _TIGHT_SLASH.split(text)
    if len(parts) == 1 and columns[0].kind == "name":
        parts = _second_in_brackets(text)
    elif len(parts) == 1 and is_words:
        parts = text.split(",")
    elif len(parts) == 1 and "," in text:
        parts = re.split(r",\s*", text)
    return [part.strip() for part in parts]


def _second_in_brackets(text: str) -> list[str]:
    found = _BRACKETED.match(text.strip())
    return [found[2], found[3]] if found and found[2] else [text]


def _without_blank(part: str, vocabulary: Vocabulary) -> str:
    bare = _BRACKETED.match(part)
    part = bare[1].strip() if bare and bare[1] is not None else part
    return "" if vocabulary.signs.is_blank(part) else part


def _by_label(
    parts: Sequence[str], columns: Sequence[Column], vocabulary: Vocabulary
) -> tuple[dict[str, str], list[str]]:
    """Take out the parts that say in front what they are ("Dân tộc: Kinh")."""
    targets = [column.target for column in columns]
    labelled: dict[str, str] = {}
    rest: list[str] = []
    for part in parts:
        found = _LABELLED.match(part)
        target = vocabulary.signs.own_label(found[1], targets) if found else ""
        if found and target and target not in labelled:
            labelled[target] = found[2].strip()
        else:
            rest.append(part)
    return labelled, rest


def _in_order(parts: Sequence[str], columns: Sequence[Column]) -> Shared:
    last = len(columns) - 1
    tail = ", ".join(part for part in parts[last:] if part)
    return list(zip(columns, [*parts[:last], tail], strict=True))


def _unlabelled(
    parts: Sequence[str],
    columns: Sequence[Column],
    vocabulary: Vocabulary,
    dates: DateReader,
) -> Shared:
    """Give every part the column it tells by itself, the others those that are left."""
    left = list(columns)
    found: Shared = []
    unsure: list[str] = []
    for part in parts:
        column = _telling(part, left, vocabulary, dates) if part else None
        if column is not None:
            left.remove(column)
            found.append((column, part))
        else:
            unsure.append(part)
    for part, column in zip(unsure, left, strict=False):
        found.append((column, part))
    if len(unsure) > len(left) and found:
        tail = [part for part in unsure[len(left) :] if part]
        column, text = found[-1]
        found[-1] = column, ", ".join([str(text), *tail])
    return found


def _telling(
    part: str, columns: Sequence[Column], vocabulary: Vocabulary, dates: DateReader
) -> Column | None:
    by_target = {column.target: column for column in columns}
    target = vocabulary.signs.recognised(part, tuple(by_target))
    if target:
        return by_target[target]
    if all(column.kind == "date" for column in columns):
        return None
    for column in columns:
        if column.kind == "date" and dates.read(part, "", "").iso:
            return column
        size = len(re.sub(r"\D", "", part))
        if (
            column.kind == "digits"
            and _DIGITS.fullmatch(part)
            and size in column.lengths
        ):
            return column
    return None


def _of_kind(cell: Cell, columns: Sequence[Column]) -> Column:
    """Choose the column for a cell that is a number or a date, not text."""
    kinds = {"digits", "phone", "code"} if isinstance(cell, int) else {"date"}
    shown = written(cell)
    for column in columns:
        if column.kind in kinds and shown:
            return column
    return columns[0]
