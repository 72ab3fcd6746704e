"""What an export of members talks about: forms, orders, what came out, the log."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.documents.model import Doc
from app.documents.xlsx_model import Workbook
from app.features.members.model import Event, FieldSpec, Member
from app.reports.letterhead import Letterhead

LIST, NATIONAL, BOOK = "list", "national", "book"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a form: its heading, and which facts stand in a cell, one a line.

    ``width`` is in characters of a spreadsheet, ``width_mm`` on landscape paper.
    """

    heading: str
    takes: tuple[str, ...]
    width: float
    width_mm: float = 0.0
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True, slots=True)
class StatusWord:
    """What a form calls a status."""

    status: str
    word: str


@dataclass(frozen=True, slots=True)
class SheetForm:
    """A form of the superior, from ``data/documents/member_sheets``.

    ``numbered`` puts the number of each column under its heading.
    """

    id: str
    form: str
    valid_from: date
    source: str
    confidence: str
    title: str
    sheet: str
    file_stem: str
    numbered: bool
    column: tuple[Column, ...]
    status: tuple[StatusWord, ...] = ()


@dataclass(frozen=True, slots=True)
class FormSpec:
    """What can be exported; ``in_full`` forms carry numbers of persons by nature."""

    key: str
    label: str
    formats: tuple[str, ...]
    with_left: bool
    in_full: bool


@dataclass(frozen=True, slots=True)
class ColumnWidth:
    """How wide a list's column is on paper."""

    fields: tuple[str, ...]
    mm: float


@dataclass(frozen=True, slots=True)
class ExportRules:
    """The record ``data/members/exports.toml``."""

    source: str
    confidence: str
    valid_from: date
    masked: tuple[str, ...]
    most_columns_on_paper: int
    list_fields: tuple[str, ...]
    log_shown: int
    form: tuple[FormSpec, ...]
    width: tuple[ColumnWidth, ...]


@dataclass(frozen=True, slots=True)
class Extra:
    """A column a list can have besides the fields of the record."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The record ``data/documents/member_export.toml``."""

    source: str
    male: str
    female: str
    official: str
    probationary: str
    guest_note: str
    summary: str
    list_title: str
    list_sheet: str
    list_file_stem: str
    seen: str
    counted: str
    masked_note: str
    empty: str
    unknown_fact: str
    authority: str
    default_role: str
    book_form: str
    extra: tuple[Extra, ...]


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """A column somebody may choose for a list; ``hidden`` ones show only their end."""

    key: str
    label: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """What this book can export: forms, columns of lists, and what was usual so far."""

    forms: tuple[FormSpec, ...]
    fields: tuple[FieldChoice, ...]
    usual: tuple[str, ...]
    most_on_paper: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What somebody wants to take along.

    ``people`` are person ids in their order on the screen, None everybody in the order
    of names; ``with_left`` None leaves it to the form; ``filter`` says in words what
    was filtered. ``fields`` are for lists only; ``unmask`` needs a ``reason``.
    """

    form: str
    format: str = ""
    on: date | None = None
    with_left: bool | None = None
    fields: tuple[str, ...] = ()
    people: tuple[str, ...] | None = None
    filter: str = ""
    unmask: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One person of an export: the member, the events, and every fact as written."""

    member: Member
    events: tuple[Event, ...]
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Facts:
    """What an export is made of; ``specs`` are the fields that the book keeps."""

    on: date
    people: tuple[Listed, ...]
    specs: Mapping[str, FieldSpec]
    labels: Mapping[str, str]
    hidden: frozenset[str]
    letter: Letterhead
    guests: int = 0


@dataclass(frozen=True, slots=True)
class Exported:
    """An export as a value, ready to be drawn on any thread and then handed out.

    ``fields`` are the keys of its facts, ``in_full`` those of numbers and addresses of
    persons that stand in it unmasked.
    """

    order: Order
    title: str
    file_stem: str
    workbook: Workbook
    doc: Doc | None
    people: int
    fields: tuple[str, ...]
    in_full: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LogLine:
    """One list that left the book; ``failed`` names why its file was not written."""

    id: str
    at: str
    actor: str
    form: str
    format: str
    file_name: str
    as_of: str
    people: int
    fields: tuple[str, ...]
    in_full: tuple[str, ...]
    reason: str
    failed: str = ""
