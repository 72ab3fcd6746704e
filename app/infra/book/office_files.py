"""What a file has to be to be kept as a paper. Pure: bytes in, the fault out."""

import io
import zipfile

_MAIN_PART = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
}
_MACRO_PART = "vbaproject.bin"


def ending_of(file_name: str) -> str:
    """Give the ending without its point, in small letters; empty without one."""
    _stem, point, ending = file_name.rpartition(".")
    return ending.lower() if point else ""


def is_office_file(ending: str) -> bool:
    """Say whether the ending promises a Word, Excel or PowerPoint file."""
    return ending in _MAIN_PART


def has_main_part(ending: str, content: bytes) -> bool:
    """Say whether the office file has the part that makes it one."""
    return _MAIN_PART[ending] in _parts(content)


def has_macros(content: bytes) -> bool:
    """Say whether the office file carries a program."""
    return any(name.lower().endswith(_MACRO_PART) for name in _parts(content))


def _parts(content: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return []
