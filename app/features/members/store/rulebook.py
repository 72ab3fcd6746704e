"""Reads what officials decide about members: ``data/members``."""

from dataclasses import replace

from app.features.members.model import Changes, FieldTable, SheetTable, StatusTable
from app.features.members.rules.badges import BadgeRules
from app.features.members.rules.book import Rulebook
from app.features.members.rules.life import LifeTable
from app.infra.datafile import read_toml
from app.infra.paths import rules_folder


def field_table() -> FieldTable:
    """Read which fields a record has."""
    table = read_toml(rules_folder() / "members" / "fields.toml", FieldTable)
    changes: dict[str, Changes] = dict.fromkeys(table.usually, "usually")
    changes |= dict.fromkeys(table.seldom, "seldom")
    field = (
        replace(spec, changes=changes.get(spec.key, "never")) for spec in table.field
    )
    return replace(table, field=tuple(field))


def sheet_table() -> SheetTable:
    """Read which forms are filled from the record."""
    return read_toml(rules_folder() / "members" / "sheets.toml", SheetTable)


def status_table() -> StatusTable:
    """Read which statuses and events there are."""
    return read_toml(rules_folder() / "members" / "statuses.toml", StatusTable)


def badge_rules() -> BadgeRules:
    """Read for how many years and on which days badges are awarded."""
    return read_toml(rules_folder() / "members" / "badges.toml", BadgeRules)


def life_table() -> LifeTable:
    """Read which kinds of lines a member's life has."""
    return read_toml(rules_folder() / "members" / "life.toml", LifeTable)


def member_rules() -> Rulebook:
    """Read everything that officials decide about members."""
    return Rulebook(
        fields=field_table(),
        statuses=status_table(),
        sheets=sheet_table(),
        badges=badge_rules(),
        life=life_table(),
    )
