"""Which folder this run works in, and the ways into its book.

``SOCHIBO_HOME`` chooses the folder; otherwise ``portable.txt`` beside the program, then
the place the user pointed at, then the system's data folder.

What can go wrong: everything that can be in the way of opening a book; see
``app.infra.safety.opening``. It runs on the worker thread, Argon2 takes a while.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.door.errors import NoBookThere, StoredElsewhere
from app.infra.clock import SystemClock
from app.infra.files import write_safely
from app.infra.paths import PROGRAM, DataFolder, default_data_folder
from app.infra.settings import Settings
from app.kernel.clock import Clock
from app.kernel.errors import Problem
from app.kernel.progress import Progress, silent

if TYPE_CHECKING:
    from app.bootstrap import Office

HOME = "SOCHIBO_HOME"
_POINTER = "noi-giu-so.txt"
_PRACTICE = "tap-su"


@dataclass(frozen=True, slots=True)
class PassphraseRules:
    """What a new passphrase must be like."""

    least: int
    distinct: int
    guidance: str


@dataclass(frozen=True, slots=True)
class Entrance:
    """The folder, the settings beside its book, and how to get in.

    ``unseen`` is where the book was said to lie, when it cannot be seen there now.
    ``is_practice`` marks the practice cell: fictional data, no real packages.
    """

    folder: DataFolder
    settings: Settings
    clock: Clock
    unseen: Path | None = None
    is_practice: bool = False

    def has_book(self) -> bool:
        """Say whether a cell has been set up here."""
        return self.folder.has_book()

    def key_is_lost(self) -> bool:
        """Say whether only the recovery sheet opens the book."""
        return self.has_book() and not self.folder.key_file.exists()

    def unlock(self, passphrase: str, *, take_over: bool = False) -> "Office":
        """Open the book and build every service."""
        from app.bootstrap import open_office  # noqa: PLC0415  (heavy; loaded when first needed)

        return open_office(self.folder, passphrase, self.clock, take_over=take_over)

    def create(self, passphrase: str) -> tuple["Office", str]:
        """Make a new book; return its services and the code of the recovery sheet."""
        from app.bootstrap import create_office  # noqa: PLC0415  (heavy; loaded when first needed)

        return create_office(self.folder, passphrase, self.clock)

    def recover(self, code: str, passphrase: str) -> "Office":
        """Open the book with its recovery sheet and keep it under a new passphrase."""
        from app.bootstrap import open_office  # noqa: PLC0415  (heavy; loaded when first needed)
        from app.infra.safety.opening import recover  # noqa: PLC0415  (heavy; loaded when first needed)

        key = recover(self.folder, code, passphrase, self.clock)
        return open_office(self.folder, key, self.clock)

    def check(self, passphrase: str) -> None:
        """Raise ``WrongPassphrase`` unless it opens the key of this book."""
        from app.infra.vault import Vault  # noqa: PLC0415  (heavy; loaded when first needed)

        Vault(self.folder.key_file, self.clock).unlock(passphrase)


def approach(environment: Mapping[str, str], program: Path = PROGRAM) -> Entrance:
    """Find the folder of this run and read its settings."""
    named = environment.get(HOME, "")
    if named:
        return at(DataFolder(Path(named).expanduser().absolute()))
    usual = default_data_folder(program)
    chosen = _pointed_at(usual)
    if chosen is None:
        return at(usual)
    if DataFolder(chosen).has_book():
        return at(DataFolder(chosen))
    # A stick that is not plugged in: say so, never begin anew without a word.
    return replace(at(usual), unseen=chosen)


def at(folder: DataFolder) -> Entrance:
    """Stand before the book of one folder."""
    return Entrance(folder, Settings(folder.settings), SystemClock())


def turn_to(environment: Mapping[str, str], chosen: Path) -> Entrance:
    """Use the book in ``chosen`` from now on, and remember it.

    Raises ``NoBookThere`` when the folder holds no book, ``StoredElsewhere`` when the
    environment has fixed another folder for this run.
    """
    folder = DataFolder(chosen)
    if not folder.has_book():
        raise NoBookThere(path=chosen)
    if environment.get(HOME):
        raise StoredElsewhere(path=Path(environment[HOME]))
    pointer = default_data_folder().root / _POINTER
    write_safely(pointer, str(chosen).encode())
    return at(folder)


def practice(place: Entrance, progress: Progress = silent) -> tuple[Entrance, str]:
    """Make the practice cell beside the book; return its entrance and passphrase.

    It is played once and kept; making it takes some seconds and touches no other book.
    """
    from app.scenario import practice as cell  # noqa: PLC0415  (heavy; loaded when first needed)

    folder = cell.prepared(place.folder.root / _PRACTICE, progress)
    return replace(at(folder), is_practice=True), cell.PASSPHRASE


def passphrase_rules() -> PassphraseRules:
    """Read what a new passphrase must be like."""
    from app.infra.vault import key_rules  # noqa: PLC0415  (heavy; loaded when first needed)

    rules = key_rules()
    return PassphraseRules(
        rules.passphrase_least, rules.passphrase_distinct, rules.guidance
    )


def say(problem: Problem) -> str:
    """Say a problem in one sentence."""
    from app.infra.words import sentence  # noqa: PLC0415  (only when something is said)

    return sentence(problem)


def _pointed_at(usual: DataFolder) -> Path | None:
    """Read where the user said the book lies; None when it lies in the usual place."""
    pointer = usual.root / _POINTER
    if usual.has_book() or not pointer.exists():
        return None
    return Path(pointer.read_text(encoding="utf-8", errors="replace").strip())
