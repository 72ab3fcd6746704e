"""The phases of writing to a stick, as the page shows them while they pass."""

from collections.abc import Callable
from enum import Enum

from app.kernel.progress import Progress


class Phase(Enum):
    """What is being done to the stick."""

    WRITE = "write"
    PUSH = "push"
    READ_BACK = "read_back"
    RELEASE = "release"


# Called with the phase, how much is done of how much, and the current file. It raises
# ``Cancelled`` to stop; what was written is then removed.
Watch = Callable[[Phase, int, int, str], None]


def nobody(phase: Phase, done: int, total: int, item: str) -> None:
    """Watch nothing."""


def watched_by(progress: Progress) -> Watch:
    """Report phases as plain progress."""

    def watch(_phase: Phase, done: int, total: int, _item: str) -> None:
        progress(done, total)

    return watch
