"""What the settings page does with the open book: passphrase, copies, licences.

What can go wrong: wrong passphrase, disk full, the second place is not plugged in.
Belongs to the store's thread, except where a docstring says otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app import bootstrap
from app.bootstrap import Office
from app.door.entrance import Entrance
from app.door.errors import NoSecondPlace
from app.features.members.service.members import Members
from app.infra.errors import BackupUnknown
from app.infra.paths import resources_folder
from app.infra.safety import checks, opening
from app.infra.safety.recovery import recovery_code
from app.infra.safety.rotation import Backup
from app.infra.settings import Value
from app.kernel.changes import Change
from app.kernel.progress import Progress, silent
from app.kernel.text import clean
from app.people.keeping.service import Keeping


@dataclass(frozen=True, slots=True)
class Copy:
    """One good copy on this PC; ``counts`` tells what it holds, by words."""

    id: str
    at: datetime
    reason: str
    size: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies of this book, newest first, and the second place."""

    copies: tuple[Copy, ...]
    second_place: str
    second_at: str
    is_due: bool


@dataclass(frozen=True, slots=True)
class Licence:
    """A part of somebody else's that ships with the program, and its terms."""

    part: str
    text: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A declared setting with its value; labels are marked for translation."""

    key: str
    group: str
    label: str
    help: str
    value: Value
    default: Value
    choices: tuple[tuple[str, str], ...]
    least: int
    most: int


class Housekeeping:
    """Keeps one open book safe. In memory there is nothing to keep."""

    def __init__(self, office: Office, entrance: Entrance) -> None:
        self._office = office
        self._entrance = entrance
        self.keeper: Keeping = office.keeping

    @property
    def has_file(self) -> bool:
        """Say whether the book lies on a disk."""
        return self._office.book is not None

    @property
    def members(self) -> Members:
        """The roll, for the choice of its fields and of officers."""
        return self._office.members

    @property
    def remind_days(self) -> int:
        """Give the days after which a copy counts as old."""
        return self._book().backups.rules.remind_days

    @property
    def folder(self) -> str:
        """Give the folder the book lies in; empty in memory."""
        return str(self._entrance.folder.root) if self.has_file else ""

    def settings(self) -> tuple[Setting, ...]:
        """List the settings a page may show, with their values; on any thread."""
        known = self._entrance.settings
        return tuple(
            Setting(
                key=one.key,
                group=one.group,
                label=one.label,
                help=one.help,
                value=known.value(one.key),
                default=one.default,
                choices=tuple((c.value, c.label) for c in one.choices),
                least=one.least,
                most=one.most,
            )
            for one in known.declared
            if not one.hidden
        )

    def choose(self, key: str, value: Value) -> None:
        """Keep a setting; may run on any thread."""
        self._entrance.settings.choose(key, value)

    def appoint(
        self, full_name: str, role: str, from_on: date, decision_no: str = ""
    ) -> Change:
        """Give a post to somebody by name; who is not in the book yet is taken in."""
        people = self._office.people
        with self._office.store.command("settings.appoint") as unit:
            known = [
                p for p in people.find(full_name) if p.full_name == clean(full_name)
            ]
            person_id = known[0].id if known else people.register(full_name)
            people.appoint(person_id, role, from_on, decision_no)
        return Change.of("people", record_id=person_id, command_id=unit.id)

    def change_passphrase(self, old: str, new: str) -> None:
        """Replace the passphrase that ``old`` is."""
        self._book().vault.change_passphrase(old, new)

    def recovery_code(self, passphrase: str) -> str:
        """Give the code of the recovery sheet to whoever knows the passphrase."""
        self._book().vault.unlock(passphrase)
        return recovery_code(self._book().key.secret)

    def copies(self) -> Copies:
        """List the copies of the book."""
        settings = self._entrance.settings
        book = self._office.book
        listed = book.backups.listed() if book else []
        return Copies(
            copies=tuple(self._told(copy) for copy in listed),
            second_place=settings.text("backup.second_place"),
            second_at=settings.text("backup.second_place_at"),
            is_due=book is not None and book.backups.is_due(self._office.store),
        )

    def back_up(self) -> Copy:
        """Make a copy now, checked by reading it again."""
        book = self._book()
        made = book.backups.make(self._office.store, self._office.attachments, "asked")
        return self._told(made)

    def copy_to_second_place(self, progress: Progress = silent) -> str:
        """Put the newest copy on the second drive, read it back, name the place."""
        place = self._entrance.settings.text("backup.second_place")
        if not place or not Path(place).is_dir():
            raise NoSecondPlace(path=place)
        book = self._book()
        if book.backups.is_due(self._office.store):
            self.back_up()
        book.backups.copy_to(Path(place) / "so-chi-bo", progress)
        now = self._office.clock.now().isoformat(timespec="minutes")
        self._entrance.settings.choose("backup.second_place_at", now)
        return place

    def check_book(self) -> None:
        """Read every page of the book; raise ``DamagedFile`` when one is wrong."""
        store = self._office.store
        checks.check_whole(store.connection, store.path)

    def licences(self) -> tuple[Licence, ...]:
        """Give the terms of what ships with the program."""
        folder = resources_folder()
        parts = (
            ("Inter", folder / "fonts" / "inter" / "OFL.txt"),
            ("Tinos", folder / "fonts" / "tinos" / "OFL.txt"),
            ("Noto Sans Symbols", folder / "fonts" / "symbols" / "OFL.txt"),
            ("Lucide", folder / "icons" / "LICENSE.txt"),
        )
        return tuple(
            Licence(name, path.read_text(encoding="utf-8"))
            for name, path in parts
            if path.exists()
        )

    def _told(self, copy: Backup) -> Copy:
        words = {c.table: c.label for c in self._book().backups.rules.counted}
        counts = {words[t]: n for t, n in copy.counts.items() if t in words}
        return Copy(copy.id, copy.at, copy.reason, copy.size, counts)

    def _book(self) -> opening.OpenBook:
        if self._office.book is None:
            raise BackupUnknown(name="")
        return self._office.book


def restore(office: Office, entrance: Entrance, copy_id: str) -> Office:
    """Close the book, let a copy take its place, and open that.

    The present book is copied and put aside before. Whatever fails, it stays as it was
    and has to be unlocked again.
    """
    book = office.book
    if book is None:
        raise BackupUnknown(name=copy_id)
    key = book.key
    book.backups.verify(book.backups.find(copy_id))
    office.close()
    opening.bring_back(entrance.folder, copy_id, key, entrance.clock)
    return bootstrap.open_office(entrance.folder, key, entrance.clock)
