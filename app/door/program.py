"""Facts about the installed program: its version, its resources, its folders."""

import tomllib
from pathlib import Path

from app.infra.files import machine_errors
from app.infra.paths import PROGRAM, resources_folder


def version() -> str:
    """Give the version from the one place it stands in."""
    text = (PROGRAM / "pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)["project"]["version"])


def resources() -> Path:
    """Give the folder of themes, icons and fonts."""
    return resources_folder()


def make_folder(folder: Path) -> None:
    """Make a folder, or say what is in the way."""
    with machine_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
