"""Counts the members by what their records say; in each table nobody stands twice."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.features.members.model import Counts, Member
from app.kernel.text import fold
from app.reports.letterhead import Letterhead
from app.reports.members.structure.wording import Level, Wording


@dataclass(frozen=True, slots=True)
class Facts:
    """The members that are counted on a day, guests left out."""

    on: date
    members: tuple[Member, ...]
    counts: Counts
    statuses: dict[str, str]
    letter: Letterhead


@dataclass(frozen=True, slots=True)
class Part:
    """One group: its name and who belongs to it."""

    label: str
    names: tuple[str, ...]


def parts(facts: Facts, wording: Wording) -> list[tuple[str, list[Part]]]:
    """Count everything that is counted; in each table nobody stands twice."""
    say, titles, bands = _Grouping(facts, wording), wording.titles, wording.bands
    genders = {"male": wording.male, "female": wording.female}
    stands = {"official": wording.official, "probationary": wording.probationary}
    away = [m for m in facts.members if m.status != m.standing]
    found = [
        (titles.standing, say.by(lambda m: stands[m.standing], stands.values())),
        (titles.gender, say.by(lambda m: genders.get(m.gender, ""), genders.values())),
        (titles.age, say.by_band(lambda m: age_on(m, facts.on), bands.age)),
        (
            titles.party_age,
            say.by_band(lambda m: m.party_years, bands.party_age, wording.no_party_age),
        ),
        (titles.education, say.by_level("education", wording.education)),
        (titles.theory, say.by_level("theory_level", wording.theory)),
    ]
    if away:
        labels = facts.statuses
        status = say.by(lambda m: labels[m.status], labels.values())
        found.insert(1, (titles.status, status))
    return found


@dataclass(frozen=True, slots=True)
class _Grouping:
    """Puts the members into groups; groups nobody belongs to are left out."""

    facts: Facts
    wording: Wording

    def by(
        self, of: Callable[[Member], str], order: Iterable[str], unknown_label: str = ""
    ) -> list[Part]:
        groups: dict[str, list[str]] = {label: [] for label in order}
        unknown = groups.pop("", [])
        for member in self.facts.members:
            label = of(member)
            (groups.setdefault(label, []) if label else unknown).append(member.name)
        found = [Part(label, tuple(names)) for label, names in groups.items() if names]
        rest = Part(unknown_label or self.wording.unknown, tuple(unknown))
        return [*found, rest] if unknown else found

    def by_band(
        self,
        of: Callable[[Member], int | None],
        bands: Sequence[int],
        unknown_label: str = "",
    ) -> list[Part]:
        labels = [self._band(number, bands) for number in range(len(bands) + 1)]

        def label(member: Member) -> str:
            years = of(member)
            if years is None:
                return ""
            return labels[sum(years >= first for first in bands)]

        return self.by(label, labels, unknown_label)

    def by_level(self, field: str, levels: Sequence[Level]) -> list[Part]:
        patterns = [(level.label, _pattern(level.words)) for level in levels]

        def label(member: Member) -> str:
            text = member.values.get(field, "")
            folded = fold(text)
            found = (name for name, words in patterns if words.search(folded))
            return next(found, f"{self.wording.other}: {text}" if text else "")

        return self.by(label, (level.label for level in levels))

    def _band(self, number: int, bands: Sequence[int]) -> str:
        if number == 0:
            return self.wording.under.format(to=bands[0])
        if number == len(bands):
            return self.wording.above.format(from_=bands[-1])
        return self.wording.between.format(
            from_=bands[number - 1], to=bands[number] - 1
        )


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(fold(word))}\b" for word in words))


def age_on(member: Member, on: date) -> int | None:
    """Count whole years on a day; by the year alone when no more is known."""
    birth = member.birth
    if birth is None:
        return None
    first = (birth.month or 1, birth.day or 1)
    return on.year - birth.year - ((on.month, on.day) < first)
