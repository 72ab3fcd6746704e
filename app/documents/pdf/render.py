"""Draws a document as PDF/A-2b. What can go wrong: nothing a document may contain.

A row taller than a page is the one thing the layout cannot place whole; the document is
then laid out again with rows allowed to break.
"""

from io import BytesIO

from reportlab.platypus.doctemplate import LayoutError

from app.documents.model import Doc
from app.documents.pdf.fonts import register
from app.documents.pdf.paper import Paper
from app.documents.pdf.pdfa import as_pdfa
from app.documents.pdf.story import Story
from app.documents.profile import LayoutProfile


def render_pdf(doc: Doc, profile: LayoutProfile, *, duplex: bool = False) -> bytes:
    """Return the bytes of the PDF; ``duplex`` mirrors the margins of even pages."""
    register()
    try:
        pages = _pages(doc, profile, duplex=duplex, split_rows=False)
    except LayoutError:
        pages = _pages(doc, profile, duplex=duplex, split_rows=True)
    return as_pdfa(pages, doc, profile.id)


def _pages(
    doc: Doc, profile: LayoutProfile, *, duplex: bool, split_rows: bool
) -> bytes:
    target = BytesIO()
    story = Story(doc, profile, split_rows=split_rows)
    Paper(target, doc, profile, duplex=duplex).build(story.flowables())
    return target.getvalue()
