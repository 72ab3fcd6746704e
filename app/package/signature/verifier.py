"""The mathematics of a signature, by pyHanko; no trust is decided here."""

import hashlib

from app.package.refusal import Refusal
from app.package.signature import pyhanko
from app.package.signature.odd import refused
from app.package.signature.profile import ProfiledSignature


def require_intact(found: ProfiledSignature, manifest: bytes) -> None:
    """Refuse with ``E_SIG_INTEGRITY`` when ``manifest`` is not what was signed."""
    pyhanko.load()
    from pyhanko.sign.validation.errors import (  # noqa: PLC0415  (heavy; loaded when first needed)
        SignatureValidationError,
    )
    from pyhanko.sign.validation.generic_cms import (  # noqa: PLC0415  (heavy; loaded when first needed)
        validate_sig_integrity,
    )

    digest = hashlib.new(found.digest_name, manifest).digest()
    try:
        with refused("E_SIG_INTEGRITY"):
            intact, valid = validate_sig_integrity(
                found.signer, found.certificate, "data", digest
            )
    except SignatureValidationError:
        raise Refusal("E_SIG_INTEGRITY") from None
    if not intact or not valid:
        raise Refusal("E_SIG_INTEGRITY")
