"""What the package service tells screens and commands; frozen values only."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from app.kernel.changes import Change
from app.kernel.places import Place


class Rank(Enum):
    """How serious a check is: must be repaired, worth knowing, in order."""

    BLOCKS = "blocks"
    KNOW = "know"
    OK = "ok"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the check before sending, with figures and the place to repair."""

    key: str
    rank: Rank
    title: str
    detail: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One file that would go in."""

    name: str
    title: str
    role: str
    size: int


@dataclass(frozen=True, slots=True)
class SentPackage:
    """One package that was written and read back."""

    id: str
    period: str
    kind: str
    revision: int
    sequence: int
    file_name: str
    size: int
    files: int
    recipient_name: str
    signer_name: str
    content_sha256: str
    manifest_sha256: str
    created_at: str

    @property
    def created(self) -> datetime:
        """Return when it was made."""
        return datetime.fromisoformat(self.created_at)


@dataclass(frozen=True, slots=True)
class Preview:
    """What would go into the package of a year, and what stands in its way."""

    year: int
    unit_name: str
    recipient_name: str
    file_name: str
    revision: int
    sequence: int
    files: tuple[PlannedFile, ...]
    size: int
    checks: tuple[Check, ...]
    words: tuple[str, ...]
    content_sha256: str
    unchanged_since: SentPackage | None
    signer_name: str
    signer_role: str

    @property
    def blocking(self) -> tuple[Check, ...]:
        """Return the checks that must be repaired first."""
        return tuple(c for c in self.checks if c.rank is Rank.BLOCKS)

    @property
    def can_send(self) -> bool:
        """Say whether nothing stands in the way."""
        return not self.blocking


@dataclass(frozen=True, slots=True)
class Exported:
    """A package that lies in the target folder, verified there."""

    change: Change
    path: str
    sent: SentPackage
    words: tuple[str, ...]


class KeyStage(Enum):
    """How far the cell's key is."""

    NONE = "none"
    REQUESTED = "requested"
    ACTIVE = "active"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class KeyState:
    """The cell's key as the panel shows it."""

    stage: KeyStage
    holder: str = ""
    role: str = ""
    code: str = ""
    made_at: str = ""
    until: date | None = None
    office_name: str = ""
    file_missing: bool = False


@dataclass(frozen=True, slots=True)
class KeysMade:
    """New keys: what is printed on the slip and the recovery sheet, shown once."""

    change: Change
    code: str
    recovery_code: str
    request_path: str


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One file somebody looked at, accepted or not."""

    id: str
    file_name: str
    file_sha256: str
    size: int
    examined_at: str
    code: str
    acceptable: int
    sender_unit_id: str
    sequence: int
