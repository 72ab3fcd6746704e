"""A second opinion on the roll, written from the handbook and not from the program.

It looks at a life day by day with plain comparisons: domain-members-documents.md
§1.4 (12-18), §1.5, §1.6. It knows nothing of the tables of the program.
"""

import calendar
from dataclasses import dataclass, field
from datetime import date

HERE = {"in", "exempt", "away", "suspended"}
GONE = {"transferred", "deleted", "expelled", "resigned", "dead"}

# What must be true before, and what is true after. None: it stays; "back": as before.
STEPS = {
    "joined": ({"outside"}, "in"),
    "moved_in": ({"outside", "transferred", "guest"}, "in"),
    "temporary_in": ({"outside", "transferred"}, "guest"),
    "temporary_in_ended": ({"guest"}, "transferred"),
    "made_official": ({"in", "exempt", "away"}, None),
    "exempted": ({"in", "away"}, "exempt"),
    "resumed": ({"exempt"}, "in"),
    "temporary_out": ({"in", "exempt"}, "away"),
    "returned": ({"away"}, "in"),
    "moved_out": ({"in", "exempt", "away"}, "transferred"),
    "name_deleted": (HERE, "deleted"),
    "expelled": (HERE, "expelled"),
    "left_party": (HERE, "resigned"),
    "deceased": (HERE | {"guest"}, "dead"),
    "suspended": ({"in", "exempt", "suspended"}, "suspended"),
    "suspension_ended": ({"suspended"}, "back"),
    "readmitted": ({"deleted", "expelled", "resigned"}, "in"),
}


@dataclass(frozen=True)
class Fact:
    """Something that happened; ``day`` None: before the book was begun."""

    kind: str
    day: date | None
    until: date | None = None


@dataclass
class Life:
    """One person as the test knows him: what was typed, and what happened in order."""

    admitted: str
    official: str
    was_official: bool
    facts: list[Fact] = field(default_factory=list)

    def state(self, day: date) -> str:
        """Say where he is at the end of a day."""
        if (
            self.facts[0].day is None
            and earliest(self.admitted) > day
            and not any(f.day is not None and f.day <= day for f in self.facts)
        ):
            return "outside"
        return self._walk([f for f in self.facts if f.day is None or f.day <= day], day)

    def _walk(self, facts: list[Fact], day: date) -> str:
        now, back, lapse = "outside", "outside", None
        for fact in facts:
            if now == "suspended" and fact.day and lapse and fact.day > lapse:
                now = back
            starts, after = STEPS[fact.kind]
            if now not in starts:
                return "impossible"
            if after == "suspended":
                back = back if now == "suspended" else now
                lapse = fact.until
            if after == "back":
                now = back
            elif after is not None:
                now = after
        if now == "suspended" and lapse and day > lapse:
            now = back
        return now

    def is_possible(self) -> bool:
        """Whether the facts can follow each other."""
        if not self.facts or self._walk(self.facts, date.max) == "impossible":
            return False
        return all(
            not (fact.kind == "made_official" and self._official_before(place))
            for place, fact in enumerate(self.facts)
        )

    def _official_before(self, place: int) -> bool:
        day = self.facts[place].day
        rest = self.facts[:place]
        return self._official(rest, [f for f in self.facts if f is not rest], day)

    def is_official(self, day: date) -> bool:
        """Whether he has the vote of an official member on a day."""
        past = [f for f in self.facts if f.day is None or f.day <= day]
        return self._official(past, self.facts, day)

    def _official(self, past: list[Fact], _all: list[Fact], day: date | None) -> bool:
        answer = None
        for fact in past:
            if fact.kind == "readmitted":
                answer = False
            elif fact.kind == "made_official":
                answer = True
        if answer is not None:
            return answer
        if self.official:
            return day is not None and latest(self.official) <= day
        return self.was_official

    def place(self, fact: Fact) -> bool:
        """Put a fact at the last place of its day that fits."""
        days = [f.day or date.min for f in self.facts]
        wanted = fact.day or date.min
        first = sum(one < wanted for one in days)
        last = sum(one <= wanted for one in days)
        for index in range(last, first - 1, -1):
            tried = [*self.facts[:index], fact, *self.facts[index:]]
            if Life(
                self.admitted, self.official, self.was_official, tried
            ).is_possible():
                self.facts = tried
                return True
        return False


def earliest(text: str) -> date:
    """Give the first day a date can mean of which perhaps only a part is known."""
    year, month, day = (*(int(part) for part in text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def latest(text: str) -> date:
    """Give the last day it can mean."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(*parts, calendar.monthrange(*parts)[1])
    return date(*parts)


def heads(lives: dict[str, Life], day: date) -> dict[str, int]:
    """Count the heads of a day."""
    own = [life for life in lives.values() if life.state(day) in HERE]
    official = sum(life.is_official(day) for life in own)
    states = [life.state(day) for life in lives.values()]
    return {
        "total": len(own),
        "official": official,
        "probationary": len(own) - official,
        "exempt": states.count("exempt"),
        "temporary_out": states.count("away"),
        "temporary_in": states.count("guest"),
        "suspended": states.count("suspended"),
    }


def voters(lives: dict[str, Life], day: date, present: set[str]) -> set[str]:
    """Say whose votes make the whole: official, not away, not suspended (§1.5)."""
    return {
        key
        for key, life in lives.items()
        if life.is_official(day)
        and (
            life.state(day) == "in" or (life.state(day) == "exempt" and key in present)
        )
    }
