"""Play a scenario: step by step through the services, on the scenario's own clock."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.infra.files import machine_errors
from app.infra.words import sentence
from app.kernel.clock import VIETNAM, SettableClock
from app.kernel.errors import Problem
from app.kernel.ids import id_source
from app.scenario.errors import FolderInUse
from app.scenario.model import Planned, Result, Scenario, Stage


@dataclass(frozen=True, slots=True)
class Played:
    """One step that was played: what it gave, how long it took, or why it failed."""

    planned: Planned
    seconds: float
    result: Result
    error: str = ""
    sentence: str = ""

    @property
    def ok(self) -> bool:
        """Say whether the step went through."""
        return not self.error


Watcher = Callable[[Played], None]


def play(
    scenario: Scenario,
    out: Path,
    passphrase: str,
    watch: Watcher = lambda _played: None,
) -> list[Played]:
    """Play ``scenario`` into the empty folder ``out`` and return every step's outcome.

    Stops at the first step that fails. The cell is closed at the end either way.
    Raises ``FolderInUse`` when ``out`` already holds something.
    """
    with machine_errors(out):
        if out.exists() and any(out.iterdir()):
            raise FolderInUse(path=out)
        out.mkdir(parents=True, exist_ok=True)
    first = (
        scenario.steps[0].at if scenario.steps else datetime.fromtimestamp(0, VIETNAM)
    )
    clock = SettableClock(first)
    # Seeded, so that the same scenario gives the same ids and so the same content.
    ids = id_source(clock, random.Random(scenario.seed))  # noqa: S311  (not a secret)
    stage = Stage(out, scenario.folder, clock, ids, passphrase)
    outcome: list[Played] = []
    try:
        for planned in scenario.steps:
            clock.set(planned.at)
            outcome.append(_one(stage, planned))
            watch(outcome[-1])
            if not outcome[-1].ok:
                break
    finally:
        if stage.opened is not None:
            stage.opened.close()
    return outcome


def _one(stage: Stage, planned: Planned) -> Played:
    begun = time.perf_counter()
    if stage.opened is not None:
        # The next step follows at once; the journal is folded when the book closes.
        stage.opened.store.has_time = False
    try:
        result = planned.step.run(stage, planned.fields)
    except Problem as problem:
        seconds = time.perf_counter() - begun
        return Played(planned, seconds, {}, problem.code, sentence(problem))
    if planned.save_as and "id" in result:
        stage.names[planned.save_as] = str(result["id"])
    return Played(planned, time.perf_counter() - begun, result)
