"""The file with the signing key: a standard PKCS#12 behind slots, as LUKS has them.

A random 256-bit secret is the password of the PKCS#12, so ``openssl pkcs12`` can open
it; each slot locks that secret (AES-256 key wrap) with a key from the passphrase
(Argon2id) or from the recovery code (HKDF). Changing the passphrase rewrites a slot.

Format history
1  JSON: format, version, slots[kind, salt, …, wrapped], pkcs12 (base64).
"""

import base64
import json
import secrets
import unicodedata
from dataclasses import dataclass, replace

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import (
    InvalidUnwrap,
    aes_key_unwrap,
    aes_key_wrap,
)
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    pkcs12,
)

from app.package import policy
from app.package.errors import (
    KeyFileDamaged,
    PassphraseTooShort,
    RecoveryCodeWrong,
    SigningPassphraseWrong,
)
from app.package.keys import fingerprint

FORMAT = "so-chi-bo-signing-key"
VERSION = 1
_SECRET_BYTES = 32
_RECOVERY_BITS = 160
_NAME = b"sign"


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the secret."""

    kind: str
    salt: bytes
    wrapped: bytes
    memory_kib: int = 0
    passes: int = 0
    lanes: int = 0


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The content of the file: slots and the locked key."""

    slots: tuple[Slot, ...]
    pkcs12: bytes


@dataclass(frozen=True, slots=True)
class SigningKey:
    """An unlocked key with the secret that locks it again."""

    private: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate | None
    secret: bytes


def create(private: ec.EllipticCurvePrivateKey, passphrase: str) -> tuple[KeyFile, str]:
    """Lock a new key; return the file and the recovery code for the paper sheet."""
    secret = secrets.token_bytes(_SECRET_BYTES)
    number = secrets.randbits(_RECOVERY_BITS)
    letters = fingerprint.encode(number, _RECOVERY_BITS)
    slots = (_passphrase_slot(secret, passphrase), _recovery_slot(secret, letters))
    file = KeyFile(slots, _locked(private, None, secret))
    return file, "-".join(fingerprint.groups(letters))


def unlock(file: KeyFile, passphrase: str) -> SigningKey:
    """Open with the passphrase (``SigningPassphraseWrong``)."""
    for slot in file.slots:
        if slot.kind == "passphrase":
            secret = _unwrapped(_stretched(passphrase, slot), slot)
            if secret is not None:
                return _opened(file, secret)
    raise SigningPassphraseWrong(field="passphrase")


def unlock_with_recovery(file: KeyFile, typed: str) -> SigningKey:
    """Open with the code of the recovery sheet (``RecoveryCodeWrong``)."""
    letters = fingerprint.typed(typed)
    for slot in file.slots:
        if slot.kind == "recovery":
            secret = _unwrapped(_derived(letters, slot.salt), slot)
            if secret is not None:
                return _opened(file, secret)
    raise RecoveryCodeWrong(field="recovery")


def with_certificate(
    file: KeyFile, key: SigningKey, certificate: x509.Certificate
) -> KeyFile:
    """Put the issued certificate beside the key."""
    return replace(file, pkcs12=_locked(key.private, certificate, key.secret))


def with_passphrase(file: KeyFile, key: SigningKey, passphrase: str) -> KeyFile:
    """Replace the passphrase slot."""
    kept = tuple(slot for slot in file.slots if slot.kind != "passphrase")
    return replace(file, slots=(_passphrase_slot(key.secret, passphrase), *kept))


def dump(file: KeyFile) -> bytes:
    """Write the file's content."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "slots": [_slot_to_json(slot) for slot in file.slots],
        "pkcs12": _text(file.pkcs12),
    }
    return json.dumps(document, indent=1).encode("ascii")


def load(content: bytes) -> KeyFile:
    """Read the file's content (``KeyFileDamaged``)."""
    try:
        document = json.loads(content)
        if (document["format"], document["version"]) != (FORMAT, VERSION):
            raise KeyFileDamaged
        slots = tuple(_slot_from_json(slot) for slot in document["slots"])
        return KeyFile(slots, _bytes(document["pkcs12"]))
    except (ValueError, TypeError, KeyError) as error:
        raise KeyFileDamaged from error


def password(key: SigningKey) -> bytes:
    """Return the password of the PKCS#12 (hexadecimal, so it can be typed)."""
    return key.secret.hex().encode("ascii")


def _locked(
    private: ec.EllipticCurvePrivateKey,
    certificate: x509.Certificate | None,
    secret: bytes,
) -> bytes:
    encryption = BestAvailableEncryption(secret.hex().encode("ascii"))
    return pkcs12.serialize_key_and_certificates(
        _NAME, private, certificate, None, encryption
    )


def _opened(file: KeyFile, secret: bytes) -> SigningKey:
    try:
        private, certificate, _ = pkcs12.load_key_and_certificates(
            file.pkcs12, secret.hex().encode("ascii")
        )
    except ValueError as error:
        raise KeyFileDamaged from error
    if not isinstance(private, ec.EllipticCurvePrivateKey):
        raise KeyFileDamaged
    return SigningKey(private, certificate, secret)


def normal(passphrase: str) -> bytes:
    """Return the passphrase as bytes: the same however the keyboard composes marks."""
    typed = unicodedata.normalize("NFKC", passphrase).strip()
    # The environment may hold bytes that are no text; they are a passphrase too.
    return typed.encode("utf-8", "surrogatepass")


def _passphrase_slot(secret: bytes, passphrase: str) -> Slot:
    cost = policy.passphrase_cost()
    if len(normal(passphrase).decode("utf-8")) < cost.shortest:
        raise PassphraseTooShort(field="passphrase", shortest=cost.shortest)
    salt = secrets.token_bytes(cost.salt_bytes)
    blank = Slot("passphrase", salt, b"", cost.memory_kib, cost.passes, cost.lanes)
    return replace(blank, wrapped=aes_key_wrap(_stretched(passphrase, blank), secret))


def _recovery_slot(secret: bytes, letters: str) -> Slot:
    salt = secrets.token_bytes(policy.passphrase_cost().salt_bytes)
    return Slot("recovery", salt, aes_key_wrap(_derived(letters, salt), secret))


def _stretched(passphrase: str, slot: Slot) -> bytes:
    return Argon2id(
        salt=slot.salt,
        length=_SECRET_BYTES,
        iterations=slot.passes,
        lanes=slot.lanes,
        memory_cost=slot.memory_kib,
    ).derive(normal(passphrase))


def _derived(letters: str, salt: bytes) -> bytes:
    return HKDF(SHA256(), _SECRET_BYTES, salt, FORMAT.encode("ascii")).derive(
        letters.encode("utf-8")
    )


def _unwrapped(key: bytes, slot: Slot) -> bytes | None:
    try:
        return aes_key_unwrap(key, slot.wrapped)
    except InvalidUnwrap:
        return None


def _slot_to_json(slot: Slot) -> dict[str, object]:
    numbers = {
        name: getattr(slot, name)
        for name in ("memory_kib", "passes", "lanes")
        if getattr(slot, name)
    }
    return {
        "kind": slot.kind,
        "salt": _text(slot.salt),
        "wrapped": _text(slot.wrapped),
        **numbers,
    }


def _slot_from_json(document: dict[str, object]) -> Slot:
    numbers = {
        name: int(str(document.get(name, 0)))
        for name in ("memory_kib", "passes", "lanes")
    }
    return Slot(
        str(document["kind"]),
        _bytes(document["salt"]),
        _bytes(document["wrapped"]),
        **numbers,
    )


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _bytes(text: object) -> bytes:
    return base64.b64decode(str(text), validate=True)
