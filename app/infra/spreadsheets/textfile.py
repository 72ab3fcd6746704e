"""Lists saved as text: which encoding, which separator, which rows."""

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

from app.infra.spreadsheets.detect import READINGS, best_reading
from app.infra.spreadsheets.errors import LettersLost
from app.infra.spreadsheets.model import Row

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SEPARATORS = ("\t", ";", ",", "|")
# A whole cell in quotation marks; what stands in it says nothing of the separator.
_QUOTED = re.compile(r'(?:^|(?<=[\t;,|]))"(?:[^"]|"")*"(?=[\t;,|]|\r?$)', re.MULTILINE)
_WESTERN = {code: bytes([code]).decode("latin-1") for code in range(256)}
# Encodings of one byte a letter, between which only a guess decides.
ONE_BYTE = frozenset({"cp1258", "tcvn3", "vni"})
_LINES_IN_A_CELL = 15
# Signs from the start of the text in which the separator is looked for.
_LOOKED_AT = 60_000
# A file in which this share of the words holds question marks has lost its letters.
_LOST_SHARE = 0.15
# An apostrophe before what a spreadsheet would take for a formula: put there when the
# list was written (app.documents.csvfile), and no part of the text.
_GUARDED = re.compile(r"'(?='*[=+\-@\t\r])")


def decode(content: bytes) -> tuple[str, str]:
    """Return the text and the name of the encoding it was stored in.

    Text in TCVN3 or VNI comes back as Unicode too, when the whole file is in it.
    """
    for mark, name in _BOMS:
        if content.startswith(mark):
            return content.decode(name, errors="replace"), name.removesuffix("-sig")
    wide = _utf16_without_mark(content)
    if wide:
        return content.decode(wide, errors="replace"), "utf-16"
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _one_byte(content)


def _utf16_without_mark(content: bytes) -> str:
    sample = content[:4000]
    half = max(len(sample) // 2, 1)
    if sample[1::2].count(0) / half > 0.4:  # noqa: PLR2004  (mostly ASCII letters)
        return "utf-16-le"
    if sample[0::2].count(0) / half > 0.4:  # noqa: PLR2004  (mostly ASCII letters)
        return "utf-16-be"
    return ""


def western(content: bytes) -> str:
    """Read every byte as the Western letter that a program of today would show."""
    text = content.decode("cp1252", errors="replace")
    return "".join(
        _WESTERN[byte] if char == "\ufffd" else char
        for char, byte in zip(text, content, strict=True)
    )


def _one_byte(content: bytes) -> tuple[str, str]:
    shown = western(content)
    windows = unicodedata.normalize("NFC", content.decode("cp1258", errors="replace"))
    # Windows-1258 writes many words with combining marks; a good share of syllables
    # under it beats the font encodings, which never produce such marks.
    name = best_reading(shown.split())
    if name != "unicode" and not _better(windows, READINGS[name](shown)):
        return READINGS[name](shown), name
    return windows, "cp1258"


def _better(one: str, other: str) -> bool:
    from app.infra.spreadsheets.syllable import is_syllable  # noqa: PLC0415  (only here)

    def share(text: str) -> float:
        words = [w.strip(".,;:/()'\"-") for w in text.split()]
        marked = [w for w in words if w and not w.isascii()]
        return sum(map(is_syllable, marked)) / len(marked) if marked else 0.0

    return share(one) > share(other)


def rows(content: bytes, file: str) -> tuple[tuple[Row, ...], str]:
    """Read the bytes of a text list into rows of equal width, and name the encoding."""
    text, encoding = decode(content)
    _refuse_lost_letters(text.replace("\x00", ""), file)
    return _laid_out(text), encoding


def stored(content: bytes, found: Sequence[Row]) -> tuple[Row, ...]:
    """Read the rows of a file of one byte a letter as Western letters.

    Nothing when they would not stand where the rows ``found`` do.
    """
    rows = _laid_out(western(content))
    is_alike = [len(row) for row in rows] == [len(row) for row in found]
    return rows if is_alike else ()


def _laid_out(text: str) -> tuple[Row, ...]:
    text = text.replace("\x00", "")
    lines = text.splitlines()
    if lines and lines[0].lower().startswith("sep="):
        text = "\n".join(lines[1:])
    separator = _separator(text)
    read = _cut(text, separator, csv.QUOTE_MINIMAL)
    if read is None:
        read = _cut(text, separator, csv.QUOTE_NONE) or []
    width = max((len(row) for row in read), default=0)
    return tuple(row + (None,) * (width - len(row)) for row in read)


def _cut(text: str, separator: str, quoting: Literal[0, 3]) -> list[Row] | None:
    """Cut text into rows; None when a stray quotation mark swallows whole lines."""
    source = io.StringIO(text, newline="")
    try:
        read = [
            tuple(map(_unguarded, row))
            for row in csv.reader(source, delimiter=separator, quoting=quoting)
        ]
    except csv.Error:
        return None
    longest = max((cell.count("\n") for row in read for cell in row), default=0)
    return None if longest > _LINES_IN_A_CELL else list(read)


def _unguarded(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell


def _separator(text: str) -> str:
    """Choose the sign that cuts the most lines into the most equal number of parts."""
    bare = _QUOTED.sub("x", text[:_LOOKED_AT])
    lines = [line for line in bare.splitlines()[:60] if line.strip()]

    def score(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual) * usual, sum(counts))

    return max(_SEPARATORS, key=score)


def _refuse_lost_letters(text: str, file: str) -> None:
    words = [word for word in text.replace(",", " ").replace(";", " ").split() if word]
    inner = [w for w in words if "?" in w.strip("?") or w.count("?") > 1]
    if words and len(inner) / len(words) > _LOST_SHARE and text.isascii():
        raise LettersLost(file=file)
