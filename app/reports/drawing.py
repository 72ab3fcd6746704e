"""A prepared document becomes bytes of a file format; pure, on any thread.

The renderers and their libraries are loaded at the first drawing, not at start-up.
"""

from app.documents.model import Doc
from app.documents.paper.code import stamped
from app.documents.profile import profile_for
from app.documents.work import rows_of
from app.kernel.progress import Progress, silent
from app.reports.errors import NothingToExport
from app.reports.model import Prepared, Stored, Volume
from app.reports.yearbook import book

FORMATS = ("pdf", "docx", "xlsx")
# Drawn in the twinkling of an eye.
_FEW_ROWS = 100


def takes_long(prepared: Prepared) -> bool:
    """Say whether a drawing should show how far it is, and how to stop it."""
    return bool(prepared.parts) or rows_of(prepared.doc) > _FEW_ROWS


def pdf(
    prepared: Prepared, *, duplex: bool = False, progress: Progress = silent
) -> bytes:
    """Draw the PDF; ``duplex`` mirrors the margins of even pages.

    A locked paper is not drawn again: its own bytes are given, followed by what was
    added since. ``progress`` hears of each paper of a book, of the rows of the tables
    of a single paper, and may stop the work.
    """
    if prepared.volume is not None:
        return _bound(prepared, prepared.volume, progress, duplex=duplex)
    if prepared.stored is not None:
        return _stored(prepared, prepared.stored, duplex=duplex)
    return _drawn(_coded(prepared, prepared.doc), duplex=duplex, progress=progress)


def docx(prepared: Prepared, *, progress: Progress = silent) -> bytes:
    """Write the Word file."""
    from app.documents.docx.render import render_docx  # noqa: PLC0415  (heavy; loaded when first needed)

    doc = _coded(prepared, prepared.doc)
    return render_docx(doc, profile_for(doc.dated), progress)


def xlsx(prepared: Prepared, *, progress: Progress = silent) -> bytes:
    """Write the Excel file, where the document has one (else ``NothingToExport``)."""
    from app.documents.xlsx import render_xlsx  # noqa: PLC0415  (heavy; loaded when first needed)

    if prepared.sheets is None:
        raise NothingToExport(title=prepared.title, format="Excel")
    return render_xlsx(prepared.sheets, progress)


def drawn(prepared: Prepared, file_format: str, progress: Progress = silent) -> bytes:
    """Draw in the format of that name: pdf, docx or xlsx."""
    if file_format == "pdf":
        return pdf(prepared, progress=progress)
    make = {"docx": docx, "xlsx": xlsx}[file_format]
    return make(prepared, progress=progress)


def _coded(prepared: Prepared, doc: Doc) -> Doc:
    if prepared.code is None:
        return doc
    text = profile_for(doc.dated).footer.code_text
    return stamped(doc, prepared.code, text)


def _drawn(doc: Doc, *, duplex: bool = False, progress: Progress = silent) -> bytes:
    from app.documents.pdf.render import render_pdf  # noqa: PLC0415  (heavy; loaded when first needed)

    return render_pdf(doc, profile_for(doc.dated), duplex=duplex, progress=progress)


def _stored(prepared: Prepared, stored: Stored, *, duplex: bool) -> bytes:
    from app.documents.pdf.finished import binding  # noqa: PLC0415  (heavy; loaded when first needed)

    content = stored.pdf
    if stored.added is not None:
        content = binding.joined((content, _drawn(_coded(prepared, stored.added))))
    if duplex:
        content = binding.mirrored(content, profile_for(prepared.doc.dated).page)
    return content


def _bound(
    prepared: Prepared, volume: Volume, progress: Progress, *, duplex: bool
) -> bytes:
    """Draw every paper, then the contents that name their pages, then bind all."""
    from app.documents.pdf.finished import binding  # noqa: PLC0415  (heavy; loaded when first needed)

    total = len(prepared.parts) + 1
    papers = []
    for done, part in enumerate(prepared.parts):
        progress(done, total)
        # The day first: titles of a year begin alike, and bookmarks are narrow.
        name = f"{part.doc.dated:%d/%m} {part.doc.subject or part.title}"
        papers.append(binding.Part(name, pdf(part)))
    counts = [binding.page_count(paper.content) for paper in papers]
    front = _front(prepared, volume, counts)
    back = _drawn(_coded(prepared, volume.back(book.bound(prepared.parts))))
    profile = profile_for(prepared.doc.dated)
    parts = [
        binding.Part(volume.contents_title, front),
        *papers,
        binding.Part(volume.digests_title, back),
    ]
    content = binding.book(parts, prepared.doc, profile)
    progress(total, total)
    return binding.mirrored(content, profile.page) if duplex else content


def _front(prepared: Prepared, volume: Volume, counts: list[int]) -> bytes:
    """Draw the contents; how many pages they take is known after a first drawing."""
    from app.documents.pdf.finished import binding  # noqa: PLC0415  (heavy; loaded when first needed)

    own = 1
    while True:
        bound = book.bound(prepared.parts, counts, own)
        content = _drawn(_coded(prepared, volume.front(bound)))
        needed = binding.page_count(content)
        if needed <= own:
            return content
        own = needed
