"""A personal number that shows only its end until somebody asks for the rest."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.forms.guard import masked
from ui.widgets.forms.inputs import TextField


class MaskedField(TextField):
    """Masked and not to be typed into while hidden; ``revealed`` tells it was shown.

    The page notes that in the log.
    """

    revealed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self._is_hidden = False

    def whole(self) -> str:
        """Return the number itself."""
        return self._whole if self._is_hidden else self.text()

    def set_whole(self, number: str) -> None:
        """Show ``number`` masked; an empty one can be typed at once."""
        self._whole = number
        self._is_hidden = bool(number)
        self.setReadOnly(self._is_hidden)
        self.setText(masked(number) if self._is_hidden else "")

    def reveal(self) -> None:
        """Show the number and let it be changed."""
        if self._is_hidden:
            self._is_hidden = False
            self.setReadOnly(False)
            self.setText(self._whole)
            self.revealed.emit()
