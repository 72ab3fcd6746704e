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


@dataclass(frozen=True, slots=True)
class OnlineWords:
    """The table ``online`` of ``data/documents/minutes.toml``."""

    online: str
    mixed: str
    basis: str
    eligible: str
    ground: str
    platform: str
    no_secrets: str
    identity: str
    recording_none: str
    recording_decided: str
    joined: str
    room: str
    afar: str
    late: str
    back: str
    early: str
    missing: str
    missing_day: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupWords:
    """The table ``groups`` of ``data/documents/minutes.toml``."""

    form: str
    basis: str
    eligible: str
    sheets: str
    annex: str
    content: str
    opinions: str
    proposals: str
    none: str
    missing: str
    time: str
    absent: str
    columns: tuple[str, ...]
