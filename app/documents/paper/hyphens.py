"""Hyphens at which Word would end a line, and the PDF does not.

Numbers of papers (12-HD/BTCTW) stay whole: the PDF breaks lines between words only,
Word after every hyphen. Where a line would end in one, it gets Word's hyphen that does
not break; all others stay as they were typed, so that they are found.
"""

import re
from collections.abc import Iterator

from app.documents.inline import Inline, Run
from app.documents.pdf.fonts import font_name, width
from app.documents.profile import TextStyle

HYPHEN, KEPT_HYPHEN = "-", "\u2011"
_WITHIN_A_WORD = re.compile(r"(?<=[^\s-])-(?=\w)")
_WORD = re.compile(r"[^ \n]+")
Letters = list[tuple[str, Run]]


def kept_hyphens(
    runs: Inline, style: TextStyle, room: float, first: float = 0
) -> Inline:
    """Return ``runs`` for lines of ``room`` points, the first of them ``first`` less.

    A word wider than the room is left to be broken anywhere.
    """
    text = "".join(run.text for run in runs)
    if not _WITHIN_A_WORD.search(text):
        return runs
    marks = set(
        _ends(text, [run for run in runs for _ in run.text], style, room, first)
    )
    if not marks:
        return runs
    found: list[Run] = []
    start = 0
    for run in runs:
        letters = (
            KEPT_HYPHEN if start + at in marks else letter
            for at, letter in enumerate(run.text)
        )
        words = "".join(letters)
        found.append(Run(words, run.bold, run.italic, underline=run.underline))
        start += len(run.text)
    return tuple(found)


def _ends(
    text: str, owners: list[Run], style: TextStyle, room: float, first: float
) -> Iterator[int]:
    """Find the hyphens that fit at the end of a line whose word does not."""
    used, end = first, 0
    for word in _WORD.finditer(text):
        between = text[end : word.start()]
        end = word.end()
        if "\n" in between:
            used = 0.0
        begin = used + (_length(" ", owners[word.start()], style) if used else 0.0)
        lengths = [
            _length(letter, owner, style)
            for letter, owner in zip(
                word[0], owners[word.start() : word.end()], strict=True
            )
        ]
        whole = sum(lengths)
        if begin + whole <= room:
            used = begin + whole
            continue
        if whole <= room:
            for hyphen in _WITHIN_A_WORD.finditer(text, word.start(), word.end()):
                upto = hyphen.end() - word.start()
                if begin + sum(lengths[:upto]) <= room:
                    yield hyphen.start()
        used = whole % room if whole > room else whole


def _length(letter: str, owner: Run, style: TextStyle) -> float:
    font = font_name(bold=style.bold or owner.bold, italic=style.italic or owner.italic)
    return float(width(style.dress(letter), font, style.size))
