"""Record ids: UUIDv7 as 32 hexadecimal digits, so that they sort by time of birth."""

import random
from collections.abc import Callable

from app.kernel.clock import Clock

Ids = Callable[[], str]


def uuid7(milliseconds: int, rand_a: int, rand_b: int) -> str:
    """Lay out RFC 9562 version 7: 48 bits of time, 12 and 62 random bits."""
    value = (milliseconds & (2**48 - 1)) << 80
    value |= 0x7 << 76 | (rand_a & 0xFFF) << 64
    value |= 0b10 << 62 | rand_b & (2**62 - 1)
    return f"{value:032x}"


def id_source(clock: Clock, randomness: random.Random) -> Ids:
    """Return a function that makes a new id each call.

    Pass ``random.SystemRandom()`` in the product; a seeded ``random.Random`` makes a
    scenario give the same ids every time it is played.
    """

    def new_id() -> str:
        milliseconds = int(clock.now().timestamp() * 1000)
        return uuid7(
            milliseconds, randomness.getrandbits(12), randomness.getrandbits(62)
        )

    return new_id
