"""The token files of ``resources/themes`` as values."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CHOICES = ("light", "dark", "high_contrast")


@dataclass(frozen=True, slots=True)
class Palette:
    """The named colours of one theme file."""

    key: str
    is_dark: bool
    colours: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TypeRole:
    """Size in u, weight, and line height as a multiple of the size."""

    size: float
    weight: int
    line: float
    mono: bool = False


@dataclass(frozen=True, slots=True)
class Metrics:
    """Every size of the window in u, and every waiting time in milliseconds."""

    text_sizes: tuple[int, ...]
    roles: Mapping[str, TypeRole]
    sizes: Mapping[str, int]
    density: Mapping[str, int]
    reflow: Mapping[str, int]
    times: Mapping[str, int]


def read_palette(folder: Path, key: str) -> Palette:
    """Read the colours of the theme ``key``."""
    raw = tomllib.loads((folder / f"{key}.toml").read_text(encoding="utf-8"))
    return Palette(key=key, is_dark=bool(raw["is_dark"]), colours=dict(raw["colour"]))


def read_metrics(folder: Path) -> Metrics:
    """Read sizes, type roles and waiting times."""
    raw = tomllib.loads((folder / "metrics.toml").read_text(encoding="utf-8"))
    return Metrics(
        text_sizes=tuple(raw["text_sizes"]),
        roles={name: TypeRole(**role) for name, role in raw["type"].items()},
        sizes=dict(raw["size"]),
        density=dict(raw["density"]),
        reflow=dict(raw["reflow"]),
        times=dict(raw["time"]),
    )
