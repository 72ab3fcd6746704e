"""Our own source as syntax trees, for the tests beside this file."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("app", "ui", "installer")


def modules(*packages: str) -> Iterator[Path]:
    """Yield every Python file of our packages."""
    for package in packages or PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))
    if not packages:
        yield ROOT / "main.py"


def tree(path: Path) -> ast.Module:
    """Parse one file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    """Name a file from the root, with forward slashes."""
    return path.relative_to(ROOT).as_posix()
