"""The readable text inside an attached file, for the guard against secret marks only.

What cannot be read gives no text; pictures have none. Nothing is kept.
"""

import io
import re
import zipfile

from app.documents.pdf.finished.pages import first_words
from app.package.content.media import BROKEN_ARCHIVE

_TAG = re.compile(rb"<[^>]+>")
_LINE_ENDS = re.compile(rb"</(?:w:p|si|a:p)>|<(?:w:br|w:tab)[^>]*/>")
_OFFICE_TEXT = re.compile(
    r"word/(?:document|header\d*|footer\d*)\.xml|xl/sharedStrings\.xml"
)
_PAGES = 20
_LONGEST = 20_000_000


def has_text(media_type: str) -> bool:
    """Say whether files of this kind can hold text that is read here."""
    return media_type == "application/pdf" or "openxmlformats" in media_type


def text_of(content: bytes, media_type: str) -> str:
    """Return the text of a PDF, Word or Excel file, '' when there is none."""
    if media_type == "application/pdf":
        return _pdf(content)
    if "openxmlformats" in media_type:
        return _office(content)
    return ""


def _pdf(content: bytes) -> str:
    return first_words(content, _PAGES)


def _office(content: bytes) -> str:
    pieces = []
    left = _LONGEST
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for info in archive.infolist():
                if _OFFICE_TEXT.fullmatch(info.filename) and info.file_size < left:
                    left -= info.file_size
                    xml = _LINE_ENDS.sub(b"\n", archive.read(info))
                    pieces.append(_TAG.sub(b"", xml).decode("utf-8", "replace"))
    except BROKEN_ARCHIVE:
        # What was read before the damage may carry a mark all the same.
        return "\n".join(pieces)
    return "\n".join(pieces)
