"""JSON in one form only, so that equal contents are equal bytes (RFC 8785 subset).

Keys are ASCII and sorted, numbers are integers, strings are NFC. The reader parses,
writes again and compares: doubled keys, byte order marks, odd spacing and unpaired
surrogates all show as a difference.
"""

import json
import unicodedata
from collections.abc import Iterator

from app.package.policy import Limits
from app.package.refusal import Refusal


def dump(value: object) -> bytes:
    """Write ``value`` (dict, list, str, int, bool, None) in the canonical form."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode("utf-8")


def load(content: bytes, limits: Limits, name: str) -> object:
    """Read canonical JSON of the file ``name``; refuse with an ``E_JSON_…`` code."""
    if len(content) > limits.json_bytes:
        raise Refusal("E_SIZE", size=len(content), limit=limits.json_bytes)
    _require_countable(content, limits)
    value = _parsed(content, limits, name)
    _require_sane(value, limits, name)
    try:
        same = dump(value) == content
    except UnicodeEncodeError:
        raise Refusal("E_JSON_TEXT", item=name) from None
    if not same:
        raise Refusal("E_JSON_FORM", item=name)
    return value


def _require_countable(content: bytes, limits: Limits) -> None:
    """Bound the number of values before any is made: each costs far more than a byte.

    A value follows a comma or opens a list or an object; commas in texts count too.
    """
    most = sum(content.count(mark) for mark in (b",", b"[", b"{"))
    if most > limits.json_values:
        raise Refusal("E_COUNT", count=most, limit=limits.json_values)


def _parsed(content: bytes, limits: Limits, name: str) -> object:
    def no_fraction(_text: str) -> object:
        raise Refusal("E_JSON_NUMBER", item=name)

    def whole(text: str) -> int:
        if len(text.lstrip("-")) > limits.json_digits:
            raise Refusal("E_JSON_NUMBER", item=name)
        return int(text)

    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise Refusal("E_JSON_DOUBLE", item=name)
        return found

    try:
        value: object = json.loads(
            content.decode("utf-8"),
            parse_float=no_fraction,
            parse_constant=no_fraction,
            parse_int=whole,
            object_pairs_hook=unique,
        )
    except RecursionError:
        raise Refusal("E_JSON_DEPTH", item=name, limit=limits.json_depth) from None
    except ValueError:
        raise Refusal("E_JSON_FORM", item=name) from None
    return value


def _require_sane(value: object, limits: Limits, name: str) -> None:
    level: list[object] = [value]
    depth = 0
    while level:
        depth += 1
        if depth > limits.json_depth:
            raise Refusal("E_JSON_DEPTH", item=name, limit=limits.json_depth)
        below: list[object] = []
        for item in level:
            if isinstance(item, list) and len(item) > limits.json_rows:
                raise Refusal("E_COUNT", count=len(item), limit=limits.json_rows)
            if isinstance(item, str):
                _require_text(item, limits, name)
            below += _children(item, name)
        level = below


def _children(item: object, name: str) -> Iterator[object]:
    if isinstance(item, dict):
        if not all(key.isascii() for key in item):
            raise Refusal("E_JSON_FORM", item=name)
        yield from item.values()
    elif isinstance(item, list):
        yield from item


def _require_text(text: str, limits: Limits, name: str) -> None:
    if len(text) > limits.json_string:
        raise Refusal("E_SIZE", size=len(text), limit=limits.json_string)
    control = any(c < " " and c not in "\n\t" for c in text)
    if control or not unicodedata.is_normalized("NFC", text):
        raise Refusal("E_JSON_TEXT", item=name)
