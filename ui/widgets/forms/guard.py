"""Guards typed text: one normal form, and no paper that bears a secrecy stamp."""

import re
import unicodedata

from app.kernel.words import _

_SHOWN = 3
_HIDDEN = "•••• •••"
# A stamp stands alone on its line; the word inside a sentence is an ordinary word.
_STAMP = re.compile(
    r"^\s*(?:độ\s+mật\s*:.*|(?:TUYỆT\s+|TỐI\s+)?MẬT)\s*[.:]?\s*$", re.MULTILINE
)


def composed(typed: str) -> str:
    """Return ``typed`` in NFC, so that one backspace removes one letter."""
    return unicodedata.normalize("NFC", typed)


def masked(number: str) -> str:
    """Hide all but the last three signs of a personal number: •••• ••• 318."""
    signs = [sign for sign in number if not sign.isspace()]
    if not signs:
        return ""
    if len(signs) <= _SHOWN:
        return _HIDDEN
    return f"{_HIDDEN} {''.join(signs[-_SHOWN:])}"


def secrecy_problem(typed: str) -> str:
    """Say why a text with a secrecy stamp is not taken; empty when there is none."""
    if _STAMP.search(composed(typed)) is None:
        return ""
    return _(
        "Có dấu độ mật trong đoạn này nên chưa lưu. "
        "Không nhập nội dung bí mật nhà nước vào phần mềm."
    )
