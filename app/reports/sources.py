"""Where reports take their facts from: the services of the features, by name.

Each feature adds its own line here and in ``app.bootstrap``.
"""

from dataclasses import dataclass

from app.kernel.clock import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The services a ``gather`` function may ask."""

    clock: Clock
