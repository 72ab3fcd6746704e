"""Writes a document as a Word file, laid out as the PDF is.

The same document gives the same bytes.
"""

from io import BytesIO

from app.documents.docx.blocks import Blocks
from app.documents.docx.flow import Flow
from app.documents.docx.paper import set_pages, set_properties
from app.documents.docx.styles.lean import lean
from app.documents.docx.styles.named import add_styles
from app.documents.docx.template import empty_file
from app.documents.docx.xml import sort_children
from app.documents.model import Doc, Section
from app.documents.ooxml import repacked
from app.documents.pdf.fonts import register
from app.documents.profile import LayoutProfile
from app.documents.work import Work, rows_of
from app.kernel.progress import Progress, silent


def render_docx(doc: Doc, profile: LayoutProfile, progress: Progress = silent) -> bytes:
    """Return the bytes of the Word file."""
    # A row is laid out once, and packed with all others at the end.
    work = Work(progress, 2 * rows_of(doc))
    # Lengths of text are measured with the document fonts.
    register()
    file = empty_file()
    add_styles(file, profile)
    flow = Flow(file.part)
    directions = [doc.landscape]
    page = profile.page
    blocks = Blocks(flow, doc, profile, work)
    for block in doc.blocks:
        if isinstance(block, Section):
            flow.end_section()
            directions.append(block.landscape)
            blocks.room_mm = page.text_width_mm(landscape=block.landscape)
        else:
            blocks.add(block)
    body = file.element.body
    for element in flow.elements:
        body.insert(len(body) - 1, element)
    set_pages(file, doc, profile, directions)
    set_properties(file, doc, profile.id)
    outside = [
        part._element  # noqa: SLF001  (no public way to the XML)
        for section in file.sections
        for part in (section.header, section.footer)
    ]
    lean(file, body, *outside)
    for root in (body, *outside):
        sort_children(root)
    target = BytesIO()
    file.save(target)
    return repacked(target.getvalue())
