"""Which copies are kept."""

from datetime import datetime, timedelta

from app.infra.safety.backup import backup_rules
from app.infra.safety.rotation import Backup, kept
from app.kernel.clock import VIETNAM

NOW = datetime(2026, 11, 23, 8, 12, tzinfo=VIETNAM)


def copy(at, reason="session"):
    return Backup(f"{at:%Y%m%d-%H%M%S}-{reason}", at, reason, 1, "", 0, {})


def test_ten_years_of_daily_work_leave_a_few_dozen_copies():
    copies = [copy(NOW - timedelta(hours=9 * n)) for n in range(9700)]
    stay = kept(copies, backup_rules())
    assert len(stay) <= 5 + 14 + 8 + 24
    days = {c.at.date() for c in copies if c.id in stay}
    assert {NOW.date() - timedelta(days=n) for n in range(14)} <= days
    months = {(day.year, day.month) for day in days}
    assert len(months) == 24
    assert min(months) == (2024, 12)


def test_one_copy_a_day_is_the_newest_of_the_day():
    day = [copy(NOW - timedelta(days=3, minutes=m)) for m in range(30)]
    recent = [copy(NOW - timedelta(minutes=m)) for m in range(5)]
    stay = kept([*day, *recent], backup_rules())
    assert stay == {c.id for c in [day[0], *recent]}


def test_copies_before_something_final_are_kept_for_themselves():
    old = [
        copy(NOW - timedelta(days=3650, minutes=m), "before-import") for m in range(6)
    ]
    new = [copy(NOW - timedelta(days=d)) for d in range(800)]
    stay = kept([*old, *new], backup_rules())
    assert {c.id for c in old} & stay == {c.id for c in old[:4]}


def test_no_copies_no_choice():
    assert kept([], backup_rules()) == set()
