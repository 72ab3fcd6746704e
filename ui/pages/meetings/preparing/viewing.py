"""A paper read inside the program: nothing of it is written to the disk."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.features.meetings.errors import PaperUnreadable
from app.kernel.words import _
from ui.jobs import Jobs
from ui.pages.meetings.forms.tall import fitted, room_for
from ui.widgets.document_view.reading import Opened, open_pdf
from ui.widgets.document_view.view import DocumentView
from ui.widgets.overlay.dialog import Answer, Dialog

_WIDE, _HIGH = 860, 560
PDF = "application/pdf"


def opened(read: Callable[[], bytes]) -> Opened:
    """Read a PDF. A damaged or protected one is ``PaperUnreadable``."""
    from pypdfium2 import PdfiumError  # noqa: PLC0415  (heavy; loaded when first needed)

    content = read()
    try:
        return open_pdf(content)
    except PdfiumError as error:
        raise PaperUnreadable from error


class PaperDialog(Dialog):
    """The pages of one paper; PgUp, PgDn and + − as in the preview."""

    def __init__(self, owner: QWidget, jobs: Jobs, title: str, pages: Opened) -> None:
        super().__init__(owner, title)
        self.paper = DocumentView(jobs)
        room_for(self, self.paper, _HIGH)
        fitted(self, _WIDE)
        self.body.addWidget(self.paper, 1)
        self.offer([Answer("close", _("Đóng"), safe=True, main=True)])
        self.paper.show_pdf(pages, title)
