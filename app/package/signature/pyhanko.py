"""Loads pyHanko without the network client it brings along.

Nothing in this program asks a server: certificates and lists of revoked ones come in
files. pyHanko wants aiohttp for such questions and takes twice as long to load with it.
So a stand-in has its place meanwhile; its classes exist and can do nothing.
"""

import sys
from types import ModuleType

_CLIENT = "aiohttp"


class _StandIn(ModuleType):
    """Has every name a class may be asked for, and no way to connect."""

    def __getattr__(self, name: str) -> type[Exception]:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (Exception,), {})


def load() -> None:
    """Load what reads and proves signatures; cheap once it is loaded."""
    if _CLIENT in sys.modules:
        _load()
        return
    sys.modules[_CLIENT] = _StandIn(_CLIENT)
    try:
        _load()
    finally:
        del sys.modules[_CLIENT]


def _load() -> None:
    import pyhanko.sign.validation.generic_cms  # noqa: PLC0415, F401  (heavy; loaded when first needed)
