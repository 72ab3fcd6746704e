"""Finished PDFs put together or shifted; their pages stay as they were drawn."""

from collections.abc import Sequence
from io import BytesIO

import pikepdf
from pikepdf import Pdf
from reportlab.lib.units import mm

from app.documents.profile import Page


def joined(parts: Sequence[bytes]) -> bytes:
    """Put PDFs one after the other into the first, which keeps its metadata."""
    if len(parts) == 1:
        return parts[0]
    with Pdf.open(BytesIO(parts[0])) as pdf:
        for part in parts[1:]:
            with Pdf.open(BytesIO(part)) as more:
                pdf.pages.extend(more.pages)
        return written(pdf)


def mirrored(content: bytes, page: Page) -> bytes:
    """Give even portrait pages their wide margin at the other side, for binding."""
    with Pdf.open(BytesIO(content)) as pdf:
        for sheet in pdf.pages[1::2]:
            if sheet.mediabox[2] > sheet.mediabox[3]:
                continue
            shift = (page.right_mm - page.left_mm) * mm
            moved = f"q 1 0 0 1 {shift:.3f} 0 cm\n".encode()
            sheet.contents_add(moved, prepend=True)
            sheet.contents_add(b"\nQ")
        return written(pdf)


def page_count(content: bytes) -> int:
    """Count the pages of a PDF."""
    with Pdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


def written(pdf: Pdf) -> bytes:
    """Write a PDF/A back as one; the same content gives the same bytes."""
    target = BytesIO()
    pdf.remove_unreferenced_resources()
    pdf.save(
        target,
        preserve_pdfa=True,
        deterministic_id=True,
        fix_metadata_version=False,
        min_version="1.7",
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return target.getvalue()
