"""In which order packages of one sender count, whatever order the sticks arrive in.

Pure. State per sender: which sequence numbers were seen with which manifest, and which
(revision, sequence) the data of a period come from (handbook, package.md §6).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

REFUSED = frozenset({"E_FORK", "E_CHAIN"})
_LONGEST_LIST = 50


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the order of packages depends on."""

    sequence: int
    manifest: str
    previous: str | None
    subject: tuple[str, str]
    revision: int


@dataclass(frozen=True, slots=True)
class History:
    """What is known of one sender."""

    seen: Mapping[int, str] = field(default_factory=dict)
    previous: Mapping[int, str | None] = field(default_factory=dict)
    applied: Mapping[tuple[str, str], tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an arrival belongs: its code, gaps before it, whether its data count."""

    code: str
    applies: bool = False
    missing: tuple[int, ...] = ()


def place(history: History, arrival: Arrival) -> Place:
    """Say what an arrival is in the sender's history."""
    known = history.seen.get(arrival.sequence)
    if known is not None:
        return Place("I_DUPLICATE" if known == arrival.manifest else "E_FORK")
    if _is_broken(history, arrival):
        return Place("E_CHAIN")
    last = max(history.seen, default=0)
    newer = _is_newer(history, arrival)
    if arrival.sequence < last:
        return Place("W_LATE" if newer else "W_LATE_OLD", newer)
    gap = range(last + 1, arrival.sequence)
    if gap:
        return Place("W_GAP", newer, tuple(gap[:_LONGEST_LIST]))
    return Place("OK", newer)


def _is_broken(history: History, arrival: Arrival) -> bool:
    if (arrival.sequence == 1) != (arrival.previous is None):
        return True
    before = history.seen.get(arrival.sequence - 1)
    if before is not None and before != arrival.previous:
        return True
    after = arrival.sequence + 1
    return after in history.seen and history.previous[after] != arrival.manifest


def _is_newer(history: History, arrival: Arrival) -> bool:
    rank = (arrival.revision, arrival.sequence)
    return rank > history.applied.get(arrival.subject, (0, 0))


def after(history: History, arrival: Arrival, found: Place) -> History:
    """Return the history once an arrival has been taken in."""
    if found.code in REFUSED or found.code == "I_DUPLICATE":
        return history
    seen = {**history.seen, arrival.sequence: arrival.manifest}
    previous = {**history.previous, arrival.sequence: arrival.previous}
    applied = dict(history.applied)
    if found.applies:
        applied[arrival.subject] = (arrival.revision, arrival.sequence)
    return replace(history, seen=seen, previous=previous, applied=applied)
