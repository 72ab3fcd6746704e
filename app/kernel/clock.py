"""What time it is, as an argument, so that tests and scenarios choose the day."""

from datetime import date, datetime, timedelta, timezone
from typing import Protocol

# Viet Nam has one zone and no summer time; the PC's own zone is often wrong.
VIETNAM = timezone(timedelta(hours=7))


class Clock(Protocol):
    """Tells the time. ``now`` is aware and in ``VIETNAM``."""

    def now(self) -> datetime:
        """Tell the moment, with the +07:00 offset."""

    def today(self) -> date:
        """Tell the day in Viet Nam."""


class SettableClock:
    """A clock that shows what it was set to and advances only when told."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment.astimezone(VIETNAM)

    def now(self) -> datetime:
        """Tell the moment it was last set to."""
        return self._moment

    def today(self) -> date:
        """Tell the day it was last set to."""
        return self._moment.date()

    def set(self, moment: datetime) -> None:
        """Jump to ``moment`` (aware)."""
        self._moment = moment.astimezone(VIETNAM)

    def advance(self, seconds: int) -> None:
        """Move forward by ``seconds``."""
        self._moment += timedelta(seconds=seconds)
