"""What an inspection knows so far, and who is looking."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, TypeVar

from app.kernel.progress import Progress, silent
from app.package.container.layout import Member
from app.package.container.manifest import Manifest
from app.package.content.figures import MembersData, ReportData
from app.package.content.header import Header
from app.package.content.scores import ScoresData
from app.package.envelope.reader import Head, Key, OpenedContent
from app.package.keys.trust import Trust
from app.package.replay import History
from app.package.signature.chain import Register, Signer, nobody_revoked
from app.package.signature.profile import ProfiledSignature

T = TypeVar("T")
# Returns what is known of a sender; None where no histories are kept.
Histories = Callable[[str], History]


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever looks at a package: keys, trusted authorities, memory of senders.

    ``unit_id`` is empty when only a key is known. ``scratch`` is where sealed (never
    readable) bytes may be kept meanwhile; None takes the system's folder.
    """

    keys: tuple[Key, ...]
    trust: Trust
    unit_id: str = ""
    histories: Histories | None = None
    register: Register = nobody_revoked
    scratch: Path | None = None


@dataclass(slots=True)
class Case:
    """The state of one inspection, filled step by step."""

    path: Path
    reader: Reader
    moment: datetime
    file: BinaryIO
    copy: BinaryIO
    size: int = 0
    first: bytes = b""
    sha256: str = ""
    head: Head | None = None
    key: Key | None = None
    content_key: bytes = b""
    content: OpenedContent | None = None
    members: Mapping[str, Member] = field(default_factory=dict)
    manifest_bytes: bytes = b""
    profiled: ProfiledSignature | None = None
    signer: Signer | None = None
    manifest: Manifest | None = None
    digests: dict[str, str] = field(default_factory=dict)
    beginnings: dict[str, bytes] = field(default_factory=dict)
    kept: dict[str, bytes] = field(default_factory=dict)
    header: Header | None = None
    report: ReportData | None = None
    roll: MembersData | None = None
    scores: ScoresData | None = None
    warnings: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    progress: Progress = silent
    order: str = ""
    missing: tuple[int, ...] = ()
    applies: bool = False

    def warn(self, code: str, **facts: object) -> None:
        """Note something that does not speak against the package."""
        self.warnings.append((code, facts))


def need(value: T | None) -> T:
    """Return what an earlier step has established (else a bug)."""
    if value is None:
        raise RuntimeError("steps out of order")
    return value
