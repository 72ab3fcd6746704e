"""Finds what left the book and brings it back.

Nothing is lost: the chain of events keeps every field, so bringing back is an undo.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from app.features.bin.errors import NothingInBin
from app.features.bin.model import BinLine, BinRules, Gone, Thing, Words
from app.infra.datafile import read_toml
from app.infra.paths import rules_folder
from app.infra.store import Store
from app.kernel.changes import Change
from app.kernel.dates import PartialDate
from app.kernel.words import _
from app.people.keeping.service import Keeping

_GONE = """
    SELECT command_id, command, at, actor, action, reason, entity, entity_id,
      diff, undo_of
    FROM audit_event WHERE at >= ? AND (action = 'delete' OR undo_of IS NOT NULL
      OR command IN (SELECT value FROM json_each(?)))
    ORDER BY seq DESC
"""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST = 120


def bin_rules() -> BinRules:
    """Read what counts as deleting."""
    return read_toml(rules_folder() / "bin.toml", BinRules)


class Bin:
    """Deleted and undone things of the whole book.

    ``called`` names a person; ``special`` are the features that name their own records.
    """

    def __init__(
        self,
        store: Store,
        rules: BinRules,
        called: Callable[[str], str],
        special: Mapping[str, Words],
    ) -> None:
        self._store, self._called = store, called
        self._rules = rules
        self._behind = Keeping(store).behind
        self._special = special
        self._things = {thing.table: thing for thing in rules.thing}
        self._rank = {thing.table: place for place, thing in enumerate(rules.thing)}
        self._acts = sorted({act for thing in rules.thing for act in thing.acts})

    @property
    def days(self) -> int:
        """Say how many days things are offered."""
        return self._rules.days

    def lines(self) -> tuple[BinLine, ...]:
        """List what can be brought back, newest first."""
        since = self._store.clock.now() - timedelta(days=self.days)
        rows = self._store.rows(
            _GONE, since.isoformat(timespec="seconds"), _json(self._acts)
        )
        grouped: dict[str, list[Mapping[str, object]]] = {}
        for row in rows:
            if self._counts(row):
                grouped.setdefault(str(row["command_id"]), []).append(row)
        chain = self._store.chain
        return tuple(
            self._line(part)
            for command_id, part in grouped.items()
            if self._is_loss(command_id, part) and not chain.is_undone(command_id)
        )

    def bring_back(self, command_id: str) -> Change:
        """Put back what a command took out of the book."""
        line = next((one for one in self.lines() if one.command_id == command_id), None)
        if line is None:
            raise NothingInBin
        undo_id = self._store.undo(command_id)
        return Change.of(*line.kinds, command_id=undo_id)

    def _counts(self, row: Mapping[str, object]) -> bool:
        thing = self._things.get(str(row["entity"]))
        if thing is None:
            return False
        if row["undo_of"] is not None:
            is_edit = row["action"] == "update" and thing.edits
            return row["action"] == "delete" or is_edit
        return row["command"] in thing.acts and row["action"] != "insert"

    def _is_loss(self, command_id: str, rows: list[Mapping[str, object]]) -> bool:
        """Whether something left the book by it: not by doing again what was undone."""
        if rows[0]["undo_of"] is None:
            return True
        steps, root = 0, command_id
        while True:
            before = self._store.value(
                "SELECT undo_of FROM audit_event WHERE command_id = ? LIMIT 1", root
            )
            if before is None:
                break
            steps, root = steps + 1, str(before)
        took_out = self._store.value(
            "SELECT 1 FROM audit_event WHERE command_id = ? AND action = 'delete'",
            root,
        )
        return steps % 2 == 1 and took_out is None

    def _line(self, rows: list[Mapping[str, object]]) -> BinLine:
        first = rows[0]
        at = datetime.fromisoformat(str(first["at"]))
        gone = [Gone.of(row) for row in rows]
        main = min(gone, key=lambda one: self._rank[one.table])
        thing = self._things[main.table]
        same = [one for one in gone if one.table == main.table]
        words = self._special.get(thing.named_by)
        own = [o for o in gone if self._things[o.table].named_by == thing.named_by]
        title = words.title(own) if words else ""
        names = list(dict.fromkeys(words.names(own) if words else ()))
        if not names and thing.person:
            names = self._people(thing, same)
        was_undone = first["undo_of"] is not None
        return BinLine(
            command_id=str(first["command_id"]),
            at=at,
            area=thing.area,
            title=title or self._title(thing, same),
            name=names[0] if len(names) == 1 else "",
            reason="" if was_undone else str(first["reason"]),
            kept_until=at.date() + timedelta(days=self.days),
            was_undone=was_undone,
            kinds=tuple(dict.fromkeys(k for o in gone for k in self._kinds(o))),
            actor=self._behind(str(first["actor"]), str(first["at"])),
        )

    def _kinds(self, one: Gone) -> tuple[str, ...]:
        return self._things[one.table].kinds

    def _title(self, thing: Thing, same: Sequence[Gone]) -> str:
        values = {key: _shown(value) for key, value in self._known(same[0]).items()}
        said = " ".join(thing.title.format_map(_Blank(values)).split())
        if len(said) > _LONGEST:
            said = said[:_LONGEST].rstrip() + "…"
        if len(same) > 1:
            more = _("{what} và {count} dòng khác")
            said = more.format(what=said, count=len(same) - 1)
        return said

    def _known(self, one: Gone) -> dict[str, str]:
        """Give every field of a record: those in the event, the others as they are."""
        rows = (
            []
            if one.is_deleted
            else self._store.rows(
                f'SELECT * FROM "{one.table}" WHERE id = ?',  # noqa: S608  (a declared table)
                one.record_id,
            )
        )
        found = {k: "" if v is None else str(v) for row in rows for k, v in row.items()}
        return found | one.old

    def _people(self, thing: Thing, same: Sequence[Gone]) -> list[str]:
        ids = [self._known(one).get(thing.person, "") for one in same]
        return list(dict.fromkeys(self._called(one) for one in ids if one))


class _Blank(dict[str, str]):
    """A field the record does not have says nothing."""

    def __missing__(self, key: str) -> str:
        return ""


def _json(acts: Sequence[str]) -> str:
    return "[" + ",".join(f'"{act}"' for act in acts) + "]"


def _shown(value: str) -> str:
    if _DAY.fullmatch(value):
        return PartialDate.from_iso(value).text()
    return value
