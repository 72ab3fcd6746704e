"""Asks for the printer and prints: the pages in sight, on A4, nothing else."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtPrintSupport import QPrinterInfo as Printers

from app.kernel.progress import Progress, silent
from app.kernel.words import _
from app.reports import drawing
from app.reports.model import Prepared
from app.reports.service import Reports
from ui.pages.preview import presenter
from ui.pages.preview.out.printing import (
    PrintRun,
    a4_printer,
    is_two_sided,
    other_paper,
)
from ui.widgets.document_view.reading import Opened, open_pdf
from ui.widgets.document_view.view import DocumentView
from ui.widgets.page import Page
from ui.widgets.status import Tone

NOTICE = "print"


class PrintDesk(QObject):
    """Prints for one page; what fails is said there, with the PDF as the way out."""

    def __init__(
        self,
        page: Page,
        paper: DocumentView,
        reports: Reports,
        save_pdf: Callable[[], object],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._paper = paper
        self._reports = reports
        self._save_pdf = save_pdf
        self.run: PrintRun | None = None

    def ask(self, prepared: Prepared, words: str) -> None:
        """Ask for printer, pages, copies and sides; then print."""
        opened = self._paper.opened
        if opened is None or self.run is not None:
            return
        if not Printers.availablePrinterNames():
            self._offer_pdf(presenter.no_printer())
            return
        printer = a4_printer(opened, prepared.title)
        dialog = QPrintDialog(printer, self._page)
        dialog.setWindowTitle(words)
        dialog.setMinMax(1, len(opened.pages))
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage)
        dialog.accepted.connect(partial(self.print_on, printer, prepared))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def print_on(self, printer: QPrinter, prepared: Prepared) -> None:
        """Send the pages in sight to ``printer`` and remember what was printed."""
        opened = self._paper.opened
        if opened is None:
            return
        self._page.notices.clear(NOTICE)
        paper = other_paper(printer)
        if paper:
            again = partial(self.ask, prepared, _("In"))
            words = presenter.other_paper(paper)
            self._page.notices.show_notice(
                NOTICE, Tone.WARN, words, button=_("Chọn lại giấy"), then=again
            )
            return
        start = partial(self._start, printer, prepared, self._paper.page)
        if is_two_sided(printer):
            # Bound at the left, even pages need their wide margin at the other side.
            self._page.make(partial(drawn, prepared, duplex=True), start)
        else:
            start(opened)

    def _start(
        self, printer: QPrinter, prepared: Prepared, current: int, opened: Opened
    ) -> None:
        self.run = run = PrintRun(opened, printer, self._page.jobs, current)
        run.finished.connect(partial(self._printed, prepared))
        run.failed.connect(self._failed)
        run.start()

    def _printed(self, prepared: Prepared) -> None:
        self.run = None
        self._page.change(partial(self._reports.note_output, prepared, "print"))

    def _failed(self) -> None:
        self.run = None
        self._offer_pdf(presenter.print_failed())

    def _offer_pdf(self, words: str) -> None:
        self._page.notices.show_notice(
            NOTICE, Tone.WARN, words, button=_("Lưu PDF"), then=self._save_pdf
        )


def drawn(
    prepared: Prepared, *, duplex: bool = False, progress: Progress = silent
) -> Opened:
    """Draw a document and open its pages."""
    return open_pdf(drawing.pdf(prepared, duplex=duplex, progress=progress))
