"""The recovery sheet: the book's key as 56 characters a person can copy by hand.

Base 32 of the key and three bytes of its SHA-256, in 14 groups of four. Reading
forgives what eyes and typewriters do: case, spaces, hyphens, 0 for O, 1 for I or L.
"""

import base64
import hashlib
import itertools

from app.infra.errors import RecoverySheetLength, RecoverySheetWrong
from app.infra.vault import KEY_BYTES
from app.kernel.text import clean, fold

_CHECK_BYTES = 3
_GROUP = 4
LENGTH = 56
_ALPHABET = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
_LOOK_ALIKE = str.maketrans({"0": "O", "8": "B", "9": "G"})
# Each 1 doubles the readings to try; more of them than this is no copying slip.
_MOST_ONES = 10


def recovery_code(secret: bytes) -> str:
    """Write the key as 14 groups of four characters."""
    text = base64.b32encode(secret + _check(secret)).decode()
    return " ".join(text[at : at + _GROUP] for at in range(0, LENGTH, _GROUP))


def read_recovery_code(text: str) -> bytes:
    """Read the key back, or say that the length or the check does not fit."""
    typed = fold(clean(text)).upper()
    letters = "".join(c for c in typed if c.isalnum()).translate(_LOOK_ALIKE)
    if len(letters) != LENGTH:
        raise RecoverySheetLength(
            field="recovery_code", length=len(letters), expected=LENGTH
        )
    if not set(letters) <= _ALPHABET | {"1"} or letters.count("1") > _MOST_ONES:
        raise RecoverySheetWrong(field="recovery_code")
    for choice in itertools.product("IL", repeat=letters.count("1")):
        left = iter(choice)
        raw = base64.b32decode("".join(next(left) if c == "1" else c for c in letters))
        if raw[KEY_BYTES:] == _check(raw[:KEY_BYTES]):
            return raw[:KEY_BYTES]
    raise RecoverySheetWrong(field="recovery_code")


def _check(secret: bytes) -> bytes:
    return hashlib.sha256(secret).digest()[:_CHECK_BYTES]
