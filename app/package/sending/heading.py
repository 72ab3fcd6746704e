"""Fills in ``package.json``: who sends what to whom, as which number."""

import hashlib
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from app.package import policy
from app.package.content.header import (
    Counts,
    Header,
    Program,
    Recipient,
    Sender,
    Span,
)
from app.package.errors import KeyMissing, UnitMissing
from app.package.keys import profile
from app.package.model import SentPackage
from app.package.receiving.judging import key_sha256
from app.package.sending import contents
from app.package.sending.draft import Draft
from app.package.store.keys import TrustRow


@dataclass(frozen=True, slots=True)
class Stamp:
    """What only the moment of signing knows."""

    package_id: str
    instance_id: str
    created_at: str
    certificate: x509.Certificate
    notes: tuple[str, ...] = ()


def blank(draft: Draft, office: TrustRow, stamp: Stamp) -> Header:
    """Write everything but the file lines and the counts taken from them."""
    rules = policy.package_format()
    report = contents.report_data(draft.material, {})
    counts = Counts(
        files=0,
        bytes=0,
        members=len(draft.material.members),
        meetings=len(report.meetings),
        resolutions=sum(meeting.resolutions for meeting in report.meetings),
        attachments=0,
    )
    return Header(
        format="cell-report-package",
        format_version=rules.format_version,
        schema_version=rules.schema_version,
        package_id=stamp.package_id,
        kind="report",
        sender=_sender(draft, stamp.certificate),
        recipient=_recipient(office),
        period=Span("year", str(draft.material.year)),
        revision=draft.revision,
        supersedes=draft.replaced.id if draft.replaced else None,
        sequence=draft.sequence,
        prev_manifest_sha256=draft.last.manifest_sha256 if draft.last else None,
        instance_id=stamp.instance_id,
        created_at=stamp.created_at,
        app=Program(rules.app_name, rules.app_version, rules.app_build),
        classification=rules.classification,
        content_sha256=draft.content_sha256,
        counts=counts,
        files=(),
        notes=stamp.notes,
    )


def _sender(draft: Draft, certificate: x509.Certificate) -> Sender:
    signer = draft.material.signer
    if signer is None:
        raise UnitMissing
    return Sender(
        unit_id=draft.unit.id,
        unit_code=draft.unit.code,
        unit_name=draft.unit.name,
        signer_name=signer.name,
        signer_role=signer.role_label,
        cert_sha256=_sha256(certificate),
    )


def _recipient(office: TrustRow) -> Recipient:
    certificate = x509.load_der_x509_certificate(office.office_certificate)
    key = certificate.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise KeyMissing
    return Recipient(office.office_unit_id, _sha256(certificate), key_sha256(key))


def _sha256(certificate: x509.Certificate) -> str:
    return hashlib.sha256(profile.der(certificate)).hexdigest()


def sent(
    header: Header,
    size: int,
    manifest_sha256: str,
    *,
    file_name: str,
    recipient_name: str,
) -> SentPackage:
    """Return what the register of sent packages keeps."""
    return SentPackage(
        id=header.package_id,
        period=header.period.value,
        kind=header.kind,
        revision=header.revision,
        sequence=header.sequence,
        file_name=file_name,
        size=size,
        files=header.counts.files,
        recipient_name=recipient_name,
        signer_name=header.sender.signer_name,
        content_sha256=header.content_sha256,
        manifest_sha256=manifest_sha256,
        created_at=header.created_at,
    )
