"""A book as a value: its papers one after the other, their pages and digests. Pure."""

import hashlib
from collections.abc import Sequence

from msgspec.structs import replace

from app.documents.model import Block, Doc, PageBreak
from app.documents.paper.code import content_digest
from app.reports.model import Bound, Prepared, Volume


def whole(volume: Volume, parts: Sequence[Prepared]) -> Doc:
    """Give the words of the whole book, for Word, for comparing and for its digest."""
    front, back = volume.front(()), volume.back(bound(parts))
    blocks: list[Block] = [*front.blocks]
    for part in parts:
        blocks += [PageBreak(), *part.doc.blocks]
    return replace(front, blocks=(*blocks, PageBreak(), *back.blocks))


def bound(
    parts: Sequence[Prepared], counts: Sequence[int] = (), front: int = 0
) -> tuple[Bound, ...]:
    """Say where each paper begins, after ``front`` pages, and what its digest is.

    Without ``counts`` of pages the first pages stay unknown.
    """
    found, page = [], front + 1
    for index, part in enumerate(parts):
        found.append(
            Bound(page if counts else 0, _digest(part), part.stored is not None)
        )
        page += counts[index] if counts else 0
    return tuple(found)


def _digest(part: Prepared) -> str:
    if part.stored is not None:
        return hashlib.sha256(part.stored.pdf).hexdigest()
    return content_digest(part.doc)
