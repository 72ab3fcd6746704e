"""Opens a Word file of somebody else: what could act is refused, the rest ignored.

A Word file is a ZIP of XML. Nothing of it is executed or copied: its paragraphs are
read as text. Files that carry programs are refused all the same, so that nobody keeps
one in the book believing it harmless.
"""

import re
import zipfile
import zlib
from io import BytesIO
from typing import Any

from app.documents.errors import (
    TemplateCarriesProgram,
    TemplateTooLarge,
    TemplateUnreadable,
)

_DOCUMENT = "word/document.xml"
_TYPES = "[Content_Types].xml"
_LARGEST, _LARGEST_PART = 5 * 2**20, 20 * 2**20
_MOST_PARTS = 500
# Parts and content types that hold programs or foreign objects.
_PROGRAMS = re.compile(
    r"vbaproject|vbadata|activex|oleobject|embeddings/|ctrlprops|macrosheets"
    r"|attachedtoolbars|\.bin$",
    re.IGNORECASE,
)
_MACRO_TYPE = re.compile(rb"macroEnabled|vbaProject|oleObject|activeX", re.IGNORECASE)
# Elements and fields that fetch or run something when Word opens the file.
_ACTING = frozenset({"altChunk", "object", "OLEObject"})
_ACTING_FIELD = re.compile(
    r"\b(?:DDE(?:AUTO)?|INCLUDE(?:TEXT|PICTURE)?|MACROBUTTON|LINK|IMPORT)\b",
    re.IGNORECASE,
)
_EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']", re.IGNORECASE)
# What damaged, encrypted or truncated archives raise.
_NO_ARCHIVE = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    zlib.error,
)
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def body_of(content: bytes) -> tuple[Any, bool]:
    """Return the body of the file and whether it points to places outside.

    Raises ``TemplateUnreadable``, ``TemplateTooLarge``, ``TemplateCarriesProgram``.
    """
    if len(content) > _LARGEST:
        raise TemplateTooLarge
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = _parts(archive)
    except _NO_ARCHIVE as error:
        raise TemplateUnreadable from error
    _refuse_programs(parts)
    document = _parsed(parts[_DOCUMENT])
    body = document.find("{*}body")
    if body is None:
        raise TemplateUnreadable
    relations = [
        text for name, text in parts.items() if name.casefold().endswith(".rels")
    ]
    return body, any(map(_EXTERNAL.search, relations))


def _parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Read the XML parts, and name the others; a bomb is not unpacked."""
    infos = archive.infolist()
    if len(infos) > _MOST_PARTS:
        raise TemplateTooLarge
    if _DOCUMENT not in {info.filename for info in infos}:
        raise TemplateUnreadable
    found: dict[str, bytes] = {}
    for info in infos:
        name = info.filename
        if not name.casefold().endswith((".xml", ".rels")):
            found[name] = b""
            continue
        if info.file_size > _LARGEST_PART:
            raise TemplateTooLarge
        with archive.open(info) as part:
            text = part.read(_LARGEST_PART + 1)
        if len(text) > _LARGEST_PART:
            raise TemplateTooLarge
        found[name] = text
    return found


def _refuse_programs(parts: dict[str, bytes]) -> None:
    if any(map(_PROGRAMS.search, parts)):
        raise TemplateCarriesProgram
    if _MACRO_TYPE.search(parts.get(_TYPES, b"")):
        raise TemplateCarriesProgram
    for name, text in parts.items():
        if _DOCTYPE.search(text):
            raise TemplateUnreadable
        if name.casefold().startswith("word/") and text and _acts(_parsed(text)):
            raise TemplateCarriesProgram


def _acts(root: Any) -> bool:  # noqa: ANN401  (lxml ships no types)
    """Say whether a part holds something that acts, however it is written.

    Words of the text itself ("chỉ số DDE") are words; Word may cut the words of a
    field into several pieces.
    """
    fields: list[str] = []
    for element in root.iter("{*}*"):
        local = element.tag.rpartition("}")[2]
        if local in _ACTING:
            return True
        if local == "fldChar":
            fields.append(" ")
        elif local == "instrText":
            fields.append(element.text or "")
        elif local == "fldSimple":
            fields += [f" {value} " for value in element.attrib.values()]
    return _ACTING_FIELD.search("".join(fields)) is not None


def _parsed(xml: bytes) -> Any:  # noqa: ANN401  (lxml ships no types)
    from lxml import etree  # noqa: PLC0415  (heavy; loaded when first needed)

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise TemplateUnreadable from error
    if root.getroottree().docinfo.doctype:
        raise TemplateUnreadable
    return root
