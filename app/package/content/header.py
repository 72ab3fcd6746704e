"""``package.json``: who sends what to whom, in which order, and how much of it.

Format history
1  First release. Unknown fields are ignored (a minor addition), a higher
   ``format_version`` or ``schema_version`` is refused. ``schema_version`` 2 adds
   ``data/scores.json``.
   ``resources/schemas/package.schema.json`` is made from these classes; a test
   compares them.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import Meta

from app.package.content import canonical
from app.package.policy import Format, Limits
from app.package.refusal import Refusal

T = TypeVar("T")
# How the value of each kind of period is written.
_SPANS = {
    "year": "[0-9]{4}",
    "quarter": "[0-9]{4}-Q[1-4]",
    "month": "[0-9]{4}-(0[1-9]|1[0-2])",
}
NAME = "package.json"
Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
UnitId = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
RecordId = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
Text = Annotated[str, Meta(max_length=400)]
Count = Annotated[int, Meta(ge=0)]
Kind = Literal["report", "minutes", "correction", "registration", "receipt", "bundle"]
Moment = Annotated[
    str,
    Meta(
        pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
        "[+-][0-9]{2}:[0-9]{2}$"
    ),
]


@dataclass(frozen=True, slots=True)
class Sender:
    """Who signed, for which unit."""

    unit_id: UnitId
    unit_code: Text
    unit_name: Text
    signer_name: Text
    signer_role: Text
    cert_sha256: Sha256


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom the package was closed; inside the signed part, so nobody can re-address.

    ``enc_key_sha256`` is the digest of the public key alone: a reader that has only the
    key can still tell whether the package was meant for it.
    """

    unit_id: UnitId
    enc_cert_sha256: Sha256
    enc_key_sha256: Sha256


@dataclass(frozen=True, slots=True)
class Span:
    """The period reported on."""

    type: Literal["year", "quarter", "month"]
    value: Annotated[str, Meta(pattern="^[0-9]{4}(-(Q[1-4]|[01][0-9]))?$")]


@dataclass(frozen=True, slots=True)
class Program:
    """What wrote the package."""

    name: Text
    version: Text
    build: Text


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is inside; every figure is counted again by the reader."""

    files: Count
    bytes: Count
    members: Count
    meetings: Count
    resolutions: Count
    attachments: Count


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file with its title for people."""

    path: Annotated[str, Meta(max_length=120)]
    size: Count
    media_type: Text
    title: Text
    role: Text
    signers: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """The whole of ``package.json``."""

    format: Literal["cell-report-package"]
    format_version: Annotated[int, Meta(ge=1)]
    schema_version: Annotated[int, Meta(ge=1)]
    package_id: RecordId
    kind: Kind
    sender: Sender
    recipient: Recipient
    period: Span
    revision: Annotated[int, Meta(ge=1)]
    supersedes: RecordId | None
    sequence: Annotated[int, Meta(ge=1)]
    prev_manifest_sha256: Sha256 | None
    instance_id: RecordId
    created_at: Moment
    app: Program
    classification: Text
    content_sha256: Sha256
    counts: Counts
    files: tuple[FileLine, ...]
    notes: tuple[Text, ...] = ()

    @property
    def created(self) -> datetime:
        """Return when the sender's clock said it was made."""
        return datetime.fromisoformat(self.created_at)


def dump(header: Header) -> bytes:
    """Write ``package.json``."""
    return canonical.dump(msgspec.to_builtins(header))


def load(content: bytes, limits: Limits, known: Format) -> Header:
    """Read ``package.json`` (``E_JSON_…``, ``E_FORMAT_NEWER``, ``E_SCHEMA``)."""
    value = canonical.load(content, limits, NAME)
    require_known(value, "format_version", known.format_version)
    require_known(value, "schema_version", known.schema_version)
    found = shaped(value, Header, NAME)
    if not re.fullmatch(_SPANS[found.period.type], found.period.value):
        raise Refusal("E_SCHEMA", item=NAME, why="period")
    try:
        # The pattern lets a 45th of the 13th month through.
        datetime.fromisoformat(found.created_at)
    except ValueError:
        raise Refusal("E_SCHEMA", item=NAME, why="created_at") from None
    return found


def require_known(value: object, field: str, newest: int) -> None:
    """Refuse a version this program does not know, before its shape is looked at."""
    version = value.get(field) if isinstance(value, dict) else None
    if isinstance(version, int) and version > newest:
        raise Refusal("E_FORMAT_NEWER", version=version)


def shaped(value: object, kind: type[T], name: str) -> T:
    """Fit parsed JSON to ``kind`` or refuse with ``E_SCHEMA``."""
    try:
        found: T = msgspec.convert(value, kind, strict=True)
    except msgspec.ValidationError as error:
        raise Refusal("E_SCHEMA", item=name, why=str(error)[:200]) from None
    return found


def content_sha256(digests: dict[str, str]) -> str:
    """Digest names and digests of all files but the header, in the order of names.

    Equal contents give the same value whenever and by whomever they are packed.
    """
    pairs = [[name, digests[name]] for name in sorted(digests) if name != NAME]
    return hashlib.sha256(canonical.dump(pairs)).hexdigest()
