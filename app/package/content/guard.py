"""Finds marks of state secrecy; such papers never enter a package (``E_CLASSIFIED``).

The law of 2026 forbids keeping secrets on an ordinary PC at all; this guard is the last
of several and knows only the outward marks, listed in ``data/package``.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from app.kernel.text import fold
from app.package.policy import SecretMarks


def mark_in_text(text: str, marks: SecretMarks) -> str:
    """Return the mark found in running text, '' when there is none."""
    return _first(unicodedata.normalize("NFC", text), marks.text_patterns())


def mark_in_title(text: str, marks: SecretMarks) -> str:
    """Return the mark found in a title, '' when there is none."""
    return _first(unicodedata.normalize("NFC", text), marks.title_patterns())


def mark_in_file_name(name: str, marks: SecretMarks) -> str:
    """Return the mark found in a file name, '' when there is none."""
    return _first(fold(name), marks.name_patterns()) or mark_in_title(name, marks)


def _first(text: str, patterns: list[re.Pattern[str]]) -> str:
    found = next(filter(None, (pattern.search(text) for pattern in patterns)), None)
    return found.group().strip() if found else ""


def strings(value: object) -> Iterator[str]:
    """Yield every string inside a tree of dataclasses, lists and dictionaries."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from strings(getattr(value, each.name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from strings(item)
