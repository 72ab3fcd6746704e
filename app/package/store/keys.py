"""Rows of the cell's keys and of the office it trusts."""

from dataclasses import asdict, dataclass

from app.infra.store import Command, Store


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One pair of keys; the private signing key lies in its own file."""

    id: str
    holder: str
    role: str
    request: bytes
    encryption_key: bytes
    signing_certificate: bytes | None
    encryption_certificate: bytes | None
    state: str
    made_at: str
    installed_at: str | None


@dataclass(frozen=True, slots=True)
class TrustRow:
    """The office a person has confirmed by its code."""

    id: str
    authority: bytes
    revoked: bytes
    office_certificate: bytes
    office_unit_id: str
    office_name: str
    pinned_at: str


class KeyRows:
    """Reads and writes keys and trust."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def key(self, state: str) -> KeyRow | None:
        """Return the pair of keys in a state."""
        return self._store.one(
            KeyRow, "SELECT * FROM package_key WHERE state = ?", state
        )

    def vouched(self) -> list[KeyRow]:
        """List the pairs the office has vouched for, newest first."""
        return self._store.all(
            KeyRow,
            "SELECT * FROM package_key WHERE encryption_certificate IS NOT NULL"
            " ORDER BY made_at DESC, id DESC",
        )

    def add_key(self, unit: Command, row: KeyRow) -> None:
        """Keep a new pair of keys."""
        unit.insert("package_key", asdict(row))

    def change_key(self, unit: Command, key_id: str, **values: object) -> None:
        """Change the state or certificates of a pair."""
        unit.update("package_key", key_id, values)

    def trust(self) -> TrustRow | None:
        """Return the office confirmed last."""
        return self._store.one(
            TrustRow, "SELECT * FROM package_trust ORDER BY pinned_at DESC, id DESC"
        )

    def pin(self, unit: Command, row: TrustRow) -> None:
        """Keep a confirmed office."""
        unit.insert("package_trust", asdict(row))
