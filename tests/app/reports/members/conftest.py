"""A book with members, and the way of an export out of it and back."""

from datetime import date

import pytest

from app.bootstrap import build
from app.features.members.model import Happening
from app.infra.store import Store
from app.kernel.ids import id_source
from app.reports.members.drawing import drawn
from app.reports.members.model import Order

ON = date(2026, 11, 23)


@pytest.fixture
def office(store, clock):
    """Open every service over an empty book that keeps all fields."""
    opened = build(store, clock)
    keep_all(opened)
    return opened


def keep_all(office):
    """Switch every field on, as a cell does that fills all forms."""
    for spec in office.members.fields.all():
        if not spec.on:
            office.members.fields.switch(spec.key, on=True)


def fill(office, people):
    """Enrol ``people`` as records; ``event`` is what happened to them this year."""
    ids = []
    for person in people:
        values = {k: v for k, v in person.items() if v and k != "event"}
        ids.append(office.members.enrol(values).record_id)
        if person.get("event"):
            told = Happening(person["event"], date(2026, 6, 1), "7-QĐ/ĐU")
            office.members.record_event(ids[-1], told)
    return ids


def another_book(clock, seed=7):
    """Open a second, empty book."""
    import random

    opened = build(Store.in_memory(clock, id_source(clock, random.Random(seed))), clock)
    keep_all(opened)
    return opened


def written(office, path, **order):
    """Write an export to ``path`` and return it."""
    exported = office.member_exports.prepare(Order(**order))
    office.member_exports.hand_out(exported, path, drawn(exported), replacing=True)
    return exported


def looked_at(office, path):
    """Compare a file with the book, as the import does."""
    service = office.member_import
    opened = service.open_list(path)
    return service.preview(opened, service.columns(opened))


def differences(preview):
    """List every row that would change or ask something."""
    return [
        (row.name, row.result, row.changes, row.conflicts)
        for row in preview.rows
        if row.result != "same"
    ]
