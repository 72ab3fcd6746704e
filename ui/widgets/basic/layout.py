"""Rows and columns whose gaps follow the text size."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.widgets import theme

STRETCH = "stretch"
Item = QWidget | QLayout | str | int
Margins = tuple[float, float, float, float]


class Spacing(QObject):
    """Keeps gap and margins of one layout in u."""

    def __init__(self, layout: QBoxLayout, gap: float, margins: Margins) -> None:
        super().__init__(layout)
        self._layout = layout
        self._gap = gap
        self._margins = margins
        self._apply()
        theme.current().changed.connect(self._apply)

    def change(self, gap: float, margins: Margins) -> None:
        """Take other values from now on."""
        self._gap, self._margins = gap, margins
        self._apply()

    def _apply(self) -> None:
        u = theme.u
        left, top, right, bottom = self._margins
        self._layout.setSpacing(u(self._gap))
        self._layout.setContentsMargins(u(left), u(top), u(right), u(bottom))


def spaced(
    layout: QBoxLayout, gap: float = 8, margins: Margins = (0, 0, 0, 0)
) -> Spacing:
    """Give ``layout`` a gap and margins in u that follow the text size."""
    return Spacing(layout, gap, margins)


def fill(layout: QBoxLayout, *items: Item) -> None:
    """Add widgets, layouts, ``STRETCH`` and fixed gaps (numbers, in u) in order."""
    for item in items:
        if isinstance(item, QWidget):
            layout.addWidget(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        elif isinstance(item, str):
            layout.addStretch(1)
        else:
            layout.addSpacing(theme.u(item))


def row(*items: Item, gap: float = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Put ``items`` beside each other, centred on one line."""
    layout = QHBoxLayout()
    spaced(layout, gap, margins)
    fill(layout, *items)
    for index in range(layout.count()):
        item = layout.itemAt(index)
        widget = item.widget() if item is not None else None
        if widget is not None and not widget.sizePolicy().hasHeightForWidth():
            layout.setAlignment(widget, Qt.AlignmentFlag.AlignVCenter)
    return layout


def column(
    *items: Item, gap: float = 8, margins: Margins = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Put ``items`` under each other."""
    layout = QVBoxLayout()
    spaced(layout, gap, margins)
    fill(layout, *items)
    return layout


def boxed(layout: QLayout, name: str = "") -> QWidget:
    """Make a plain widget around ``layout``."""
    widget = QWidget()
    widget.setObjectName(name)
    widget.setLayout(layout)
    return widget


def separator() -> QFrame:
    """Draw a line of one pixel across."""
    line = QFrame()
    line.setObjectName("separator")
    line.setFixedHeight(1)
    return line


def scroll(content: QWidget) -> QScrollArea:
    """Let ``content`` scroll down when it is higher than its place."""
    area = QScrollArea()
    content.setObjectName(content.objectName() or "scrolled")
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def reveal(widget: QWidget) -> None:
    """Scroll until the whole of ``widget`` is seen, where it lies in something long."""
    step = widget.parentWidget()
    while step is not None:
        if isinstance(step, QScrollArea):
            step.ensureWidgetVisible(widget, 0, theme.u(8))
            return
        step = step.parentWidget()


def clear(layout: QLayout) -> None:
    """Take everything out of ``layout`` and delete it."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            clear(inner)
            inner.deleteLater()
        elif widget is not None:
            widget.hide()
            widget.deleteLater()


class Sizing(QObject):
    """Keeps fixed or minimum sizes of one widget in u."""

    def __init__(self, widget: QWidget, wishes: dict[str, float]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._wishes = wishes
        self._apply()
        theme.current().changed.connect(self._apply)

    def _apply(self) -> None:
        setters = {
            "width": self._widget.setFixedWidth,
            "height": self._widget.setFixedHeight,
            "min_width": self._widget.setMinimumWidth,
            "max_width": self._widget.setMaximumWidth,
            "min_height": self._widget.setMinimumHeight,
            "max_height": self._widget.setMaximumHeight,
        }
        for name, value in self._wishes.items():
            setters[name](theme.u(value))


def sized(widget: QWidget, **wishes: float) -> QWidget:
    """Hold width, height, min_width, max_width, min_height, max_height in u."""
    Sizing(widget, wishes)
    return widget
