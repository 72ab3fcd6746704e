"""Makes packages, good and hostile: an office, a cell's keys, raw archives."""

import dataclasses
import hashlib
import io
import struct
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime

from app.package import policy
from app.package.container import manifest as manifests
from app.package.container import zipwriter
from app.package.container.zipreader import MEDIA_TYPE
from app.package.content import figures
from app.package.content import header as headers
from app.package.content.figures import (
    CriterionLine,
    MeetingLine,
    MemberLine,
    MembersData,
    ReportData,
    UnitLine,
)
from app.package.content.header import (
    Counts,
    Header,
    Program,
    Recipient,
    Sender,
    Span,
)
from app.package.envelope.reader import Key
from app.package.envelope.writer import sealed
from app.package.keys import office, profile, request
from app.package.keys.profile import Holder, Validity
from app.package.keys.trust import Trust
from app.package.receiving.case import Reader
from app.package.receiving.judging import key_sha256
from app.package.sending import parcel
from app.package.sending.parcel import Part
from app.package.signature import signer

NOW = datetime(2026, 11, 23, 1, 12, tzinfo=UTC)
CELL_ID = "0193f0000000700080000000000000c1"
OFFICE_ID = "0193f0000000700080000000000000f1"
PDF = b"%PDF-1.7\n1 0 obj << >> endobj\n%%EOF\n"
JPG = b"\xff\xd8\xff\xe0" + b"\x00" * 40


@dataclass
class Maker:
    """One committee and one registered cell."""

    office: office.CommitteeOffice
    signing: object
    encryption: object
    reply: request.Reply

    @classmethod
    def create(cls, when=NOW, unit_id=CELL_ID):
        holder = Holder(OFFICE_ID, "Đảng ủy phường An Bình")
        span = Validity.years(when, 10)
        leaf = Validity.years(when, 2)
        desk = office._office(holder, span, leaf, 365)
        return cls.register(desk, unit_id)

    @classmethod
    def register(cls, desk, unit_id=CELL_ID, person="Trần Văn Hòa"):
        signing, encryption = profile.new_key(), profile.new_key()
        holder = Holder(unit_id, "Đảng ủy phường An Bình", "Chi bộ TDP 5", person)
        asked = request.make(holder, signing, encryption)
        return cls(desk, signing, encryption, desk.vouch(asked))

    def trust(self):
        authority = self.office.authority.certificate
        return Trust((authority,), (self.office.revocation_list(),))

    def reader(self, **changes):
        """The committee's office looks."""
        told = {
            "keys": (Key(self.office.key, self.office.certificate),),
            "trust": self.trust(),
            "unit_id": OFFICE_ID,
        }
        return Reader(**{**told, **changes})

    def own_reader(self):
        """The cell looks at its own copy."""
        return Reader(
            keys=(Key(self.encryption, self.reply.encryption),),
            trust=self.trust(),
            unit_id=CELL_ID,
        )

    def header(self, **changes):
        """A header whose file lines are still missing."""
        sender = Sender(
            CELL_ID,
            "CB07",
            "Chi bộ TDP 5",
            "Trần Văn Hòa",
            "Bí thư",
            hashlib.sha256(profile.der(self.reply.signing)).hexdigest(),
        )
        certificate = self.office.certificate
        recipient = Recipient(
            OFFICE_ID,
            hashlib.sha256(profile.der(certificate)).hexdigest(),
            key_sha256(certificate.public_key()),
        )
        blank = Header(
            format="cell-report-package",
            format_version=1,
            schema_version=1,
            package_id="0193f0000000700080000000000000a1",
            kind="report",
            sender=sender,
            recipient=recipient,
            period=Span("year", "2026"),
            revision=1,
            supersedes=None,
            sequence=1,
            prev_manifest_sha256=None,
            instance_id="0193f0000000700080000000000000b1",
            created_at="2026-11-23T08:00:00+07:00",
            app=Program("Sổ Chi bộ", "0.1.0", "1"),
            classification="thuong",
            content_sha256="0" * 64,
            counts=Counts(0, 0, 2, 1, 1, 0),
            files=(),
        )
        return dataclasses.replace(blank, **changes)

    def parcel(self, parts=None, blank=None):
        """A signed package, good unless told otherwise."""
        measured = [parcel.measure(part) for part in parts or good_parts()]
        return parcel.signed(
            blank or self.header(),
            measured,
            self.signing,
            self.reply.signing,
            (self.office.certificate, self.reply.encryption),
        )

    def package(self, **told):
        """The bytes of a sealed package."""
        return b"".join(self.parcel(**told).pieces())

    def archive(self, **told):
        """The bytes of the archive inside."""
        return b"".join(zipwriter.archive(list(self.parcel(**told).entries)))

    def seal(self, archive):
        """Seal any bytes for office and cell."""
        recipients = (self.office.certificate, self.reply.encryption)
        return b"".join(sealed([archive], len(archive), recipients))

    def sign(self, manifest, at=NOW):
        return signer.sign(manifest, self.signing, self.reply.signing, at)

    def handmade(self, files, *, manifest=None, signature=None, extra=()):
        """An archive of any files, signed properly unless told otherwise.

        ``files`` maps names to bytes; manifest lines are made for all of them.
        """
        if manifest is None:
            manifest = manifests.write(
                manifests.Manifest(
                    "META-INF/signature001.p7s",
                    tuple(
                        manifests.Reference(n, hashlib.sha256(c).digest(), "x/y")
                        for n, c in files.items()
                    ),
                )
            )
        if signature is None:
            signature = self.sign(manifest)
        whole = [("mimetype", MEDIA_TYPE), *files.items()]
        whole += [
            ("META-INF/ASiCManifest001.xml", manifest),
            ("META-INF/signature001.p7s", signature),
            *extra,
        ]
        return raw_zip([RawEntry(name, content) for name, content in whole])


