"""Dated records of officials, read strictly: TOML in, frozen dataclasses out.

A missing key, a key nobody reads or a value of another kind raises a ``DataFileError``
that names the file and the path of the key. A field called ``from_`` stands for the
key ``from``.
"""

import dataclasses
import enum
import functools
import tomllib
import types
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import (
    Any,
    Literal,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from app.infra.errors import (
    DataFileUnreadable,
    DataKeyMissing,
    DataKeyUnknown,
    DataValueWrong,
)
from app.kernel.dates import PartialDate

T = TypeVar("T")


def read_toml(path: Path, kind: type[T]) -> T:
    """Read the file as one ``kind`` (a frozen dataclass)."""
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileUnreadable(file=path.name, key="") from error
    return parse_toml(text, kind, path.name)


def parse_toml(text: str, kind: type[T], file: str) -> T:
    """Read TOML text as one ``kind``; ``file`` is the name told in errors."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataFileUnreadable(file=file, key=str(error)) from error
    return cast(T, _Reader(file).value(document, kind, ""))


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


@dataclasses.dataclass(frozen=True, slots=True)
class _Reader:
    """Converts values of one file, knowing its name for errors."""

    file: str

    def value(self, raw: object, kind: Any, key: str) -> object:  # noqa: ANN401  (any type expression)
        """Convert ``raw`` to the type expression ``kind``."""
        if kind in (Any, object):
            return raw
        reader = self._by_origin().get(get_origin(kind))
        if reader is not None:
            return reader(raw, get_args(kind), key)
        if dataclasses.is_dataclass(kind) and kind is not PartialDate:
            return self._record(raw, cast(type, kind), key)
        return self._scalar(raw, kind, key)

    def _by_origin(self) -> Mapping[Any, Callable[[object, Any, str], object]]:
        return {
            Union: self._union,
            types.UnionType: self._union,
            Literal: self._literal,
            tuple: self._tuple,
            frozenset: self._set,
            dict: self._mapping,
            Mapping: self._mapping,
        }

    def _record(self, raw: object, kind: type, key: str) -> object:
        table = self._table(raw, key)
        hints = _hints(kind)
        fields = {f.name.rstrip("_"): f for f in dataclasses.fields(kind) if f.init}
        for name in table:
            if name not in fields:
                raise DataKeyUnknown(file=self.file, key=_join(key, name))
        values: dict[str, object] = {}
        for name, field in fields.items():
            if name in table:
                values[field.name] = self.value(
                    table[name], hints[field.name], _join(key, name)
                )
            elif (
                field.default is dataclasses.MISSING
                and field.default_factory is dataclasses.MISSING
            ):
                raise DataKeyMissing(file=self.file, key=_join(key, name))
        try:
            return kind(**values)
        except ValueError as error:
            raise self._wrong(key, str(error)) from error

    def _union(self, raw: object, options: tuple[Any, ...], key: str) -> object:
        wrong: DataValueWrong | None = None
        for option in options:
            if option is types.NoneType:
                continue
            try:
                return self.value(raw, option, key)
            except DataValueWrong as error:
                wrong = error
        raise wrong or self._wrong(key, "?")

    def _literal(self, raw: object, options: tuple[Any, ...], key: str) -> object:
        if raw in options:
            return raw
        raise self._wrong(key, " | ".join(str(o) for o in options))

    def _tuple(self, raw: object, items: tuple[Any, ...], key: str) -> object:
        values = self._list(raw, key)
        if len(items) == 2 and items[1] is Ellipsis:  # noqa: PLR2004  (tuple[T, ...])
            items = (items[0],) * len(values)
        if len(items) != len(values):
            raise self._wrong(key, f"[{len(items)}]")
        return tuple(
            self.value(value, item, f"{key}[{index}]")
            for index, (value, item) in enumerate(zip(values, items, strict=True))
        )

    def _set(self, raw: object, items: tuple[Any, ...], key: str) -> object:
        return frozenset(cast(tuple[Any, ...], self._tuple(raw, (*items, ...), key)))

    def _mapping(self, raw: object, items: tuple[Any, ...], key: str) -> object:
        return {
            name: self.value(value, items[1], _join(key, name))
            for name, value in self._table(raw, key).items()
        }

    def _scalar(self, raw: object, kind: Any, key: str) -> object:  # noqa: ANN401  (any type expression)
        if isinstance(kind, type) and issubclass(kind, (enum.Enum, PartialDate)):
            return self._named(raw, kind, key)
        if kind is float and type(raw) is int:
            return float(raw)
        # bool is an int and datetime is a date: only the very type is right.
        if kind in (str, int, float, bool, date, datetime) and type(raw) is kind:
            return raw
        raise self._wrong(key, getattr(kind, "__name__", str(kind)))

    def _named(self, raw: object, kind: Any, key: str) -> object:  # noqa: ANN401  (an Enum or PartialDate)
        try:
            if kind is not PartialDate:
                return kind(raw)
            if type(raw) is date:
                return PartialDate.of(raw)
            return PartialDate.from_iso(str(raw))
        except ValueError as error:
            names = getattr(kind, "__members__", {})
            expected = " | ".join(str(m.value) for m in names.values())
            raise self._wrong(key, expected or kind.__name__) from error

    def _table(self, raw: object, key: str) -> dict[str, object]:
        if isinstance(raw, dict):
            return raw
        raise self._wrong(key, "table")

    def _list(self, raw: object, key: str) -> list[object]:
        if isinstance(raw, list):
            return raw
        raise self._wrong(key, "list")

    def _wrong(self, key: str, expected: str) -> DataValueWrong:
        return DataValueWrong(file=self.file, key=key, expected=expected)


def _join(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name
