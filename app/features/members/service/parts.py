"""What every part of the members' service is built from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.features.members.rules.book import Rulebook
from app.features.members.rules.outlook import after_working_days
from app.infra.attachments import Attachments
from app.infra.store import Store
from app.people.service import People

# Counts working days after a day; the calendar with its holidays is a neighbour's.
WorkingDays = Callable[[date, int], date]


@dataclass(frozen=True, slots=True)
class Parts:
    """The store, the neighbours and the rules of the roll."""

    store: Store
    people: People
    attachments: Attachments
    rules: Rulebook
    working_days: WorkingDays = after_working_days
