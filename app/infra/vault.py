"""The key of a book: a random 256-bit key, wrapped by passphrases in a small file.

``cell.key`` is JSON: the id of the book and one slot per passphrase (secretary, deputy
…). A slot turns a passphrase into a wrapping key (Argon2id) that opens the book's key
(AES-256-GCM). Changing a passphrase rewrites this file only. The recovery sheet holds
the book's key itself, so a lost key file is not a lost book.

What can go wrong: wrong passphrase (told apart from a damaged book), key file lost,
damaged or of another book.

Format history
1  First release.
"""

import hashlib
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from app.infra.datafile import read_toml
from app.infra.errors import (
    BookKeyDamaged,
    BookKeyMissing,
    LastSlot,
    NewerFile,
    PassphraseShort,
    PassphraseTooLong,
    PassphraseTooPlain,
    WrongPassphrase,
)
from app.infra.files import read_file, write_safely
from app.infra.paths import rules_folder
from app.kernel.clock import Clock

KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
VERSION = 1


@dataclass(frozen=True, slots=True)
class Kdf:
    """The cost of one guess at a passphrase (Argon2id)."""

    memory_kib: int
    time: int
    lanes: int


@dataclass(frozen=True, slots=True)
class KeyRules:
    """The record ``data/security/keys.toml``."""

    source: str
    confidence: str
    valid_from: date
    passphrase_least: int
    passphrase_most: int
    passphrase_distinct: int
    guidance: str
    kdf: Kdf
    kdf_most: Kdf


@dataclass(frozen=True, slots=True, repr=False)
class CellKey:
    """The key of one book and the book's id. Never shown, never logged."""

    secret: bytes
    db_id: str

    @property
    def raw(self) -> bytes:
        """Give the cipher its key and the salt the file carries in its first bytes.

        The salt follows from the id, so a book is recognised before it is opened.
        """
        return self.secret + salt_of(self.db_id)


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapped copy of the key."""

    id: str
    label: str
    created_at: str
    kdf: Kdf
    salt: str
    nonce: str
    wrapped: str


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The content of ``cell.key``."""

    format: Literal["so-chi-bo-key"]
    version: int
    db_id: str
    slots: tuple[Slot, ...]


def salt_of(db_id: str) -> bytes:
    """Derive the first 16 bytes of the book's file from its id."""
    return hashlib.sha256(f"book-salt:v1:{db_id}".encode()).digest()[:_SALT_BYTES]


def key_rules() -> KeyRules:
    """Read the rules of keys and passphrases."""
    return read_toml(rules_folder() / "security" / "keys.toml", KeyRules)


def normalised(passphrase: str) -> str:
    """Make the same keys typed on two systems the same text (NFKC, trimmed)."""
    return unicodedata.normalize("NFKC", passphrase).strip()


def check_passphrase(passphrase: str, rules: KeyRules) -> None:
    """Refuse a passphrase that is too short, too long or one letter repeated."""
    text = normalised(passphrase)
    if len(text) < rules.passphrase_least:
        raise PassphraseShort(field="passphrase", least=rules.passphrase_least)
    if len(text) > rules.passphrase_most:
        raise PassphraseTooLong(field="passphrase", most=rules.passphrase_most)
    if len(set(text)) < rules.passphrase_distinct:
        raise PassphraseTooPlain(field="passphrase", least=rules.passphrase_distinct)


