"""The sentence of an error, from ``resources/words/errors/*.toml``.

A class stands for one sentence, or for a list of which the first is taken whose
placeholders are all among the facts. A class without a sentence is a bug (KeyError).
"""

import functools
import string
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from app.infra.paths import resources_folder
from app.kernel.dates import PartialDate, short
from app.kernel.errors import Problem

_FORMATTER = string.Formatter()


def sentence(problem: Problem, folder: Path | None = None) -> str:
    """Say ``problem`` in one Vietnamese sentence (what, where, how to repair)."""
    wordings = catalogue(folder or resources_folder() / "words" / "errors")
    facts = {name: _shown(value) for name, value in problem.facts.items()}
    for wording in wordings[problem.code]:
        if placeholders(wording) <= facts.keys():
            return wording.format(**facts)
    raise KeyError(f"{problem.code}: no wording for facts {sorted(facts)}")


@functools.cache
def catalogue(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """Read every sentence; a class named in two files is a bug (ValueError)."""
    found: dict[str, tuple[str, ...]] = {}
    for file in sorted(folder.glob("*.toml")):
        for code, value in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if code in found:
                raise ValueError(f"{file.name}: {code} has a sentence already")
            found[code] = (value,) if isinstance(value, str) else tuple(value)
    return found


def placeholders(wording: str) -> set[str]:
    """Name the facts a wording needs."""
    return {name for _text, name, _spec, _conv in _FORMATTER.parse(wording) if name}


def _shown(value: object) -> str:
    if isinstance(value, date):
        return short(value)
    if isinstance(value, PartialDate):
        return value.text()
    if isinstance(value, Path):
        return value.name
    if isinstance(value, (tuple, list, set, frozenset)):
        return ", ".join(_shown(item) for item in value)
    return str(value)
