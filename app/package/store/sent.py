"""Rows of what was sent, and the identity of the book that sent it."""

from dataclasses import asdict

from app.infra.store import Command, Store
from app.package.model import SentPackage

_IDENTITY = "this"


class SentRows:
    """Reads and writes the register of sent packages."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def instance_id(self, unit: Command | None = None) -> str:
        """Return the id of this book's life; make it on first use."""
        found = self._store.value("SELECT instance_id FROM package_identity")
        if found is not None:
            return str(found)
        if unit is None:
            return ""
        return self._new_identity(unit)

    def _new_identity(self, unit: Command) -> str:
        instance_id = self._store.new_id()
        row = {"id": _IDENTITY, "instance_id": instance_id, "made_at": unit.at}
        unit.insert("package_identity", row)
        return instance_id

    def renew_instance(self, unit: Command) -> None:
        """Begin a new life after a restored backup, so that forks can be explained."""
        if self.instance_id():
            changes = {"instance_id": self._store.new_id(), "made_at": unit.at}
            unit.update("package_identity", _IDENTITY, changes)
        else:
            self._new_identity(unit)

    def all(self) -> list[SentPackage]:
        """List what was sent, newest first."""
        return self._store.all(
            SentPackage,
            "SELECT id, period, kind, revision, sequence, file_name, size, files,"
            " recipient_name, signer_name, content_sha256, manifest_sha256, created_at"
            " FROM package_sent ORDER BY sequence DESC",
        )

    def to(self, recipient_unit_id: str) -> list[SentPackage]:
        """List what was sent to one recipient, newest first."""
        return self._store.all(
            SentPackage,
            "SELECT id, period, kind, revision, sequence, file_name, size, files,"
            " recipient_name, signer_name, content_sha256, manifest_sha256, created_at"
            " FROM package_sent WHERE recipient_unit_id = ? ORDER BY sequence DESC",
            recipient_unit_id,
        )

    def add(
        self, unit: Command, sent: SentPackage, recipient_unit_id: str, instance_id: str
    ) -> None:
        """Register a package that lies on the stick, verified."""
        row = asdict(sent) | {
            "recipient_unit_id": recipient_unit_id,
            "instance_id": instance_id,
        }
        unit.insert("package_sent", row)

    def newest_moment(self) -> str:
        """Return the latest moment something was made or examined, '' if never."""
        return str(
            self._store.value(
                "SELECT max(at) FROM (SELECT max(created_at) AS at FROM package_sent"
                " UNION ALL SELECT max(examined_at) FROM package_import)"
            )
            or ""
        )