class Vault:
    """The key file of one data folder."""

    def __init__(self, path: Path, clock: Clock, kdf: Kdf | None = None) -> None:
        self.path = path
        self.rules = key_rules()
        self._clock = clock
        self._kdf = kdf or self.rules.kdf

    def create(self, db_id: str, passphrase: str) -> CellKey:
        """Make a new key for a new book and keep it under ``passphrase``."""
        key = CellKey(secrets.token_bytes(KEY_BYTES), db_id)
        self.keep(key, passphrase)
        return key

    def keep(self, key: CellKey, passphrase: str, label: str = "") -> None:
        """Write a key file with one slot; after a recovery it replaces the lost one."""
        slot = self._slot(key, passphrase, label)
        self._write(KeyFile("so-chi-bo-key", VERSION, key.db_id, (slot,)))

    def unlock(self, passphrase: str) -> CellKey:
        """Return the key, or raise ``WrongPassphrase`` or a problem of the file."""
        return self._opened(self.read(), passphrase)[0]

    def change_passphrase(self, old: str, new: str) -> None:
        """Replace the passphrase of the slot that ``old`` opens."""
        file = self.read()
        key, used = self._opened(file, old)
        fresh = self._slot(key, new, used.label)
        slots = tuple(fresh if slot.id == used.id else slot for slot in file.slots)
        self._write(replace(file, slots=slots))

    def add_slot(self, passphrase: str, label: str, new: str) -> str:
        """Let another officer open the book with ``new``; return the slot's id."""
        file = self.read()
        key, _used = self._opened(file, passphrase)
        slot = self._slot(key, new, label)
        self._write(replace(file, slots=(*file.slots, slot)))
        return slot.id

    def remove_slot(self, slot_id: str) -> None:
        """Take an officer's passphrase away; the last one stays."""
        file = self.read()
        left = tuple(slot for slot in file.slots if slot.id != slot_id)
        if not left:
            raise LastSlot
        self._write(replace(file, slots=left))

    def read(self) -> KeyFile:
        """Read the key file; nothing in it is secret by itself."""
        if not self.path.exists():
            raise BookKeyMissing(path=self.path)
        content = read_file(self.path, limit_mb=1)
        try:
            file = msgspec.json.decode(content, type=KeyFile)
        except msgspec.DecodeError as error:
            raise BookKeyDamaged(path=self.path) from error
        if file.version > VERSION:
            raise NewerFile(path=self.path)
        if not file.slots or not all(map(self._is_sane, file.slots)):
            raise BookKeyDamaged(path=self.path)
        return file

    def _opened(self, file: KeyFile, passphrase: str) -> tuple[CellKey, Slot]:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415  (heavy; loaded when first needed)

        for slot in file.slots:
            try:
                secret = _unwrap(slot, file.db_id, passphrase)
            except InvalidTag:
                continue
            return CellKey(secret, file.db_id), slot
        raise WrongPassphrase(field="passphrase")

    def _slot(self, key: CellKey, passphrase: str, label: str) -> Slot:
        check_passphrase(passphrase, self.rules)
        slot = Slot(
            id=secrets.token_hex(8),
            label=label,
            created_at=self._clock.now().isoformat(timespec="seconds"),
            kdf=self._kdf,
            salt=secrets.token_hex(_SALT_BYTES),
            nonce=secrets.token_hex(_NONCE_BYTES),
            wrapped="",
        )
        return replace(slot, wrapped=_wrap(slot, key, passphrase).hex())

    def _write(self, file: KeyFile) -> None:
        content = msgspec.json.format(msgspec.json.encode(file), indent=1)
        write_safely(self.path, content + b"\n")

    def _is_sane(self, slot: Slot) -> bool:
        most = self.rules.kdf_most
        try:
            sizes = [len(bytes.fromhex(t)) for t in (slot.salt, slot.nonce)]
            wrapped = len(bytes.fromhex(slot.wrapped))
        except ValueError:
            return False
        return (
            sizes == [_SALT_BYTES, _NONCE_BYTES]
            and wrapped == KEY_BYTES + _SALT_BYTES
            and 8 * slot.kdf.lanes <= slot.kdf.memory_kib <= most.memory_kib
            and 1 <= slot.kdf.time <= most.time
            and 1 <= slot.kdf.lanes <= most.lanes
        )


def _wrap(slot: Slot, key: CellKey, passphrase: str) -> bytes:
    return _cipher(slot, passphrase, "encrypt")(
        bytes.fromhex(slot.nonce), key.secret, _bound_to(slot, key.db_id)
    )


def _unwrap(slot: Slot, db_id: str, passphrase: str) -> bytes:
    return _cipher(slot, passphrase, "decrypt")(
        bytes.fromhex(slot.nonce), bytes.fromhex(slot.wrapped), _bound_to(slot, db_id)
    )


def _bound_to(slot: Slot, db_id: str) -> bytes:
    return f"slot:v1:{db_id}:{slot.id}".encode()


def _cipher(
    slot: Slot, passphrase: str, act: Literal["encrypt", "decrypt"]
) -> Callable[[bytes, bytes, bytes], bytes]:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415  (heavy; loaded when first needed)
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415  (heavy; loaded when first needed)

    derived = Argon2id(
        salt=bytes.fromhex(slot.salt),
        length=KEY_BYTES,
        iterations=slot.kdf.time,
        lanes=slot.kdf.lanes,
        memory_cost=slot.kdf.memory_kib,
    ).derive(normalised(passphrase).encode(errors="surrogatepass"))
    cipher = AESGCM(derived)
    return cipher.encrypt if act == "encrypt" else cipher.decrypt
