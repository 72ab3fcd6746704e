"""A row that breaks into further lines when it is too narrow for its parts."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.widgets import theme


class Flow(QLayout):
    """Lays items out like words of a text; ``gap`` in u stands between them."""

    def __init__(self, gap: float = 8) -> None:
        super().__init__()
        self._gap = gap
        self._items: list[QLayoutItem] = []
        # Qt asks for the height at the same few widths again and again.
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        theme.current().changed.connect(self.invalidate)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item."""
        self._items.append(item)

    def count(self) -> int:
        """Count the items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item; None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item; None beyond the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no room beyond the items."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Be higher where it is narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Measure the lines at ``width``."""
        known = self._heights.get(width)
        if known is None:
            known = self._arrange(QRect(0, 0, width, 0), is_real=False)
            self._heights[width] = known
        return known

    def invalidate(self) -> None:
        """Forget what was measured: an item has changed, come or gone."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, area: QRect) -> None:
        """Place the items."""
        super().setGeometry(area)
        self._arrange(area, is_real=True)

    def sizeHint(self) -> QSize:
        """Wish for one line."""
        gap = theme.u(self._gap)
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() + gap for size in shown)
        height = max((size.height() for size in shown), default=0)
        return QSize(max(width - gap, 0), height)

    def minimumSize(self) -> QSize:
        """Need the widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, area: QRect, *, is_real: bool) -> int:
        gap = theme.u(self._gap)
        x, y = area.x(), area.y()
        line: list[tuple[QLayoutItem, QRect]] = []
        high = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(
                QSize(area.width(), item.sizeHint().height())
            )
            if x > area.x() and x + size.width() > area.right() + 1:
                _place(line, high, is_real=is_real)
                x, y, line, high = area.x(), y + high + gap, [], 0
            line.append((item, QRect(QPoint(x, y), size)))
            x += size.width() + gap
            high = max(high, size.height())
        _place(line, high, is_real=is_real)
        return y + high - area.y()


def _place(line: list[tuple[QLayoutItem, QRect]], high: int, *, is_real: bool) -> None:
    if is_real:
        for item, box in line:
            item.setGeometry(box.translated(0, (high - box.height()) // 2))


def flow(*widgets: QWidget, gap: float = 8) -> Flow:
    """Put ``widgets`` beside each other, in as many lines as they need."""
    layout = Flow(gap)
    for widget in widgets:
        layout.addWidget(widget)
    return layout
