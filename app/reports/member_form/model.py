"""What a member's form is made of."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Choice:
    """What the list of a field offers."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hint:
    """How to answer, where the words of the record do not fit the member."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class FormRules:
    """The record ``data/members/form.toml``."""

    source: str
    confidence: str
    valid_from: date
    title: str
    sheet: str
    lists: str
    code: str
    addressed: str
    intro: tuple[str, ...]
    heading: tuple[str, ...]
    choose: str
    date_help: str
    file_stem: str
    leaves_out: tuple[str, ...]
    columns: tuple[float, ...]
    choice: tuple[Choice, ...]
    hint: tuple[Hint, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One question: label, what the book knows, how to answer, what may be chosen."""

    field: str
    label: str
    value: str
    help: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MemberForm:
    """A form as a value, ready to be drawn on any thread."""

    person_id: str
    name: str
    code: str
    unit: str
    on: date
    file_stem: str
    lines: tuple[Line, ...]
    rules: FormRules
