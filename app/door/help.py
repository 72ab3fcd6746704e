"""The help texts of the pages, from ``resources/help/vi``; searchable without marks."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.infra.datafile import read_toml
from app.infra.paths import resources_folder
from app.kernel.text import clean, fold


@dataclass(frozen=True, slots=True)
class HelpKey:
    """One key of a page and what it does there."""

    keys: str
    does: str


@dataclass(frozen=True, slots=True)
class HelpBasis:
    """One sentence of a rule behind the page, and where it stands."""

    says: str
    source: str


@dataclass(frozen=True, slots=True)
class HelpText:
    """What F1 shows for one page: what it is for, its keys, its legal basis."""

    page: str
    title: str
    about: tuple[str, ...]
    key: tuple[HelpKey, ...] = ()
    basis: tuple[HelpBasis, ...] = ()


def load(folder: Path | None = None) -> dict[str, HelpText]:
    """Read every text by the name of its page."""
    where = folder or resources_folder() / "help" / "vi"
    texts = [read_toml(path, HelpText) for path in sorted(where.glob("*.toml"))]
    return {text.page: text for text in texts}


def find(texts: Iterable[HelpText], typed: str) -> list[HelpText]:
    """Find the texts that hold every word typed, without marks and case."""
    words = fold(clean(typed)).split()
    return [text for text in texts if all(word in _whole(text) for word in words)]


def _whole(text: HelpText) -> str:
    parts = [
        text.title,
        *text.about,
        *(f"{key.keys} {key.does}" for key in text.key),
        *(f"{basis.says} {basis.source}" for basis in text.basis),
    ]
    return fold("\n".join(parts))
