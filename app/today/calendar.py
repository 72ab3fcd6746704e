"""Reads the dated calendar sets. What can go wrong: a damaged installation.

``data/calendar/*.toml`` follows the handbook, domain-four-good.md §9.8.
"""

from pathlib import Path

from app.infra.datafile import read_toml
from app.today.model import Calendar


def load(folder: Path) -> tuple[Calendar, ...]:
    """Read every set in ``folder``, oldest first."""
    read = (read_toml(path, Calendar) for path in sorted(folder.glob("*.toml")))
    return tuple(sorted(read, key=lambda rules: rules.valid_from))
