"""Draws a document as PDF/A-2b. What can go wrong: nothing a document may contain."""

from io import BytesIO

from app.documents.model import Doc
from app.documents.pdf.finished.pdfa import as_pdfa
from app.documents.pdf.fonts import register
from app.documents.pdf.sheet.pagefoot import FootCanvas
from app.documents.pdf.sheet.paper import Paper
from app.documents.pdf.story import Story
from app.documents.profile import LayoutProfile
from app.documents.work import Work, rows_of
from app.kernel.progress import Progress, silent


def render_pdf(
    doc: Doc,
    profile: LayoutProfile,
    *,
    duplex: bool = False,
    progress: Progress = silent,
) -> bytes:
    """Return the bytes of the PDF; ``duplex`` mirrors the margins of even pages."""
    # Each row is set once and drawn once.
    work = Work(progress, 2 * rows_of(doc))
    register()
    target = BytesIO()
    paper = Paper(target, doc, profile, duplex=duplex)
    paper.build(Story(doc, profile, work).flowables(), canvasmaker=FootCanvas)
    return as_pdfa(target.getvalue(), doc, profile.id)
