"""The cell's keys: made here, vouched for by the committee's office, kept apart.

The private signing key lies in a file of its own behind its own passphrase: it is the
secretary's. The encryption key belongs to the post and stays inside the encrypted book.
"""

from datetime import date, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

from app.infra.files import read_file, write_safely
from app.infra.store import Store
from app.kernel.changes import Change
from app.kernel.places import Duty, Place
from app.kernel.text import fold
from app.kernel.words import _
from app.package import policy
from app.package.errors import (
    CodeDiffers,
    KeyAlreadyThere,
    KeyExpired,
    KeyMissing,
    NoRequest,
    UnitMissing,
)
from app.package.keys import fingerprint, keystore, profile, request
from app.package.keys.keystore import SigningKey
from app.package.keys.profile import Holder
from app.package.keys.request import Reply, Request
from app.package.known import KnownKeys
from app.package.model import KeysMade, KeyStage, KeyState
from app.package.store.keys import KeyRow, KeyRows, TrustRow
from app.people.model import Officer, Unit
from app.people.service import People

KIND = "package"
SIGNER = "secretary"
_KEY_FILE_MB = 1
_REPLY_MB = 1


class Keyring:
    """Use cases about the cell's own keys; ``known`` are those already vouched for."""

    def __init__(self, store: Store, people: People, key_file: Path | None) -> None:
        self._store = store
        self._rows = KeyRows(store)
        self.known = KnownKeys(store)
        self._people = people
        self._key_file = key_file

    def state(self) -> KeyState:
        """Say how far the key is, today."""
        requested, active = self._rows.key("requested"), self._rows.key("active")
        row = active or requested
        if row is None:
            return KeyState(KeyStage.NONE)
        until, stage = None, KeyStage.REQUESTED
        if active is not None and active.signing_certificate is not None:
            certificate = x509.load_der_x509_certificate(active.signing_certificate)
            until = certificate.not_valid_after_utc.date()
            holds = until >= self._store.clock.today()
            stage = KeyStage.ACTIVE if holds else KeyStage.EXPIRED
        trust = self._rows.trust()
        return KeyState(
            stage=stage,
            holder=row.holder,
            role=row.role,
            code=fingerprint.code(request.load(row.request).content),
            made_at=row.made_at,
            until=until,
            office_name=trust.office_name if trust else "",
            file_missing=not self._place().exists(),
        )

    def duties(self, on: date) -> list[Duty]:
        """Remind of a signing key that runs out soon, so that sending never stops."""
        row = self._rows.key("active")
        if row is None or row.signing_certificate is None:
            return []
        certificate = x509.load_der_x509_certificate(row.signing_certificate)
        until = certificate.not_valid_after_utc.date()
        if (until - on).days > policy.lifetimes().reminder_days:
            return []
        reason = _("Hết hạn thì không ký được gói gửi Đảng ủy.")
        place = Place(KIND, "keys")
        return [Duty(_("Gia hạn khóa ký gói"), reason, until, _("Mở khóa"), place)]

    def make_keys(self, passphrase: str, folder: Path) -> KeysMade:
        """Make both keys, lock them, and write the request into ``folder``.

        A key asked for earlier is replaced; one in force has to be retired first.
        """
        if self._rows.key("active") is not None:
            raise KeyAlreadyThere
        unit, officer = self._signer()
        signing, encryption = profile.new_key(), profile.new_key()
        holder = Holder(unit.id, unit.superior_name, unit.name, officer.name)
        asked = request.make(holder, signing, encryption)
        locked, recovery_code = keystore.create(signing, passphrase)
        path = folder / _file_name("KR", unit, ".csr.pem")
        write_safely(path, request.dump(asked))
        with self._store.command("package.make_keys") as command:
            write_safely(self._place(), keystore.dump(locked))
            self._replace(command.at, officer, asked, encryption)
        change = Change.of(KIND)
        code = fingerprint.code(asked.content)
        return KeysMade(change, code, recovery_code, str(path))

    def _replace(
        self,
        at: str,
        officer: Officer,
        asked: Request,
        encryption: ec.EllipticCurvePrivateKey,
    ) -> None:
        private = encryption.private_bytes(
            Encoding.DER, PrivateFormat.PKCS8, NoEncryption()
        )
        row = KeyRow(
            id=self._store.new_id(),
            holder=officer.name,
            role=officer.role_label,
            request=request.dump(asked),
            encryption_key=private,
            signing_certificate=None,
            encryption_certificate=None,
            state="requested",
            made_at=at,
            installed_at=None,
        )
        with self._store.command("package.make_keys") as command:
            old = self._rows.key("requested")
            if old is not None:
                self._rows.change_key(command, old.id, state="retired")
            self._rows.add_key(command, row)

    def save_request(self, folder: Path) -> Path:
        """Write the open request once more (``NoRequest``)."""
        unit, _officer = self._signer()
        path = folder / _file_name("KR", unit, ".csr.pem")
        write_safely(path, self.asked())
        return path

    def asked(self) -> bytes:
        """Return the open request as its file holds it (``NoRequest``)."""
        return self._requested().request

    def read_reply(self, path: Path) -> bytes:
        """Read the office's reply from the stick and see that it answers us."""
        content = read_file(path, _REPLY_MB)
        request.load_reply(content, request.load(self._requested().request))
        return content

    def compare_code(self, reply: bytes, typed: str) -> fingerprint.Comparison:
        """Compare the code typed from the office's paper with the reply."""
        asked = request.load(self._requested().request)
        authority = request.load_reply(reply, asked).authority
        return fingerprint.compare(typed, profile.der(authority))

    def install_reply(self, reply: bytes, typed: str) -> Change:
        """Trust the office whose code was typed, and take our certificates.

        Raises ``CodeDiffers`` with the number of the first group that disagrees.
        """
        compared = self.compare_code(reply, typed)
        if not compared.agrees:
            raise CodeDiffers(field="code", group=compared.first_wrong)
        row = self._requested()
        found = request.load_reply(reply, request.load(row.request))
        with self._store.command("package.install_reply") as command:
            self._rows.pin(command, self._trust_row(found, command.at))
            self._rows.change_key(
                command,
                row.id,
                signing_certificate=profile.der(found.signing),
                encryption_certificate=profile.der(found.encryption),
                state="active",
                installed_at=command.at,
            )
        return Change.of(KIND)

    def _trust_row(self, found: Reply, at: str) -> TrustRow:
        names = found.office.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
        return TrustRow(
            id=self._store.new_id(),
            authority=profile.der(found.authority),
            revoked=found.revoked.public_bytes(Encoding.DER),
            office_certificate=profile.der(found.office),
            office_unit_id=profile.unit_of(found.office),
            office_name=str(names[0].value) if names else "",
            pinned_at=at,
        )

    def change_passphrase(self, old: str, new: str) -> None:
        """Lock the signing key with another passphrase."""
        file = self._file()
        self._relock(file, keystore.unlock(file, old), new)

    def recover(self, recovery_code: str, new: str) -> None:
        """Open with the recovery sheet and set a new passphrase."""
        file = self._file()
        self._relock(file, keystore.unlock_with_recovery(file, recovery_code), new)

    def _relock(self, file: keystore.KeyFile, key: SigningKey, new: str) -> None:
        relocked = keystore.with_passphrase(file, key, new)
        write_safely(self._place(), keystore.dump(relocked))

    def retire(self, reason: str) -> Change:
        """Give up the key in force (handed over, lost); a new one can then be made."""
        row = self._rows.key("active")
        if row is None:
            raise KeyMissing
        with self._store.command("package.retire_key", reason=reason) as command:
            self._rows.change_key(command, row.id, state="retired")
        return Change.of(KIND)

    def unlock(
        self, passphrase: str, moment: datetime
    ) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
        """Return the signing key and its certificate, both in force at ``moment``."""
        row = self._rows.key("active")
        if row is None or row.signing_certificate is None:
            raise KeyMissing
        certificate = x509.load_der_x509_certificate(row.signing_certificate)
        end = certificate.not_valid_after_utc
        if not certificate.not_valid_before_utc <= moment <= end:
            raise KeyExpired(until=end.date())
        key = keystore.unlock(self._file(), passphrase).private
        if key.public_key() != certificate.public_key():
            # The file belongs to another pair: restored or copied from elsewhere.
            raise KeyMissing
        return key, certificate

    def _requested(self) -> KeyRow:
        row = self._rows.key("requested")
        if row is None:
            raise NoRequest
        return row

    def _file(self) -> keystore.KeyFile:
        place = self._place()
        if not place.exists():
            raise KeyMissing
        return keystore.load(read_file(place, _KEY_FILE_MB))

    def _place(self) -> Path:
        # A book in memory has no folder, so it has no key of its own either.
        if self._key_file is None:
            raise KeyMissing
        return self._key_file

    def _signer(self) -> tuple[Unit, Officer]:
        unit = self._people.unit()
        officer = self._people.officer(SIGNER, self._store.clock.today())
        if unit is None or officer is None:
            raise UnitMissing
        return unit, officer


def ascii_code(unit: Unit) -> str:
    """Return the unit's code as it stands in file names: A-Z, 0-9, never empty."""
    letters = "".join(c for c in fold(unit.code).upper() if c.isascii() and c.isalnum())
    return letters[:20] or "CB"


def _file_name(prefix: str, unit: Unit, suffix: str) -> str:
    return f"{prefix}_{ascii_code(unit)}{suffix}"
