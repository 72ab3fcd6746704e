"""Looks at a package file again and shows every fact, after re-plugging a stick."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from app.kernel.words import _
from app.package.reception import Reception
from app.package.verdict import Verdict
from ui.pages.package import presenter
from ui.widgets.basic.layout import boxed, scroll, sized, spaced
from ui.widgets.basic.line import ShapeLine
from ui.widgets.basic.text import text
from ui.widgets.overlay.dialog import Answer, Dialog
from ui.widgets.overlay.files import ask_open
from ui.widgets.page import Page


class Examining:
    """Asks for a file, has it examined, shows the verdict."""

    def __init__(self, page: Page, reception: Reception) -> None:
        self._page, self._reception = page, reception

    def ask(self) -> None:
        """Ask which file to examine."""
        kinds = _("Gói báo cáo (*.p7m);;Mọi tệp (*)")
        ask_open(self._page, _("Chọn gói để kiểm tra"), kinds, self._examine)

    def _examine(self, path: Path) -> None:
        self._page.read(partial(self._reception.inspect, path), self._show)

    def _show(self, verdict: Verdict) -> None:
        dialog = Dialog(self._page, verdict.file_name, verdict.sentence)
        column = QVBoxLayout()
        spaced(column, 2)
        for line in presenter.verdict_lines(verdict):
            shown = ShapeLine(line.status, line.title, line.detail)
            shown.setToolTip(line.detail)
            column.addWidget(shown)
        area = scroll(boxed(column))
        sized(area, min_height=260)
        dialog.body.addWidget(area, 1)
        words = presenter.words_text(verdict)
        if words:
            dialog.body.addWidget(text(words, "strong", wrap=True))
        dialog.offer([Answer("done", _("Đóng"), safe=True)])
        dialog.open_it()
