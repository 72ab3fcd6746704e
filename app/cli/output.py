"""How every command speaks: lines for people, or one JSON object on standard output."""

import json
import sys
from collections.abc import Mapping

from app.infra.words import sentence
from app.kernel.errors import Problem


class Unheard(Exception):
    """Standard output takes nothing more: its reader has gone, or its disk is full."""


def say(line: str) -> None:
    """Write one line for people to standard output."""
    _write(line)


def warn(line: str) -> None:
    """Write one line for people to standard error."""
    print(line, file=sys.stderr, flush=True)


def give(result: Mapping[str, object]) -> None:
    """Write the result as one JSON object, UTF-8, keys in the order given."""
    _write(json.dumps(result, ensure_ascii=False, indent=2))


def refuse(problem: Problem, *, as_json: bool) -> None:
    """Say why nothing was done; whoever reads JSON gets the same as an object."""
    told = sentence(problem)
    if as_json:
        give({"error": {"code": problem.code, "sentence": told}})
    warn(told)


def _write(text: str) -> None:
    try:
        print(text, flush=True)
    except OSError as error:
        raise Unheard from error
