"""A year measured and placed: what would be sent, as which number, and the checks."""

from dataclasses import dataclass

from app.infra.store import Store
from app.infra.words import sentence
from app.package import policy
from app.package.errors import ClockImplausible, UnitMissing
from app.package.keyring import Keyring, ascii_code
from app.package.model import Check, SentPackage
from app.package.sending import checks, contents, delivery, parcel
from app.package.sending.material import Gatherer, Material, Services
from app.package.sending.parcel import Measured, Part
from app.package.sending.timing import require_plausible
from app.package.store.sent import SentRows
from app.people.model import Unit

REPORT = "report"


@dataclass(frozen=True, slots=True)
class Draft:
    """A year ready to be signed: files measured, place in the order known."""

    material: Material
    unit: Unit
    parts: list[Measured]
    content_sha256: str
    sequence: int
    revision: int
    last: SentPackage | None
    replaced: SentPackage | None

    @property
    def file_name(self) -> str:
        """Name the file on the stick: ASCII, no personal data."""
        prefix = policy.package_format().file_prefix
        code = ascii_code(self.unit)
        number = f"{self.sequence:06d}"
        return f"{prefix}_{code}_{self.material.year}_{number}{delivery.SUFFIX}"

    @property
    def unchanged_since(self) -> SentPackage | None:
        """Return the package of this year sent last when nothing changed since."""
        before = self.replaced
        same = before is not None and before.content_sha256 == self.content_sha256
        return before if same else None


class Drafter:
    """Makes drafts and checks them."""

    def __init__(self, store: Store, services: Services, keyring: Keyring) -> None:
        self._clock = store.clock
        self._rows = SentRows(store)
        self._gatherer = Gatherer(services)
        self._keyring = keyring
        self._checksums: dict[str, int] = {}

    def draft(self, year: int) -> Draft:
        """Gather and measure a year (``UnitMissing`` before the cell is set up)."""
        material = self._gatherer.material(year, self._clock.today())
        if material.unit is None:
            raise UnitMissing
        parts = [
            self._measured(part)
            for part in contents.parts(material, self._gatherer.evidence_bytes)
        ]
        office = self._keyring.known.office()
        sent = self._rows.to(office.office_unit_id) if office else []
        same = [s for s in sent if (s.period, s.kind) == (str(year), REPORT)]
        return Draft(
            material=material,
            unit=material.unit,
            parts=parts,
            content_sha256=parcel.content_digest(parts),
            sequence=sent[0].sequence + 1 if sent else 1,
            revision=same[0].revision + 1 if same else 1,
            last=sent[0] if sent else None,
            replaced=same[0] if same else None,
        )

    def _measured(self, part: Part) -> Measured:
        """Measure a part; evidence never changes, so it is read only once."""
        if not part.sha256:
            return parcel.measure(part)
        crc = self._checksums.get(part.sha256)
        if crc is None:
            measured = parcel.measure(part)
            self._checksums[part.sha256] = measured.crc
            return measured
        return Measured(part, crc, bytes.fromhex(part.sha256))

    def checks(self, draft: Draft) -> list[Check]:
        """Check a draft before it is signed."""
        return [
            *checks.clock(self._clock_problem()),
            *checks.all_checks(
                draft.material,
                self._keyring.state(),
                self._gatherer.evidence_mark,
                self._clock.today(),
            ),
            *checks.unchanged(draft.unchanged_since),
        ]

    def _clock_problem(self) -> str:
        newest = self._rows.newest_moment()
        try:
            require_plausible(self._clock.now(), newest, policy.lifetimes())
        except ClockImplausible as problem:
            return sentence(problem)
        return ""
