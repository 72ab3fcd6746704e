"""Where a command gets the passphrase: environment or prompt, never an argument."""

import getpass
import os
import sys

from app.cli.output import warn
from app.kernel.errors import UserError

VARIABLE = "SOCHIBO_PASSPHRASE"


class PassphraseMissing(UserError):
    """No passphrase in the environment and nobody at a terminal to ask."""


def ask() -> str:
    """Return the passphrase from ``SOCHIBO_PASSPHRASE`` or a prompt.

    The prompt does not echo. Raises ``PassphraseMissing`` without a terminal, and when
    the prompt is left without an answer.
    """
    given = os.environ.get(VARIABLE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise PassphraseMissing(variable=VARIABLE)
    try:
        return getpass.getpass("Mật khẩu của sổ: ")
    except EOFError:
        warn("")
        raise PassphraseMissing(variable=VARIABLE) from None
