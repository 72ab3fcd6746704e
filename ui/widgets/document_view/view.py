"""The pages under each other, fit to the width, sharp at any zoom and screen."""

from functools import partial

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.kernel.words import _
from ui.jobs import Jobs
from ui.widgets import theme
from ui.widgets.document_view.marks import Marks
from ui.widgets.document_view.reading import Drawn, Opened, draw
from ui.widgets.document_view.sheets import Sheet, Sheets, lay_out

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_FIT = ZOOMS.index(1.0)
_GAP = 16
_WIDEST_PAGE = 820
# A4 at 200 % is 4 MB of grey; this many pages stay drawn.
_KEPT = 12
_SETTLE_MS = 80


class DocumentView(QAbstractScrollArea):
    """Shows a PDF. While a new one is drawn the old pages stay."""

    page_changed = Signal(int, int)
    zoom_changed = Signal(int)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._opened: Opened | None = None
        self._sheets = Sheets((), 0, 0)
        self._pictures: dict[int, tuple[float, QImage]] = {}
        self._asked: set[tuple[int, float]] = set()
        self._zoom = _FIT
        self._page = -1
        self.marks = Marks()
        self.setObjectName("paper")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Trang in"))
        self._settled = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settled.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        theme.current().changed.connect(self._lay_out)

    @property
    def opened(self) -> Opened | None:
        """What is shown."""
        return self._opened

    @property
    def page(self) -> int:
        """The page most of the view shows, from 0."""
        return max(self._page, 0)

    @property
    def zoom_percent(self) -> int:
        """The zoom; 100 is fit to the width."""
        return round(ZOOMS[self._zoom] * 100)

    def show_pdf(self, opened: Opened, words: str = "") -> None:
        """Show another PDF at the same place; ``words`` is for screen readers."""
        same = self._opened is not None and len(self._opened.pages) == len(opened.pages)
        self._opened = opened
        self._asked.clear()
        # Old pictures stay until the new ones come, marked as out of date by scale 0.
        kept = self._pictures if same else {}
        self._pictures = {page: (0.0, picture) for page, (_s, picture) in kept.items()}
        self.setAccessibleDescription(words)
        self._page = -1
        self._lay_out()

    def clear(self) -> None:
        """Show no document."""
        self._opened = None
        self.marks = Marks()
        self._pictures.clear()
        self._asked.clear()
        self._sheets = Sheets((), 0, 0)
        self._page = -1
        self.setAccessibleDescription("")
        self.viewport().update()

    def go_to(self, page: int, top: float = 0.0) -> None:
        """Scroll to a place of a page; ``top`` is a share of its height."""
        if not self._sheets.sheets:
            return
        sheet = self._sheets.sheets[min(max(page, 0), len(self._sheets.sheets) - 1)]
        gap = theme.u(_GAP)
        place = sheet.top - gap + round(max(top * sheet.height - gap, 0))
        self.verticalScrollBar().setValue(place)

    def step_page(self, pages: int) -> None:
        """Go forward or back by whole pages."""
        self.go_to(self.page + pages)

    def step_zoom(self, steps: int) -> None:
        """Go to a larger or smaller zoom."""
        wanted = min(max(self._zoom + steps, 0), len(ZOOMS) - 1)
        if wanted == self._zoom:
            return
        bar = self.verticalScrollBar()
        share = bar.value() / max(self._sheets.height, 1)
        self._zoom = wanted
        self._lay_out()
        bar.setValue(round(share * self._sheets.height))
        self.zoom_changed.emit(self.zoom_percent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by pages, by ends and by lines."""
        key, bar = event.key(), self.verticalScrollBar()
        moves = {
            Qt.Key.Key_PageDown: partial(self.step_page, 1),
            Qt.Key.Key_PageUp: partial(self.step_page, -1),
            Qt.Key.Key_Home: partial(self.go_to, 0),
            Qt.Key.Key_End: partial(bar.setValue, bar.maximum()),
            Qt.Key.Key_Down: partial(bar.setValue, bar.value() + bar.singleStep()),
            Qt.Key.Key_Up: partial(bar.setValue, bar.value() - bar.singleStep()),
            Qt.Key.Key_Space: partial(bar.setValue, bar.value() + bar.pageStep()),
        }
        move = moves.get(Qt.Key(key))
        if move is None:
            super().keyPressEvent(event)
        else:
            move()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        turn = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turn:
            self.step_zoom(1 if turn > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit to the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def event(self, event: QEvent) -> bool:
        """Draw again when the window moves to a sharper screen."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._settled.start()
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Ask for the room of a readable page."""
        return QSize(theme.u(520), theme.u(520))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's name)
        """Draw the sheets; paper is white in every theme."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        look = theme.current()
        painter.fillRect(self.viewport().rect(), look.color("nav"))
        for sheet in self._seen():
            box = self._box(sheet)
            painter.fillRect(box, Qt.GlobalColor.white)
            known = self._pictures.get(sheet.page)
            if known is not None:
                painter.drawImage(box, known[1])
            painter.setPen(look.color("line2"))
            painter.drawRect(box.adjusted(-1, -1, 0, 0))
            self.marks.paint(painter, sheet.page, box)

    def _box(self, sheet: Sheet) -> QRect:
        left = sheet.left - self.horizontalScrollBar().value()
        top = sheet.top - self.verticalScrollBar().value()
        return QRect(left, top, sheet.width, sheet.height)

    def _seen(self) -> tuple[Sheet, ...]:
        top = self.verticalScrollBar().value()
        return self._sheets.seen(top, self.viewport().height())

    def _lay_out(self) -> None:
        if self._opened is None:
            return
        u = theme.u
        room = self.viewport().size()
        self._sheets = lay_out(
            self._opened.pages,
            room.width(),
            ZOOMS[self._zoom],
            u(_GAP),
            u(_WIDEST_PAGE),
        )
        for bar, whole, seen in (
            (self.verticalScrollBar(), self._sheets.height, room.height()),
            (self.horizontalScrollBar(), self._sheets.width, room.width()),
        ):
            bar.setRange(0, max(whole - seen, 0))
            bar.setPageStep(seen)
            bar.setSingleStep(u(40))
        self._scrolled()

    def _scrolled(self) -> None:
        self._settled.start()
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        page = self._sheets.page_at(top, height)
        if page != self._page and self._opened is not None:
            self._page = page
            total = len(self._opened.pages)
            self.setAccessibleName(
                _("Trang in {page} trên {total}").format(page=page + 1, total=total)
            )
            self.page_changed.emit(page, total)
        self.viewport().update()

    def _ask(self) -> None:
        """Have the pages in sight drawn at the size they are shown."""
        if self._opened is None:
            return
        for sheet in self._seen():
            width = self._opened.pages[sheet.page].width
            scale = sheet.width * self.devicePixelRatioF() / width
            known = self._pictures.get(sheet.page)
            asked = (sheet.page, scale)
            if asked in self._asked or (known is not None and known[0] == scale):
                continue
            self._asked.add(asked)
            content = self._opened.content
            self._jobs.render(
                self,
                partial(draw, content, sheet.page, scale),
                partial(self._take, content),
            )

    def _take(self, content: bytes, drawn: Drawn) -> None:
        self._asked.discard((drawn.page, drawn.scale))
        if self._opened is None or self._opened.content is not content:
            return
        picture = picture_of(drawn)
        self._pictures.pop(drawn.page, None)
        self._pictures[drawn.page] = (drawn.scale, picture)
        while len(self._pictures) > _KEPT:
            del self._pictures[next(iter(self._pictures))]
        self.viewport().update()


def picture_of(drawn: Drawn) -> QImage:
    """Make a picture that owns its pixels."""
    return QImage(
        drawn.pixels,
        drawn.width,
        drawn.height,
        drawn.stride,
        QImage.Format.Format_Grayscale8,
    ).copy()
