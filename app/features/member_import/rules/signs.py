"""What single words tell: blanks, days of the moon, which fact a part of a cell is."""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from itertools import pairwise

from app.features.member_import.model.words import ListWords, ValueWord
from app.kernel.text import clean, fold

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SIGNS = re.compile(r"[\W_]+")
# The Icelandic letters that look like Đ and that many keyboards put in its place.
ETH = str.maketrans("Ðð", "Đđ")
_LETTER = re.compile(r"[^\W\d_]")
# How spreadsheets of any make show the mistake of a formula, or a column too narrow.
_FAILED = re.compile(r"#[A-Z_0-9/]+[!?]|#{2,}|Err:\d{3}")
_NONE: tuple[frozenset[str], tuple[str, ...], tuple[str, ...]] = (frozenset(), (), ())


@lru_cache(maxsize=20_000)
def key(text: str) -> str:
    """Reduce a text to its words without marks, case, signs and remarks in brackets."""
    return _SIGNS.sub(" ", _BRACKETS.sub(" ", fold(clean(text).translate(ETH)))).strip()


class Signs:
    """The words of ``list_words.toml`` that speak for themselves."""

    def __init__(
        self,
        words: ListWords,
        headings: Mapping[str, str],
        values: Mapping[tuple[str, str], ValueWord],
    ) -> None:
        self._headings, self._values = headings, values
        self._blanks = {fold(blank) for blank in words.blanks}
        self._longest_blank = max(map(len, words.blanks))
        self._failed = frozenset(words.failed_cells)
        self._nothing = frozenset(map(key, words.nothing))
        self._lunar = tuple(f" {fold(sign)} " for sign in words.lunar)
        self._stems, self._branches = (
            set(map(fold, names)) for names in words.lunar_years
        )
        self._parts = {
            part.target: (
                frozenset(map(key, part.words)),
                tuple(map(key, part.begins)),
                tuple(part.holds),
            )
            for part in words.part
        }

    def is_blank(self, text: str) -> bool:
        """Say whether a text only fills a cell in which nothing is meant."""
        return len(text) <= self._longest_blank and fold(text.strip()) in self._blanks

    def has_failed(self, text: str) -> bool:
        """Say whether a cell shows the mistake of a formula instead of its value."""
        return text[0] in "#E" and (
            text in self._failed or _FAILED.fullmatch(text) is not None
        )

    def says_nothing(self, text: str) -> bool:
        """Say whether words only say that there is nothing to write yet."""
        return key(text) in self._nothing

    def is_lunar(self, text: str) -> bool:
        """Say whether a date is one of the moon ("15/8 âm lịch", "Mậu Tuất")."""
        if _LETTER.search(text) is None:
            return False
        folded = fold(text).replace(",", " ")
        words = folded.replace("(", " ").replace(")", " ").split()
        padded = f" {' '.join(folded.split())}  {' '.join(words)} "
        if any(sign in padded for sign in self._lunar):
            return True
        return any(a in self._stems and b in self._branches for a, b in pairwise(words))

    def own_label(self, text: str, targets: Collection[str]) -> str:
        """Name the one of ``targets`` that a label in front of a fact means."""
        found = self._headings.get(key(text), "")
        return found if found in targets else self._begun(key(text), targets)

    def recognised(self, part: str, targets: Collection[str]) -> str:
        """Name the one of ``targets`` that a fact of a shared cell tells by itself."""
        for target in targets:
            if (target, key(part)) in self._values:
                return target
        found = self._begun(key(part), targets)
        if found:
            return found
        held = [
            target
            for target in targets
            if any(sign in fold(part) for sign in self._parts.get(target, _NONE)[2])
        ]
        return held[0] if len(held) == 1 else ""

    def _begun(self, text: str, targets: Collection[str]) -> str:
        for target in targets:
            words, begins, _holds = self._parts.get(target, _NONE)
            if text in words or any(
                text == begin or text.startswith(f"{begin} ") for begin in begins
            ):
                return target
        return ""
