"""Lists saved as text: which encoding, which separator, which rows."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from app.infra.spreadsheets.detect import READINGS, best_reading
from app.infra.spreadsheets.errors import LettersLost
from app.infra.spreadsheets.model import Row
from app.infra.spreadsheets.texts import cutting

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_LOST = "\ufffd"
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_WESTERN = {code: bytes([code]).decode("latin-1") for code in range(256)}
# Encodings of one byte a letter, between which only a guess decides.
ONE_BYTE = frozenset({"cp1258", "tcvn3", "vni"})
# Shares of zero bytes at one place of every pair, where letters have two bytes.
_MOSTLY_ASCII, _HARDLY_ANY = 0.4, 0.05
# So many sound letters of several bytes stand for one that is damaged.
_SOUND_FOR_ONE = 10
# A file in which this share of the words holds question marks has lost its letters.
_LOST_SHARE = 0.15


def decode(content: bytes) -> tuple[str, str]:
    """Return the text and the name of the encoding it was stored in.

    Text in TCVN3 or VNI comes back as Unicode too, when the whole file is in it.
    """
    for mark, name in _BOMS:
        if content.startswith(mark):
            return content.decode(name, errors="replace"), name.removesuffix("-sig")
    wide = utf16_without_mark(content)
    if wide:
        return content.decode(wide, errors="replace"), "utf-16"
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    mended = content.decode("utf-8", errors="replace")
    lost = mended.count(_LOST)
    sound = sum(map(str.isalpha, _NOT_ASCII.findall(mended)))
    # One stray byte among many sound letters does not make another encoding.
    return (mended, "utf-8") if sound > lost * _SOUND_FOR_ONE else _one_byte(content)


def utf16_without_mark(content: bytes) -> str:
    """Name the order of two-byte letters; empty when the zeros tell another story."""
    sample = content[:4000]
    half = max(len(sample) // 2, 1)
    first, second = (sample[start::2].count(0) / half for start in (0, 1))
    if second > _MOSTLY_ASCII and first < _HARDLY_ANY:
        return "utf-16-le"
    if first > _MOSTLY_ASCII and second < _HARDLY_ANY:
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
    return cutting.rows(text, Path(file).stem), encoding


def stored(content: bytes, found: Sequence[Row]) -> tuple[Row, ...]:
    """Read the rows of a file of one byte a letter as Western letters.

    Nothing when they would not stand where the rows ``found`` do.
    """
    rows = cutting.rows(western(content))
    is_alike = [len(row) for row in rows] == [len(row) for row in found]
    return rows if is_alike else ()


def _refuse_lost_letters(text: str, file: str) -> None:
    words = [word for word in text.replace(",", " ").replace(";", " ").split() if word]
    inner = [w for w in words if "?" in w.strip("?") or w.count("?") > 1]
    if words and len(inner) / len(words) > _LOST_SHARE and text.isascii():
        raise LettersLost(file=file)
