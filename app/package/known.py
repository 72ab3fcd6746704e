"""The keys this book can open packages with, and the office it trusts and writes to."""

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_der_private_key

from app.infra.store import Store
from app.package.envelope.reader import Key
from app.package.keys.trust import Trust
from app.package.store.keys import KeyRow, KeyRows, TrustRow


class KnownKeys:
    """Reads what the office has vouched for."""

    def __init__(self, store: Store) -> None:
        self._rows = KeyRows(store)

    def own(self) -> Key | None:
        """Return the encryption key in force: packages are closed to it as well."""
        row = self._rows.key("active")
        return _key(row) if row else None

    def all_own(self) -> tuple[Key, ...]:
        """Return every encryption key, newest first: old ones open old packages."""
        found = (_key(row) for row in self._rows.vouched())
        return tuple(key for key in found if key is not None)

    def trust(self) -> Trust:
        """Return the office's authority and list, empty before they are installed."""
        row = self._rows.trust()
        if row is None:
            return Trust((), ())
        return Trust(
            (x509.load_der_x509_certificate(row.authority),),
            (x509.load_der_x509_crl(row.revoked),),
        )

    def office(self) -> TrustRow | None:
        """Return the office packages go to."""
        return self._rows.trust()


def _key(row: KeyRow) -> Key | None:
    if row.encryption_certificate is None:
        return None
    private = load_der_private_key(row.encryption_key, None)
    if not isinstance(private, ec.EllipticCurvePrivateKey):
        raise TypeError("encryption keys are EC keys")
    return Key(private, x509.load_der_x509_certificate(row.encryption_certificate))
