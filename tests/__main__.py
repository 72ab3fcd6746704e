"""``python3 tests``: set up, then run every check and test.

``python3 tests bench`` measures instead; ``python3 tests <pytest arguments>`` runs a
part of the tests.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

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


def checks(python: str) -> list[tuple[str, list[str]]]:
    """List every step with its name, in the order they are run."""
    lint_imports = "import sys; from importlinter.cli import lint_imports; "
    lint_imports += "sys.exit(lint_imports())"
    return [
        ("format", [python, "-m", "ruff", "format", "--check", "."]),
        ("lint", [python, "-m", "ruff", "check", "."]),
        ("imports", [python, "-c", lint_imports]),
        ("types", [python, "-m", "mypy"]),
        (
            "program",
            [
                python,
                "-m",
                "pytest",
                "tests/architecture",
                "tests/installer",
                "tests/app",
            ],
        ),
        ("window", [python, "-m", "pytest", "tests/ui", "tests/journeys"]),
    ]


def run_all(python: str) -> int:
    """Run every step, report each with its time, and return the number that failed."""
    failed: list[str] = []
    for name, command in checks(python):
        print(f"\n=== {name}", flush=True)
        begun = time.monotonic()
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False)
        verdict = "ok" if code.returncode == 0 else "FAILED"
        print(f"=== {name}: {verdict}, {time.monotonic() - begun:.0f} s", flush=True)
        if code.returncode:
            failed.append(name)
    if failed:
        print(f"FAILED: {', '.join(failed)}")
    return len(failed)


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
