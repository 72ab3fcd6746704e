"""The exact shape a signature must have before its mathematics is looked at.

One signer, detached, five signed attributes once each, SHA-2, nothing smuggled in: what
the parser understood has to encode back to the very bytes received (package.md §7.6).
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography import x509

from app.package.envelope import der
from app.package.policy import Limits
from app.package.refusal import Refusal
from app.package.signature import pyhanko
from app.package.signature.odd import refused

_DIGESTS = frozenset({"sha256", "sha384", "sha512"})
_ALGORITHMS = frozenset(
    {
        "sha256_ecdsa",
        "sha384_ecdsa",
        "sha512_ecdsa",
        "sha256_rsa",
        "sha384_rsa",
        "sha512_rsa",
        "rsassa_pss",
    }
)
_SIGNED_DATA = der.oid("1.2.840.113549.1.7.2")
# Of the whole and of the signer: plain data, the signer named by issuer and number.
_VERSION = "v1"
ATTRIBUTES = frozenset(
    {
        "content_type",
        "message_digest",
        "signing_time",
        "signing_certificate_v2",
        "mime_type",
    }
)


@dataclass(frozen=True, slots=True)
class ProfiledSignature:
    """A well-formed signature, its signer's certificate found and matched."""

    signer: Any
    certificate: Any
    others: tuple[Any, ...]
    digest_name: str
    signed_at: datetime

    @property
    def certificate_der(self) -> bytes:
        """Return the signer's certificate as DER."""
        content: bytes = self.certificate.dump()
        return content


def profiled(content: bytes, limits: Limits) -> ProfiledSignature:
    """Read a ``.p7s`` (``E_SIG_FORMAT``, ``E_SIG_PROFILE``, ``E_SIG_ALG``)."""
    with refused("E_SIG_FORMAT"):
        return _profiled(_signed_data(content), limits)


def _profiled(signed: Any, limits: Limits) -> ProfiledSignature:  # noqa: ANN401  (asn1crypto)
    if signed["version"].native != _VERSION:
        raise Refusal("E_SIG_PROFILE")
    if signed["encap_content_info"]["content_type"].native != "data":
        raise Refusal("E_SIG_PROFILE")
    if signed["encap_content_info"]["content"].native is not None:
        raise Refusal("E_SIG_PROFILE")
    if len(signed["signer_infos"]) != 1 or signed["crls"].native is not None:
        raise Refusal("E_SIG_PROFILE")
    signer = signed["signer_infos"][0]
    if signer["version"].native != _VERSION:
        raise Refusal("E_SIG_PROFILE")
    digest = _require_algorithms(signed, signer)
    attributes = _attributes(signer)
    certificates = _certificates(signed, limits)
    certificate = _signers(signer, certificates)
    _require_match(certificate, attributes["signing_certificate_v2"])
    others = tuple(c for c in certificates if c is not certificate)
    moment = attributes["signing_time"].native
    return ProfiledSignature(signer, certificate, others, digest, moment)


def _signed_data(content: bytes) -> Any:  # noqa: ANN401  (asn1crypto ships no types)
    # pyHanko teaches asn1crypto more attributes when it is imported; what was parsed
    # before and after would not agree, so it comes first.
    pyhanko.load()
    from asn1crypto import cms  # noqa: PLC0415  (heavy; loaded when first needed)

    info = cms.ContentInfo.load(content, strict=True)
    if info["content_type"].native != "signed_data":
        raise Refusal("E_SIG_FORMAT")
    if _encoded_again(info["content"]) != content:
        raise Refusal("E_SIG_FORMAT")
    return cms.ContentInfo.load(content, strict=True)["content"]


def _encoded_again(signed: Any) -> bytes:  # noqa: ANN401  (asn1crypto)
    """Encode what was understood; whatever was not shows as a difference.

    Certificates keep their bytes: encoding them again takes asn1crypto a fifth of a
    second, and ``cryptography`` reads them strictly anyway.
    """
    names = ("version", "digest_algorithms", "encap_content_info")
    parts = [signed[name].copy().dump(force=True) for name in names]
    certificates = signed["certificates"]
    if certificates.native is not None:
        raw = [choice.chosen.dump() for choice in certificates]
        if any(choice.chosen.serial_number <= 0 for choice in certificates):
            raise Refusal("E_SIG_FORMAT")
        for each in raw:
            x509.load_der_x509_certificate(each)
        parts.append(der.element(0xA0, *raw))
    if signed["crls"].native is not None:
        parts.append(signed["crls"].dump())
    parts.append(signed["signer_infos"].copy().dump(force=True))
    inner = der.element(0xA0, der.element(der.SEQUENCE, *parts))
    return der.element(der.SEQUENCE, _SIGNED_DATA, inner)


def _require_algorithms(signed: Any, signer: Any) -> str:  # noqa: ANN401  (asn1crypto)
    name = str(signer["digest_algorithm"]["algorithm"].native)
    listed = [each["algorithm"].native for each in signed["digest_algorithms"]]
    algorithm = str(signer["signature_algorithm"]["algorithm"].native)
    if name not in _DIGESTS or listed != [name] or algorithm not in _ALGORITHMS:
        raise Refusal("E_SIG_ALG", algorithm=f"{name}, {algorithm}")
    if algorithm.partition("_")[0] not in {name, "rsassa"}:
        raise Refusal("E_SIG_ALG", algorithm=f"{name}, {algorithm}")
    return name


def _attributes(signer: Any) -> dict[str, Any]:  # noqa: ANN401  (asn1crypto)
    found: dict[str, Any] = {}
    for attribute in signer["signed_attrs"]:
        name = str(attribute["type"].native)
        if name in found or len(attribute["values"]) != 1:
            raise Refusal("E_SIG_PROFILE")
        found[name] = attribute["values"][0]
    unsigned = signer["unsigned_attrs"].native
    if found.keys() != ATTRIBUTES or unsigned:
        raise Refusal("E_SIG_PROFILE")
    return found


def _certificates(signed: Any, limits: Limits) -> list[Any]:  # noqa: ANN401  (asn1crypto)
    choices = signed["certificates"]
    if not choices or len(choices) > limits.certificates:
        raise Refusal("E_SIG_PROFILE")
    if any(choice.name != "certificate" for choice in choices):
        raise Refusal("E_SIG_PROFILE")
    return [choice.chosen for choice in choices]


def _signers(signer: Any, certificates: list[Any]) -> Any:  # noqa: ANN401  (asn1crypto)
    sid = signer["sid"]
    if sid.name != "issuer_and_serial_number":
        raise Refusal("E_SIG_PROFILE")
    wanted = sid.chosen["serial_number"].native
    issuer = sid.chosen["issuer"].dump()
    for certificate in certificates:
        same = certificate.serial_number == wanted
        if same and certificate.issuer.dump() == issuer:
            return certificate
    raise Refusal("E_SIG_PROFILE")


def _require_match(certificate: Any, attribute: Any) -> None:  # noqa: ANN401  (asn1crypto)
    references = attribute["certs"]
    if len(references) != 1:
        raise Refusal("E_SIG_PROFILE")
    name = references[0]["hash_algorithm"]["algorithm"].native
    if name not in _DIGESTS:
        raise Refusal("E_SIG_ALG", algorithm=str(name))
    digest = hashlib.new(str(name), certificate.dump()).digest()
    if references[0]["cert_hash"].native != digest:
        raise Refusal("E_SIG_PROFILE")
