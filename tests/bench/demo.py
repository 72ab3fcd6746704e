"""The demo, step by step."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.cell import at_a_desk, cpu_of_children
from tests.bench.table import Table

ROOT = Path(__file__).resolve().parents[2]
RUNS = 3


def measure() -> list[Table]:
    """Play the demo several times; report every step and the whole process."""
    table = Table("Demo", "s", note="Aim: at most 5 s for the whole process.")
    whole: list[float] = []
    computing: list[float] = []
    steps: dict[str, list[float]] = {}
    for _run in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, str(ROOT / "main.py"), "demo", "--json"]
            begun, used = time.perf_counter(), cpu_of_children()
            answer = subprocess.run(
                [*command, "--out", f"{folder}/demo"],
                capture_output=True,
                check=True,
                env=at_a_desk(),
            )
            whole.append(time.perf_counter() - begun)
            computing.append(cpu_of_children() - used)
        for step in json.loads(answer.stdout)["steps"]:
            name = f"{step['number']}. {step['do']}"
            steps.setdefault(name, []).append(step["seconds"])
    table.add("whole process", whole)
    table.add("computing in it", computing)
    for name, values in steps.items():
        table.add(name, values)
    return [table]
