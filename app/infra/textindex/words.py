"""Words as the index keeps them: without marks for finding, with marks for ranking."""

import functools
import re
import unicodedata

from app.kernel.text import fold

# What may stand inside a word; a combining mark that no letter takes stays with it.
_WORD = re.compile(r"[^\W_][\w\u0300-\u036f]*")
_TONES = "\u0300\u0309\u0303\u0301\u0323"
# A word this long is no word; two texts that differ later are taken for equal.
LONGEST_WORD = 60


def folded(text: str) -> list[str]:
    """Split into words without marks and case; đ counts as d."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(fold(text))]


def marked(text: str) -> list[str]:
    """Split into words with their marks, the tone at the end of each.

    So "hoà" and "hòa" are one word, composed or decomposed, and "hóa" is another.
    """
    composed = unicodedata.normalize("NFC", text).casefold()
    return [_tone_last(word)[:LONGEST_WORD] for word in _WORD.findall(composed)]


@functools.lru_cache(maxsize=20_000)
def _tone_last(word: str) -> str:
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word)
    tones = "".join(char for char in apart if char in _TONES)
    letters = "".join(char for char in apart if char not in _TONES)
    return unicodedata.normalize("NFC", letters) + tones
