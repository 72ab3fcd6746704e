"""The books the window is opened over: the practice cell, and a very large one."""

from pathlib import Path

from app.bootstrap import Office, open_office
from app.features.meetings.model.entries import NewMeeting
from app.infra.clock import SystemClock
from app.infra.paths import DataFolder
from app.scenario.practice import PASSPHRASE
from tests.bench.cell import practice_cell
from tests.bench.lists import FAMILIES, GIVEN, MIDDLES
from tests.bench.search import fill

PEOPLE = 5000


def practice_book(folder: Path) -> Path:
    """Make the practice cell with a meeting that can be led today."""
    data = practice_cell(folder)
    office = _opened(data)
    _plan_today(office)
    office.close()
    return data


def large_book(folder: Path) -> Path:
    """Make it a cell of 5,000 more members and ten years of meetings."""
    data = practice_cell(folder)
    office = _opened(data)
    _plan_today(office)
    fill(office)
    with office.store.command("bench.fill", whole=True):
        for number in range(PEOPLE):
            office.members.enrol(_member(number))
    office.close()
    return data


def _opened(data: Path) -> Office:
    return open_office(DataFolder(data), PASSPHRASE, SystemClock())


def _plan_today(office: Office) -> None:
    today = office.clock.today()
    office.meetings.plan(
        NewMeeting(kind="extraordinary", on_day=today, time="07:30", reason="bench")
    )


def _member(number: int) -> dict[str, str]:
    name = FAMILIES[number % 10], MIDDLES[number // 10 % 10], GIVEN[number // 7 % 10]
    return {
        "full_name": " ".join(name),
        "birth": f"{1940 + number % 50}-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
        "admitted_on": f"{1970 + number % 50}-02-03",
        "official_on": f"{1971 + number % 50}-02-03",
        "residence": f"Số {number} ngõ {number % 40}",
        "workplace": "Công ty Cấp nước",
    }
