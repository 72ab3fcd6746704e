"""Finds whom a row means: card number, national id, then name and birth. Pure."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.features.member_import.model.outcome import (
    APART,
    KEEP,
    NTH,
    TAKE,
    Conflict,
    Known,
)
from app.features.member_import.model.reading import Reading
from app.kernel.text import fold

NUMBERS = ("card_no", "national_id")
DATES = frozenset(
    {"birth", "decision_on", "admitted_on", "official_on", "card_issued_on"}
)
# Side by side on a screen there is room for so many.
_MOST_CANDIDATES = 4
_FIGURES = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a row may mean, the likeliest first, why, and the question, if any."""

    people: tuple[tuple[Known, str], ...] = ()
    question: Conflict | None = None


class Book:
    """The people of the book, ready to be found.

    ``by_admission``: the list has no column of births, as book 7-HSĐV, so that a name
    with its day of admission or its life history number must do. ``columns`` are the
    fields of the record that the list has columns for.
    """

    def __init__(
        self,
        known: Iterable[Known],
        *,
        by_admission: bool = False,
        columns: Collection[str] = (),
    ) -> None:
        self._by_admission = by_admission
        self._columns = columns
        self._by_id: dict[str, Known] = {}
        self._by_number: dict[tuple[str, str], Known] = {}
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        for person in known:
            self._by_id[person.person_id] = person
            for field in NUMBERS:
                number = person.values.get(field, "")
                if number:
                    self._by_number[field, number] = person
            self._by_name[folded(person.name)].append(person)

    def find(self, reading: Reading, values: Mapping[str, str]) -> Match:
        """Find whom a row means, and the question that comes with it, if any."""
        if reading.person_id in self._by_id:
            return Match(((self._by_id[reading.person_id], "form"),))
        holders = self._holders(values)
        if len(holders) > 1:
            (one, _why), (other, _other_why) = holders[:2]
            return Match(
                tuple(holders),
                Conflict("card_no", "two_holders", one.name, other.name, _who(holders)),
            )
        if holders:
            return self._with_namesakes(holders[0], values)
        return self._by_birth(values)

    def holder(self, field: str, number: str) -> Known | None:
        """Give who holds a number by the book."""
        return self._by_number.get((field, number)) if number else None

    def _holders(self, values: Mapping[str, str]) -> list[tuple[Known, str]]:
        found: list[tuple[Known, str]] = []
        for field in NUMBERS:
            person = self.holder(field, values.get(field, ""))
            if person is not None and all(person is not p for p, _why in found):
                found.append((person, field))
        return found

    def _with_namesakes(
        self, holder: tuple[Known, str], values: Mapping[str, str]
    ) -> Match:
        """Ask when the number belongs to another name."""
        person, field = holder
        if folded(person.name) == folded(values["full_name"]):
            return Match((holder,))
        birth = values.get("birth", "")
        others = [
            (known, "birth")
            for known in self._by_name.get(folded(values["full_name"]), [])
            if birth and _agree(known.values.get("birth"), birth)
        ]
        people = [holder, *others][:_MOST_CANDIDATES]
        question = Conflict(
            field, "other_holder", person.name, values["full_name"], _who(people)
        )
        return Match(tuple(people), question)

    def _by_birth(self, values: Mapping[str, str]) -> Match:
        birth = values.get("birth", "")
        namesakes = self._by_name.get(folded(values["full_name"]), [])
        sure = [k for k in namesakes if birth and _agree(k.values.get("birth"), birth)]
        if len(sure) == 1:
            return Match(((sure[0], "birth"),), _same_person(sure[0], values))
        if len(sure) > 1:
            return _unsure([(known, "birth") for known in sure], values)
        open_ones = [k for k in namesakes if not birth or not k.values.get("birth")]
        proven = [k for k in open_ones if self._by_admission and _same_life(k, values)]
        if not open_ones or len(proven) == 1:
            return Match(tuple((known, "admission") for known in proven))
        known = next((k for k in open_ones if self._is_twin(k, values)), None)
        if len(open_ones) == 1 and not open_ones[0].member:
            # An officer named at the first run: name only, and nobody else has it.
            known = open_ones[0]
        if known is not None:
            return Match(((known, "name"),))
        return _unsure([(known, "name") for known in open_ones], values)

    def _is_twin(self, person: Known, values: Mapping[str, str]) -> bool:
        """Say whether a row tells of a member what the book does, blanks included.

        Nothing would change, so nothing need be asked: our own lists come back so.
        """
        told = [(f, values.get(f, "")) for f in self._columns if f != "full_name"]
        return (
            person.member
            and bool(told)
            and all(
                bool(person.values.get(field, "")) == bool(new)
                and says_the_same(field, person.values.get(field, ""), new)
                for field, new in told
            )
        )


def says_the_same(field: str, old: str, new: str) -> bool:
    """Say whether a value of the list tells nothing new."""
    if old == new:
        return True
    if field == "full_name":
        # Capitals and the place of a tone (hòa, hoà) are spelling, not another name.
        # So is a name typed without any mark: it must not take the book's away.
        is_bare = _is_bare(new) and folded(old) == folded(new)
        return is_bare or _letters(old) == _letters(new)
    if field in DATES:
        # 1958 says nothing against 26/03/1958 and must not replace it.
        return bool(old) and old.startswith(new)
    if field == "phone":
        return _FIGURES.sub("", old) == _FIGURES.sub("", new)
    return " ".join(old.casefold().split()) == " ".join(new.casefold().split())


@lru_cache(maxsize=16_384)
def folded(name: str) -> str:
    """Reduce a name to what is compared."""
    return " ".join(fold(name).replace("’", "'").replace("`", "'").split())


def _is_bare(name: str) -> bool:
    """Say whether a name has no marks at all."""
    return name.casefold() == fold(name)


def _letters(name: str) -> list[str]:
    return [
        "".join(sorted(unicodedata.normalize("NFD", word)))
        for word in name.casefold().replace("’", "'").split()
    ]


def _agree(known: str | None, told: str) -> bool:
    return bool(known) and (str(known).startswith(told) or told.startswith(str(known)))


def _same_life(known: Known, values: Mapping[str, str]) -> bool:
    """Say whether admission or life history prove somebody whose birth is not told."""
    admitted, record = values.get("admitted_on", ""), values.get("record_no", "")
    is_whole = len(admitted) == len("1990-05-19")
    return (is_whole and known.values.get("admitted_on") == admitted) or (
        bool(record) and known.values.get("record_no") == record
    )


def _who(people: list[tuple[Known, str]]) -> tuple[str, ...]:
    """List the picks: none of it, the first, the further ones, somebody else."""
    further = tuple(f"{NTH}{place}" for place in range(2, len(people) + 1))
    return (KEEP, TAKE, *further, APART)


def _same_person(person: Known, values: Mapping[str, str]) -> Conflict | None:
    """Ask when name and birth agree but both sides hold different numbers."""
    for field in NUMBERS:
        old, new = person.values.get(field, ""), values.get(field, "")
        if old and new and old != new:
            return Conflict(field, "same_person", old, new, (KEEP, TAKE, APART))
    return None


def _unsure(people: list[tuple[Known, str]], values: Mapping[str, str]) -> Match:
    shown = people[:_MOST_CANDIDATES]
    old = shown[0][0].values.get("birth", "")
    question = Conflict(
        "full_name", "unsure", old, values.get("birth", ""), _who(shown)
    )
    return Match(tuple(shown), question)
