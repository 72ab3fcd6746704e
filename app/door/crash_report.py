"""The report of a failure of ours: where in the program, never about whom.

Messages of exceptions are left out, because they may hold names; frames, class names
and versions are enough to find a bug. Paths are cut to the program's own folder. What
can go wrong: a full disk; then there is no report and the window says so.
"""

import platform
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from app.infra.files import write_safely

HARD_CRASH = "hard-crash.txt"
_STEM = "bao-loi-%Y%m%d-%H%M%S.txt"
_CHAIN_MOST = 10


def compose(
    error: BaseException,
    trace: TracebackType | None,
    at: datetime,
    program: Path,
    facts: dict[str, str],
) -> str:
    """Write the report of one exception and what led to it."""
    lines = [*_head(at, facts), ""]
    step: BaseException | None = error
    for _ in range(_CHAIN_MOST):
        if step is None:
            break
        lines.append(f"{type(step).__module__}.{type(step).__qualname__}")
        shown = trace if step is error else step.__traceback__
        for frame in traceback.extract_tb(shown):
            where = _cut(frame.filename, program)
            lines.append(f"  {where}:{frame.lineno} {frame.name}")
        step = step.__cause__ or step.__context__
    return "\n".join(lines) + "\n"


def compose_hard(text: str, at: datetime, program: Path, facts: dict[str, str]) -> str:
    """Write the report of a crash of the process from what faulthandler left."""
    cut = text.replace(str(program), ".").replace(str(Path.home()), "~")
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
    known = {
        "moment": at.isoformat(timespec="seconds"),
        "system": platform.platform(),
        "python": platform.python_version(),
        **facts,
    }
    return [f"{name}: {value}" for name, value in known.items()]


def _cut(filename: str, program: Path) -> str:
    path = Path(filename)
    if path.is_relative_to(program / ".venv"):
        return "…/" + "/".join(path.parts[-3:])
    if path.is_relative_to(program):
        return path.relative_to(program).as_posix()
    return "…/" + "/".join(path.parts[-2:])
