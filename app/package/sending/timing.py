"""Whether the PC's clock can be believed before something is dated and signed."""

from datetime import datetime

from app.kernel.dates import short
from app.package.errors import ClockImplausible
from app.package.policy import Lifetimes


def require_plausible(now: datetime, newest: str, lifetimes: Lifetimes) -> None:
    """Refuse a moment earlier than the program or anything already done (E_CLOCK)."""
    if now.date() < lifetimes.released_on:
        raise ClockImplausible(
            shown=short(now.date()), earliest=short(lifetimes.released_on)
        )
    if newest:
        done = datetime.fromisoformat(newest)
        if now < done:
            raise ClockImplausible(shown=short(now.date()), earliest=short(done.date()))
