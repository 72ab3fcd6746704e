"""The practice cell as a data folder, made once per run of the benchmarks."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def practice_cell(folder: Path) -> Path:
    """Play the practice scenario below ``folder`` and return its data folder."""
    out = folder / "practice"
    command = [
        sys.executable,
        str(ROOT / "main.py"),
        "demo",
        "--json",
        "--out",
        str(out),
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return out / "data"
