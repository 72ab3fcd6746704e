"""What the report on an import is made of, and its words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.features.member_import.model.run import Run
from app.reports.letterhead import Letterhead


@dataclass(frozen=True, slots=True)
class Columns:
    """Headings of the tables."""

    line: str
    name: str
    act: str
    what: str
    before: str
    after: str
    field: str
    why: str


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/member_import_report.toml``."""

    source: str
    kind: str
    summary: str
    file_stem: str
    read: str
    written: str
    same: str
    left: str
    written_heading: str
    repaired_heading: str
    unrepaired_heading: str
    left_heading: str
    problem_heading: str
    absent_heading: str
    absent_note: str
    nothing: str
    masked_note: str
    enrolled: str
    corrected: str
    event: str
    change: str
    empty: str
    no_name: str
    default_role: str
    columns: Columns


@dataclass(frozen=True, slots=True)
class Facts:
    """The import, the words of fields, statuses and events, and whose book it is."""

    on: date
    run: Run
    labels: Mapping[str, str]
    words: Mapping[str, str]
    dates: frozenset[str]
    masked: frozenset[str]
    letter: Letterhead
