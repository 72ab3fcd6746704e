"""The code at the foot of a page: which paper, which version, which content.

``BB-7KQ2M9-3-HX4TQ8`` names the type of the paper, the paper itself, its version and a
mark of its content with a sign that finds typing errors. It says nothing about anybody:
paper and content are digests. The same code stands beside it as a QR picture
(handbook, product.md N8).
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from app.documents.model import Doc, to_json
from app.kernel.text import fold

# Digits and capitals without those that look alike on paper (I, L, O, U).
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
QR_LEAD = "SCB:"
_LOOK_ALIKES = str.maketrans("ILO", "110")
# Letters of a form that are no signs count as others do.
_VALUES = str.maketrans("ILOU", "110V")
_BITS, _PAPER, _MARK = 5, 6, 5
_FORM = "CB"
_GAP = r"[\s.\-\u2010-\u2015]+"
_CODE = re.compile(
    rf"(?<![0-9A-Z])([A-Z]{{2,4}}){_GAP}([0-9A-Z]{{{_PAPER}}}){_GAP}([0-9OIL]{{1,4}})"
    rf"{_GAP}([0-9A-Z]{{{_MARK}}})([0-9A-Z])(?![0-9A-Z])"
)
# A prime just below the number of signs, and a root whose powers reach all of it: one
# wrong sign and every swap of neighbours is found (0 and Z count the same).
_PRIME, _ROOT = 31, 3


@dataclass(frozen=True, slots=True)
class DocumentCode:
    """A code in its parts; ``paper`` and ``mark`` are digests in ``SIGNS``."""

    form: str
    paper: str
    version: int
    mark: str

    @property
    def text(self) -> str:
        """Write it as it is printed and typed."""
        return f"{self._stem}{_check(self._stem)}"

    @property
    def qr(self) -> str:
        """Write it for the QR picture."""
        return f"{QR_LEAD}{self.text}"

    @property
    def _stem(self) -> str:
        return f"{self.form}-{self.paper}-{self.version}-{self.mark}"


def code_of(doc: Doc, owner: str, version: int, digest: str = "") -> DocumentCode:
    """Name ``doc``; ``owner`` says which paper of which book it is, in any words.

    ``digest`` is the one its content goes by, when that is known already.
    """
    form = "".join(c for c in fold(doc.form).upper() if c.isascii() and c.isalpha())
    return DocumentCode(
        (form or _FORM)[:4].ljust(2, _FORM[0]),
        paper_signs(owner),
        version,
        mark_of(digest or content_digest(doc)),
    )


def paper_signs(owner: str) -> str:
    """Give the part of the code that stays the same in every version of a paper."""
    return _signs(hashlib.sha256(owner.encode()).digest(), _PAPER)


def mark_of(digest: str) -> str:
    """Give the mark of a content from its SHA-256 in hexadecimal."""
    return _signs(bytes.fromhex(digest), _MARK)


def content_digest(doc: Doc) -> str:
    """Return the SHA-256 of what the document says; its own code is no part of that."""
    bare = msgspec.structs.replace(doc, footer="", qr="")
    return hashlib.sha256(to_json(bare)).hexdigest()


def stamped(doc: Doc, code: DocumentCode, text: str) -> Doc:
    """Return the document with the code on every page.

    ``text`` is the layout's sentence with the places {code} and {version}.
    """
    words = text.format(code=code.text, version=code.version)
    return msgspec.structs.replace(doc, footer=words, qr=code.qr)


def codes_in(text: str) -> Iterator[DocumentCode]:
    """Find codes in a text: typed by hand, scanned, or lifted from a page."""
    for found in _CODE.finditer(text.upper()):
        form, paper, version, mark, check = found.groups()
        code = DocumentCode(
            form,
            paper.translate(_LOOK_ALIKES),
            int(version.translate(_LOOK_ALIKES)),
            mark.translate(_LOOK_ALIKES),
        )
        if code.text[-1] == check.translate(_LOOK_ALIKES):
            yield code


def code_in(text: str) -> DocumentCode | None:
    """Read the first code of a text, or None."""
    return next(codes_in(text), None)


def _signs(digest: bytes, count: int) -> str:
    number = int.from_bytes(digest[:8])
    shifts = range(64 - _BITS, 64 - _BITS * (count + 1), -_BITS)
    return "".join(SIGNS[number >> shift & len(SIGNS) - 1] for shift in shifts)


def _check(stem: str) -> str:
    weight, total = 1, 0
    for sign in reversed(stem.translate(_VALUES)):
        if sign != "-":
            weight = weight * _ROOT % _PRIME
            total += weight * SIGNS.index(sign)
    # The sign that makes the weighted sum of all of them zero.
    return SIGNS[-total % _PRIME]
