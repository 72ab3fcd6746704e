"""The code on the sheet of a group, which says what it belongs to. Pure.

``TO1-cell-meeting-group-list``: each part the beginning of a digest, so that a sheet
of another cell, another meeting or with another list of names is told apart. It proves
nothing against somebody who forges it on purpose; it finds mistakes.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from app.kernel.text import clean

_LENGTH = 8
_PARTS = 5


@dataclass(frozen=True, slots=True)
class SheetCode:
    """The parts of a code."""

    form: str
    cell: str
    meeting: str
    group: str
    people: str

    def __str__(self) -> str:
        """Write it as it stands on the sheet."""
        return f"{self.form}-{self.cell}-{self.meeting}-{self.group}-{self.people}"


def code_of(
    form: str, cell: str, meeting: str, group: str, people: Iterable[tuple[str, str]]
) -> SheetCode:
    """Make the code of a sheet; ``people`` are token and name in their order."""
    names = "\n".join(f"{token} {clean(name)}" for token, name in people)
    return SheetCode(
        form_of(form),
        short(cell),
        short(meeting),
        short(group),
        short(names),
    )


def form_of(form: str) -> str:
    """Write the name of a form ("TO-1") as a code begins."""
    return form.replace("-", "").upper()


def is_newer(begins: str, form: str) -> bool:
    """Say whether a code is of a later edition of this form: TO2 where we make TO1."""
    name, _dash, edition = form.partition("-")
    later = begins.removeprefix(name.upper())
    if later == begins or not (later.isascii() and later.isdecimal()):
        return False
    return len(later) <= _LENGTH and int(later) > int(edition or 0)


def read(text: str) -> SheetCode | None:
    """Read a code out of a line; None when there is none."""
    for word in clean(text).split():
        parts = word.strip(".:,;").upper().split("-")
        if len(parts) == _PARTS and all(part.isalnum() for part in parts):
            return SheetCode(*parts)
    return None


def token(meeting: str, person: str) -> str:
    """Give the short mark of a person on a sheet of one meeting."""
    return short(f"{meeting}/{person}")


def short(text: str) -> str:
    """Shorten a text to a mark of capital letters and digits."""
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH].upper()
