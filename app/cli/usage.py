"""What is wrong with a typed command, in one Vietnamese sentence; help in Vietnamese.

``argparse`` words its complaints in English only. They are recognised here by their
shape and said anew from ``resources/words/errors/cli.toml``; a shape that is not known
still becomes one sentence.
"""

import argparse
import re
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from app.cli.output import refuse
from app.kernel.errors import UserError

WRONG_USE = 2


class CommandUnclear(UserError):
    """The command line was not understood; ``command`` shows how it is written."""


class OptionsMissing(UserError):
    """Something the command needs was not given."""


class OptionUnknown(UserError):
    """The command has no such option or word."""


class OptionAmbiguous(UserError):
    """A shortened option could be several."""


class OptionValueMissing(UserError):
    """The option needs a value behind it."""


class OptionTakesNoValue(UserError):
    """The option stands alone."""


class OptionValueUnknown(UserError):
    """The option knows certain values only."""


class OptionValueUnreadable(UserError):
    """The value is no number, where a number is asked."""


class OptionsExclude(UserError):
    """Two options cannot stand together."""


# The complaints of argparse (Python 3.11) and whose they are; the most special first.
_SHAPES: tuple[tuple[str, type[UserError]], ...] = (
    (r"the following arguments are required: (?P<names>.+)", OptionsMissing),
    (r"one of the arguments (?P<names>.+) is required", OptionsMissing),
    (r"unrecognized arguments: (?P<names>.+)", OptionUnknown),
    (r"ambiguous option: (?P<name>\S+) could match (?P<choices>.+)", OptionAmbiguous),
    (r"argument (?P<name>.+?): expected .+ arguments?", OptionValueMissing),
    (r"argument (?P<name>.+?): ignored explicit argument .+", OptionTakesNoValue),
    (
        (
            r"argument (?P<name>.+?): invalid choice: (?P<value>.+?) "
            r"\(choose from (?P<choices>.+)\)"
        ),
        OptionValueUnknown,
    ),
    (
        r"argument (?P<name>.+?): invalid \S+ value: (?P<value>.+)",
        OptionValueUnreadable,
    ),
    (
        r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)",
        OptionsExclude,
    ),
)


def understood(complaint: str, command: str) -> UserError:
    """Turn a complaint of argparse about ``command`` into an error with its facts."""
    for shape, kind in _SHAPES:
        found = re.fullmatch(shape, complaint, re.DOTALL)
        if found:
            facts = {key: _bare(value) for key, value in found.groupdict().items()}
            return kind(command=command, **facts)
    return CommandUnclear(command=command)


def _bare(value: str) -> str:
    """Take Python's quotation marks off a value or a list of values."""
    return re.sub(r"'([^']*)'|\"([^\"]*)\"", r"\1\2", value)


class Formatter(argparse.HelpFormatter):
    """Writes help with Vietnamese headings."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Begin with how the command is written."""
        shown = "Cách dùng: " if prefix is None else prefix
        super().add_usage(usage, actions, groups, shown)


class Parser(argparse.ArgumentParser):
    """Parses one command; what it refuses is said once, with exit code 2.

    Whoever asked for JSON gets the same as an object on standard output.
    """

    def __init__(self, **wishes: Any) -> None:  # noqa: ANN401  (argparse's own options)
        super().__init__(**wishes, add_help=False, formatter_class=Formatter)
        self._as_json = False
        self._positionals.title = "Phải ghi"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="xem cách dùng")

    def parse_known_args(  # type: ignore[override]  # the stub has overloads
        self,
        args: Sequence[str] | None = None,
        namespace: argparse.Namespace | None = None,
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse, and remember in which form problems are wanted."""
        self._as_json = "--json" in (args or ())
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and stop with exit code 2."""
        refuse(understood(message, self.prog), as_json=self._as_json)
        raise SystemExit(WRONG_USE)
