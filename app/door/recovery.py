"""The recovery sheet of the open book: its code, and the paper it is printed on."""

from datetime import date
from pathlib import Path

from app.bootstrap import Office
from app.infra.files import write_safely
from app.infra.safety.recovery import recovery_code
from app.reports.recovery_sheet import recovery_sheet


def code_of(office: Office) -> str:
    """Write the key of the open book as the code of its sheet; empty in memory."""
    return recovery_code(office.book.key.secret) if office.book else ""


def draw(code: str, unit_name: str, made_on: date) -> bytes:
    """Draw the sheet as a PDF; only values are used, so any thread may do it."""
    return recovery_sheet(code, unit_name, made_on)


def save(path: Path, content: bytes) -> Path:
    """Write the sheet where the user chose, and return the place."""
    write_safely(path, content)
    return path
