"""One desk: a screen of its own, the keyboard on it, the program, and its book.

The program is the real one in a real window. What it did is looked up in the book, by
the services themselves, while it is open (a second reader of the same file) or after.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import ImageChops, ImageGrab

from app.bootstrap import Office, build, open_office
from app.infra.attachments import Attachments
from app.infra.clock import SystemClock
from app.infra.paths import DataFolder
from app.infra.store import Store
from app.infra.vault import CellKey, Vault
from tests.journeys.workload import spent, wants_processor

ROOT = Path(__file__).resolve().parents[2]
ARTEFACTS = ROOT / "artefacts"
UNLOCKED, LOCKED = "Sổ Chi bộ", "Sổ Chi bộ (đã khóa)"
# Milliseconds between letters; xdotool loses them when it is faster.
TYPING_DELAY = "40"
# A text cursor that blinks is no movement: that many pixels may differ.
CURSOR = 120
# A window that only blinks its cursor uses less than this part of a processor.
IDLE = 0.2
LOOKS = 4
# Seconds until a wait gives up. A busy machine must not decide whether a journey ends
# well: nothing waits that long as long as all is well.
PATIENCE = 120


class Desk:
    """One display with its keyboard, and the programs started on it."""

    def __init__(self, display: str, folder: Path, passphrase: str) -> None:
        self.display = display
        self.folder = DataFolder(folder)
        self.passphrase = passphrase
        self.program: subprocess.Popen | None = None
        self._key: CellKey | None = None

    @property
    def environment(self) -> dict[str, str]:
        """Give programs this display, the real Qt platform and Vietnamese letters."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("QT_")}
        home = {"SOCHIBO_HOME": str(self.folder.root)}
        return {**kept, **home, "DISPLAY": self.display, "LC_ALL": "C.UTF-8"}

    def start(self, *wrapped: str) -> subprocess.Popen:
        """Start the program, or ``wrapped`` instead of it."""
        command = wrapped or (sys.executable, "main.py")
        self.program = subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        return self.program

    def open(self) -> None:
        """Start the program and unlock its book."""
        self.start()
        self.unlock()

    def unlock(self) -> None:
        """Type the passphrase and wait for the page behind the lock."""
        self.wait_for_title(LOCKED)
        self.settle()
        self.type(self.passphrase)
        self.key("Return")
        self.wait_for_title(UNLOCKED)
        self.settle()

    def quit(self) -> int:
        """Close the window and wait for the end of the program."""
        assert self.program is not None
        self.key("alt+F4")
        return self.program.wait(PATIENCE)

    def kill(self) -> None:
        """End the program and whatever it started, as a power cut would."""
        if self.program is not None and self.program.poll() is None:
            os.killpg(self.program.pid, 9)
            self.program.wait()

    def key(self, *keys: str) -> None:
        """Press keys by their X names (``ctrl+k``)."""
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)
            time.sleep(0.12)

    def press(self, *keys: str) -> None:
        """Press keys one by one, each when the screen has come to rest."""
        for key in keys:
            self.key(key)
            self.settle()

    def answer(self, key: str = "Return") -> None:
        """Press a key that makes the program think, and wait for what it shows."""
        before = self._seen()
        self.key(key)
        wait_until(lambda: self._moved(before), lambda: "the screen did not answer")
        self.settle()

    def type(self, words: str, delay: str = TYPING_DELAY) -> None:
        """Type words into whatever has the focus, with milliseconds between them."""
        self.settle()
        self._xdotool("type", "--delay", delay, words)
        time.sleep(0.1)

    def fill(self, *words: str) -> None:
        """Type into fields that follow each other; an empty word skips its field."""
        for number, word in enumerate(words):
            if number:
                self.key("Tab")
            if word:
                self.type(word)

    def title(self) -> str:
        """Return the title of the active window; empty without one."""
        done = self._run("xdotool", "getactivewindow", "getwindowname")
        return done.stdout.strip()

    def wait_for_title(self, title: str, seconds: float = PATIENCE) -> None:
        """Wait until a window of this exact title is active."""
        wait_until(
            lambda: self.title() == title,
            lambda: f"no window “{title}”, but “{self.title()}”",
            seconds,
        )

    def settle(self, seconds: float = PATIENCE) -> None:
        """Wait until the screen stands still and the program has nothing to do."""
        until = time.monotonic() + seconds
        time.sleep(0.1)
        before = self._seen()
        while time.monotonic() < until:
            rested = self._rests(0.2)
            after = self._seen()
            if rested and not self._moved(before, after):
                return
            before = after

    def _rests(self, seconds: float) -> bool:
        """Watch the program for a while; say whether it only waited for its user."""
        if self.program is None or self.program.poll() is not None:
            time.sleep(seconds)
            return True
        session = self.program.pid
        seconds_before, pages_before = spent(session)
        for _ in range(LOOKS):
            time.sleep(seconds / LOOKS)
            if wants_processor(session):
                return False
        seconds_after, pages_after = spent(session)
        is_idle = seconds_after - seconds_before <= IDLE * seconds
        return is_idle and pages_after == pages_before

    def picture(self, name: str) -> Path:
        """Keep what is on the screen in ``artefacts/``."""
        ARTEFACTS.mkdir(exist_ok=True)
        path = ARTEFACTS / f"{name}.png"
        self._seen().save(path)
        return path

    @contextmanager
    def book(self) -> Iterator[Office]:
        """Read the book while the program has it open; write nothing here."""
        if self._key is None:
            vault = Vault(self.folder.key_file, SystemClock())
            self._key = vault.unlock(self.passphrase)
        clock, secret = SystemClock(), self._key.raw
        store = Store.open(self.folder.book, secret, clock)
        files = Attachments.open(self.folder.blobs, secret, clock)
        try:
            yield build(store, clock, files)
        finally:
            files.close()
            store.close()

    def wait_until(self, is_so: Callable[[], object], otherwise: str) -> None:
        """Wait for something outside the book."""
        wait_until(is_so, lambda: otherwise)

    def insist(
        self,
        key: str,
        found: Callable[[Office], object],
        what: str,
        seconds: float = PATIENCE,
    ) -> None:
        """Press a key until the book shows its answer, as a user in doubt would."""
        until = time.monotonic() + seconds
        with self.book() as office:
            while not found(_anew(office)):
                if time.monotonic() > until:
                    pytest.fail(f"not in the book after {key}: {what}")
                self.press(key)
                time.sleep(0.5)

    def wait_for(
        self, found: Callable[[Office], object], what: str, seconds: float = PATIENCE
    ) -> None:
        """Wait until the book answers yes; ``what`` says what was missing."""
        with self.book() as office:
            wait_until(
                lambda: found(_anew(office)),
                lambda: f"not in the book: {what}",
                seconds,
            )

    @contextmanager
    def closed_book(self) -> Iterator[Office]:
        """Open the book after the program has ended, as the program would."""
        office = open_office(self.folder, self.passphrase, SystemClock())
        try:
            yield office
        finally:
            office.close()

    def moves(self) -> bool:
        """Say whether something on the screen still moves (work goes on)."""
        before = self._seen()
        time.sleep(0.8)
        return self._moved(before)

    def save_seen(self, place: Path, tabs: int) -> None:
        """Save what is seen: the n-th kind the dialog offers."""
        self.press("ctrl+e", *("Tab",) * tabs, "Return")
        self.choose_file(place)
        self.wait_until(place.exists, f"{place.name} was not saved")
        self.settle()

    def choose_file(self, place: Path) -> None:
        """Paste a path into the file dialog that is open.

        While a path is typed, the dialog opens and closes a list of what fits; the
        letter that comes at that moment is lost on a display without a real desktop.
        """
        self.wait_until(
            lambda: self.title() not in {UNLOCKED, LOCKED, ""}, "no file dialog opened"
        )
        self.settle()
        dialog = self.title()
        self.copy(str(place))
        self.press("ctrl+a", "ctrl+v", "Return")
        self.wait_until(lambda: self.title() != dialog, "the file dialog stayed open")
        self.settle()

    def copy(self, words: str) -> None:
        """Put words on the clipboard, as another program would."""
        subprocess.run(
            ["xclip", "-selection", "clipboard"],
            input=words,
            env=self.environment,
            encoding="utf-8",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )

    def _moved(self, before, after=None) -> bool:
        """Say whether more than a text cursor has changed on the screen."""
        after = after or self._seen()
        changed = ImageChops.difference(before, after).convert("L").histogram()
        return sum(changed[1:]) > CURSOR

    def _seen(self):
        return ImageGrab.grab(xdisplay=self.display)

    def _xdotool(self, *words: str) -> None:
        self._run("xdotool", *words, check=True)

    def _run(self, *command: str, check: bool = False) -> subprocess.CompletedProcess:
        return subprocess.run(
            command,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            check=check,
            timeout=120,
        )


def _anew(office: Office) -> Office:
    """Let a reader look again: the program writes into the same book meanwhile."""
    office.store.connection.answers.forget()
    return office


def wait_until(
    is_so: Callable[[], object], otherwise: Callable[[], str], seconds: float = PATIENCE
) -> None:
    """Ask again and again until it is so; fail the test with ``otherwise`` if not."""
    until = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > until:
            pytest.fail(otherwise())
        time.sleep(0.2)


def read_pdf(path: Path) -> str:
    """Return the words of a sound PDF, on one line."""
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
    read = subprocess.run(
        ["pdftotext", "-layout", path, "-"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return " ".join(read.stdout.split())


def require(*tools: str) -> None:
    """Skip the test where tools are missing; on a build machine that is a failure."""
    missing = [tool for tool in tools if shutil.which(tool) is None]
    if missing and os.environ.get("CI"):
        pytest.fail(f"journeys need {', '.join(missing)}")
    if missing:
        pytest.skip(f"journeys need {', '.join(missing)}")
