"""Files from a stick: examined, recorded whatever comes of it, and taken in."""

from pathlib import Path

from app.infra.store import Store
from app.kernel.changes import Change
from app.kernel.progress import Progress, silent
from app.package import replay
from app.package.errors import NotAcceptable
from app.package.keyring import KIND, Keyring
from app.package.model import ImportRecord
from app.package.receiving.case import Reader
from app.package.receiving.inspector import inspect
from app.package.receiving.judging import arrival_of
from app.package.store.received import ReceivedRows
from app.package.verdict import Verdict
from app.people.service import People


class Reception:
    """Looks at packages with this unit's keys and keeps the history of senders."""

    def __init__(self, store: Store, people: People, keyring: Keyring) -> None:
        self._store = store
        self._people = people
        self._keyring = keyring
        self._rows = ReceivedRows(store)

    def reader(self) -> Reader:
        """Return who looks: our unit, our key, the office we trust."""
        unit = self._people.unit()
        return Reader(
            keys=self._keyring.known.all_own(),
            trust=self._keyring.known.trust(),
            unit_id=unit.id if unit else "",
            histories=self._rows.history,
        )

    def inspect(
        self, path: Path, progress: Progress = silent, reader: Reader | None = None
    ) -> Verdict:
        """Examine a file and record that it was examined; never raises for its content.

        ``reader`` lets a committee's office look with its own keys.
        """
        moment = self._store.clock.now()
        verdict = inspect(path, reader or self.reader(), moment, progress)
        with self._store.command("package.inspect") as unit:
            self._rows.add_import(unit, _row(verdict, unit.at))
        return verdict

    def accept(self, path: Path, verdict: Verdict, reader: Reader) -> Change:
        """Take an acceptable package into the history of its sender.

        The file is examined again, so nothing can be exchanged between the two looks;
        another content raises ``NotAcceptable``.
        """
        again = inspect(path, reader, verdict.moment)
        header = again.header
        same = again.file_sha256 == verdict.file_sha256
        if not again.acceptable or not same or header is None:
            raise NotAcceptable(code=again.code)
        arrival = arrival_of(header, again.manifest_sha256)
        placed = replay.place(self._rows.history(header.sender.unit_id), arrival)
        if placed.code in replay.REFUSED:
            raise NotAcceptable(code=placed.code)
        with self._store.command("package.accept") as unit:
            import_id = self._rows.add_import(unit, _row(again, unit.at))
            if placed.code != "I_DUPLICATE":
                self._rows.add_received(
                    unit, header.sender.unit_id, arrival, placed, import_id
                )
        return Change.of(KIND, record_id=import_id)

    def imports(self) -> list[ImportRecord]:
        """List every file examined, newest first."""
        return self._rows.imports()


def _row(verdict: Verdict, at: str) -> dict[str, object]:
    header = verdict.header
    return {
        "file_name": verdict.file_name,
        "file_sha256": verdict.file_sha256,
        "size": verdict.size,
        "examined_at": at,
        "code": verdict.code,
        "acceptable": int(verdict.acceptable),
        "sender_unit_id": header.sender.unit_id if header else "",
        "sequence": header.sequence if header else 0,
        "manifest_sha256": verdict.manifest_sha256,
        "signer_cert_sha256": verdict.signer_cert_sha256,
    }
