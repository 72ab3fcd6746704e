"""A screen of our own and the moment a window appears on it, by MapNotify.

Polling tools see a window up to half a second late, so the X server is asked to tell.
"""

import ctypes
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.bench.cell import at_a_desk

MAP_NOTIFY, SUBSTRUCTURE_NOTIFY = 19, 1 << 19


@contextmanager
def screen(size: str = "1366x768x24") -> Iterator[str]:
    """Run an X server on a free display and yield its name."""
    if shutil.which("Xvfb") is None:
        raise FileNotFoundError("Xvfb")
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size]
    server = subprocess.Popen(
        [*command, "-noreset", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        yield f":{os.read(read, 16).decode().strip()}"
    finally:
        os.close(read)
        server.terminate()
        server.wait()


class Watcher:
    """Listens for windows of one display."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        self._x.XSelectInput(self._display, root, ctypes.c_long(SUBSTRUCTURE_NOTIFY))
        self._x.XSync(self._display, 1)

    def mapped(self) -> None:
        """Wait until a window is mapped."""
        event = (ctypes.c_byte * 192)()
        while True:
            self._x.XNextEvent(self._display, ctypes.byref(event))
            if ctypes.cast(event, ctypes.POINTER(ctypes.c_int))[0] == MAP_NOTIFY:
                return

    def close(self) -> None:
        """Leave the display."""
        self._x.XCloseDisplay(self._display)


def seconds_to_window(
    command: Sequence[str], display: str, environment: dict[str, str]
) -> tuple[float, float, float]:
    """Start ``command``; return seconds to its window, computing until then, and MiB.

    The memory is what is resident a second later.
    """
    watcher = Watcher(display)
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        env={
            **at_a_desk(),
            **environment,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        watcher.mapped()
        seconds, computing = time.perf_counter() - begun, _computing(process.pid)
        time.sleep(1)
        return seconds, computing, _resident(process.pid)
    finally:
        watcher.close()
        process.kill()
        process.wait()


def _computing(pid: int) -> float:
    threads = Path(f"/proc/{pid}/task").iterdir()
    told = ((thread / "schedstat").read_text(encoding="ascii") for thread in threads)
    return sum(int(line.split()[0]) for line in told) / 1e9


def _resident(pid: int) -> float:
    with open(f"/proc/{pid}/status", encoding="ascii") as status:  # noqa: PTH123  (read at once)
        line = next(line for line in status if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
