"""Reads the admission rules from ``data/rules/admission``, strictly and once."""

import functools
from pathlib import Path

from app.features.development.model.book import (
    AdmissionBook,
    CalendarFile,
    PackFile,
    StageFile,
)
from app.infra.datafile import read_toml
from app.infra.paths import rules_folder


def shipped() -> Path:
    """Return the folder of the rules that come with the program."""
    return rules_folder() / "rules" / "admission"


@functools.cache
def read_book(folder: Path) -> AdmissionBook:
    """Read stages, packs and calendars below ``folder``."""
    calendars = sorted((folder / "calendar").glob("*.toml"))
    return AdmissionBook(
        stages=read_toml(folder / "stages.toml", StageFile),
        packs=read_toml(folder / "packs.toml", PackFile),
        calendars=tuple(read_toml(file, CalendarFile) for file in calendars),
    )
