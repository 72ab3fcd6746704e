"""What the words of lists mean: headings, statuses, rows that are nobody. Pure."""

import re

from app.features.member_import.model.words import (
    Column,
    ColumnTable,
    ListWords,
    ValueWord,
)
from app.features.member_import.rules.signs import Signs, key
from app.kernel.text import clean, fold

_WORD = re.compile(r"[^\W\d_]+")
# A heading that only contains an alias must consist of it to this share of its words.
_MOSTLY = 0.6


class Vocabulary:
    """The two records of words, ready for look-up."""

    def __init__(self, columns: ColumnTable, words: ListWords) -> None:
        self.words = words
        self.columns = {column.target: column for column in columns.column}
        self.combined = {c.target: c for c in words.combined}
        self._exact: dict[str, str] = {}
        for target, aliases in [
            *((c.target, c.aliases) for c in columns.column),
            *((c.target, c.aliases) for c in words.combined),
        ]:
            for alias in aliases:
                self._exact.setdefault(key(alias), target)
        self._by_length = sorted(
            (tuple(alias.split()) for alias in self._exact), key=len, reverse=True
        )
        self._values = {
            (value.target, key(alias)): value
            for value in words.value
            for alias in value.aliases
        }
        self._marks = {fold(mark) for mark in words.marks}
        self._honorifics = tuple(
            sorted((f"{h} ".casefold() for h in words.honorifics), key=len)[::-1]
        )
        self._no_members = tuple(map(key, words.no_members))
        self._others = tuple(map(str.casefold, words.other_people))
        self._nobody = tuple(words.not_a_member)
        self._footer = tuple(words.footer)
        self._heard: dict[str, tuple[str, bool]] = {}
        self._unclear = {
            key(alias): column.instead
            for column in columns.column
            for alias in column.unclear
        }
        self.signs = Signs(words, self._exact, self._values)

    def target(self, heading: str) -> tuple[str, bool]:
        """Name what a heading means, and whether an alias fits it whole."""
        if heading not in self._heard:
            found = self._target(key(heading))
            if not found[1] and self.is_of_others(heading):
                found = "", False
            self._heard[heading] = found
        return self._heard[heading]

    def is_heading(self, text: str) -> bool:
        """Say whether a text is one of the aliases, whole."""
        return key(text) in self._exact

    def _target(self, heading: str) -> tuple[str, bool]:
        if heading in self._exact:
            return self._exact[heading], True
        words = tuple(heading.split())
        for alias in self._by_length:
            size = len(alias)
            if size < 2 or size < _MOSTLY * len(words):  # noqa: PLR2004  (one word proves nothing)
                continue
            if any(words[i : i + size] == alias for i in range(len(words) - size + 1)):
                return self._exact[" ".join(alias)], False
        return "", False

    def alternative(self, heading: str) -> str:
        """Name the other field that a heading may mean just as well."""
        return self._unclear.get(key(heading), "")

    def label(self, target: str) -> str:
        """Give the Vietnamese name of a target, combined or simple."""
        if target in self.combined:
            return self.combined[target].label
        column = self.columns.get(target)
        return column.label if column else ""

    def event_label(self, kind: str) -> str:
        """Give the words for a kind of event."""
        named = (v.aliases[0] for v in self.words.value if v.value == kind)
        return next(named, self.label(f"event.{kind}").partition(",")[0].casefold())

    def column(self, target: str) -> Column:
        """Give a simple target's column."""
        return self.columns[target]

    def value(self, target: str, text: str) -> ValueWord | None:
        """Give the meaning of a word in a cell."""
        return self._values.get((target, key(text)))

    def is_mark(self, text: str) -> bool:
        """Say whether a cell of a column of crosses is crossed."""
        return fold(text.strip()) in self._marks

    def without_honorific(self, name: str) -> str:
        """Take a form of address off the front of a name."""
        for honorific in self._honorifics:
            if name.casefold().startswith(honorific):
                return name[len(honorific) :].strip()
        return name

    def is_nobody(self, text: str) -> bool:
        """Say whether a text begins a row of totals or signatures."""
        return _begins(key(text), self._nobody)

    def tells_of_others(self, title: str) -> bool:
        """Say whether the people below a title are no members."""
        told = f" {key(title)} "
        names_members = " dang vien " in told
        return not names_members and any(f" {w} " in told for w in self._no_members)

    def tells_of_members(self, title: str) -> bool:
        """Say whether a title begins a part of members."""
        return " dang vien " in f" {key(title)} "

    def is_of_others(self, heading: str) -> bool:
        """Say whether a heading is about a relative or a sponsor.

        With their marks: without them a father ("bố") is a cell ("chi bộ").
        """
        words = _WORD.findall(clean(heading).casefold())
        told = f" {' '.join(words)} "
        return any(f" {other} " in told for other in self._others)

    def is_footer(self, text: str) -> bool:
        """Say whether only signatures can follow below this text."""
        return _begins(key(text), self._footer)


def _begins(text: str, starts: tuple[str, ...]) -> bool:
    if not text.startswith(starts):
        return False
    for start in starts:
        rest = text.removeprefix(start)
        if rest == text or (rest and rest[0] not in " 0123456789"):
            continue
        # Several words suffice; one word must stand alone or before a figure.
        if " " in start or not rest.strip() or rest.strip()[0].isdigit():
            return True
    return False
