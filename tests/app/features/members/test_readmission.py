"""Admission anew: 36 months out, once, consent, 60 months after a cleared record."""

from datetime import date

import pytest

from app.features.members.errors import (
    ConsentMissing,
    ReadmittedOften,
    ReadmittedTooEarly,
    RecordClearedWrong,
)
from app.features.members.model import Happening
from app.features.members.rules.readmission import rule_on
from app.features.members.store.rulebook import status_table

CONSENT = "45-CV/TU"


def _again(day, **more):
    told = {"consent_no": CONSENT} | more
    return Happening("readmitted", date.fromisoformat(day), "9-QĐ", **told)


@pytest.fixture
def left(members, enrol):
    """Enrol somebody whose name was deleted on a day."""

    def one(day):
        person = enrol("Trần Văn Hòa")
        told = Happening("name_deleted", date.fromisoformat(day), "1-QĐ")
        members.record_event(person, told)
        return person

    return one


def test_36_months_are_counted_to_the_day(members, left):
    person = left("2023-11-20")
    with pytest.raises(ReadmittedTooEarly) as refused:
        members.record_event(person, _again("2026-11-19"))
    assert refused.value.facts["first"] == "20/11/2026"
    members.record_event(person, _again("2026-11-20"))
    found = members.counts(date(2026, 11, 20))
    assert (found.total, found.official, found.probationary) == (1, 0, 1)
    assert members.counts(date(2026, 11, 19)).total == 0


def test_60_months_after_a_cleared_record(members, left):
    person = left("2018-01-01")
    with pytest.raises(ReadmittedTooEarly):
        members.record_event(
            person, _again("2026-11-20", cleared_on=date(2021, 11, 21))
        )
    with pytest.raises(RecordClearedWrong):
        members.record_event(
            person, _again("2026-11-20", cleared_on=date(2026, 11, 21))
        )
    members.record_event(person, _again("2026-11-20", cleared_on=date(2021, 11, 20)))
    event = members.card(person, date(2026, 11, 23)).events[-1]
    assert (event.cleared_on, event.consent_no) == (date(2021, 11, 20), CONSENT)


def test_nobody_is_admitted_again_twice(members, left):
    person = left("2012-01-01")
    early = Happening("readmitted", date(2016, 5, 1), "2-QĐ")
    members.record_event(person, early)
    members.record_event(person, Happening("left_party", date(2020, 1, 1), "3-QĐ"))
    with pytest.raises(ReadmittedOften):
        members.record_event(person, _again("2026-11-20"))


def test_the_consent_must_be_named_but_its_effect_is_shown_before(members, left):
    person = left("2020-01-01")
    bare = _again("2026-11-20", consent_no=" ")
    with pytest.raises(ConsentMissing) as refused:
        members.record_event(person, bare)
    assert refused.value.facts["field"] == "consent_no"
    before, after = members.happenings.effect(person, bare)
    assert (before.total, after.total) == (0, 1)


def test_too_early_is_said_before_it_is_recorded(members, left):
    person = left("2025-01-01")
    with pytest.raises(ReadmittedTooEarly):
        members.happenings.effect(person, _again("2026-11-20"))


def test_what_happened_before_the_rules_is_written_as_it_was(members, left):
    person = left("2020-01-01")
    members.record_event(person, Happening("readmitted", date(2021, 1, 1), "2-QĐ"))
    assert members.counts(date(2021, 1, 1)).total == 1


def test_a_list_tells_it_without_papers(members, left):
    person = left("2025-01-01")
    members.follow_list(person, "readmitted", date(2026, 10, 1))
    assert members.counts(date(2026, 10, 1)).total == 1


def test_each_day_has_its_rule():
    table = status_table()
    assert rule_on(table, date(2025, 6, 30)) is None
    assert "294" in rule_on(table, date(2026, 7, 25)).source
    assert "208" in rule_on(table, date(2026, 7, 26)).source
