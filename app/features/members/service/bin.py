"""The bin: what was deleted or undone lately, and how it comes back.

Nothing is lost: the chain of events keeps every field, so bringing back is an undo.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.features.members.errors import NothingInBin
from app.features.members.rules.book import Rulebook
from app.infra.store import Store
from app.kernel.changes import Change
from app.kernel.dates import PartialDate
from app.kernel.words import _

_GONE = """
    SELECT command_id, at, action, reason, entity, entity_id, diff, undo_of
    FROM audit_event
    WHERE (action = 'delete' OR (undo_of IS NOT NULL AND action = 'update'))
      AND entity IN ('member', 'member_event', 'life_line', 'paper_loan', 'person')
      AND at >= ? ORDER BY seq DESC
"""


@dataclass(frozen=True, slots=True)
class BinLine:
    """What left the book: in which command, when, why, until when it is offered."""

    command_id: str
    at: datetime
    title: str
    name: str
    reason: str
    kept_until: date
    was_undone: bool


class Bin:
    """Deleted and undone things of the roll."""

    def __init__(self, store: Store, rules: Rulebook) -> None:
        self._store = store
        self._days = rules.statuses.bin_days
        self._fields = {spec.key: spec.label for spec in rules.fields.field}
        self._labels = {
            **{spec.key: spec.label for spec in rules.statuses.event},
            **{kind.key: kind.label for kind in rules.life.kind},
        }

    @property
    def days(self) -> int:
        """Say how many days things are offered."""
        return self._days

    def lines(self) -> tuple[BinLine, ...]:
        """List what can be brought back, newest first."""
        since = self._store.clock.now() - timedelta(days=self._days)
        rows = self._store.rows(_GONE, since.isoformat(timespec="seconds"))
        grouped: dict[str, list[Mapping[str, object]]] = {}
        for row in rows:
            grouped.setdefault(str(row["command_id"]), []).append(row)
        chain = self._store.chain
        return tuple(
            self._line(part)
            for command_id, part in grouped.items()
            if self._is_loss(command_id, part) and not chain.is_undone(command_id)
        )

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

    def bring_back(self, command_id: str) -> Change:
        """Put back what a command took out of the book."""
        if command_id not in {line.command_id for line in self.lines()}:
            raise NothingInBin
        undo_id = self._store.undo(command_id)
        return Change.of("members", "people", command_id=undo_id)

    def _line(self, rows: list[Mapping[str, object]]) -> BinLine:
        first = rows[0]
        at = datetime.fromisoformat(str(first["at"]))
        gone = [_Gone.of(row) for row in rows]
        was_undone = first["undo_of"] is not None
        names = list(dict.fromkeys(self._names(gone)))
        return BinLine(
            command_id=str(first["command_id"]),
            at=at,
            title=self._title(gone),
            name=names[0] if len(names) == 1 else "",
            reason="" if was_undone else str(first["reason"]),
            kept_until=at.date() + timedelta(days=self._days),
            was_undone=was_undone,
        )

    def _title(self, gone: list["_Gone"]) -> str:
        deleted = [one for one in gone if one.is_deleted]
        members = sum(one.table == "member" for one in deleted)
        if members > 1:
            return _("{count} đảng viên ghi vào danh sách").format(count=members)
        if members:
            return _("Ghi vào danh sách")
        own = [one for one in deleted if one.table != "person"]
        if not own:
            fields = {key for one in gone for key in one.old}
            labels = [label for key, label in self._fields.items() if key in fields]
            return _("Sửa hồ sơ: {fields}").format(fields=", ".join(labels).lower())
        if len(own) > 1:
            return _("{count} dòng").format(count=len(own))
        return self._deleted(own[0])

    def _deleted(self, gone: "_Gone") -> str:
        old = gone.old
        if gone.table == "paper_loan":
            return _("Phiếu mượn hồ sơ: {to}").format(to=old["lent_to"])
        label = self._labels.get(old["kind"], old["kind"])
        if not old["on_date"]:
            return label
        on = PartialDate.from_iso(old["on_date"]).text()
        return _("{what} ngày {day}").format(what=label, day=on)

    def _names(self, gone: Iterable["_Gone"]) -> Iterable[str]:
        for one in gone:
            member_id = one.record_id if one.table == "member" else ""
            member_id = one.old.get("member_id", member_id)
            person_id = one.record_id if one.table == "person" else ""
            if not person_id:
                person_id = one.old.get("person_id") or str(
                    self._store.value(
                        "SELECT person_id FROM member WHERE id = ?", member_id
                    )
                    or ""
                )
            name = self._person(person_id)
            if name:
                yield name

    def _person(self, person_id: str) -> str:
        """Name somebody who may be gone from the book himself."""
        known = self._store.value(
            "SELECT full_name FROM person WHERE id = ?", person_id
        )
        if known:
            return str(known)
        for event in reversed(self._store.events(entity="person", entity_id=person_id)):
            old = event.changes().get("full_name")
            if old:
                return str(old[0] or old[1] or "")
        return ""


@dataclass(frozen=True, slots=True)
class _Gone:
    """One record that was deleted, or put back to what it was."""

    table: str
    record_id: str
    is_deleted: bool
    old: dict[str, str]

    @classmethod
    def of(cls, row: Mapping[str, object]) -> "_Gone":
        diff: dict[str, list[object]] = json.loads(str(row["diff"]))
        old = {k: "" if v[0] is None else str(v[0]) for k, v in diff.items()}
        is_deleted = row["action"] == "delete"
        return cls(str(row["entity"]), str(row["entity_id"]), is_deleted, old)
