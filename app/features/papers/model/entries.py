"""What the secretary enters, as values of a form or a scenario."""

from dataclasses import dataclass, field
from datetime import date

from app.features.papers.model.records import File


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPaper:
    """An outgoing paper to draft or to issue.

    Without ``on_day`` the clock's day counts, without ``signer_id`` the secretary of
    that day signs. ``recipients`` holds one addressee a line.
    """

    form: str
    title: str
    text: str = ""
    on_day: date | None = None
    signer_id: str = ""
    recipients: str = ""
    restricted: bool = False
    meeting_id: str = ""
    item_id: str = ""
    ballot_id: str = ""
    file: File = field(default_factory=File)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewIncoming:
    """An incoming paper to enter. Without ``received_on`` the clock's day counts."""

    issuer: str
    subject: str
    number: str = ""
    on_day: date | None = None
    received_on: date | None = None
    form: str = ""
    note: str = ""
    deadline: date | None = None
    needs_spreading: bool = True
    restricted: bool = False
    file: File = field(default_factory=File)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDuty:
    """The task an incoming paper brings: who answers by when."""

    title: str = ""
    owner_id: str = ""
    owner_text: str = ""
    starts_on: date | None = None
    due_on: date | None = None
    product: str = ""
