"""Finished PDFs put together or shifted; their pages stay as they were drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from pikepdf import Name, OutlineItem, Page, Pdf
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.documents.model import Doc
from app.documents.pdf.finished.pdfa import conform, written
from app.documents.pdf.fonts import font_name, register
from app.documents.profile import LayoutProfile
from app.documents.profile import Page as PageLayout


@dataclass(frozen=True, slots=True)
class Part:
    """One paper of a book: what its bookmark says, and its pages."""

    title: str
    content: bytes


def joined(parts: Sequence[bytes]) -> bytes:
    """Put PDFs one after the other into the first, which keeps its metadata."""
    if len(parts) == 1:
        return parts[0]
    with Pdf.open(BytesIO(parts[0])) as pdf:
        for part in parts[1:]:
            with Pdf.open(BytesIO(part)) as more:
                pdf.pages.extend(more.pages)
        return written(pdf)


def mirrored(content: bytes, page: PageLayout) -> bytes:
    """Give even portrait pages their wide margin at the other side, for binding."""
    with Pdf.open(BytesIO(content)) as pdf:
        shift = (page.right_mm - page.left_mm) * mm
        for sheet in pdf.pages[1::2]:
            if sheet.mediabox[2] > sheet.mediabox[3]:
                continue
            moved = f"q 1 0 0 1 {shift:.3f} 0 cm\n".encode()
            sheet.contents_add(moved, prepend=True)
            sheet.contents_add(b"\nQ")
        return written(pdf)


def page_count(content: bytes) -> int:
    """Count the pages of a PDF."""
    with Pdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


def book(parts: Sequence[Part], doc: Doc, profile: LayoutProfile) -> bytes:
    """Bind papers into one PDF/A: a bookmark each, pages counted through.

    ``doc`` gives the metadata of the whole.
    """
    starts: list[int] = []
    with Pdf.new() as pdf:
        for part in parts:
            starts.append(len(pdf.pages))
            with Pdf.open(BytesIO(part.content)) as more:
                pdf.pages.extend(more.pages)
        _count_through(pdf, profile)
        with pdf.open_outline() as outline:
            outline.root.extend(
                OutlineItem(part.title, start)
                for part, start in zip(parts, starts, strict=True)
            )
        conform(pdf, doc, profile.id)
        return written(pdf)


def _count_through(pdf: Pdf, profile: LayoutProfile) -> None:
    numbers = _numbers(list(pdf.pages), profile)
    with Pdf.open(BytesIO(numbers)) as over:
        pairs = zip(list(pdf.pages), over.pages, strict=True)
        for index, (sheet, number) in enumerate(pairs):
            form = pdf.copy_foreign(number.as_form_xobject())
            # A name of our own: the library's would differ from one run to the next.
            name = sheet.add_resource(form, Name.XObject, Name(f"/Book{index}"))
            sheet.contents_add(b"q\n", prepend=True)
            sheet.contents_add(f"\nQ q {name} Do Q".encode())


def _numbers(sheets: Sequence[Page], profile: LayoutProfile) -> bytes:
    """Draw a page for each sheet with nothing but its number in the book."""
    register()
    look, page = profile.footer, profile.page
    target = BytesIO()
    canvas = Canvas(target, invariant=1, initialFontName=font_name())
    total = len(sheets)
    for number, sheet in enumerate(sheets, start=1):
        width, height = (float(side) for side in sheet.mediabox[2:])
        wide = width > height
        side = page.landscape_side_mm if wide else page.right_mm
        canvas.setPageSize((width, height))
        canvas.setFont(font_name(), look.style.size)
        canvas.drawRightString(
            width - side * mm,
            look.from_edge_mm * mm + look.style.leading,
            look.book_text.format(page=number, pages=total),
        )
        canvas.showPage()
    canvas.save()
    return target.getvalue()
