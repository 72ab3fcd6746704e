"""How every command speaks: lines for people, or one JSON object on standard output."""

import json
import sys
from collections.abc import Mapping

from app.infra.words import sentence
from app.kernel.errors import Problem


def say(line: str) -> None:
    """Write one line for people to standard output."""
    print(line, flush=True)


def warn(line: str) -> None:
    """Write one line for people to standard error."""
    print(line, file=sys.stderr, flush=True)


def give(result: Mapping[str, object]) -> None:
    """Write the result as one JSON object, UTF-8, keys in the order given."""
    print(json.dumps(result, ensure_ascii=False, indent=2), flush=True)


def refuse(problem: Problem, *, as_json: bool) -> None:
    """Say why nothing was done; whoever reads JSON gets the same as an object."""
    told = sentence(problem)
    if as_json:
        give({"error": {"code": problem.code, "sentence": told}})
    warn(told)
