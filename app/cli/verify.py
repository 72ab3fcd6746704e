"""``main.py verify``: the verdict on a package, fact by fact."""

import argparse
from pathlib import Path

import msgspec

from app.cli import passphrase
from app.cli.output import give, say
from app.infra.clock import SystemClock
from app.infra.files import read_file
from app.infra.paths import DataFolder
from app.kernel.errors import UserError
from app.package.keys import trust
from app.package.receiving import summary
from app.package.receiving.case import Reader
from app.package.receiving.inspector import inspect
from app.package.receiving.sentences import words
from app.package.verdict import Verdict

NAME = "verify"
HELP = "kiểm tra một gói báo cáo: từng điều đúng hay sai, và vì sao"
ACCEPTABLE, REFUSED = 0, 1
_PEM_MB = 1
_MARKS = {True: "✓", False: "✗", None: "–"}


class VerifierMissing(UserError):
    """Neither a data folder nor trust and key were given, or both."""


class NoBookInFolder(UserError):
    """The folder given with --data holds no cell's book."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare FILE, --data, --trust, --key and --json."""
    parser.add_argument("file", type=Path, metavar="FILE", help="tệp gói .asice.p7m")
    parser.add_argument("--data", type=Path, help="thư mục sổ của đơn vị kiểm tra")
    parser.add_argument("--trust", type=Path, help="tệp PEM: khóa Đảng ủy, thu hồi")
    parser.add_argument("--key", type=Path, help="tệp PEM: khóa mở gói của nơi nhận")
    parser.add_argument("--json", action="store_true", help="kết quả dạng JSON")


def run(arguments: argparse.Namespace) -> int:
    """Verify FILE; 0 acceptable, 1 refused, 2 wrong use or the machine in the way."""
    verdict = _verdict(arguments)
    if arguments.json:
        give(as_json(arguments.file, verdict))
    else:
        _speak(verdict)
    return ACCEPTABLE if verdict.acceptable else REFUSED


def _verdict(arguments: argparse.Namespace) -> Verdict:
    by_files = (arguments.trust, arguments.key)
    if arguments.data is not None and by_files == (None, None):
        return _with_book(arguments.file, DataFolder(arguments.data))
    if arguments.data is None and None not in by_files:
        reader = Reader(
            keys=(trust.key_from_pem(_pem(arguments.key), arguments.key.name),),
            trust=trust.from_pem(_pem(arguments.trust), arguments.trust.name),
        )
        return inspect(arguments.file, reader, SystemClock().now())
    raise VerifierMissing


def _pem(path: Path) -> bytes:
    return read_file(path, _PEM_MB)


def _with_book(file: Path, folder: DataFolder) -> Verdict:
    from app.bootstrap import open_office  # noqa: PLC0415  (every service; only here)

    if not folder.has_book():
        raise NoBookInFolder(path=folder.root)
    office = open_office(folder, passphrase.ask(), SystemClock())
    try:
        return office.package.reception.inspect(file)
    finally:
        office.close()


def as_json(file: Path, verdict: Verdict) -> dict[str, object]:
    """Return the verdict under the keys of ``app/cli/README.md``."""
    return {
        "file": str(file),
        "acceptable": verdict.acceptable,
        "verdict": verdict.code,
        "sentence": verdict.sentence,
        "facts": [msgspec.to_builtins(fact) for fact in verdict.facts],
        "warnings": [msgspec.to_builtins(warning) for warning in verdict.warnings],
        "header": msgspec.to_builtins(verdict.header) if verdict.header else None,
        "words": list(verdict.words),
        "signer": verdict.signer_name,
        "sha256": verdict.file_sha256,
        "manifest_sha256": verdict.manifest_sha256,
        "size": verdict.size,
        "scores": msgspec.to_builtins(verdict.scores) if verdict.scores else None,
    }


def _speak(verdict: Verdict) -> None:
    names = words().facts
    say(f"{verdict.file_name}: {verdict.sentence}")
    for fact in verdict.facts:
        code = f" [{fact.code}]" if fact.ok is False else ""
        say(f"  {_MARKS[fact.ok]} {names[fact.name]}: {fact.sentence}{code}")
    for warning in verdict.warnings:
        say(f"  ▲ {warning.sentence} [{warning.code}]")
    for line in summary.of_scores(verdict.scores):
        say(f"  {line}")
    if verdict.words:
        say(f"  Bốn từ đối chiếu: {' · '.join(verdict.words)}")
