"""The empty Word file everything starts from: three styles, no theme."""

from functools import cache
from io import BytesIO
from typing import Any

import docx

from app.documents.ooxml import packed
from app.infra.paths import resources_folder

_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
}


def empty_file() -> Any:  # noqa: ANN401  (python-docx ships no types)
    """Open a fresh empty document."""
    return docx.Document(BytesIO(_template()))


@cache
def _template() -> bytes:
    folder = resources_folder() / "documents"
    return packed({name: (folder / file).read_bytes() for name, file in _PARTS.items()})
