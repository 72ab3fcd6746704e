"""Which names may stand in a package: short ASCII paths that mean one file everywhere.

The human title of a file lives in ``package.json``; so Unicode forms, letter case,
direction marks and reserved names cannot be played with (handbook, package.md §6).
"""

import re

from app.package.refusal import Refusal

MIMETYPE = "mimetype"
HEADER = "package.json"
META = "META-INF/"
_SEGMENT = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
_META = re.compile(r"META-INF/(?:ASiCManifest|signature)[0-9]{3}\.(?:xml|p7s)")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
_SEGMENTS = 3


def manifest_name(number: int) -> str:
    """Name the manifest of the signature pair ``number``."""
    return f"{META}ASiCManifest{number:03d}.xml"


def signature_name(number: int) -> str:
    """Name the signature of the pair ``number``."""
    return f"{META}signature{number:03d}.p7s"


def is_content(name: str) -> bool:
    """Say whether ``name`` is a file the manifest has to list."""
    return name != MIMETYPE and not name.startswith(META)


def require_safe(name: str, longest: int) -> None:
    """Refuse a name that is not a plain path of the format with ``E_NAME``."""
    segments = name.split("/")
    plain = (
        len(name.encode("utf-8", "surrogatepass")) <= longest
        and len(segments) <= _SEGMENTS
        and all(_is_plain(segment) for segment in segments)
    )
    if not plain and _META.fullmatch(name) is None:
        raise Refusal("E_NAME", item=printable(name))


def _is_plain(segment: str) -> bool:
    return (
        _SEGMENT.fullmatch(segment) is not None
        and not segment.endswith(".")
        and ".." not in segment
        and _RESERVED.fullmatch(segment) is None
    )


def printable(name: str, longest: int = 60) -> str:
    """Show a hostile name with every sign outside printable ASCII spelt out."""
    shown = "".join(c if " " <= c <= "~" else f"<{ord(c):04X}>" for c in name[:longest])
    return shown + ("…" if len(name) > longest else "")
