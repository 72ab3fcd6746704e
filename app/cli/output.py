"""How every command speaks: lines for people, or one JSON object on standard output."""

import errno
import json
import re
import sys
from collections.abc import Mapping
from contextlib import suppress

from app.infra.words import sentence
from app.kernel.errors import EnvironmentProblem, Problem
from app.kernel.text import visible

# Signs that act on a terminal unseen, and halves of pairs that no UTF-8 can hold.
_ESCAPED = re.compile(
    r"[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff]"
)
_GONE = {errno.EPIPE, errno.EINVAL}


class Unheard(Exception):
    """Standard output takes nothing more: its reader has gone."""


class OutputFull(EnvironmentProblem):
    """Where standard output goes takes nothing more: a full or broken disk."""


def say(line: str) -> None:
    """Write one line for people to standard output, without what would steer it."""
    _write(visible(line))


def warn(line: str) -> None:
    """Write one line for people to standard error."""
    # Without that channel "print" would take the other one, which may carry JSON.
    if sys.stderr is not None:
        with suppress(OSError):
            print(line, file=sys.stderr, flush=True)


def give(result: Mapping[str, object]) -> None:
    """Write the result as one JSON object, UTF-8, keys in the order given."""
    _write(_ESCAPED.sub(_escape, json.dumps(result, ensure_ascii=False, indent=2)))


def refuse(problem: Problem, *, as_json: bool) -> None:
    """Say why nothing was done; whoever reads JSON gets the same as an object."""
    told = sentence(problem)
    if as_json:
        give({"error": {"code": problem.code, "sentence": told}})
    warn(told)


def _escape(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]


def _write(text: str) -> None:
    try:
        print(text, flush=True)
    except OSError as error:
        # The sentence goes to the other channel; this one must not be tried again.
        if error.errno not in _GONE:
            warn(sentence(OutputFull()))
        raise Unheard from error
