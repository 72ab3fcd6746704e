"""How large a list may be, from ``data/spreadsheets.toml``."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from app.infra.datafile import read_toml
from app.infra.paths import rules_folder

MEGA = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in megabytes, counts of rows, columns, parts and cells."""

    source: str
    confidence: str
    valid_from: date
    largest_mb: int
    largest_text_mb: int
    largest_unpacked_mb: int
    most_parts: int
    most_rows: int
    most_columns: int
    largest_area: int


@cache
def limits() -> Limits:
    """Read the limits once."""
    return read_toml(rules_folder() / "spreadsheets.toml", Limits)
