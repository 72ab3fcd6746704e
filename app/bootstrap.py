"""The composition root: builds every service once, in order, and closes them in reverse.

``FEATURES`` lists the migration sets in the order they are applied; ``build`` wires the
services by hand. A test compares the list with the folders, so a forgotten line is red.
"""

from dataclasses import dataclass

from app.features.members.service import Members
from app.features.members.store import MIGRATIONS as MEMBERS
from app.features.members.store import field_table, status_table
from app.infra.driver import Migrations
from app.infra.store import Store
from app.kernel.clock import Clock
from app.people.service import People
from app.people.store import MIGRATIONS as PEOPLE
from app.reports.service import Reports
from app.reports.sources import Sources
from app.reports.versions import MIGRATIONS as REPORTS

FEATURES: tuple[Migrations, ...] = (PEOPLE, MEMBERS, REPORTS)


@dataclass(frozen=True, slots=True)
class Office:
    """Every service of one open cell, ready to be handed to pages and commands."""

    store: Store
    clock: Clock
    people: People
    members: Members
    reports: Reports

    def close(self) -> None:
        """Close what was opened, last first."""
        self.store.close()


def build(store: Store, clock: Clock) -> Office:
    """Bring the file up to date and build the services over it."""
    store.migrate(FEATURES)
    people = People(store)
    members = Members(store, people, field_table(), status_table())
    reports = Reports(store, Sources(clock=clock))
    return Office(
        store=store, clock=clock, people=people, members=members, reports=reports
    )
