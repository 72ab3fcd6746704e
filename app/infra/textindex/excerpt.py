"""The sentence of a text that answers a search."""

import re
from collections.abc import Sequence

from app.infra.textindex import words
from app.kernel.text import fold

_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_LONGEST = 220


def sentence(text: str, typed: str) -> str:
    """Give the sentence that holds most of the typed words, cut around them."""
    asked = words.folded(typed)
    wanted = len(set(asked))
    begins = re.compile("|".join(rf"(?<![^\W_]){re.escape(one)}" for one in asked))
    best, most = "", -1
    for part in _END.split(text):
        held = len(set(begins.findall(fold(part)))) if asked else 0
        if held > most and part.strip():
            best, most = part, held
        if most >= wanted:
            break
    return _around(" ".join(best.split()), asked)


def _around(line: str, asked: Sequence[str]) -> str:
    if len(line) <= _LONGEST:
        return line
    at = _first(line, asked)
    start = max(0, at - _LONGEST // 3)
    if start:
        start = line.find(" ", start) + 1
    piece = line[start : start + _LONGEST]
    if start + _LONGEST < len(line):
        piece = piece.rpartition(" ")[0] or piece
        piece += "…"
    return ("…" if start else "") + piece


def _first(line: str, asked: Sequence[str]) -> int:
    place = 0
    for word in line.split(" "):
        if any(one.startswith(w) for one in words.folded(word) for w in asked):
            return place
        place += len(word) + 1
    return 0
