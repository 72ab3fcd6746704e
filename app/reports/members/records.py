"""The dated records behind exports, read once when they are needed."""

from datetime import date
from functools import cache

from app.infra.datafile import read_toml
from app.infra.paths import rules_folder
from app.reports.members.model import ExportRules, FormSpec, SheetForm, Wording


@cache
def rules() -> ExportRules:
    """Read what may leave the book, and what is hidden."""
    return read_toml(rules_folder() / "members" / "exports.toml", ExportRules)


@cache
def wording() -> Wording:
    """Read the words of exported lists."""
    return read_toml(rules_folder() / "documents" / "member_export.toml", Wording)


def form_spec(key: str) -> FormSpec | None:
    """Give what is known of a form, None when there is no such form."""
    return next((spec for spec in rules().form if spec.key == key), None)


def sheet_form(form: str, on: date) -> SheetForm:
    """Give the form of the superior in force on a day; before the first, the first."""
    known = [sheet for sheet in _sheets() if sheet.form == form]
    valid = [sheet for sheet in known if sheet.valid_from <= on]
    return valid[-1] if valid else known[0]


@cache
def _sheets() -> tuple[SheetForm, ...]:
    folder = rules_folder() / "documents" / "member_sheets"
    found = [read_toml(path, SheetForm) for path in sorted(folder.glob("*.toml"))]
    return tuple(sorted(found, key=lambda sheet: sheet.valid_from))
