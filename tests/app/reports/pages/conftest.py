"""The year is lived through once; every test of the folder looks at its papers."""

import random
from dataclasses import dataclass, replace
from datetime import datetime

import pytest

from app.documents.paper.code import DocumentCode
from app.infra.store import Store
from app.kernel.clock import VIETNAM, SettableClock
from app.kernel.ids import id_source
from app.reports.model import Prepared
from app.reports.service import Reports
from tests.app.features.meetings.conftest import NAMES
from tests.app.features.meetings.office import desk
from tests.app.reports.pages.year import Papers, Say, papers_of, usual

# Codes follow from ids; what a page looks like must not.
CODE = DocumentCode("BB", "0A1B2C", 1, "3D4E5")


@dataclass(frozen=True)
class Year:
    """The papers of a year by name."""

    reports: Reports
    papers: Papers

    def prepared(self, name: str) -> Prepared:
        """Prepare a paper under the code all of them get."""
        kind, record_id = self.papers[name]
        return replace(self.reports.prepare(kind, record_id), code=CODE)


def lived(say: Say = usual, *, name: str = "", speakers: int = 0):
    """Live through the year in a book of its own; closes the book at the end.

    ``name`` is given to the one who chairs, ``speakers`` more speak in December.
    """
    clock = SettableClock(datetime(2026, 11, 23, 8, 12, tzinfo=VIETNAM))
    store = Store.in_memory(clock, id_source(clock, random.Random(69)))
    found = desk(store, clock)
    if name:
        found.office.people.correct(found.who[NAMES[0]], full_name=name)
    yield Year(found.office.reports, papers_of(found, say, speakers))
    store.close()


@pytest.fixture(scope="session")
def year():
    """Give the papers of a usual year."""
    yield from lived()
