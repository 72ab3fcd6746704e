"""Odd bytes in a signature: whatever a parser stumbles over becomes a refusal.

The libraries read such structures bit by bit and raise what fits the place: an unknown
curve, a version nobody has, an index past the end. None of it is a bug of ours; a file
that makes a parser stumble was not made by anybody we registered.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm

from app.package.refusal import Refusal

_STUMBLES: tuple[type[Exception], ...] = (
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    UnsupportedAlgorithm,
    ValueError,
    # What "cryptography" only warns of, where warnings are made errors.
    Warning,
    x509.DuplicateExtension,
    x509.InvalidVersion,
    x509.UnsupportedGeneralNameType,
)


@contextmanager
def refused(code: str, **facts: object) -> Iterator[None]:
    """Turn what a parser raises for odd bytes into the refusal ``code``."""
    try:
        yield
    except _STUMBLES:
        raise Refusal(code, **facts) from None
