"""Text typed with the fonts of before Unicode: TCVN3 (``.Vn…``) and VNI (``VNI-…``).

In both the bytes were read as Western letters, so a cell says "NguyÔn" or "Nguyeãn".
TCVN3 agrees with TCVN 5712:1993 part VN3; it has no capitals with marks (those lay in a
second font), VNI writes a letter and a mark.
"""

import re
import unicodedata

_TCVN3_LOWER = (
    "ă:a8 â:a9 ê:aa ô:ab ơ:ac ư:ad đ:ae à:b5 ả:b6 ã:b7 á:b8 ạ:b9 ằ:bb ẳ:bc ẵ:bd ắ:be "
    "ặ:c6 ầ:c7 ẩ:c8 ẫ:c9 ấ:ca ậ:cb è:cc ẻ:ce ẽ:cf é:d0 ẹ:d1 ề:d2 ể:d3 ễ:d4 ế:d5 ệ:d6 "
    "ì:d7 ỉ:d8 ĩ:dc í:dd ị:de ò:df ỏ:e1 õ:e2 ó:e3 ọ:e4 ồ:e5 ổ:e6 ỗ:e7 ố:e8 ộ:e9 ờ:ea "
    "ở:eb ỡ:ec ớ:ed ợ:ee ù:ef ủ:f1 ũ:f2 ú:f3 ụ:f4 ừ:f5 ử:f6 ữ:f7 ứ:f8 ự:f9 ỳ:fa ỷ:fb "
    "ỹ:fc ý:fd ỵ:fe Ă:a1 Â:a2 Ê:a3 Ô:a4 Ơ:a5 Ư:a6 Đ:a7"
)
TCVN3 = {
    int(code, 16): letter
    for letter, code in (pair.split(":") for pair in _TCVN3_LOWER.split())
}
_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
_BREVE, _CIRCUMFLEX = "\u0306", "\u0302"
# Marks that VNI writes after its letter, as the Western small letter they occupy.
_VNI_MARKS = {
    "ø": _GRAVE,
    "ù": _ACUTE,
    "û": _HOOK,
    "õ": _TILDE,
    "ï": _DOT,
    "ê": _BREVE,
    "è": _BREVE + _GRAVE,
    "é": _BREVE + _ACUTE,
    "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
    "â": _CIRCUMFLEX,
    "à": _CIRCUMFLEX + _GRAVE,
    "á": _CIRCUMFLEX + _ACUTE,
    "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE,
    "ä": _CIRCUMFLEX + _DOT,
}
_VNI_LETTERS = {
    "ô": "ơ",
    "ö": "ư",
    "ñ": "đ",
    "î": "ỵ",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "í": "í",
    "ì": "ì",
}
_VNI_BASES = "aeouyôö"
_VNI_TOKEN = re.compile(
    f"([{_VNI_BASES}{_VNI_BASES.upper()}])"
    f"([{''.join(_VNI_MARKS)}{''.join(_VNI_MARKS).upper()}])"
    f"|([{''.join(_VNI_LETTERS)}{''.join(_VNI_LETTERS).upper()}])"
)
_WORD = re.compile(r"[^\W\d_]+")


def from_tcvn3(text: str) -> str:
    """Turn TCVN3 text into Unicode; a word in capitals becomes capitals throughout."""
    # The font has no capitals with marks, so "NGUYÔN" is how capitals were typed.
    return _WORD.sub(_capitals, text.translate(TCVN3))


def _capitals(match: re.Match[str]) -> str:
    word = match.group()
    # A capital behind the first letter, and no small plain letter at all.
    behind = any(c.isascii() and c.isupper() for c in word[1:])
    shouted = behind and not any(c.isascii() and c.islower() for c in word)
    return word.upper() if shouted else word


def from_vni(text: str) -> str:
    """Turn VNI text into Unicode."""
    return unicodedata.normalize("NFC", _VNI_TOKEN.sub(_vni_letter, text))


def _vni_letter(match: re.Match[str]) -> str:
    base, mark, alone = match.groups()
    if alone:
        letter = _VNI_LETTERS[alone.lower()]
        return letter if alone.islower() else letter.upper()
    bare = _VNI_LETTERS.get(base.lower(), base.lower())
    letter = bare + _VNI_MARKS[mark.lower()]
    return letter if base.islower() else letter.upper()
