"""The keeper of a book: a person, since when, and by which right."""

from dataclasses import dataclass
from datetime import date

from app.kernel.words import _

# What stands in the chain while the book knows no name.
UNNAMED = "user"
# The post whose holder keeps the book unless the cell chose somebody.
POST = "secretary"


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who keeps the book from a day on.

    ``is_chosen``: the cell named the person; else the post brings it along.
    """

    person_id: str
    name: str
    from_on: date
    is_chosen: bool


def called(actor: str) -> str:
    """Name who stands in the chain of events, for a reader."""
    return _("Người dùng sổ") if actor == UNNAMED else actor
