"""Something that was ended or handed over, and whether it can come back."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["post", "seat", "task", "helped"]


@dataclass(frozen=True, slots=True)
class Comeback:
    """A post, a seat, a task or a person helped that an act took from somebody.

    ``until`` is the last day of a post or seat that comes back for a time only.
    ``hurdle`` says why it cannot come back; empty when it can.
    """

    kind: Kind
    id: str
    words: str
    until: date | None = None
    hurdle: str = ""
