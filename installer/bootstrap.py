"""Set up everything the program needs, with nothing but the standard library.

``ensure`` makes ``.venv`` beside ``main.py``, installs the pinned, hashed packages of a
lock file into it, and continues the program inside it. When everything is there it
costs a few milliseconds: a stamp holds the hash of lock and interpreter. A marker file
stands while packages are being installed; if it is found at the next start, the
environment was left half made and is built anew. A ``wheelhouse`` folder beside
``main.py`` makes the set-up work without a network.
"""

import hashlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
MARKER = VENV / "installing"
WHEELHOUSE = ROOT / "wheelhouse"
LOADER_LIST = Path("/etc/ld.so.cache")
OLDEST, NEWEST = (3, 11), (3, 13)

# What Qt opens at run time, and the Debian package that carries it.
QT_LIBRARIES = (
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libGL.so.1", "libgl1"),
    ("libEGL.so.1", "libegl1"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)


def has_display() -> bool:
    """Say whether a window can be shown here."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def ensure(
    lock: str, *, window: bool = False, programs: Sequence[tuple[str, str]] = ()
) -> None:
    """Return inside an environment that satisfies ``installer/<lock>``.

    ``window`` also asks for the libraries Qt needs; ``programs`` names further programs
    as (executable or file, Debian package). Ends the process with one line to type when
    something is missing that may not be installed from here.
    """
    _speak_utf8()
    lock_file = ROOT / "installer" / lock
    if not lock_file.exists():
        return  # An installed copy carries its packages itself.
    _check_interpreter()
    _ensure_system(window=window, programs=programs)
    stamp = VENV / f"{lock}.stamp"
    wanted = _stamp_text(lock_file)
    if _read(stamp) != wanted or MARKER.exists():
        with _only_one():
            if _read(stamp) != wanted or MARKER.exists():
                _build(lock_file)
                stamp.write_text(wanted, encoding="utf-8")
    if Path(sys.prefix).resolve() != VENV.resolve():
        _continue_inside()


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        # pythonw has no streams; a Windows pipe is not UTF-8 by itself.
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _say(text: str) -> None:
    if sys.stderr is not None:
        print(text, file=sys.stderr, flush=True)


def _stop(text: str) -> None:
    _say(text)
    raise SystemExit(2)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _stamp_text(lock_file: Path) -> str:
    digest = hashlib.sha256(lock_file.read_bytes() + sys.version.encode())
    return digest.hexdigest()


def _check_interpreter() -> None:
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        have = ".".join(map(str, sys.version_info[:2]))
        _stop(f"Cần Python 3.11 đến 3.13, máy này chạy Python {have}.")
    if os.name == "nt" and sys.maxsize <= 2**32:
        _stop("Máy này dùng Python 32 bit. Hãy cài Python 3.11 bản 64 bit.")


def _python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _ensure_system(*, window: bool, programs: Sequence[tuple[str, str]]) -> None:
    if not sys.platform.startswith("linux"):
        return
    missing = [package for name, package in programs if not _present(name)]
    if window:
        listed = _listed_libraries()
        missing += [
            package
            for name, package in QT_LIBRARIES
            if f"/{name}\0".encode() not in listed and not _loads(name)
        ]
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() == 0 and _present("apt-get"):
        _say(f"Đang cài thư viện hệ thống: {' '.join(missing)}")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        if _run_quietly(["apt-get", "update", "-qq"], environment):
            _say("Chưa cập nhật được danh mục gói của hệ thống.")
        if _run_quietly([*command, "-qq"], environment) == 0:
            return
    wanted = " ".join(missing)
    _stop(
        "Còn thiếu thư viện hệ thống. Gõ dòng này rồi chạy lại:\n"
        f"sudo apt-get install -y --no-install-recommends {wanted}"
    )


def _run_quietly(command: Sequence[str], environment: Mapping[str, str]) -> int:
    import subprocess  # noqa: PLC0415  (only when something is set up)

    return subprocess.run(
        command, env=environment, stdout=subprocess.DEVNULL, check=False
    ).returncode


def _present(program: str) -> bool:
    # A plug-in without a command of its own is named by its file.
    if program[0] == "/":
        return Path(program).exists()
    from shutil import which  # noqa: PLC0415  (no window waits for it)

    return bool(which(program))


def _listed_libraries() -> bytes:
    """Read what the loader lists; trying to load each library takes much longer."""
    try:
        return LOADER_LIST.read_bytes()
    except OSError:
        return b""


def _loads(soname: str) -> bool:
    import ctypes  # noqa: PLC0415  (only where a window opens)

    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


@contextmanager
def _only_one() -> Iterator[None]:
    """Let one process at a time build the environment; the lock dies with it."""
    with (ROOT / ".venv.lock").open("a+b") as handle:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  (exists on Windows only)

            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl  # noqa: PLC0415  (exists elsewhere only)

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _build(lock_file: Path) -> None:
    _say("Đang chuẩn bị phần mềm lần đầu. Việc này chỉ làm một lần.")
    if MARKER.exists() or (VENV.exists() and not _works()):
        from shutil import rmtree  # noqa: PLC0415  (only when something is set up)

        rmtree(VENV)
    if not VENV.exists():
        _make_environment()
    MARKER.touch()
    _install(lock_file)
    MARKER.unlink()


def _works() -> bool:
    import subprocess  # noqa: PLC0415  (only when something is set up)

    try:
        check = subprocess.run([_python(), "-c", ""], check=False, capture_output=True)
    except OSError:
        return False
    return check.returncode == 0


def _make_environment() -> None:
    import venv  # noqa: PLC0415  (needed once in the life of an installation)

    # Without pip: Debian has no ensurepip, and the pip outside can install inside.
    venv.EnvBuilder(symlinks=os.name != "nt", with_pip=False).create(VENV)


def _install(lock_file: Path) -> None:
    import subprocess  # noqa: PLC0415  (only when something is set up)

    if subprocess.run(
        [sys.executable, "-m", "pip", "--version"], check=False, capture_output=True
    ).returncode:
        _stop(
            "Thiếu pip. Gõ dòng này rồi chạy lại:\nsudo apt-get install -y python3-pip"
        )
    command = [sys.executable, "-m", "pip", "--python", str(_python()), "install"]
    command += ["--require-hashes", "--only-binary=:all:", "--no-input"]
    command += [
        "--disable-pip-version-check",
        "--progress-bar=off",
        "-r",
        str(lock_file),
    ]
    if WHEELHOUSE.is_dir():
        command += ["--no-index", "--find-links", str(WHEELHOUSE)]
    total = lock_file.read_text(encoding="utf-8").count("==")
    environment = {**os.environ, "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=environment,
    ) as process:
        lines = _show_progress(process, total)
    if process.returncode:
        _say("\n".join(lines[-12:]))
        _stop(
            "Chưa cài được thư viện. Kiểm tra mạng, hoặc đặt thư mục wheelhouse cạnh "
            "main.py rồi chạy lại. Phần đã cài sẽ được làm lại từ đầu."
        )


def _show_progress(process: "subprocess.Popen[str]", total: int) -> list[str]:
    lines: list[str] = []
    done = 0
    for line in process.stdout or ():
        lines.append(line.rstrip())
        if line.startswith(("Collecting ", "Requirement already")):
            done += 1
            if sys.stderr is not None and sys.stderr.isatty():
                text = f"\rĐang tải thư viện {done}/{total}"
                print(text, end="", file=sys.stderr, flush=True)
        elif line.startswith("Installing collected"):
            _say("\nĐang cài thư viện…")
    return lines


def _continue_inside() -> None:
    command = [str(_python()), *sys.argv]
    if os.name == "nt":
        import subprocess  # noqa: PLC0415  (only outside of the environment)

        # execv would let the console return before the program has ended.
        raise SystemExit(subprocess.call(command))
    os.execv(command[0], command)  # noqa: S606  (our own interpreter, no shell)
