"""The report of a failure of ours: where in the program, never about whom.

Messages of exceptions are left out, because they may hold names; frames, class names
and versions are enough to find a bug. Paths are cut to the program's own folder. What
can go wrong: a full disk; then there is no report and the window says so.
"""

from datetime import datetime
from pathlib import Path

from app.infra.files import write_safely
from app.infra.paths import PROGRAM

HARD_CRASH = "hard-crash.txt"
_STEM = "bao-loi-%Y%m%d-%H%M%S.txt"


def compose(error: BaseException, at: datetime, facts: dict[str, str]) -> str:
    """Write the report of one exception and what led to it."""
    from app.infra.log import places  # noqa: PLC0415  (logging; only when something failed)

    return "\n".join([*_head(at, facts), "", *places(error)]) + "\n"


def compose_hard(text: str, at: datetime, facts: dict[str, str]) -> str:
    """Write the report of a crash of the process from what faulthandler left."""
    cut = text.replace(str(PROGRAM), ".").replace(str(Path.home()), "~")
    return "\n".join([*_head(at, facts), "", cut])


def save(logs: Path, text: str, at: datetime) -> Path:
    """Keep the report and return where it is."""
    path = logs / at.strftime(_STEM)
    write_safely(path, text.encode())
    return path


def left_over(logs: Path) -> str:
    """Return what the last run wrote while it was dying, and clear it away."""
    path = logs / HARD_CRASH
    if not path.exists():
        return ""
    text = path.read_text(encoding="utf-8", errors="replace")
    path.unlink()
    return text


def _head(at: datetime, facts: dict[str, str]) -> list[str]:
    import platform  # noqa: PLC0415  (only when something failed)

    known = {
        "moment": at.isoformat(timespec="seconds"),
        "system": platform.platform(),
        "python": platform.python_version(),
        **facts,
    }
    return [f"{name}: {value}" for name, value in known.items()]
