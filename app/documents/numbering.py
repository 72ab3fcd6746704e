"""Numbers of headings as party papers write them: I-, 1., a). Never typed by hand."""

from app.documents.inline import NBSP

DOTS = "…" * 12
# About one line of dots at the size of the body.
ROOM = "…" * 30
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LETTERS = "abcdđeghiklmnopqrstuvxy"


class Numberer:
    """Counts headings; a heading of a higher level starts the lower ones again."""

    def __init__(self) -> None:
        self._counts = [0, 0, 0]

    def roman(self, text: str) -> str:
        """Give a level 1 heading its number, in capitals: ``I- THÀNH PHẦN``."""
        return f"{roman(self._next(0))}-{NBSP}{text.upper()}"

    def arabic(self, text: str) -> str:
        """Give a level 2 heading its number: ``1. Kết quả tháng trước``."""
        return f"{self._next(1)}.{NBSP}{text}"

    def letter(self, text: str) -> str:
        """Give a level 3 heading its letter: ``a) Ưu điểm``; the alphabet has đ."""
        return f"{_LETTERS[self._next(2) % len(_LETTERS) - 1]}){NBSP}{text}"

    def _next(self, level: int) -> int:
        self._counts[level] += 1
        for lower in range(level + 1, len(self._counts)):
            self._counts[lower] = 0
        return self._counts[level]


def roman(number: int) -> str:
    """Write a number below 40 in Roman capitals (ValueError above)."""
    if not 0 < number < 40:  # noqa: PLR2004  (the table ends there)
        raise ValueError(number)
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text += sign
            number -= value
    return text


def number_line(number: int | None, form: str, organ: str = "CB") -> str:
    """Write ``Số 05-NQ/CB``; an unknown number leaves room to write it by hand.

    No colon, a zero before numbers under ten: handbook, domain-members-documents.md
    §3.2 (05-HD/VPTW as summarised).
    """
    written = f"{number:02d}" if number is not None else NBSP * 6
    return f"Số{NBSP}{written}-{form}/{organ}"
