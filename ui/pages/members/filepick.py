"""A file that goes with a line of a form: chosen, named, taken away again."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.kernel.words import _
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, row
from ui.widgets.basic.text import text
from ui.widgets.overlay.files import ask_open


class FilePick(QWidget):
    """[Gắn tệp văn bản…] and the name of the file; ``path`` is what was chosen."""

    def __init__(
        self, endings: Sequence[str], kept: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self._endings, self._kept = endings, kept
        self.button = Button(_("Gắn tệp văn bản…"), "small", icon="paperclip")
        self.button.clicked.connect(self._ask)
        self._drop = Button(_("Bỏ tệp"), "link")
        self._drop.clicked.connect(lambda: self.choose(None))
        self._name = text(kept, "small", "text2", elide=True)
        line = row(self.button, self._name, self._drop, STRETCH, gap=8)
        line.setStretch(1, 1)
        self.setLayout(line)
        self._drop.hide()

    def choose(self, path: Path | None) -> None:
        """Take a file, or none."""
        self.path = path
        self._name.setText(path.name if path else self._kept)
        self._drop.setVisible(path is not None)

    def _ask(self) -> None:
        endings = " ".join(f"*.{ending}" for ending in self._endings)
        kinds = _("Văn bản, ảnh ({endings})").format(endings=endings)
        ask_open(self, _("Chọn tệp văn bản"), kinds, self.choose)
