"""A process that runs a meeting without end and tells what it wrote; to be killed."""

import random
import sys
from datetime import datetime
from pathlib import Path

from app.features.meetings.model.entries import NewOpinion
from app.infra.store import Store
from app.kernel.clock import VIETNAM, SettableClock
from app.kernel.ids import id_source
from tests.app.features.meetings.office import desk, prepared

KEY = bytes(range(32))
# Two steps that may be left at any time.
STEPS = ("opening", "roll_call")


def clock_and_store(path):
    clock = SettableClock(datetime(2026, 1, 2, 8, 0, tzinfo=VIETNAM))
    ids = id_source(clock, random.Random(path.name))
    return clock, Store.open(path, KEY, clock, ids=ids)


def run(path):
    clock, store = clock_and_store(path)
    found = desk(store, clock)
    meeting_id = prepared(found)
    do = found.office.meetings
    do.conducting.open(meeting_id)
    sys.stdout.write(f"{meeting_id}\n")
    sys.stdout.flush()
    for number in range(100_000):
        do.sitting.go_to(meeting_id, STEPS[number % 2])
        do.floor.note_opinion(
            meeting_id, NewOpinion(text=f"Ý kiến {number}", speaker="Khách")
        )
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    run(Path(sys.argv[1]))
