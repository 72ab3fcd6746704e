"""How long the window stands still at most, act by act, in a process of its own."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench.cell import at_a_desk
from tests.bench.lists import list_of
from tests.bench.screen import screen
from tests.bench.smoothness.books import large_book, practice_book
from tests.bench.table import Table

ROOT = Path(__file__).resolve().parents[2]
RUNS = 3
ROWS = 5000
# Acts that take less are left out of the table.
LEAST = 0.015
BOOKS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "the practice book": (
        practice_book,
        "pages,members,importing,documents,meeting,shell,everything",
    ),
    "5,000 members, ten years of meetings": (
        large_book,
        "pages,members,documents,meeting,shell",
    ),
}
NOTE = (
    "Seconds the window's thread computes in its longest turn; the limit is 0.050. "
    f"Acts below {LEAST} s are left out."
)


def measure() -> list[Table]:
    """Walk through both books several times, each time in a copy of its own."""
    tables = []
    for name, (make, parts) in BOOKS.items():
        table = Table(f"Longest turn of the window: {name}", "s", note=NOTE)
        times: dict[str, list[float]] = {}
        for _run in range(RUNS):
            for act, longest in _walked(make, parts):
                times.setdefault(act, []).append(longest)
        longest_first = sorted(times.items(), key=lambda one: -max(one[1]))
        for act, values in longest_first:
            if max(values) >= LEAST:
                table.add(act, values)
        tables.append(table)
    return tables


def _walked(make: Callable[[Path], Path], parts: str) -> list[tuple[str, float]]:
    with screen() as display, tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        data, rows, out = make(folder), folder / "rows.xlsx", folder / "told.json"
        rows.write_bytes(list_of(ROWS))
        told = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "SMOOTH_OUT": str(out)}
        subprocess.run(
            [sys.executable, "-m", "tests.bench.smoothness.probe", str(rows), parts],
            cwd=ROOT,
            env={**at_a_desk(), **told, "SOCHIBO_HOME": str(data)},
            stdout=subprocess.DEVNULL,
            stderr=None if os.environ.get("SMOOTH_SAY") else subprocess.DEVNULL,
            check=True,
        )
        return [
            (act, longest)
            for act, longest, _whole in json.loads(out.read_text(encoding="utf-8"))
        ]
