"""The signed package of a year: see what would go in, send it, keep the register."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from cryptography import x509

from app.infra.store import Command, Store
from app.kernel.changes import Change
from app.kernel.errors import Cancelled
from app.kernel.text import clean
from app.package import policy
from app.package.content.header import Header
from app.package.content.words import check_words
from app.package.errors import ChecksOpen, Classified, KeyMissing
from app.package.keyring import KIND, Keyring
from app.package.model import (
    Check,
    Exported,
    PlannedFile,
    Preview,
    Rank,
    SentPackage,
)
from app.package.reception import Reception
from app.package.sending import delivery, heading, parcel
from app.package.sending.draft import Draft, Drafter
from app.package.sending.heading import Stamp
from app.package.sending.material import Services
from app.package.sending.parcel import Parcel
from app.package.sending.phase import Phase, Watch, nobody
from app.package.store.keys import TrustRow
from app.package.store.sent import SentRows


class PackageService:
    """Use cases of sending. ``keys`` holds the cell's keys, ``reception`` reads files.

    Belongs to the store's thread.
    """

    def __init__(
        self, store: Store, services: Services, key_file: Path | None = None
    ) -> None:
        self._store = store
        self._rows = SentRows(store)
        self.keys = Keyring(store, services.people, key_file)
        self.reception = Reception(store, services.people, self.keys)
        self._reports = services.reports
        self._drafter = Drafter(store, services, self.keys)

    def preview(self, year: int) -> Preview:
        """Say what would go into the package of ``year`` and what stands in its way."""
        draft = self._drafter.draft(year)
        office = self.keys.known.office()
        signer = draft.material.signer
        return Preview(
            year=year,
            unit_name=draft.unit.name,
            recipient_name=(office.office_name if office else draft.unit.superior_name),
            file_name=draft.file_name,
            revision=draft.revision,
            sequence=draft.sequence,
            files=tuple(
                PlannedFile(m.part.name, m.part.title, m.part.role, m.part.size)
                for m in draft.parts
            ),
            size=sum(m.part.size for m in draft.parts),
            checks=tuple(self._drafter.checks(draft)),
            words=check_words(draft.content_sha256, policy.check_words()),
            content_sha256=draft.content_sha256,
            unchanged_since=draft.unchanged_since,
            signer_name=signer.name if signer else "",
            signer_role=signer.role_label if signer else "",
        )

    def export(
        self,
        year: int,
        folder: Path,
        passphrase: str,
        watch: Watch = nobody,
        notes: Mapping[str, str] | None = None,
    ) -> Exported:
        """Sign the year, write it into ``folder``, read it back, register it.

        ``notes`` are reasons that travel, by the key of the check. Whatever fails,
        nothing half-written stays and the sequence number is not used up. A package
        that a power cut left unregistered in the folder is registered first.
        """
        draft = self._drafter.draft(year)
        found = self._drafter.checks(draft)
        _require_sendable(found)
        key, certificate = self.keys.unlock(passphrase, self._store.clock.now())
        delivery.require_folder(folder)
        if self._adopted(folder / draft.file_name, draft):
            draft = self._drafter.draft(year)
        path = folder / draft.file_name
        delivery.require_free(path)
        with (
            delivery.withdrawn_on_failure(path),
            self._store.command("package.export") as unit,
        ):
            stamp = self._stamp(unit, certificate, _travelling(found, notes))
            header = heading.blank(draft, self._office(), stamp)
            packed = parcel.signed(
                header, draft.parts, key, certificate, self._recipients()
            )
            sent = self._deliver(unit, packed, path, watch)
            self._note_outputs(draft)
        # It is done and registered; a wish to stop comes too late.
        with suppress(Cancelled):
            watch(Phase.RELEASE, 1, 1, path.name)
        words = check_words(sent.content_sha256, policy.check_words())
        change = Change.of(KIND, record_id=sent.id)
        return Exported(change, str(path), sent, words)

    def history(self) -> list[SentPackage]:
        """List the packages sent, newest first."""
        return self._rows.all()

    def renew_instance(self) -> Change:
        """Note that this book was restored from a copy; forks can then be explained."""
        with self._store.command("package.renew_instance") as unit:
            self._rows.renew_instance(unit)
        return Change.of(KIND)

    def _stamp(
        self, unit: Command, certificate: x509.Certificate, notes: tuple[str, ...]
    ) -> Stamp:
        return Stamp(
            package_id=self._store.new_id(),
            instance_id=self._rows.instance_id(unit),
            created_at=self._store.clock.now().isoformat(timespec="seconds"),
            certificate=certificate,
            notes=notes,
        )

    def _deliver(
        self, unit: Command, packed: Parcel, path: Path, watch: Watch
    ) -> SentPackage:
        delivery.require_room(path.parent, packed.size)
        reader = replace(self.reception.reader(), histories=None)
        moment: datetime = packed.header.created
        sent = self._sent(packed.header, packed.size, packed.manifest_sha256, path)
        with delivery.delivered(packed, path, reader, moment, watch):
            self._register(unit, sent, packed.header)
        return sent

    def _adopted(self, path: Path, draft: Draft) -> bool:
        """Register our own package that lies there but is not in the register.

        The power may go between the renaming and the register's commit. Writing the
        same number again with other content would look like a fork to the committee.
        """
        if not path.exists():
            return False
        verdict = self.reception.inspect(path)
        header = verdict.header
        if not verdict.acceptable or header is None:
            return False
        previous = draft.last.manifest_sha256 if draft.last else None
        ours = header.sender.unit_id == draft.unit.id
        next_one = header.sequence == draft.sequence
        if not ours or not next_one or header.prev_manifest_sha256 != previous:
            return False
        sent = self._sent(header, verdict.size, verdict.manifest_sha256, path)
        with self._store.command("package.adopt") as unit:
            self._register(unit, sent, header)
            if header.content_sha256 == draft.content_sha256:
                self._note_outputs(draft)
        return True

    def _note_outputs(self, draft: Draft) -> None:
        """Remember every document of the package as one that left the program."""
        for drawn in draft.material.documents:
            self._reports.note_output(drawn.prepared, "package")

    def _sent(
        self, header: Header, size: int, manifest_sha256: str, path: Path
    ) -> SentPackage:
        return heading.sent(
            header,
            size,
            manifest_sha256,
            file_name=path.name,
            recipient_name=self._office().office_name,
        )

    def _register(self, unit: Command, sent: SentPackage, header: Header) -> None:
        self._rows.add(unit, sent, header.recipient.unit_id, header.instance_id)

    def _office(self) -> TrustRow:
        office = self.keys.known.office()
        if office is None:
            raise KeyMissing
        return office

    def _recipients(self) -> tuple[x509.Certificate, x509.Certificate]:
        own = self.keys.known.own()
        if own is None or own.certificate is None:
            raise KeyMissing
        office = x509.load_der_x509_certificate(self._office().office_certificate)
        return office, own.certificate


def _require_sendable(found: list[Check]) -> None:
    blocking = [check for check in found if check.rank is Rank.BLOCKS]
    for check in blocking:
        if check.key == "secrecy":
            raise Classified(detail=check.detail)
    if blocking:
        first = blocking[0]
        raise ChecksOpen(count=len(blocking), title=first.title, detail=first.detail)


def _travelling(found: list[Check], notes: Mapping[str, str] | None) -> tuple[str, ...]:
    given = notes or {}
    return tuple(
        f"{check.title}: {' '.join(clean(given[check.key]).split())}"[:400]
        for check in found
        if given.get(check.key, "").strip()
    )
