"""The sentence of an error, from ``resources/words/errors/*.toml``.

A class without a sentence, or a sentence with a fact that the error does not carry, is
a bug (KeyError); an architecture test finds the first.
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
from app.kernel.text import visible
from app.kernel.words import _ as translate

_LONGEST = 300


def sentence(problem: Problem, folder: Path | None = None) -> str:
    """Say ``problem`` in one sentence (what, where, how to repair), in our language."""
    wordings = catalogue(folder or resources_folder() / "words" / "errors")
    known = {name: value for name, value in problem.facts.items() if value is not None}
    facts = {name: _shown(value) for name, value in known.items()}
    # The last wording stands for the case in which fewest facts are known.
    *fuller, plainest = wordings[problem.code]
    chosen = next((words for words in fuller if _places(words) <= set(facts)), plainest)
    return translate(chosen).format(**facts)


@functools.cache
def catalogue(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """Read the wordings of every class, the one with most facts first.

    An architecture test refuses a class named in two files.
    """
    found: dict[str, tuple[str, ...]] = {}
    for file in sorted(folder.glob("*.toml")):
        for code, value in tomllib.loads(file.read_text(encoding="utf-8")).items():
            found[code] = tuple(value) if isinstance(value, list) else (str(value),)
    return found


def _places(wording: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(wording) if name}


def _shown(value: object) -> str:
    if isinstance(value, date):
        return short(value)
    if isinstance(value, PartialDate):
        return value.text()
    if isinstance(value, Path):
        return visible(value.name)
    if isinstance(value, (tuple, list, set, frozenset)):
        return ", ".join(_shown(item) for item in value)
    # What was typed or read from a file may be anything; a sentence stays a sentence.
    text = visible(str(value))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
