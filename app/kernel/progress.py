"""How long work reports how far it is, and learns that it should stop."""

from collections.abc import Callable

# Called with (done, total). It raises ``Cancelled`` when the user pressed stop, so a
# use case calls it between items and needs no flag of its own.
Progress = Callable[[int, int], None]


def silent(done: int, total: int) -> None:
    """Report to nobody."""
