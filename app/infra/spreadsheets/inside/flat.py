"""OpenDocument sheets that the reader cannot take as they lie in the file.

A flat sheet (.fods) is one XML text instead of a zip; and in either some programs put
line breaks between the tags, which the format allows and the reader does not.
"""

import io
import re
import zipfile

_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_ROOT = re.compile(rb"<office:document\b([^>]*)>")
_BODY = re.compile(rb"<office:body\b.*</office:body>", re.DOTALL)
_BETWEEN = re.compile(rb">\s*\n\s*<")
_CONTENT = "content.xml"


def is_flat(head: bytes) -> bool:
    """Say whether a text begins as a flat sheet does."""
    return _ROOT.search(head) is not None and _KIND.encode() in head


def packed(content: bytes) -> bytes:
    """Give a flat sheet as the zip that the reader knows.

    Raises ``ValueError`` when the text is cut off.
    """
    root, body = _ROOT.search(content), _BODY.search(content)
    if root is None or body is None:
        message = "no body in the flat sheet"
        raise ValueError(message)
    return _zipped(
        b'<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        + root[1]
        + b">"
        + body[0]
        + b"</office:document-content>"
    )


def without_breaks(content: bytes) -> bytes:
    """Give a zipped sheet without line breaks between its tags; most have none."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        part = archive.read(_CONTENT)
    return _zipped(part) if _BETWEEN.search(part) else content


def _zipped(part: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", _KIND)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(_CONTENT, _BETWEEN.sub(b"><", part))
    return target.getvalue()
