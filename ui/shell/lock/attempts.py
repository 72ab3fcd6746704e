"""How often a passphrase was wrong, and how long to wait. No Qt.

After five wrong tries every further one waits 30 seconds and the recovery sheet is
offered (ui-spec.md §2.5). Nothing is ever locked for good.
"""

from dataclasses import dataclass

FREE_TRIES = 5
WAIT_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Attempts:
    """Wrong tries so far; ``until`` is a moment of a clock that only runs forward."""

    wrong: int = 0
    until: float = 0.0

    def failed(self, now: float) -> "Attempts":
        """Count one more wrong try at ``now`` (seconds)."""
        wrong = self.wrong + 1
        waits = wrong >= FREE_TRIES
        return Attempts(wrong, now + WAIT_SECONDS if waits else 0.0)

    def seconds_left(self, now: float) -> int:
        """Give the whole seconds still to wait."""
        return max(0, round(self.until - now + 0.499))

    @property
    def offers_recovery(self) -> bool:
        """Say whether the recovery sheet should be offered."""
        return self.wrong >= FREE_TRIES
