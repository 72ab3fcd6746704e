"""The cell, its terms, its people and their posts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.kernel.dates import PartialDate

# Columns of a person that are plain text and may be empty.
PERSON_TEXTS = (
    "other_name",
    "phone",
    "email",
    "ethnicity",
    "religion",
    "hometown",
    "residence",
    "occupation",
    "workplace",
    "education",
    "theory_level",
    "note",
)


@dataclass(frozen=True, slots=True)
class UnitAnswers:
    """What the first run asks about the cell; empty means "answer later"."""

    name: str
    kind: str = "other"
    code: str = ""
    superior_name: str = ""
    superior_short: str = ""
    superior_code: str = ""
    place: str = ""
    has_groups: bool = False
    term_from: date | None = None
    term_to: date | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """The cell with the names that held on the day asked for.

    ``code`` names package files; ``place`` stands before the date of documents;
    ``named_from`` is the day from which these names hold.
    """

    id: str
    name: str
    kind: str
    code: str
    superior_name: str
    superior_short: str
    superior_code: str
    place: str
    has_groups: bool
    named_from: date


@dataclass(frozen=True, slots=True)
class Naming:
    """Names of the cell and its superior from a day on."""

    id: str
    from_on: date
    name: str
    superior_name: str
    superior_short: str
    superior_code: str
    decision_no: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the cell, both days included."""

    id: str
    from_on: date
    to_on: date

    @property
    def label(self) -> str:
        """Write 2025-2030."""
        return f"{self.from_on.year}-{self.to_on.year}"


@dataclass(frozen=True, slots=True)
class Post:
    """A post somebody holds or held; ``to_on`` is its last day."""

    id: str
    person_id: str
    role: str
    from_on: date
    to_on: date | None
    decision_no: str

    def held_on(self, day: date) -> bool:
        """Say whether the post was held on ``day``."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True)
class Officer:
    """A post with the name of its holder and the word for the role."""

    post_id: str
    person_id: str
    name: str
    role: str
    role_label: str
    from_on: date
    to_on: date | None
    decision_no: str


@dataclass(frozen=True, slots=True)
class NewOfficer:
    """Somebody elected for a term: who, to which post, by which decision."""

    person_id: str
    role: str
    decision_no: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A member, a candidate or a guest; ``gender`` is male, female or empty."""

    id: str
    full_name: str
    gender: str = ""
    birth: PartialDate | None = None
    national_id: str = ""
    other_name: str = ""
    phone: str = ""
    email: str = ""
    ethnicity: str = ""
    religion: str = ""
    hometown: str = ""
    residence: str = ""
    occupation: str = ""
    workplace: str = ""
    education: str = ""
    theory_level: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of cell as the first run offers it."""

    key: str
    label: str
    hint: str
    agenda: str


@dataclass(frozen=True, slots=True)
class Kinds:
    """The record ``data/people/kinds.toml``."""

    source: str
    confidence: str
    valid_from: date
    kind: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """A post of a cell.

    ``single``: one holder at a time. ``replaces``: what the same person gives up.
    ``in_committee``: whether its holder belongs to the cell committee.
    """

    key: str
    label: str
    single: bool
    must_be_filled: bool
    in_committee: bool
    replaces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PostRules:
    """The record ``data/people/posts.toml``."""

    source: str
    confidence: str
    valid_from: date
    term_notice_months: int
    term_longest_months: int
    role: tuple[Role, ...]

    def label(self, role: str) -> str:
        """Give the word for a role; an unknown key stands for itself."""
        return next((r.label for r in self.role if r.key == role), role)


@dataclass(frozen=True, slots=True)
class PersonRules:
    """The record ``data/people/person.toml``."""

    source: str
    confidence: str
    valid_from: date
    name_longest: int
    text_longest: int
    note_longest: int
    national_id_digits: tuple[int, ...]
    phone_digits_least: int
    phone_digits_most: int
    born_earliest: int
    code_longest: int
    label: Mapping[str, str]
