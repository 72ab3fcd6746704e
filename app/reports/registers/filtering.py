"""What the screen showed when a register was printed: a tile, and words typed.

The record of the paper says so ("2026?chon=late&loc=đèn"), so that the filtered paper
has versions and a code of its own, and names its filter.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from app.kernel.text import clean, fold

# Everything the screen showed without a filter.
ALL = "all"
_CHOSEN, _TYPED, _SEPARATOR = "chon", "loc", "?"
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Filter:
    """A tile by its key, and words that every line holds; both may be empty."""

    chosen: str = ""
    typed: str = ""

    @property
    def is_part(self) -> bool:
        """Say whether the paper shows only a part."""
        return bool(self.typed) or self.chosen not in {"", ALL}


WHOLE = Filter()


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterWords:
    """How a paper names its filter; ``tiles`` by key."""

    named: str
    typed: str
    counted: str
    tiles: Mapping[str, str]


def address(record_id: str, chosen: str, typed: str = "") -> str:
    """Name the filtered paper of a record; without a filter the record itself."""
    pairs = {_CHOSEN: chosen, _TYPED: clean(typed).strip()[:_LONGEST]}
    told = urlencode({key: value for key, value in pairs.items() if value})
    return f"{record_id}{_SEPARATOR}{told}" if told else record_id


def parse(record_id: str) -> tuple[str, Filter]:
    """Split what ``address`` joined."""
    base, _sign, told = record_id.partition(_SEPARATOR)
    found = parse_qs(told)
    typed = clean(found.get(_TYPED, [""])[0]).strip()[:_LONGEST]
    return base, Filter(found.get(_CHOSEN, [""])[0], typed)


def holds(cells: Iterable[str], typed: str) -> bool:
    """Say whether a line holds every word that was typed, marks or not."""
    line = fold(" ".join(cells))
    return all(word in line for word in fold(typed).split())


def named(seen: Filter, words: FilterWords) -> str:
    """Name the filter for the paper; empty when it shows everything."""
    said = [words.tiles[seen.chosen]] if seen.chosen in words.tiles else []
    if seen.typed:
        said.append(words.typed.format(words=seen.typed))
    return words.named.format(what="; ".join(said)) if said else ""
