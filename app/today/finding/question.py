"""What a question is about: "what did we decide about the lamps?" -> "the lamps"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.kernel.text import clean, fold


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """The record ``data/search/question.toml``."""

    source: str
    confidence: str
    valid_from: date
    who: tuple[str, ...]
    did: tuple[str, ...]
    asks: tuple[str, ...]
    closes: tuple[str, ...]


def matter(typed: str, known: QuestionWords) -> str:
    """Return what a question is about; anything else comes back as it is.

    A question says what was done (or who did it) and then asks; what remains in between
    must not be nothing.
    """
    words = [word for word in clean(typed).strip("?!. ").split() if word]
    rest = _without(words, known.who, often=True)
    did = _without(rest, known.did, often=False)
    if did == rest and rest == words:
        return clean(typed)
    about = _without(did, known.asks, often=False)
    if about == did:
        return clean(typed)
    about = _without_end(about, known.closes)
    return " ".join(about) or clean(typed)


def _without(
    words: Sequence[str], openings: Sequence[str], *, often: bool
) -> list[str]:
    left = list(words)
    while left:
        taken = _opening(left, openings)
        if not taken:
            break
        left = left[taken:]
        if not often:
            break
    return left


def _opening(words: Sequence[str], openings: Sequence[str]) -> int:
    """Count the words of the longest opening the words begin with."""
    plain = [fold(word) for word in words]
    found = 0
    for opening in openings:
        parts = fold(opening).split()
        if len(parts) > found and plain[: len(parts)] == parts:
            found = len(parts)
    return found


def _without_end(words: Sequence[str], endings: Sequence[str]) -> list[str]:
    plain = [fold(word) for word in words]
    for ending in sorted(endings, key=len, reverse=True):
        parts = fold(ending).split()
        if len(words) > len(parts) and plain[-len(parts) :] == parts:
            return list(words[: -len(parts)])
    return list(words)
