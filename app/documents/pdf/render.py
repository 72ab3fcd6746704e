"""Draws a document as PDF/A-2b. What can go wrong: nothing a document may contain."""

from io import BytesIO

from app.documents.model import Doc
from app.documents.pdf.finished.pdfa import as_pdfa
from app.documents.pdf.fonts import register
from app.documents.pdf.sheet.pagefoot import FootCanvas
from app.documents.pdf.sheet.paper import Paper
from app.documents.pdf.story import Story
from app.documents.profile import LayoutProfile


def render_pdf(doc: Doc, profile: LayoutProfile, *, duplex: bool = False) -> bytes:
    """Return the bytes of the PDF; ``duplex`` mirrors the margins of even pages."""
    register()
    target = BytesIO()
    paper = Paper(target, doc, profile, duplex=duplex)
    paper.build(Story(doc, profile).flowables(), canvasmaker=FootCanvas)
    return as_pdfa(target.getvalue(), doc, profile.id)
