"""Turns --column, --accept-repair and --pick into what the import understands."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from app.features.member_import.errors import (
    EncodingNotPossible,
    UnknownChoice,
    UnknownColumn,
)
from app.features.member_import.model.decisions import Choices
from app.features.member_import.model.header import ColumnMap
from app.features.member_import.model.outcome import ImportRow, Preview
from app.features.member_import.rules.headings import letter
from app.features.member_import.rules.vocabulary import Vocabulary

_PLACE = re.compile(r"(\d+):([a-z_.]+)")
_PICK = re.compile(r"(\d+):([a-z_.]+)=([a-z]+(?::\d)?)")
_TAKES_NONE = "-"
T = TypeVar("T")


def targets(
    told: Iterable[str], columns: ColumnMap, vocabulary: Vocabulary
) -> Mapping[int, str]:
    """Return the mapping with "E=decision_on" and the like put in; "-" takes none."""
    by_letter = {letter(s.heading.column): s.heading.column for s in columns.columns}
    mapped = {s.heading.column: s.heading.target for s in columns.columns}
    for text in told:
        place, _sign, field = text.partition("=")
        column = by_letter.get(place.strip().upper())
        known = field in vocabulary.columns or field in vocabulary.combined
        if column is None or not (known or field == _TAKES_NONE):
            raise UnknownColumn(value=text)
        for other, target in mapped.items():
            if target == field:
                mapped[other] = ""
        mapped[column] = "" if field == _TAKES_NONE else field
    return mapped


def encodings(told: Iterable[str], columns: ColumnMap) -> Mapping[int, str]:
    """Return what "C=tcvn3" and the like say, beside what is remembered."""
    by_letter = {letter(s.heading.column): s for s in columns.columns}
    named = dict(columns.encodings)
    for text in told:
        place, _sign, name = text.partition("=")
        sample = by_letter.get(place.strip().upper())
        if sample is None:
            raise UnknownColumn(value=text)
        if name not in sample.encodings:
            offered = ", ".join(sample.encodings)
            raise EncodingNotPossible(value=text, offered=offered or "unicode")
        named[sample.heading.column] = name
    return named


def choices(
    preview: Preview,
    accepted: Iterable[str] = (),
    picks: Iterable[str] = (),
    left_out: Iterable[int] = (),
    *,
    accept_all: bool = False,
) -> Choices:
    """Return the choices that were told; an answer to nothing is refused."""
    rows = {row.line: row for row in preview.rows}
    return Choices(
        left_out=frozenset(_found(rows, line, str(line)).line for line in left_out),
        picks=dict(_pick(rows, text) for text in picks),
        accepted_repairs=frozenset(_repair(rows, text) for text in accepted),
        accept_all=accept_all,
    )


def _repair(rows: Mapping[int, ImportRow], text: str) -> tuple[int, str]:
    found = _PLACE.fullmatch(text.strip())
    if found is None:
        raise UnknownChoice(value=text)
    row = _found(rows, int(found[1]), text)
    if found[2] not in {repair.field for repair in row.repairs}:
        raise UnknownChoice(value=text)
    return row.line, found[2]


def _pick(rows: Mapping[int, ImportRow], text: str) -> tuple[tuple[int, str], str]:
    found = _PICK.fullmatch(text.strip())
    if found is None:
        raise UnknownChoice(value=text)
    row = _found(rows, int(found[1]), text)
    options = {c.field: c.options for c in row.conflicts}
    for change in row.changes:
        both = ("both",) if change.joins else ()
        options.setdefault(change.field, ("book", "file", *both))
    if found[3] not in options.get(found[2], ()):
        raise UnknownChoice(value=text)
    return (row.line, found[2]), found[3]


def _found(rows: Mapping[int, ImportRow], line: int, text: str) -> ImportRow:
    if line not in rows:
        raise UnknownChoice(value=text)
    return rows[line]
