"""``python3 tests``: set up, then run every check and test.

``python3 tests bench`` measures instead; ``python3 tests <pytest arguments>`` runs a
part of the tests.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The folder itself stands first in the path and would hide the packages it mirrors.
sys.path[0] = str(ROOT)

from installer import bootstrap  # noqa: E402  (found once the root is on the path)

# Programs that judge what we produce, and the screen for the real window.
PROGRAMS = (
    ("Xvfb", "xvfb"),
    ("xauth", "xauth"),
    ("xdotool", "xdotool"),
    ("openbox", "openbox"),
    ("import", "imagemagick"),
    ("openssl", "openssl"),
    ("unzip", "unzip"),
    ("xmllint", "libxml2-utils"),
    ("qpdf", "qpdf"),
    ("pdftotext", "poppler-utils"),
    ("soffice", "libreoffice-writer-nogui"),
    ("/usr/lib/libreoffice/program/libsclo.so", "libreoffice-calc-nogui"),
    ("ibus-daemon", "ibus"),
    ("/usr/share/ibus/component/unikey.xml", "ibus-unikey"),
    ("dbus-launch", "dbus-x11"),
    ("xclip", "xclip"),
)


def checks(python: str) -> list[list[tuple[str, list[str]]]]:
    """List the steps by name, in rounds; the steps of one round run side by side."""
    lint_imports = "import sys; from importlinter.cli import lint_imports; "
    lint_imports += "sys.exit(lint_imports())"
    program = ["tests/architecture", "tests/installer", "tests/app"]
    return [
        [
            ("format", [python, "-m", "ruff", "format", "--check", "."]),
            ("lint", [python, "-m", "ruff", "check", "."]),
            ("imports", [python, "-c", lint_imports]),
            ("types", [python, "-m", "mypy"]),
        ],
        [
            ("program", [python, "-m", "pytest", *program]),
            ("window", [python, "-m", "pytest", "tests/ui"]),
        ],
        # Alone, because real keys and a real screen mind a busy machine.
        [("journeys", [python, "-m", "pytest", "tests/journeys"])],
    ]


def run_all(python: str) -> int:
    """Run every step, report each with its time, and return the number that failed."""
    failed: list[str] = []
    for steps in checks(python):
        with ThreadPoolExecutor(max_workers=len(steps)) as side_by_side:
            for name, code in side_by_side.map(run_step, steps):
                if code:
                    failed.append(name)
    print(f"FAILED: {', '.join(failed)}" if failed else "All checks passed.")
    return len(failed)


def run_step(step: tuple[str, list[str]]) -> tuple[str, int]:
    """Run one step and print what it said in one piece, with its time."""
    name, command = step
    begun = time.monotonic()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    verdict = "ok" if done.returncode == 0 else "FAILED"
    seconds = time.monotonic() - begun
    print(
        f"=== {name}\n{done.stdout}=== {name}: {verdict}, {seconds:.0f} s\n", flush=True
    )
    return name, done.returncode


def main(arguments: list[str]) -> int:
    """Set up, then run all, the benchmarks, or what pytest is asked for."""
    bootstrap.ensure("requirements-dev.lock", window=True, programs=PROGRAMS)
    if arguments[:1] == ["bench"]:
        bench = [sys.executable, str(ROOT / "tests" / "bench"), *arguments[1:]]
        return subprocess.run(bench, cwd=ROOT, check=False).returncode
    if arguments:
        command = [sys.executable, "-m", "pytest", *arguments]
        return subprocess.run(command, cwd=ROOT, check=False).returncode
    return run_all(sys.executable)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
