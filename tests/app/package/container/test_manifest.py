import pytest

from app.package.container import manifest as manifests
from app.package.container.manifest import ASIC, DSIG, SHA256, Manifest, Reference
from app.package.policy import limits
from app.package.refusal import Refusal

GOOD = Manifest(
    "META-INF/signature001.p7s",
    (
        Reference("package.json", b"\x01" * 32, "application/json"),
        Reference("data/report.json", b"\x02" * 32, "application/json"),
    ),
)


def test_what_is_written_is_read():
    assert manifests.read(manifests.write(GOOD), limits()) == GOOD


def changed(old, new):
    text = manifests.write(GOOD).decode()
    assert old in text
    return text.replace(old, new, 1).encode()


TWO = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI="
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>'
    f'<asic:ASiCManifest xmlns:asic="{ASIC}">&c;</asic:ASiCManifest>'
)
BAD = {
    "document type": (
        changed("<asic:ASiC", "<!DOCTYPE x><asic:ASiC"),
        "E_XML_DTD",
    ),
    "billion laughs": (LAUGHS.encode(), "E_XML_DTD"),
    "document type in UTF-16": (
        ('<?xml version="1.0" encoding="UTF-16"?>' + LAUGHS).encode("utf-16"),
        "E_XML_DTD",
    ),
    "deep nesting": (b"<a>" * 100000, "E_MANIFEST"),
    "not XML": (b"hello", "E_MANIFEST"),
    "empty": (b"", "E_MANIFEST"),
    "SHA-1": (changed(SHA256, f"{DSIG}sha1"), "E_MANIFEST"),
    "short digest": (
        changed("AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=", "AgI="),
        "E_MANIFEST",
    ),
    "letters in a digest that no program counts": (
        changed("AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=", "!" * 43 + "="),
        "E_MANIFEST",
    ),
    "letters beside a digest": (
        changed("AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=", f"!!!!{TWO}"),
        "E_MANIFEST",
    ),
    "more files than a package may have": (
        manifests.write(
            Manifest(
                GOOD.signature,
                tuple(Reference(f"f{n}.pdf", bytes(32)) for n in range(2001)),
            )
        ),
        "E_COUNT",
    ),
    "the same file twice": (changed("data/report.json", "package.json"), "E_MANIFEST"),
    "escaped path": (changed("data/report", "%2e%2e/report"), "E_MANIFEST"),
    "climbing path": (changed("data/report", "../report"), "E_MANIFEST"),
    "dots inside": (changed("data/report", "data/a..b"), "E_NAME"),
    "extension": (
        changed(
            "</asic:ASiCManifest>", "<asic:ASiCManifestExtensions/></asic:ASiCManifest>"
        ),
        "E_MANIFEST",
    ),
    "other signature": (changed("signature001.p7s", "../x.p7s"), "E_MANIFEST"),
    "other encoding": (
        changed('encoding="UTF-8"', 'encoding="windows-1252"'),
        "E_MANIFEST",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_deviating_manifest_is_refused(name):
    content, code = BAD[name]
    with pytest.raises(Refusal) as refusal:
        manifests.read(content, limits())
    assert refusal.value.code == code
