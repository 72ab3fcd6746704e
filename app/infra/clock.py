"""The machine's clock; it may be wrong, so nothing but ``now`` is taken from it."""

from datetime import date, datetime

from app.kernel.clock import VIETNAM


class SystemClock:
    """Tells the machine's time in Viet Nam's zone, whatever zone the PC is set to."""

    def now(self) -> datetime:
        """Tell the moment, aware, in +07:00."""
        return datetime.now(tz=VIETNAM)

    def today(self) -> date:
        """Tell the day in Viet Nam."""
        return self.now().date()
