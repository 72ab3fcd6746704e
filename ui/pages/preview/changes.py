"""The dialog that sets the printed version against what the records say now."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kernel.words import _
from ui.pages.preview.presenter import ChangeLine
from ui.widgets.basic.layout import boxed, scroll, sized, spaced
from ui.widgets.basic.text import text
from ui.widgets.overlay.dialog import Answer, Dialog


def show_changes(
    owner: QWidget, lines: Sequence[ChangeLine], title: str = ""
) -> Dialog:
    """Open the list of differences in the order of the paper."""
    dialog = Dialog(owner, title or _("Bản đã in và nội dung nay"))
    content = QVBoxLayout()
    spaced(content, 6)
    for line in lines:
        content.addWidget(text(line.label, "caption", "text3"))
        content.addWidget(text(line.words, wrap=True))
    if not lines:
        words = _("Lời văn không đổi; chỉ cách trình bày khác.")
        content.addWidget(text(words, wrap=True))
    content.addStretch(1)
    area = scroll(boxed(content))
    dialog.body.addWidget(sized(area, min_height=260))
    dialog.offer([Answer("close", _("Đóng"), safe=True)])
    dialog.open_it()
    return dialog
