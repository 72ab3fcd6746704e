"""What the processes of one session are doing, read from ``/proc``.

A screen that stands still says nothing about a program that reads a list or seals a
package: a busy program has used processor time, or is waiting for its turn.
"""

import os
from pathlib import Path

PROC = Path("/proc")
# Fields of /proc/PID/stat after the name in brackets (proc(5), counted from "state").
STATE, SESSION, MAJOR_FAULTS, USER_TIME, SYSTEM_TIME = 0, 3, 9, 11, 12
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


def spent(session: int) -> tuple[float, int]:
    """Return processor seconds and pages read from the disk so far.

    A program that starts cold waits for the disk and uses little processor time.
    """
    ticks = pages = 0
    for fields in _processes(session):
        ticks += int(fields[USER_TIME]) + int(fields[SYSTEM_TIME])
        pages += int(fields[MAJOR_FAULTS])
    return ticks / TICKS_PER_SECOND, pages


def wants_processor(session: int) -> bool:
    """Say whether a thread of the session runs, or waits for a processor or a disk."""
    return any(
        fields[STATE] in "RD"
        for process in _folders(session)
        for fields in map(_fields, (process / "task").glob("*/stat"))
        if fields
    )


def _processes(session: int) -> list[list[str]]:
    found = (_fields(folder / "stat") for folder in _folders(session))
    return [fields for fields in found if fields]


def _folders(session: int) -> list[Path]:
    folders = []
    for folder in PROC.iterdir():
        if folder.name.isdigit():
            fields = _fields(folder / "stat")
            if fields and int(fields[SESSION]) == session:
                folders.append(folder)
    return folders


def _fields(stat: Path) -> list[str]:
    """Return the fields behind the name; nothing when the process has just ended."""
    try:
        return (
            stat.read_text(encoding="utf-8", errors="replace")
            .rpartition(")")[2]
            .split()
        )
    except OSError:
        return []
