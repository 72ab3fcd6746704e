"""Texts as they may be stored: clean, of bearable length, without marks of secrecy."""

import re

from app.features.meetings.errors import TextMissing, TextTooLong
from app.features.meetings.model.ruleset import Guard, Limits
from app.kernel.errors import SecretMark
from app.kernel.text import clean

_WORD = re.compile(r"\w+")


def title(text: str, limits: Limits, *, field: str) -> str:
    """Return one line that must say something, or raise why it cannot stand."""
    line = " ".join(checked(text, limits, field=field).split())
    if not line:
        raise TextMissing(field=field)
    if len(line) > limits.longest_title:
        raise TextTooLong(field=field, length=len(line), limit=limits.longest_title)
    return line


def checked(text: str, limits: Limits, *, field: str) -> str:
    """Return the text in NFC without control characters, or raise."""
    words = clean(text)
    if len(words) > limits.longest_text:
        raise TextTooLong(field=field, length=len(words), limit=limits.longest_text)
    mark = secret_mark(words, limits.guard)
    if mark:
        raise SecretMark(field=field, mark=mark)
    return words


def secret_mark(text: str, guard: Guard) -> str:
    """Return the mark of secrecy the text carries, or nothing.

    Marks count in capitals only, so that "bí mật" and "bảo mật" in ordinary writing
    pass; in a line of capitals a harmless neighbour saves them ("BẢO MẬT THÔNG TIN").
    A label ("Độ mật: …") counts however it is written.
    """
    lower = text.casefold()
    for label in guard.labels:
        if re.search(rf"\b{re.escape(label)}\s*:\s*\w", lower):
            return label
    words = [(m.group(), m.start()) for m in _WORD.finditer(text)]
    plain = [word for word, _start in words]
    for mark in guard.marks:
        parts = mark.split()
        for at in range(len(plain) - len(parts) + 1):
            if plain[at : at + len(parts)] != parts:
                continue
            if len(parts) > 1 or not _harmless(plain, at, guard):
                return mark
    return ""


def _harmless(words: list[str], at: int, guard: Guard) -> bool:
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    return before in guard.harmless_before or after in guard.harmless_after
