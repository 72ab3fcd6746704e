"""Every string of a value, for the guards that look for what must not be sent."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass


def strings(value: object) -> Iterator[str]:
    """Yield every string inside a tree of dataclasses, lists and dictionaries."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from strings(getattr(value, each.name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from strings(item)
