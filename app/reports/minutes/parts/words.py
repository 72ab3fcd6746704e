"""The words of these parts in ``data/documents/minutes.toml``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScoreWords:
    """The table ``score`` of ``data/documents/minutes.toml``."""

    points: str
    criteria: str
    level: str
    missing: str
    voted: str
    superior: str
    attached: str
