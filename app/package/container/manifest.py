"""The signed list of a package's files with their SHA-256 (ETSI EN 319 162-1).

Format history
1  ASiCManifest with one SigReference and one DataObjectReference per file, digest
   SHA-256 only, no extensions. ``resources/schemas/asic-manifest.xsd`` is exactly that
   subset of the published schema; a reader refuses everything else.
"""

import base64
import binascii
import functools
from collections import Counter
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import quoteattr

from app.infra.paths import resources_folder
from app.package.container.names import manifest_name, require_safe
from app.package.policy import Limits
from app.package.refusal import Refusal

ASIC = "http://uri.etsi.org/02918/v1.2.1#"
DSIG = "http://www.w3.org/2000/09/xmldsig#"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
SIGNATURE_TYPE = "application/pkcs7-signature"
_OWN = manifest_name(1)


@dataclass(frozen=True, slots=True)
class Reference:
    """One signed file: its name, its digest and its media type."""

    name: str
    sha256: bytes
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a signature pair covers."""

    signature: str
    references: tuple[Reference, ...]


def write(manifest: Manifest) -> bytes:
    """Write the manifest; equal manifests give equal bytes."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<asic:ASiCManifest xmlns:asic="{ASIC}" xmlns:ds="{DSIG}">',
        (
            f"  <asic:SigReference URI={quoteattr(manifest.signature)}"
            f' MimeType="{SIGNATURE_TYPE}"/>'
        ),
    ]
    for reference in manifest.references:
        digest = base64.b64encode(reference.sha256).decode("ascii")
        lines += [
            (
                f"  <asic:DataObjectReference URI={quoteattr(reference.name)}"
                f" MimeType={quoteattr(reference.media_type)}>"
            ),
            f'    <ds:DigestMethod Algorithm="{SHA256}"/>',
            f"    <ds:DigestValue>{digest}</ds:DigestValue>",
            "  </asic:DataObjectReference>",
        ]
    lines.append("</asic:ASiCManifest>")
    return ("\n".join(lines) + "\n").encode("utf-8")


def read(content: bytes, limits: Limits) -> Manifest:
    """Read a manifest whose signature has been verified.

    Any document type declaration is ``E_XML_DTD``; any deviation ``E_MANIFEST``.
    """
    root = _parsed(content)
    if not _schema().validate(root):
        raise Refusal("E_MANIFEST", item=_OWN)
    references = tuple(
        _reference(node) for node in root.iterfind(f"{{{ASIC}}}DataObjectReference")
    )
    if len(references) > limits.entries:
        raise Refusal("E_COUNT", count=len(references), limit=limits.entries)
    times = Counter(reference.name for reference in references)
    for name in times:
        require_safe(name, limits.path_bytes)
        if times[name] > 1:
            raise Refusal("E_MANIFEST", item=name)
    signature = root.find(f"{{{ASIC}}}SigReference").get("URI")
    return Manifest(signature, references)


def _reference(node: Any) -> Reference:  # noqa: ANN401  (lxml ships no types)
    written = "".join(node.findtext(f"{{{DSIG}}}DigestValue").split())
    try:
        # Strictly: another program must not read another digest out of odd letters.
        digest = base64.b64decode(written, validate=True)
    except binascii.Error:
        raise Refusal("E_MANIFEST", item=_OWN) from None
    return Reference(node.get("URI"), digest, node.get("MimeType") or "")


def _parsed(content: bytes) -> Any:  # noqa: ANN401  (lxml ships no types)
    from lxml import etree  # noqa: PLC0415  (heavy; loaded when first needed)

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=False,
        remove_pis=False,
    )
    if b"<!DOCTYPE" in content:
        raise Refusal("E_XML_DTD", item="")
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise Refusal("E_MANIFEST", item=_OWN) from None
    tree = root.getroottree()
    # UTF-16 hides the letters looked for above.
    if tree.docinfo.doctype or tree.docinfo.internalDTD is not None:
        raise Refusal("E_XML_DTD", item="")
    if tree.docinfo.encoding != "UTF-8":
        raise Refusal("E_MANIFEST", item=_OWN)
    return root


@functools.cache
def _schema() -> Any:  # noqa: ANN401  (lxml ships no types)
    from lxml import etree  # noqa: PLC0415  (heavy; loaded when first needed)

    path = resources_folder() / "schemas" / "asic-manifest.xsd"
    return etree.XMLSchema(etree.parse(str(path)))
