"""Numbers in their series, days in their order. Pure: the rows are arguments."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.features.papers.model.records import Slot

# A jump wider than this is a slip of typing, not a book that was led elsewhere.
WIDEST_SKIP = 50


def number_text(number: int, code: str, organ: str) -> str:
    """Write 05-NQ/CB: a zero before numbers under ten (05-HD/VPTW, §3.2)."""
    return f"{number:02d}-{code}/{organ}"


def following(slots: Iterable[Slot]) -> int:
    """Give the next number of a series; a number once given is never free again."""
    return max((slot.number for slot in slots), default=0) + 1


def missing(numbers: Iterable[int]) -> list[int]:
    """List the numbers nobody bears between the first and the last of a series.

    A series may begin above 1: the numbers before stand in the paper register that was
    led before this one.
    """
    known = set(numbers)
    if not known:
        return []
    return [n for n in range(min(known), max(known)) if n not in known]


@dataclass(frozen=True, slots=True)
class Dated:
    """A number of a series with the day of its paper."""

    number: int
    on_day: date


def out_of_order(number: int, on_day: date, others: Sequence[Dated]) -> Dated | None:
    """Find the neighbour in the series whose day contradicts the number."""
    lower = max(
        (one for one in others if one.number < number),
        key=lambda one: one.number,
        default=None,
    )
    if lower is not None and lower.on_day > on_day:
        return lower
    upper = min(
        (one for one in others if one.number > number),
        key=lambda one: one.number,
        default=None,
    )
    if upper is not None and upper.on_day < on_day:
        return upper
    return None
