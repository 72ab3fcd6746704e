"""Vietnamese text: one normal form, search without marks, the order of a name list."""

import re
import unicodedata
from functools import lru_cache

_D = str.maketrans({"đ": "d", "Đ": "d"})
# What keyboards and papers put into names such as H'Hen.
APOSTROPHES = "'’ʼ‘`´"
_WITHOUT_APOSTROPHES = str.maketrans("", "", APOSTROPHES)
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control and format characters (zero-width spaces, marks of direction) and halves of
# surrogate pairs, which no file can hold.
_INVISIBLE = {"Cc", "Cf", "Cs"}
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_LETTERS, start=0x20)}
# The five tone marks in dictionary order: huyền, hỏi, ngã, sắc, nặng (ngang is none).
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SHAPES = {"\u0302", "\u0306", "\u031b"}


def clean(text: str) -> str:
    r"""Return ``text`` in NFC, without invisible characters, spaces folded, trimmed.

    Line breaks survive as ``\n``: minutes and table cells need them. Word's own line
    break (vertical tab) and the Unicode separators count as line breaks.
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        # Most text is in order already; lists have tens of thousands of cells.
        return _SPACES.sub(" ", text).strip()
    text = _BREAKS.sub("\n", text)
    kept = "".join(c for c in text if c in "\n\t" or not _is_invisible(c))
    composed = unicodedata.normalize("NFC", kept)
    lines = (_SPACES.sub(" ", line).strip() for line in composed.split("\n"))
    return "\n".join(lines).strip()


def visible(text: str) -> str:
    """Return ``text`` as one line in which nothing acts on the screen unseen.

    Signs that steer a terminal, turn the direction or take no room become spaces: what
    comes from a file or a name of a file may be anything.
    """
    if text.isprintable():
        return text
    shown = "".join(c if c.isprintable() else " " for c in text)
    return re.sub(" {2,}", " ", shown)


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) in _INVISIBLE


def fold(text: str) -> str:
    """Return ``text`` for comparison without marks and case; đ counts as d."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFD", text.translate(_D).casefold())
    return decomposed.translate(_WITHOUT_MARKS)


def sought(text: str) -> str:
    """Fold for searching: H'Hen, H’Hen and HHen are looked for alike."""
    return fold(text).translate(_WITHOUT_APOSTROPHES)


class _WithoutMarks(dict[int, int | None]):
    """What becomes of each letter, learned as letters come; marks become nothing."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.combining(chr(code)) else code
        self[code] = kept
        return kept


_WITHOUT_MARKS = _WithoutMarks()


# The same few thousand syllables make up every list of names.
@lru_cache(maxsize=8192)
def _syllable_key(syllable: str) -> bytes:
    tone = 0
    letters: list[str] = []
    for char in unicodedata.normalize("NFD", syllable.casefold()):
        if char in _TONES:
            tone = _TONES[char]
        elif char in _SHAPES and letters:
            # A mark that does not belong to the letter (a horn on a digit) is left out.
            shaped = unicodedata.normalize("NFC", letters[-1] + char)
            letters[-1] = shaped if len(shaped) == 1 else letters[-1]
        elif not unicodedata.combining(char):
            letters.append(char)
    # Letters nobody listed (digits, foreign) go before the alphabet by code point.
    ranks = bytes(_LETTER_RANK.get(c, min(ord(c) % 0x1F + 1, 0x1F)) for c in letters)
    return ranks + bytes([0x01, 0x10 + tone])


def name_sort_key(full_name: str) -> bytes:
    """Return a key that sorts people as Vietnamese lists do.

    By given name (the last word), then surname, then middle names; letters before
    tones within each syllable (a ă â … đ …; ngang huyền hỏi ngã sắc nặng). Words are
    separated by 0x00 so that a shorter word comes first.
    """
    words = clean(full_name).split()
    if not words:
        return b""
    ordered = [words[-1], *words[:-1]]
    return b"\x00".join(_syllable_key(word) for word in ordered)
