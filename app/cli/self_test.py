"""``main.py self-test``: say whether this computer is fit to run the program.

Every check is a name, yes or no, and one line of detail. The checks of Qt run in a
process of their own (``ui.shell.self_check``), so that a crash there is an answer too.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.cli import fontfile
from app.cli.output import give, say
from app.infra import paths
from app.infra.clock import SystemClock
from app.kernel.errors import Problem

NAME = "self-test"
HELP = "kiểm tra máy này có chạy được phần mềm không"
# A program made after the machine's own date means that the date is wrong.
BUILT_AFTER = "2026-11-24"
QT_SECONDS = 60
# What window and papers are drawn with.
FONTS = (
    "inter/Inter_400Regular",
    "inter/Inter_500Medium",
    "inter/Inter_600SemiBold",
    "inter/Inter_700Bold",
    "symbols/NotoSansSymbols2-Boxes",
    "tinos/Tinos-Bold",
    "tinos/Tinos-BoldItalic",
    "tinos/Tinos-Italic",
    "tinos/Tinos-Regular",
)


@dataclass(frozen=True, slots=True)
class Check:
    """One answer."""

    name: str
    ok: bool
    detail: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare --json."""
    parser.add_argument("--json", action="store_true", help="kết quả dạng JSON")


def run(arguments: argparse.Namespace) -> int:
    """Run every check; 0 all good, 1 something is not."""
    checks = [*_own_checks(), *_qt_checks()]
    ok = all(check.ok for check in checks)
    if arguments.json:
        rows = [{"name": c.name, "ok": c.ok, "detail": c.detail} for c in checks]
        give({"ok": ok, "checks": rows})
    else:
        for check in checks:
            say(f"{'✓' if check.ok else '✗'} {check.name:<16} {check.detail}")
        say("Máy này dùng được." if ok else "Có mục chưa đạt, xem dòng ✗ ở trên.")
    return 0 if ok else 1


def _own_checks() -> list[Check]:
    wanted: list[tuple[str, Callable[[], str]]] = [
        ("cipher", _cipher),
        ("clock", _clock),
        ("write-access", _write_access),
        ("fonts", _fonts),
        ("data-files", _data_files),
    ]
    return [_checked(name, look) for name, look in wanted]


def _checked(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, ok=True, detail=look())
    except (OSError, ImportError, ValueError, Problem) as error:
        return Check(name, ok=False, detail=f"{type(error).__name__}: {error}")


def _cipher() -> str:
    from app.infra.driver import sqlcipher3  # noqa: PLC0415  (a check, not a need)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "probe.db"
        connection = sqlcipher3.connect(str(path), isolation_level=None)
        connection.execute(f"PRAGMA key=\"x'{'5a' * 32}'\"")
        connection.execute("CREATE TABLE probe (word TEXT)")
        connection.execute("INSERT INTO probe VALUES ('plaintext-marker')")
        version = connection.execute("PRAGMA cipher_version").fetchone()[0]
        connection.close()
        if b"plaintext-marker" in path.read_bytes():
            raise ValueError("không mã hóa")
    return f"SQLite {sqlcipher3.sqlite_version}, SQLCipher {version}"


def _clock() -> str:
    now = SystemClock().now()
    if f"{now:%Y-%m-%d}" < BUILT_AFTER:
        raise ValueError(f"ngày giờ máy là {now:%d/%m/%Y %H:%M}, có vẻ sai")
    return f"{now:%d/%m/%Y %H:%M} giờ Việt Nam"


def _write_access() -> str:
    folder = paths.default_data_folder().root
    nearest = next(p for p in (folder, *folder.parents) if p.exists())
    with tempfile.TemporaryFile(dir=nearest) as probe:
        probe.write(b"x")
    return str(folder)


def _fonts() -> str:
    folder = paths.resources_folder() / "fonts"
    for name in FONTS:
        path = folder / f"{name}.ttf"
        if not path.exists():
            raise ValueError(f"thiếu phông chữ {path.name}")
        if not fontfile.is_whole(path.read_bytes()):
            raise ValueError(f"phông chữ {path.name} bị hỏng")
    return ", ".join(name.rpartition("/")[2] for name in FONTS)


def _data_files() -> str:
    files = sorted(paths.rules_folder().rglob("*.toml"))
    for path in files:
        tomllib.loads(path.read_text(encoding="utf-8"))
    return f"{len(files)} tệp quy tắc đọc được"


def _qt_checks() -> list[Check]:
    module = [sys.executable, "-m", "ui.shell.self_check"]
    command = [*module, str(paths.resources_folder())]
    try:
        answer = subprocess.run(  # noqa: S603  (our own module)
            command,
            cwd=paths.PROGRAM,
            capture_output=True,
            timeout=QT_SECONDS,
            check=True,
            text=True,
        )
        rows = json.loads(answer.stdout.splitlines()[-1])
    except (OSError, subprocess.SubprocessError, ValueError, IndexError) as error:
        return [Check("qt", ok=False, detail=f"{type(error).__name__}: {error}")]
    return [Check(row["name"], ok=row["ok"], detail=row["detail"]) for row in rows]