def good_parts():
    """A report, a roll, a document, a picture."""
    report = ReportData(
        format="cell-report",
        schema_version=1,
        period="2026",
        rule_set="QB69-2023/1",
        unit=UnitLine(CELL_ID, "CB07", "Chi bộ TDP 5", "street", "Đảng ủy An Bình"),
        figures=(),
        criteria=(CriterionLine("I.1", "dat", "", ("evidence/001_anh-hop.jpg",)),),
        meetings=(MeetingLine("2026-01-05", "regular", 2, 2, 1),),
    )
    roll = MembersData(
        format="cell-members",
        schema_version=1,
        on="2026-12-31",
        members=(
            MemberLine("Trần Văn Hòa", "official", 1958, "1980-03-26", "1981-03-26"),
            MemberLine("Y Bih Niê", "probationary", None, "2026"),
        ),
    )
    json = "application/json"
    return [
        _part(figures.REPORT, figures.dump(report), json, "data"),
        _part(figures.MEMBERS, figures.dump(roll), json, "data"),
        _part("documents/001_bao-cao.pdf", PDF, "application/pdf", "report"),
        _part("evidence/001_anh-hop.jpg", JPG, "image/jpeg", "evidence"),
    ]


def _part(name, content, media_type, role):
    return Part.of_bytes(name, content, title=name, role=role, media_type=media_type)


def dumped(header):
    return headers.dump(header)


@dataclass
class RawEntry:
    """One archive entry whose every header field can be told to lie."""

    name: object
    content: bytes = b""
    method: int = 0
    flags: int = 0
    local_name: object = None
    crc: int | None = None
    size: int | None = None
    packed: bytes | None = None
    local_size: int | None = None
    extra: bytes = b""
    local_extra: bytes | None = None
    attributes: int = 0
    date: int = 33
    comment: bytes = b""
    version: int = 20
    offset: int | None = None


def _raw(name):
    return name if isinstance(name, bytes) else name.encode("utf-8", "surrogatepass")


def raw_zip(entries, *, prefix=b"", suffix=b"", comment=b"", disk=0):
    """Write an archive byte by byte, honest or not."""
    out = io.BytesIO()
    out.write(prefix)
    directory = []
    for entry in entries:
        name = _raw(entry.name)
        local = _raw(entry.local_name) if entry.local_name is not None else name
        packed = entry.packed
        if packed is None:
            packed = deflate(entry.content) if entry.method == 8 else entry.content
        crc = zlib.crc32(entry.content) if entry.crc is None else entry.crc
        size = len(entry.content) if entry.size is None else entry.size
        local_size = size if entry.local_size is None else entry.local_size
        extra = entry.extra if entry.local_extra is None else entry.local_extra
        offset = out.tell() if entry.offset is None else entry.offset
        if entry.offset is None:
            out.write(
                struct.pack(
                    "<4sHHHHHIIIHH",
                    b"PK\x03\x04",
                    entry.version,
                    entry.flags,
                    entry.method,
                    0,
                    entry.date,
                    crc,
                    len(packed),
                    local_size,
                    len(local),
                    len(extra),
                )
                + local
                + extra
                + packed
            )
        directory.append(
            struct.pack(
                "<4sHHHHHHIIIHHHHHII",
                b"PK\x01\x02",
                20,
                entry.version,
                entry.flags,
                entry.method,
                0,
                entry.date,
                crc,
                len(packed),
                size,
                len(name),
                len(entry.extra),
                len(entry.comment),
                0,
                0,
                entry.attributes,
                offset,
            )
            + name
            + entry.extra
            + entry.comment
        )
    start = out.tell()
    lines = b"".join(directory)
    out.write(lines)
    out.write(
        struct.pack(
            "<4sHHHHIIH",
            b"PK\x05\x06",
            disk,
            0,
            len(entries),
            len(entries),
            len(lines),
            start,
            len(comment),
        )
        + comment
        + suffix
    )
    return out.getvalue()


def deflate(content):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def limits():
    return policy.limits()
