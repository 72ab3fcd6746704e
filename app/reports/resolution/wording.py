"""The sentences of resolutions, from ``data/documents``."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.reports.letterhead import Closing


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/resolution.toml``: the resolution of a meeting.

    ``summary`` names the paper for each kind of meeting; "other" is for the rest.
    """

    source: str
    kind: str
    draft_mark: str
    opening: str
    results: str
    theme: str
    tasks: str
    doing: str
    adopted: str
    adopted_by: str
    not_adopted: str
    officer: str
    closing: Closing
    summary: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SpecialWording:
    """``resolution_admission.toml`` and ``resolution_official.toml``."""

    source: str
    kind: str
    draft_mark: str
    summary: str
    outline: str
    opening: str
    counts: str
    officials: str
    considered: str
    considered_heads: tuple[str, ...]
    voted: str
    result_passed: str
    result_failed: str
    asks: str
    officer: str
    closing: Closing
