"""The code on a member's form: it says whose form comes back, and tells no name. Pure.

Eight signs from the person's id and one check sign, none of which is easily misread.
"""

import hashlib
import re
from collections.abc import Iterable

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 8
_SHAPE = re.compile(rf"PDV-([{_SIGNS}]{{{_LENGTH}}})-([{_SIGNS}])")
_MISREAD = str.maketrans("OIL", "011")


def form_code(person_id: str) -> str:
    """Return the code of a person's form."""
    number = int.from_bytes(hashlib.sha256(person_id.encode()).digest()[:5])
    signs = ""
    for _place in range(_LENGTH):
        number, rest = divmod(number, len(_SIGNS))
        signs += _SIGNS[rest]
    return f"PDV-{signs}-{_check(signs)}"


def read_code(text: str) -> str:
    """Return the code in a text, "" when there is none or its check sign is wrong."""
    found = _SHAPE.search(text.upper().replace("O", "0"))
    found = found or _SHAPE.search(text.upper().translate(_MISREAD))
    if found is None or _check(found[1]) != found[2]:
        return ""
    return found[0]


def owners(person_ids: Iterable[str]) -> dict[str, str]:
    """Give the person behind every code."""
    return {form_code(person_id): person_id for person_id in person_ids}


def _check(signs: str) -> str:
    total = sum(place * _SIGNS.index(sign) for place, sign in enumerate(signs, 1))
    return _SIGNS[total % len(_SIGNS)]
