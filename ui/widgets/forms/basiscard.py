"""How to fill the focused field, and the paper behind it ("Căn cứ và cách ghi")."""

from PySide6.QtWidgets import QFrame, QWidget

from app.kernel.words import _
from ui.widgets.basic.layout import column, row, sized
from ui.widgets.basic.picture import Picture
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Field


class BasisCard(QFrame):
    """Stands at the right of a form and follows its focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tint", "info")
        sized(self, width=300)
        self._label = text("", "strong", wrap=True)
        self._help = text("", "small", "text2", wrap=True)
        self._basis = text("", "small", "info", wrap=True)
        self._sign = Picture("scroll-text", "info", 16)
        line = row(self._sign, self._basis, gap=8)
        line.setStretch(1, 1)
        self.setLayout(
            column(
                text(_("Căn cứ và cách ghi"), "caption_strong", "text2"),
                self._label,
                self._help,
                line,
                gap=6,
                margins=(16, 12, 16, 12),
            )
        )

    def show_field(self, field: Field) -> None:
        """Speak about ``field``."""
        self._label.setText(field.label)
        self._help.setText(field.help)
        self._help.setVisible(bool(field.help))
        self._basis.setText(field.basis)
        self._basis.setVisible(bool(field.basis))
        self._sign.setVisible(bool(field.basis))
