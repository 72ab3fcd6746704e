"""Steps 4-11: the archive, the signature over the manifest, the files against it."""

import hashlib

from app.package import policy
from app.package.container import manifest as manifests
from app.package.container import zipreader
from app.package.container.manifest import Reference
from app.package.container.names import (
    HEADER,
    is_content,
    manifest_name,
    printable,
    signature_name,
)
from app.package.content.media import HEAD_BYTES
from app.package.receiving.case import Case, need
from app.package.refusal import Refusal
from app.package.signature import chain, verifier
from app.package.signature.profile import profiled

_FIRST = 1


def archived(case: Case) -> None:
    """Walk the archive; every byte of it is accounted for."""
    found = zipreader.walk(need(case.content), policy.limits())
    case.members = {member.name: member for member in found}


def signature_form(case: Case) -> None:
    """Read manifest and signature as bytes and check the signature's shape."""
    limits = policy.limits()
    case.manifest_bytes = _meta(case, manifest_name(_FIRST), limits.manifest_bytes)
    content = _meta(case, signature_name(_FIRST), limits.signature_bytes)
    case.profiled = profiled(content, limits)


def _meta(case: Case, name: str, limit: int) -> bytes:
    member = case.members.get(name)
    if member is None:
        raise Refusal("E_MANIFEST", item=name)
    return zipreader.read(need(case.content), member, limit)


def signature(case: Case) -> None:
    """Verify the signature over the manifest's bytes."""
    verifier.require_intact(need(case.profiled), case.manifest_bytes)


def signer(case: Case) -> None:
    """Decide whether the signer's key counts."""
    case.signer = chain.accepted(
        need(case.profiled),
        case.reader.trust,
        case.moment,
        policy.lifetimes(),
        case.reader.register,
    )
    if case.signer.list_is_old:
        case.warn("W_CRL_OLD", days=policy.lifetimes().revocation_warning_days)


def manifest(case: Case) -> None:
    """Only now parse the manifest; it lists every file, and no other."""
    found = manifests.read(case.manifest_bytes, policy.limits())
    if found.signature != signature_name(_FIRST):
        raise Refusal("E_MANIFEST", item=printable(found.signature))
    listed = {reference.name for reference in found.references}
    there = {name for name in case.members if is_content(name)}
    for name in sorted(listed ^ there):
        raise Refusal("E_MANIFEST", item=name)
    known = {manifest_name(_FIRST), signature_name(_FIRST)}
    for name in case.members:
        # A second pair would be a co-signature, which this format does not have yet.
        if name.startswith("META-INF/") and name not in known:
            raise Refusal("E_MANIFEST", item=name)
    case.manifest = found


def files(case: Case) -> None:
    """Read every file once and compare its digest with the signed one."""
    references = need(case.manifest).references
    for number, reference in enumerate(references):
        case.progress(number, len(references))
        _compare(case, reference)
    case.progress(len(references), len(references))


def _compare(case: Case, reference: Reference) -> None:
    member = case.members[reference.name]
    digest = hashlib.sha256()
    keep = reference.name == HEADER or reference.name.startswith("data/")
    limit = policy.limits().json_bytes
    if keep and member.size > limit:
        raise Refusal("E_SIZE", size=member.size, limit=limit)
    pieces = []
    beginning = b""
    for piece in zipreader.content(need(case.content), member):
        digest.update(piece)
        beginning = beginning or piece[:HEAD_BYTES]
        if keep:
            pieces.append(piece)
    if digest.digest() != reference.sha256:
        raise Refusal("E_HASH", item=reference.name)
    case.digests[reference.name] = digest.hexdigest()
    case.beginnings[reference.name] = beginning
    if keep:
        case.kept[reference.name] = b"".join(pieces)
