"""The practice cell: the shipped scenario, played once into a folder of its own."""

import shutil
from pathlib import Path

from app.infra.paths import DataFolder, resources_folder
from app.kernel.progress import Progress, silent
from app.scenario.errors import PracticeFailed
from app.scenario.player import Played, play
from app.scenario.reader import read

# The data is fictional; a known passphrase lets anybody open it.
PASSPHRASE = "chi bo tap su"  # noqa: S105  (of throw-away data)
NAME = "data"


def scenario_file() -> Path:
    """Return the scenario that is the demo and the practice cell."""
    return resources_folder() / "practice" / "scenario.toml"


def prepared(folder: Path, progress: Progress = silent) -> DataFolder:
    """Return the practice cell in ``folder``; play it first if it is not there yet.

    Played beside and renamed, so that a stop half-way leaves nothing. ``progress``
    hears of every step and may raise ``Cancelled``. Raises ``PracticeFailed`` when a
    step fails.
    """
    data = DataFolder(folder / NAME)
    if data.book.exists():
        return data
    scenario = read(scenario_file())
    beside = folder.with_name(folder.name + ".part")
    shutil.rmtree(beside, ignore_errors=True)

    def watch(played: Played) -> None:
        if not played.ok:
            step = played.planned.step.name
            raise PracticeFailed(step=step, reason=played.sentence)
        progress(played.planned.number, len(scenario.steps))

    try:
        play(scenario, beside, PASSPHRASE, watch)
        shutil.rmtree(folder, ignore_errors=True)
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return data


def discard(folder: Path) -> None:
    """Throw the practice cell away, so that the next one starts afresh."""
    shutil.rmtree(folder, ignore_errors=True)
