"""What a use case says it changed, so that windows can decide to read again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """The kinds of record a use case touched.

    ``kinds`` are feature names ("members", "meetings"); a page reloads when it watches
    one of them. ``command_id`` is what ``Store.undo`` needs; empty when there is
    nothing to undo.
    """

    kinds: frozenset[str]
    record_id: str = ""
    command_id: str = ""

    @classmethod
    def of(cls, *kinds: str, record_id: str = "", command_id: str = "") -> "Change":
        """Build a change from kind names."""
        return cls(frozenset(kinds), record_id, command_id)
