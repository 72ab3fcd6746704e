"""The command line: parse, run one command, turn problems into exit codes.

Exit codes: 0 done, 1 the command's own "no", 2 wrong use or the machine in the way.
Every command is a module with ``NAME``, ``HELP``, ``add_arguments`` and ``run``.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Protocol

from app.cli import demo, export_members, import_members, play, self_test, verify
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


COMMANDS: tuple[Command, ...] = (
    demo,
    play,
    verify,
    import_members,
    export_members,
    self_test,
)


def run(arguments: Sequence[str]) -> int:
    """Run the command named by ``arguments``; without any, run the demo."""
    parser = Parser(
        prog="main.py",
        description="Sổ Chi bộ: phần mềm cho bí thư chi bộ, không cần mạng.",
    )
    subparsers = parser.add_subparsers(
        title="Lệnh", dest="command", metavar="LỆNH", required=True
    )
    for command in COMMANDS:
        sub = subparsers.add_parser(command.NAME, help=command.HELP)
        command.add_arguments(sub)
        sub.set_defaults(run=command.run)
    chosen = parser.parse_args(
        [*arguments] or ["demo", "--out", str(demo.free_folder())]
    )
    try:
        return _run(chosen)
    except Unheard:
        # Nobody is left to print to (``| head``, a full disk), so the interpreter's own
        # last flush must not complain either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WRONG_USE


def _run(chosen: argparse.Namespace) -> int:
    try:
        code: int = chosen.run(chosen)
    except Problem as problem:
        refuse(problem, as_json=chosen.json)
        return WRONG_USE
    return code
