"""Where things are: the program's own folders, and the folder of one cell's records.

The program folder is read-only once installed. The records live in the user's data
folder of the operating system, or beside the program when ``portable.txt`` lies there
(a USB stick).
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[2]


def rules_folder() -> Path:
    """Return the folder of what officials decide (dated TOML records)."""
    return PROGRAM / "data"


def resources_folder() -> Path:
    """Return the folder of how the program looks and speaks."""
    return PROGRAM / "resources"


def default_data_folder(program: Path = PROGRAM) -> "DataFolder":
    """Return where this user's records are kept when nobody says otherwise."""
    if (program / "portable.txt").exists():
        return DataFolder(program / "du-lieu")
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        base = Path(local) if local else Path.home() / "AppData" / "Local"
        return DataFolder(base / "SoChiBo")
    # The XDG specification says that a relative value must be ignored.
    named = Path(os.environ.get("XDG_DATA_HOME", ""))
    base = named if named.is_absolute() else Path.home() / ".local" / "share"
    return DataFolder(base / "so-chi-bo")


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The folder of one cell: its book, attachments, keys, backups, log, settings."""

    root: Path

    @property
    def book(self) -> Path:
        """Return the encrypted book."""
        return self.root / "cell.db"

    @property
    def key_file(self) -> Path:
        """Return the file with the wrapped data key."""
        return self.root / "cell.key"

    @property
    def blobs(self) -> Path:
        """Return the encrypted file of attachments."""
        return self.root / "cell.files.db"

    @property
    def signing_key(self) -> Path:
        """Return the private key of the cell's signature."""
        return self.root / "sign.key"

    @property
    def backups(self) -> Path:
        """Return the folder of backups."""
        return self.root / "backups"

    @property
    def logs(self) -> Path:
        """Return the folder of the log."""
        return self.root / "logs"

    @property
    def settings(self) -> Path:
        """Return the file of settings (nothing personal in it)."""
        return self.root / "settings.json"

    @property
    def lock(self) -> Path:
        """Return the file that says who has the folder open."""
        return self.root / ".lock"

    def has_book(self) -> bool:
        """Say whether a cell has been set up here."""
        return self.book.exists()
