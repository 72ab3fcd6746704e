"""The page of members with 5,000 people: reading, the first filter, the later ones."""

import os
import random
import time
from collections.abc import Callable
from datetime import datetime

from tests.bench.table import Table

PEOPLE, RUNS = 5000, 7
SURNAMES = ("Nguyễn", "Trần", "Lê", "Đặng", "Y", "H'", "Phạm", "Bùi", "Võ", "Hồ")
MIDDLES = ("Văn", "Thị", "Đức", "Minh", "Ngọc", "Hữu", "Xuân", "Thanh")
GIVEN = ("Ánh", "Bình", "Châu", "Dũng", "Đào", "Hòa", "Niê", "Phúc", "Tuyết", "Yến")


def measure() -> list[Table]:
    """Show a large roll in the real page, on no screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    table = Table(f"The page of members with {PEOPLE} people", "s")
    yardstick = [_timed(lambda: sorted(range(200_000), key=lambda n: -n))]
    table.add("yardstick: sort 200,000 numbers", yardstick)
    _page(table)
    return [table]


def _page(table: Table) -> None:
    from PySide6.QtWidgets import QApplication

    from app.infra.paths import resources_folder
    from ui.pages.members import presenter
    from ui.widgets import theme
    from ui.widgets.table.view import Table as Grid

    application = QApplication.instance() or QApplication([])
    theme.install(
        application, resources_folder(), choice="light", percent=100, density="normal"
    )
    members, on = _members()
    table.add("read the roll of a day", _runs(lambda: members.overview(on)))
    view = _view(members, on)
    table.add("make its rows (store's thread)", _runs(lambda: _view(members, on)))
    grid = Grid("bench", presenter.columns())
    grid.resize(1000, 600)
    grid.show()
    show = _runs(lambda: grid.show_rows(presenter.rows(view, "all")))
    table.add("show them (window's thread)", show)
    first: list[float] = []
    later: list[float] = []
    for run in range(RUNS):
        grid.filter("")
        grid.show_rows(presenter.rows(view, "all"))
        first.append(_timed(lambda: grid.filter("nguyen")))
        words = ("n", "dao", "h' nie", "tran van hoa")[run % 4]
        later.append(_timed(lambda words=words: grid.filter(words)))
    table.add("first filter after reading (target 0.050)", first)
    table.add("later filters (target 0.050)", later)
    tiles = _runs(lambda: grid.show_rows(presenter.rows(view, "official")))
    table.add("choose a tile", tiles)


def _members():
    from app.bootstrap import build
    from app.infra.store import Store
    from app.kernel.clock import VIETNAM, SettableClock

    clock = SettableClock(datetime(2026, 11, 23, 8, 0, tzinfo=VIETNAM))
    store = Store.in_memory(clock)
    office = build(store, clock)
    dice = random.Random(69)
    with store.command("bench.fill"):
        for number in range(PEOPLE):
            parts = (dice.choice(SURNAMES), dice.choice(MIDDLES), dice.choice(GIVEN))
            values = {
                "full_name": " ".join(parts),
                "birth": str(1930 + number % 40),
                "admitted_on": f"{1970 + number % 50}-02-03",
                "official_on": f"{1971 + number % 50}-02-03",
                "residence": f"Số {number} ngõ {number % 40}",
                "workplace": "Công ty Cấp nước",
            }
            office.members.enrol(values)
    return office.members, clock.today()


def _view(members, on):
    from app.features.members.rules.roll import voting_base
    from ui.pages.members import presenter

    everyone, counts = members.overview(on)
    base = voting_base(everyone, (), members.table)
    return presenter.roll_view(everyone, counts, base, {}, members.table)


def _runs(act: Callable[[], object]) -> list[float]:
    return [_timed(act) for _run in range(RUNS)]


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
