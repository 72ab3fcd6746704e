"""What was typed, as questions to the index, best first."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.infra.textindex import words
from app.infra.textindex.model import Match

# More words make no search better; a pasted page would.
MOST_WORDS = 12
LONGEST = 400
# How many other words may stand between the typed ones for "close together".
_CLOSE = 12
_MOST_CLOSE = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a search: without marks, and as they were typed."""

    folded: tuple[str, ...]
    marked: tuple[str, ...]

    @classmethod
    def of(cls, typed: str) -> "Asked | None":
        """Split what was typed; None without any word."""
        plain = words.folded(typed[:LONGEST])[:MOST_WORDS]
        if not plain:
            return None
        return cls(tuple(plain), tuple(words.marked(typed[:LONGEST])[:MOST_WORDS]))

    def steps(self) -> Iterator[tuple[Match, str]]:
        """Yield the questions, each wider than the one before.

        Whole words are asked for before beginnings of words: the index answers them
        without putting the words that begin so together first.
        """
        if len(self.marked) > 1:
            yield Match.PHRASE, f'marked : "{" ".join(self.marked)}"'
        yield Match.MARKED, f"marked : ({_all(self.marked, '')})"
        if 1 < len(self.folded) <= _MOST_CLOSE:
            near = " ".join(f'"{word}"' for word in self.folded)
            yield Match.NEAR, f"folded : NEAR({near}, {_CLOSE})"
        yield Match.WORDS, f"folded : ({_all(self.folded, '')})"
        yield Match.BEGUN, self.all_words()

    def all_words(self) -> str:
        """Ask for every word as the beginning of a word."""
        return f"folded : ({_all(self.folded, '*')})"

    def any_of(self) -> str:
        """Ask for any of the words, whole ones first by weight."""
        return "folded : (" + " OR ".join(f'"{word}"' for word in self.folded) + ")"


def _all(typed: tuple[str, ...], star: str) -> str:
    return " AND ".join(f'"{word}"{star}' for word in typed)
