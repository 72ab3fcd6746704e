"""Finds marks of state secrecy. A text that carries one is never stored or sent.

The law forbids keeping secrets on an ordinary PC at all (handbook,
domain-members-documents.md §6.2); this guard knows only the outward marks, which are
dated records in ``data/secrecy``. It stands where every write passes, so that no
feature can forget it.
"""

import functools
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.infra.datafile import read_toml
from app.infra.paths import rules_folder
from app.kernel.errors import SecretMark
from app.kernel.text import fold

# Every mark contains the word; a text without it needs no pattern.
_WORD = "mật"


@dataclass(frozen=True, slots=True)
class SecretMarks:
    """How a paper shows that it is classified, as regular expressions."""

    valid_from: date
    source: str
    confidence: str
    in_text: tuple[str, ...]
    in_title: tuple[str, ...]
    in_file_name: tuple[str, ...]


def in_text(text: str) -> str:
    """Return the mark found in running text, '' when there is none."""
    return _first(text, _patterns().text)


def in_title(text: str) -> str:
    """Return the mark found in a title, where the bare words count too."""
    return _first(text, _patterns().title)


def in_file_name(name: str) -> str:
    """Return the mark found in a file name, with marks or without."""
    found = next(filter(None, (p.search(fold(name)) for p in _patterns().name)), None)
    return found.group().strip() if found else in_title(name)


def refuse(row: Mapping[str, object]) -> None:
    """Raise ``SecretMark`` when a text of a record carries a mark."""
    for field, value in row.items():
        if isinstance(value, str):
            mark = in_text(value)
            if mark:
                raise SecretMark(field=field, mark=mark)


@dataclass(frozen=True, slots=True)
class _Patterns:
    text: tuple[re.Pattern[str], ...]
    title: tuple[re.Pattern[str], ...]
    name: tuple[re.Pattern[str], ...]


@functools.cache
def _patterns() -> _Patterns:
    marks = read_toml(rules_folder() / "secrecy" / "marks.toml", SecretMarks)
    lines = tuple(re.compile(mark, re.MULTILINE) for mark in marks.in_text)
    words = tuple(re.compile(mark, re.MULTILINE) for mark in marks.in_title)
    names = tuple(re.compile(mark) for mark in marks.in_file_name)
    return _Patterns(lines, lines + words, names)


def _first(text: str, patterns: tuple[re.Pattern[str], ...]) -> str:
    composed = unicodedata.normalize("NFC", text)
    if _WORD not in composed.casefold():
        return ""
    found = next(filter(None, (p.search(composed) for p in patterns)), None)
    return found.group().strip() if found else ""
