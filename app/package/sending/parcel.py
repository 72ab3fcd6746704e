"""A signed package in memory: every file measured once, nothing written yet.

Signing comes before writing, so the exact size is known, a full stick is noticed before
the first byte, and a failed stick can be replaced without signing again.
"""

import hashlib
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import BinaryIO

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from app.package import policy
from app.package.container import manifest as manifests
from app.package.container.bytesource import CHUNK
from app.package.container.names import (
    HEADER,
    MIMETYPE,
    manifest_name,
    require_safe,
    signature_name,
)
from app.package.container.zipreader import MEDIA_TYPE
from app.package.container.zipwriter import Entry, archive, archive_size
from app.package.content import header as headers
from app.package.content.header import Counts, FileLine, Header
from app.package.envelope.writer import sealed, sealed_size
from app.package.errors import FileKindRefused, TooLarge
from app.package.receiving.judging import EVIDENCE
from app.package.signature import signer

_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Part:
    """One file to send; ``open`` is called twice, to measure and to write.

    ``sha256`` is given for files that are kept under their digest and cannot change.
    """

    name: str
    title: str
    role: str
    media_type: str
    size: int
    open: Callable[[], BinaryIO]
    sha256: str = ""

    @classmethod
    def of_bytes(
        cls, name: str, content: bytes, *, title: str, role: str, media_type: str
    ) -> "Part":
        """Take a file that is in memory already."""
        return cls(
            name, title, role, media_type, len(content), lambda: io.BytesIO(content)
        )


@dataclass(frozen=True, slots=True)
class Measured:
    """A part with its checksum and digest."""

    part: Part
    crc: int
    sha256: bytes

    def entry(self) -> Entry:
        """Return it as the archive stores it."""
        return Entry(self.part.name, self.part.size, self.crc, self.part.open)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A package signed and ready to be sealed and written."""

    header: Header
    entries: tuple[Entry, ...]
    manifest_sha256: str
    recipients: tuple[x509.Certificate, ...]

    @property
    def size(self) -> int:
        """Tell the size of the file to be written."""
        return sealed_size(archive_size(list(self.entries)), self.recipients)

    def pieces(self) -> Iterator[bytes]:
        """Yield the sealed file piece by piece."""
        entries = list(self.entries)
        return sealed(archive(entries), archive_size(entries), self.recipients)


def measure(part: Part, progress: Callable[[int], None] | None = None) -> Measured:
    """Read a part once for its checksum and digest; require a known kind and name."""
    limits = policy.limits()
    require_safe(part.name, limits.path_bytes)
    if policy.file_types().of(part.name) != policy.file_types().of_media(
        part.media_type
    ):
        raise FileKindRefused(title=part.title, name=part.name)
    crc = size = 0
    digest = hashlib.sha256()
    with part.open() as file:
        while piece := file.read(CHUNK):
            crc = zlib.crc32(piece, crc)
            digest.update(piece)
            size += len(piece)
            if progress is not None:
                progress(len(piece))
    return Measured(replace(part, size=size), crc, digest.digest())


def content_digest(parts: list[Measured]) -> str:
    """Return ``content_sha256`` over the parts."""
    return headers.content_sha256({m.part.name: m.sha256.hex() for m in parts})


def with_files(blank: Header, parts: list[Measured]) -> Header:
    """Complete a header with what is really in the package."""
    lines = tuple(
        FileLine(m.part.name, m.part.size, m.part.media_type, m.part.title, m.part.role)
        for m in parts
    )
    counts = Counts(
        files=len(lines),
        bytes=sum(line.size for line in lines),
        members=blank.counts.members,
        meetings=blank.counts.meetings,
        resolutions=blank.counts.resolutions,
        attachments=sum(line.path.startswith(EVIDENCE) for line in lines),
    )
    return replace(
        blank, files=lines, counts=counts, content_sha256=content_digest(parts)
    )


def signed(
    blank: Header,
    parts: list[Measured],
    key: ec.EllipticCurvePrivateKey,
    certificate: x509.Certificate,
    recipients: tuple[x509.Certificate, ...],
) -> Parcel:
    """Sign the parts under a header whose file lines are filled in here."""
    header = with_files(blank, parts)
    top = measure(
        Part.of_bytes(
            HEADER, headers.dump(header), title="", role="header", media_type=_JSON
        )
    )
    listed = [top, *parts]
    manifest = manifests.write(
        manifests.Manifest(
            signature_name(1),
            tuple(
                manifests.Reference(m.part.name, m.sha256, m.part.media_type)
                for m in listed
            ),
        )
    )
    at: datetime = header.created
    signature = signer.sign(manifest, key, certificate, at)
    entries = (
        _entry(MIMETYPE, MEDIA_TYPE),
        *(m.entry() for m in listed),
        _entry(manifest_name(1), manifest),
        _entry(signature_name(1), signature),
    )
    digest = hashlib.sha256(manifest).hexdigest()
    parcel = Parcel(header, entries, digest, recipients)
    _require_fitting(parcel)
    return parcel


def _entry(name: str, content: bytes) -> Entry:
    return Entry(name, len(content), zlib.crc32(content), lambda: io.BytesIO(content))


def _require_fitting(parcel: Parcel) -> None:
    limits = policy.limits()
    if parcel.size > limits.package_bytes or len(parcel.entries) > limits.entries:
        raise TooLarge(
            size_mb=parcel.size // 2**20,
            limit_mb=limits.package_bytes // 2**20,
            files=len(parcel.entries),
        )
    for entry in parcel.entries:
        if entry.size > limits.file_bytes:
            raise TooLarge(
                size_mb=entry.size // 2**20,
                limit_mb=limits.file_bytes // 2**20,
                files=len(parcel.entries),
            )
