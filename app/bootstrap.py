"""The composition root: builds every service once, in order, and closes them in reverse.

``FEATURES`` lists the migration sets in the order they are applied; ``build`` wires the
services by hand. A test compares the list with the folders, so a forgotten line is red.
"""

from dataclasses import dataclass

from app.features.members.service import Members
from app.features.members.store import MIGRATIONS as MEMBERS
from app.features.members.store import field_table, status_table
from app.infra.driver import Migrations
from app.infra.paths import rules_folder
from app.infra.store import Store
from app.kernel.clock import Clock
from app.people.service import People
from app.people.store import MIGRATIONS as PEOPLE
from app.reports.service import Reports
from app.reports.sources import Sources
from app.reports.versions import MIGRATIONS as REPORTS
from app.today.calendar import load as load_calendars
from app.today.service import Sources as TodaySources
from app.today.service import TodayService
from app.today.store import MIGRATIONS as TODAY

FEATURES: tuple[Migrations, ...] = (PEOPLE, MEMBERS, REPORTS, TODAY)


@dataclass(frozen=True, slots=True)
class Office:
    """Every service of one open cell, ready to be handed to pages and commands."""

    store: Store
    clock: Clock
    people: People
    members: Members
    reports: Reports
    today: TodayService

    def close(self) -> None:
        """Close what was opened, last first."""
        self.store.close()


def build(store: Store, clock: Clock) -> Office:
    """Bring the file up to date and build the services over it."""
    store.migrate(FEATURES)
    people = People(store)
    members = Members(store, people, field_table(), status_table())
    reports = Reports(store, Sources(clock=clock))
    today = TodayService(
        store, load_calendars(rules_folder() / "calendar"), TodaySources()
    )
    return Office(
        store=store,
        clock=clock,
        people=people,
        members=members,
        reports=reports,
        today=today,
    )
