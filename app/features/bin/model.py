"""What the bin offers, and the records of what counts as deleting."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Thing:
    """One kind of record whose leaving a user would call deleting.

    ``acts``: commands by which it leaves; ``title`` is filled with the record's fields;
    ``kinds`` are told when it comes back. ``person``: the column naming somebody;
    ``named_by``: the feature that names it better itself. ``edits``: corrections that
    were undone are offered too.
    """

    table: str
    area: str
    title: str
    acts: tuple[str, ...]
    kinds: tuple[str, ...]
    person: str = ""
    named_by: str = ""
    edits: bool = False


@dataclass(frozen=True, slots=True)
class BinRules:
    """The record ``data/bin.toml``."""

    source: str
    confidence: str
    valid_from: date
    days: int
    thing: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """One record that was deleted, changed by an act, or put back to what it was."""

    table: str
    record_id: str
    is_deleted: bool
    old: dict[str, str]

    @classmethod
    def of(cls, row: Mapping[str, object]) -> "Gone":
        """Read it from an event of the chain."""
        diff: dict[str, list[object]] = json.loads(str(row["diff"]))
        old = {k: "" if v[0] is None else str(v[0]) for k, v in diff.items()}
        is_deleted = row["action"] == "delete"
        return cls(str(row["entity"]), str(row["entity_id"]), is_deleted, old)


class Words(Protocol):
    """How a feature itself names what left the book; empty leaves it to the data."""

    def title(self, gone: Sequence[Gone]) -> str:
        """Name it."""

    def names(self, gone: Sequence[Gone]) -> Sequence[str]:
        """Name the people it is about."""


@dataclass(frozen=True, slots=True)
class BinLine:
    """What left the book: in which command, by whom, when, why, until when offered."""

    command_id: str
    at: datetime
    area: str
    title: str
    name: str
    reason: str
    kept_until: date
    was_undone: bool
    kinds: tuple[str, ...] = ()
    actor: str = ""
