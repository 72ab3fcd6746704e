"""The command line: parse, run one command, turn problems into exit codes.

Exit codes: 0 done, 1 the command's own "no", 2 wrong use or the machine in the way.
Every command is a module with ``NAME``, ``HELP``, ``add_arguments`` and ``run``.
"""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from app.cli.output import Unheard, refuse
from app.cli.usage import WRONG_USE, Parser
from app.kernel.errors import Problem


class Command(Protocol):
    """What a command module offers."""

    NAME: str
    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the command's options."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it and return the exit code."""


# Only the command that is asked for is loaded: "self-test" has to speak above all where
# a part of the program cannot be loaded.
COMMANDS: Mapping[str, str] = {
    "demo": "app.cli.demo",
    "play": "app.cli.play",
    "verify": "app.cli.verify",
    "import-members": "app.cli.import_members",
    "export-members": "app.cli.export_members",
    "self-test": "app.cli.self_test",
}


def run(arguments: Sequence[str]) -> int:
    """Run the command named by ``arguments``; without any, run the demo."""
    parser = Parser(
        prog="main.py",
        description="Sổ Chi bộ: phần mềm cho bí thư chi bộ, không cần mạng.",
    )
    subparsers = parser.add_subparsers(
        title="Lệnh", dest="command", metavar="LỆNH", required=True
    )
    words = [*arguments] or ["demo", "--out", str(_free_folder())]
    for command in _loaded(words[0]):
        sub = subparsers.add_parser(command.NAME, help=command.HELP)
        command.add_arguments(sub)
        sub.set_defaults(run=command.run)
    chosen = parser.parse_args(words)
    try:
        return _run(chosen)
    except Unheard:
        # Nobody is left to print to (``| head``, a full disk), so the interpreter's own
        # last flush must not complain either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WRONG_USE


def _loaded(name: str) -> list[Command]:
    """Load the command called ``name``, or all of them for whoever asks for none."""
    modules = [COMMANDS[name]] if name in COMMANDS else COMMANDS.values()
    return [cast(Command, import_module(module)) for module in modules]


def _free_folder() -> Path:
    """Name a folder beside the caller that does not exist yet."""
    base = Path.cwd() / "so-chi-bo-demo"
    candidates = (base.with_name(f"{base.name}-{n}") for n in range(2, 1000))
    return base if not base.exists() else next(c for c in candidates if not c.exists())


def _run(chosen: argparse.Namespace) -> int:
    try:
        code: int = chosen.run(chosen)
    except Problem as problem:
        refuse(problem, as_json=chosen.json)
        return WRONG_USE
    return code
