"""Words inside dates: days of the week, months in words and in Roman figures. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.kernel.text import fold

_AFTER_THANG = re.compile(r"\bthang\s+([a-z]+(?:\s+(?:mot|hai))?)(?=\s|$|,)")
_ROMAN = re.compile(r"(?<=\d)(\s*[/.\-]\s*)([ivx]{1,4})(?=\s*[/.\-]\s*\d)")


@dataclass(frozen=True, slots=True)
class DateWords:
    """What stands for a figure in a date, folded."""

    weekdays: tuple[str, ...] = ()
    words: Mapping[str, int] = field(default_factory=dict)
    romans: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(
        cls, weekdays: Sequence[str], words: Sequence[str], romans: Sequence[str]
    ) -> "DateWords":
        """Take the words of the record, January first."""
        return cls(
            tuple(map(fold, weekdays)),
            {fold(word): number for number, word in enumerate(words, 1)},
            {roman: number for number, roman in enumerate(romans, 1)},
        )

    def plain(self, text: str) -> str:
        """Write folded text without the day of the week, months as figures."""
        for day in self.weekdays:
            rest = text.removeprefix(day)
            if rest != text and rest[:1] in {",", " ", "."}:
                text = rest.lstrip(" ,.")
        text = _AFTER_THANG.sub(self._month, text)
        return _ROMAN.sub(self._roman, text)

    def _month(self, found: re.Match[str]) -> str:
        for word in (found[1], found[1].partition(" ")[0]):
            if word in self.words:
                return f"thang {self.words[word]}{found[1].removeprefix(word)}"
        return found[0]

    def _roman(self, found: re.Match[str]) -> str:
        number = self.romans.get(found[2])
        return found[0] if number is None else f"{found[1]}{number}"
