"""Steps 1-3: read the stick once, find our key, check the seal while copying."""

import hashlib
import os
from typing import BinaryIO

from app.kernel.progress import Progress, silent
from app.package import policy
from app.package.container.bytesource import CHUNK
from app.package.envelope import reader as envelope
from app.package.receiving.case import Case, need
from app.package.refusal import Refusal


class _Digesting:
    """A file that digests what is read from it."""

    def __init__(self, file: BinaryIO, first: bytes, progress: Progress) -> None:
        self._file = file
        self._progress = progress
        self.digest = hashlib.sha256(first)

    def read(self, count: int = -1) -> bytes:
        """Read and digest; the user may stop between two pieces."""
        self._progress(0, 0)
        piece = self._file.read(count)
        self.digest.update(piece)
        return piece


def readable(case: Case) -> None:
    """Look at the size before anything is read."""
    case.size = os.fstat(case.file.fileno()).st_size
    limit = policy.limits().package_bytes
    if case.size > limit:
        raise Refusal("E_SIZE", size=case.size, limit=limit)
    case.first = case.file.read(policy.limits().envelope_header_bytes)


def sealed(case: Case) -> None:
    """Read the envelope's header."""
    case.head = envelope.read_head(case.first, case.size, policy.limits())


def addressed(case: Case) -> None:
    """Find the key of ours that opens it."""
    key, ours = envelope.content_key(need(case.head), case.reader.keys)
    case.content_key, case.key = key, ours


def intact(case: Case) -> None:
    """Copy the sealed bytes and check their seal on the way."""
    head = need(case.head)
    source = _Digesting(case.file, case.first, case.progress)
    try:
        envelope.check_and_copy(source, case.copy, head, case.content_key, case.first)
    except Refusal:
        _finish(source)
        raise
    finally:
        case.sha256 = source.digest.hexdigest()
    case.content = envelope.OpenedContent(case.copy, head, case.content_key)


def digest_rest(case: Case) -> None:
    """Digest a file that was refused before it was copied, for the record."""
    if not case.sha256 and 0 < case.size <= policy.limits().package_bytes:
        source = _Digesting(case.file, case.first, silent)
        _finish(source)
        case.sha256 = source.digest.hexdigest()


def _finish(source: _Digesting) -> None:
    while source.read(CHUNK):
        pass
