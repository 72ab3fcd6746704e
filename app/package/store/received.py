"""Rows of the files that were examined, and the history of every sender."""

from dataclasses import dataclass

from app.infra.store import Command, Store
from app.package.model import ImportRecord
from app.package.replay import Arrival, History, Place


@dataclass(frozen=True, slots=True)
class _Received:
    sequence: int
    manifest_sha256: str
    prev_manifest_sha256: str | None
    period: str
    kind: str
    revision: int
    applied: int


class ReceivedRows:
    """Reads and writes examined files and accepted packages."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add_import(self, unit: Command, row: dict[str, object]) -> str:
        """Record that a file was examined, whatever came of it."""
        return unit.insert("package_import", row)

    def imports(self) -> list[ImportRecord]:
        """List the files examined, newest first."""
        return self._store.all(
            ImportRecord,
            "SELECT id, file_name, file_sha256, size, examined_at, code, acceptable,"
            " sender_unit_id, sequence FROM package_import"
            " ORDER BY examined_at DESC, id DESC",
        )

    def history(self, sender_unit_id: str) -> History:
        """Return what is known of a sender."""
        rows = self._store.all(
            _Received,
            "SELECT sequence, manifest_sha256, prev_manifest_sha256, period, kind,"
            " revision, applied FROM package_received WHERE sender_unit_id = ?"
            " ORDER BY sequence",
            sender_unit_id,
        )
        applied: dict[tuple[str, str], tuple[int, int]] = {}
        for row in rows:
            if row.applied:
                subject, rank = (row.period, row.kind), (row.revision, row.sequence)
                applied[subject] = max(applied.get(subject, (0, 0)), rank)
        return History(
            {row.sequence: row.manifest_sha256 for row in rows},
            {row.sequence: row.prev_manifest_sha256 for row in rows},
            applied,
        )

    def add_received(
        self,
        unit: Command,
        sender_unit_id: str,
        arrival: Arrival,
        placed: Place,
        import_id: str,
    ) -> None:
        """Take an arrival into the history of its sender."""
        unit.insert(
            "package_received",
            {
                "sender_unit_id": sender_unit_id,
                "sequence": arrival.sequence,
                "manifest_sha256": arrival.manifest,
                "prev_manifest_sha256": arrival.previous,
                "period": arrival.subject[0],
                "kind": arrival.subject[1],
                "revision": arrival.revision,
                "applied": int(placed.applies),
                "received_at": unit.at,
                "import_id": import_id,
            },
        )
