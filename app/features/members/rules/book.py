"""What officials decide about members, in one value."""

from dataclasses import dataclass

from app.features.members.model import FieldTable, SheetTable, StatusTable
from app.features.members.rules.badges import BadgeRules
from app.features.members.rules.life import LifeTable


@dataclass(frozen=True, slots=True)
class Rulebook:
    """What officials decide about members: ``data/members``."""

    fields: FieldTable
    statuses: StatusTable
    sheets: SheetTable
    badges: BadgeRules
    life: LifeTable
