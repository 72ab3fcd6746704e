"""The Vietnamese sentence of every code, from ``resources/words/package``."""

import functools
import string
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.infra.datafile import read_toml
from app.infra.paths import resources_folder
from app.kernel.clock import VIETNAM
from app.kernel.dates import short
from app.kernel.text import visible

_FORMATTER = string.Formatter()


@dataclass(frozen=True, slots=True)
class Words:
    """What each fact is called, how its yes sounds, and every code's sentence."""

    facts: Mapping[str, str]
    yes: Mapping[str, str]
    not_reached: str
    not_examined: str
    own_order: str
    codes: Mapping[str, str]


@functools.cache
def words() -> Words:
    """Return the catalogue."""
    path = resources_folder() / "words" / "package" / "verdicts.toml"
    return read_toml(path, Words)


def of_code(code: str, facts: Mapping[str, object]) -> str:
    """Say a code with its facts; a fact that is missing is left blank."""
    pattern = words().codes[code]
    names = {name for _, name, _, _ in _FORMATTER.parse(pattern) if name}
    shown = {name: _shown(facts.get(name, "")) for name in names}
    return " ".join(pattern.format(**shown).split())


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        return short(_day(value))
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    return visible(str(value))


def _day(moment: datetime) -> date:
    try:
        return moment.astimezone(VIETNAM).date()
    except OverflowError:
        # "Without an end" is written as the last second of the year 9999.
        return moment.date()
