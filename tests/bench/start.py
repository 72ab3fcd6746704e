"""Process start to the first painted window, beside a bare Qt window."""

import sys
import tempfile
from pathlib import Path

from tests.bench.cell import practice_cell
from tests.bench.screen import screen, seconds_to_window
from tests.bench.table import Table

ROOT = Path(__file__).resolve().parents[2]
RUNS = 7
BARE = (
    "from PySide6.QtWidgets import QApplication, QMainWindow\n"
    "a = QApplication([]); w = QMainWindow(); w.resize(1000, 700); w.show(); a.exec()\n"
)


def measure() -> list[Table]:
    """Start both in turn, so that a busy machine disturbs both alike."""
    seconds = Table(
        "Start to first window (warm)", "s", note="Aim: 1.5 times the bare."
    )
    computing = Table("Computing until that window", "s")
    memory = Table("Memory of that window", "MiB")
    commands = {
        "bare PySide6 window": [sys.executable, "-c", BARE],
        "Sổ Chi bộ, lock screen": [sys.executable, str(ROOT / "main.py")],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    used: dict[str, list[float]] = {name: [] for name in commands}
    sizes: dict[str, list[float]] = {name: [] for name in commands}
    with screen() as display, tempfile.TemporaryDirectory() as folder:
        home = {"SOCHIBO_HOME": str(practice_cell(Path(folder)))}
        for _run in range(RUNS + 1):
            for name, command in commands.items():
                took, cpu, resident = seconds_to_window(command, display, home)
                times[name].append(took)
                used[name].append(cpu)
                sizes[name].append(resident)
    for name in commands:
        seconds.add(name, times[name][1:])
        computing.add(name, used[name][1:])
        memory.add(name, sizes[name][1:])
    return [seconds, computing, memory]
