"""An export becomes bytes; pure, on any thread. Libraries are loaded when needed."""

from app.documents.profile import profile_for
from app.kernel.progress import Progress, silent
from app.reports.errors import NothingToExport
from app.reports.members.model import Exported


def drawn(exported: Exported, progress: Progress = silent) -> bytes:
    """Draw in the format that was ordered; ``progress`` may stop it."""
    file_format = exported.order.format
    if file_format == "csv":
        from app.documents.csvfile import render_csv  # noqa: PLC0415  (loaded when first needed)

        return render_csv(exported.workbook)
    if file_format == "xlsx":
        from app.documents.xlsx import render_xlsx  # noqa: PLC0415  (heavy; loaded when first needed)

        return render_xlsx(exported.workbook, progress)
    return _page(exported, file_format, progress)


def _page(exported: Exported, file_format: str, progress: Progress) -> bytes:
    doc = exported.doc
    if doc is None:
        raise NothingToExport(title=exported.title, format=file_format.upper())
    profile = profile_for(doc.dated)
    if file_format == "docx":
        from app.documents.docx.render import render_docx  # noqa: PLC0415  (heavy; loaded when first needed)

        return render_docx(doc, profile, progress)
    from app.documents.pdf.render import render_pdf  # noqa: PLC0415  (heavy; loaded when first needed)

    return render_pdf(doc, profile, progress=progress)
