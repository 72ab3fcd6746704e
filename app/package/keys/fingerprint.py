"""The code that is read from paper and typed: 120 bits and a check character.

Crockford's alphabet has no I, L, O and U, so nothing can be misread; what people type
for them is understood. Written in groups of four: ``HQ29-STT5-XJW1-PH2Y-8QJS-CVVW-D``.
"""

import hashlib
from dataclasses import dataclass

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BITS = 120
_GROUP = 4
# A prime below the size of the alphabet, so that one wrong character always shows.
_PRIME = 31


def code(content: bytes) -> str:
    """Return the code of ``content`` in groups of four."""
    value = int.from_bytes(hashlib.sha256(content).digest()[: _BITS // 8], "big")
    letters = encode(value, _BITS)
    return "-".join(groups(letters + ALPHABET[value % _PRIME]))


def encode(value: int, bits: int) -> str:
    """Write ``bits`` bits, five to a character."""
    return "".join(ALPHABET[value >> shift & 0x1F] for shift in range(bits - 5, -1, -5))


def decode(text: str) -> int | None:
    """Read characters back to a number, None when one is not of the alphabet."""
    value = 0
    for letter in text:
        if letter not in ALPHABET:
            return None
        value = value << 5 | ALPHABET.index(letter)
    return value


def groups(letters: str) -> list[str]:
    """Cut into groups of four."""
    return [letters[i : i + _GROUP] for i in range(0, len(letters), _GROUP)]


def typed(text: str) -> str:
    """Return what was typed in the alphabet: case, dashes and look-alikes forgiven."""
    letters = "".join(c for c in text.upper() if not c.isspace() and c not in "-–—.")
    return letters.translate(_READ_AS)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Which groups of a typed code agree; the expected code itself is not in it."""

    groups_ok: tuple[bool, ...]
    length_ok: bool

    @property
    def agrees(self) -> bool:
        """Say whether everything typed is right and complete."""
        return self.length_ok and all(self.groups_ok)

    @property
    def first_wrong(self) -> int:
        """Give the number of the first group that disagrees, 0 when none does."""
        for number, fits in enumerate(self.groups_ok, start=1):
            if not fits:
                return number
        return 0


def compare(text: str, content: bytes) -> Comparison:
    """Compare a typed code with ``content`` group by group."""
    expected = groups(typed(code(content)))
    found = groups(typed(text))
    fits = tuple(
        given == wanted for given, wanted in zip(found, expected, strict=False)
    )
    return Comparison(fits, length_ok=len(found) == len(expected))
