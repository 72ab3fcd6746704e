"""The practice cell as a data folder, and the surroundings a secretary has."""

import os
import resource
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
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=at_a_desk())
    return out / "data"


def at_a_desk() -> dict[str, str]:
    """Give this environment as a desk has it: compiled modules are kept on disk."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def cpu_of_children() -> float:
    """Tell the seconds of computing that ended processes took, whoever else worked."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
