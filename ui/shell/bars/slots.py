"""One state in the footer as a value. No Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """Its words, an icon by shape, and the tone of its icon."""

    words: str
    icon: str
    token: str
