"""Sealing and opening packages of 1, 20 and 200 MB, beside ``sha256sum`` and a copy."""

import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.kernel.clock import VIETNAM
from app.package.receiving.inspector import inspect
from app.package.sending.parcel import Part
from tests.app.package.making import NOW, Maker, good_parts
from tests.bench.table import Table

RUNS = 3
SIZES = (1, 20, 200)
_MIB = 2**20
_FILE_MIB = 10


def measure() -> list[Table]:
    """Seal and open; peak memory is that of this whole process, so it only grows."""
    table = Table("Packages", "s")
    memory = Table("Peak memory after packages", "MiB")
    maker = Maker.create()
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            _one(table, maker, Path(folder), size)
            memory.add(f"after {size} MB", [_peak()])
    return [table, memory]


def _one(table: Table, maker: Maker, folder: Path, size: int) -> None:
    parts = [*good_parts(), *_evidence(folder, size)]
    files = [folder / f"e{number}" for number in range(_count(size))]
    package = folder / "p.p7m"
    steps: tuple[tuple[str, Callable[[], object]], ...] = (
        ("yardstick: sha256sum", partial(_digest, files)),
        ("yardstick: copy and fsync", partial(_copy, files, folder / "copy")),
        ("seal (measure, sign, write, fsync)", partial(_seal, maker, parts, package)),
        ("open and verify everything", partial(_open, maker, package)),
    )
    for name, work in steps:
        table.add(f"{size} MB {name}", [_timed(work) for _ in range(RUNS)])


def _digest(files: list[Path]) -> None:
    subprocess.run(["sha256sum", *files], check=True, stdout=subprocess.DEVNULL)


def _copy(files: list[Path], target: Path) -> None:
    with target.open("wb") as out:
        for file in files:
            with file.open("rb") as source:
                shutil.copyfileobj(source, out, _MIB)
        out.flush()
        os.fsync(out.fileno())


def _seal(maker: Maker, parts: list[Part], package: Path) -> None:
    signed = maker.parcel(parts=parts)
    with package.open("wb") as out:
        for piece in signed.pieces():
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())


def _open(maker: Maker, package: Path) -> None:
    verdict = inspect(package, maker.reader(), NOW.astimezone(VIETNAM))
    if not verdict.acceptable:
        raise RuntimeError(verdict.code)


def _count(size: int) -> int:
    return max(1, size // _FILE_MIB)


def _evidence(folder: Path, size: int) -> list[Part]:
    each = size * _MIB // _count(size)
    found = []
    for number in range(_count(size)):
        path = folder / f"e{number}"
        path.write_bytes(b"\xff\xd8\xff\xe0" + os.urandom(each - 4))
        found.append(
            Part(
                f"evidence/{number + 2:03d}_anh.jpg",
                "Ảnh",
                "evidence",
                "image/jpeg",
                each,
                lambda path=path: path.open("rb"),
            )
        )
    return found


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
