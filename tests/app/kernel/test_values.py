"""The small values everyone shares."""

import gettext
import random
from datetime import UTC, date, datetime

import pytest

from app.kernel import words
from app.kernel.changes import Change
from app.kernel.clock import VIETNAM, SettableClock
from app.kernel.errors import Cancelled, EnvironmentProblem, Problem, UserError
from app.kernel.facts import Fact
from app.kernel.ids import id_source, uuid7
from app.kernel.periods import Period
from app.kernel.places import Duty, Hit, Place
from app.kernel.progress import silent

MOMENT = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)


def test_a_settable_clock_stands_still_in_viet_nam():
    clock = SettableClock(MOMENT)
    assert clock.now() == MOMENT
    assert clock.now().tzinfo is VIETNAM
    assert clock.today() == date(2026, 11, 23)
    clock.advance(3600)
    assert clock.now().hour == 4
    clock.set(datetime(2026, 1, 1, tzinfo=UTC))
    assert clock.today() == date(2026, 1, 1)


def test_ids_sort_by_time_and_repeat_with_the_seed():
    clock = SettableClock(MOMENT)
    first = id_source(clock, random.Random(1))
    made = []
    for _n in range(50):
        made.append(first())
        clock.advance(1)
    assert made == sorted(made)
    assert len(set(made)) == 50
    clock.set(MOMENT)
    again = id_source(clock, random.Random(1))
    assert again() == made[0]


def test_an_id_is_laid_out_as_the_standard_says():
    value = uuid7(0x017F22E279B0, 0xCC3, 0x18C4DC0C0C07398F)
    assert value == "017f22e279b07cc398c4dc0c0c07398f"


@pytest.mark.parametrize(
    ("id_", "kind", "first", "last"),
    [
        ("2026", "year", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-Q1", "quarter", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-Q4", "quarter", date(2026, 10, 1), date(2026, 12, 31)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-12", "month", date(2026, 12, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_knows_its_days(id_, kind, first, last):
    period = Period(id_)
    assert (period.kind, period.year) == (kind, int(id_[:4]))
    assert (period.starts_on, period.ends_on) == (first, last)
    assert period.contains(first)
    assert period.contains(last)
    assert not period.contains(date(2022, 1, 1))


@pytest.mark.parametrize("id_", ["", "26", "2026-13", "2026-00", "2026-Q5", "2026-1"])
def test_what_is_no_period_is_refused(id_):
    with pytest.raises(ValueError, match=r".*"):
        Period(id_)


def test_a_change_names_its_kinds():
    change = Change.of("members", "people", record_id="a", command_id="b")
    assert change.kinds == {"members", "people"}
    assert (change.record_id, change.command_id) == ("a", "b")


def test_a_problem_carries_its_code_its_facts_and_its_field():
    class NameMissing(UserError):
        """Only for this test."""

    problem = NameMissing(field="name", row=3)
    assert problem.code == "NameMissing"
    assert problem.field == "name"
    assert problem.facts["row"] == 3
    assert EnvironmentProblem().field is None
    assert issubclass(Cancelled, Problem)


def test_words_are_spoken_through_the_chosen_catalogue():
    class English(gettext.NullTranslations):
        def gettext(self, message):
            return f"en:{message}"

        def ngettext(self, msgid1, msgid2, n):
            return f"en:{msgid1 if n == 1 else msgid2}"

    assert words._("Lưu") == words.N_("Lưu") == "Lưu"
    assert words.ngettext("{count} người", "{count} người", 2) == "{count} người"
    words.use(English())
    try:
        assert words._("Lưu") == "en:Lưu"
        assert words.ngettext("một", "nhiều", 2) == "en:nhiều"
    finally:
        words.use(gettext.NullTranslations())


def test_defaults_of_small_values():
    place = Place("home")
    duty = Duty("a", "b", date(2026, 1, 1), "c", place)
    assert (duty.basis, place.record_id, duty.who) == ("", "", "")
    assert Hit("g", "t", "e", place).exact is False
    assert Fact("a.b", 1).of is None
    assert silent(1, 2) is None
