"""Two panels beside each other, under each other when the window is narrow."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.widgets.basic.layout import spaced
from ui.widgets.reflow import Width


class Halves(QWidget):
    """Left gets three parts of the width, right two."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        spaced(self._layout, 14)
        self._layout.addWidget(left, 3)
        self._layout.addWidget(right, 2)

    def reflow(self, width: Width) -> None:
        """Stack the panels in the narrowest class of width."""
        down, beside = (
            QBoxLayout.Direction.TopToBottom,
            QBoxLayout.Direction.LeftToRight,
        )
        self._layout.setDirection(down if width is Width.NARROW else beside)
