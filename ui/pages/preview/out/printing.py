"""Prints the very pages of the preview, one after the other, as grey pictures."""

from functools import partial

from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from ui.jobs import Jobs
from ui.widgets.document_view.reading import Drawn, Opened, PageSize, draw
from ui.widgets.document_view.view import picture_of

DPI = 300
_POINTS_PER_INCH = 72
# Printers name their papers in rounded lengths.
_SAME_PAPER_MM = 2.0


def a4_printer(opened: Opened, title: str) -> QPrinter:
    """Prepare a printer: A4, the whole sheet, grey, in the direction of page 1."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DPI)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setDocName(title)
    printer.setCreator("Sổ Chi bộ")
    if opened.pages:
        printer.setPageOrientation(_direction(opened.pages[0]))
    return printer


def is_two_sided(printer: QPrinter) -> bool:
    """Say whether sheets will be printed on both sides, turned at the long edge."""
    return printer.duplex() in {
        QPrinter.DuplexMode.DuplexAuto,
        QPrinter.DuplexMode.DuplexLongSide,
    }


def other_paper(printer: QPrinter) -> str:
    """Name the paper the printer is set to when it is not A4; else nothing."""
    size = printer.pageLayout().pageSize()
    a4 = QPageSize(QPageSize.PageSizeId.A4)
    sides = size.size(QPageSize.Unit.Millimeter), a4.size(QPageSize.Unit.Millimeter)
    wide, high = (abs(one - two) for one, two in zip(*map(_sides, sides), strict=True))
    return "" if max(wide, high) <= _SAME_PAPER_MM else size.name()


def _sides(size: QSizeF) -> tuple[float, float]:
    return size.width(), size.height()


def sheets(printer: QPrinter, count: int, current: int) -> list[int]:
    """List the pages (from 0) in the order they leave, every copy of them.

    A printer that makes copies by itself gets each page once.
    """
    pages = _wanted(printer, count, current)
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _copy in range(copies)]


def _wanted(printer: QPrinter, count: int, current: int) -> list[int]:
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        return [current]
    ranges = printer.pageRanges().toRangeList()
    if ranges:
        return [
            page for page in range(count) if printer.pageRanges().contains(page + 1)
        ]
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return list(range(first - 1, min(last, count)))


class PrintRun(QObject):
    """Draws a page beside the window, paints it, draws the next.

    A page at 300 dots per inch is 9 MB; only one is in memory at a time.
    """

    finished = Signal()
    failed = Signal()

    def __init__(
        self, opened: Opened, printer: QPrinter, jobs: Jobs, current: int = 0
    ) -> None:
        super().__init__()
        self._opened = opened
        self._printer = printer
        self._jobs = jobs
        self._painter = QPainter()
        self._pages = sheets(printer, len(opened.pages), current)
        self._is_first = True

    def start(self) -> None:
        """Begin; ``finished`` or ``failed`` follows."""
        self._next()

    def _next(self) -> None:
        if not self._pages:
            self._painter.end()
            stopped = {QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted}
            failed = self._is_first or self._printer.printerState() in stopped
            (self.failed if failed else self.finished).emit()
            return
        page = self._pages.pop(0)
        scale = self._printer.resolution() / _POINTS_PER_INCH
        self._jobs.render(
            self,
            partial(draw, self._opened.content, page, scale),
            self._paint,
        )

    def _paint(self, drawn: Drawn) -> None:
        self._printer.setPageOrientation(_direction(self._opened.pages[drawn.page]))
        if self._is_first:
            begun = self._painter.begin(self._printer)
        else:
            begun = self._printer.newPage()
        self._is_first = False
        if not begun:
            self._pages = []
            if self._painter.isActive():
                self._painter.end()
            self.failed.emit()
            return
        sheet = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        self._painter.drawImage(sheet, picture_of(drawn))
        self._next()


def _direction(page: PageSize) -> QPageLayout.Orientation:
    wide = page.width > page.height
    return (
        QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    )
