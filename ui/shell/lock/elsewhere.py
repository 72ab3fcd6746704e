"""Asks whether the machine that had the book open last has really closed it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.kernel.words import _


def ask_whether_closed(
    screen: QWidget, sentence: str, answered: Callable[[str], None]
) -> None:
    """Say ``sentence`` and ask; the answer is ``open`` when the book may be opened."""
    from ui.widgets.overlay.dialog import Answer, ask  # noqa: PLC0415  (after the first paint)

    ask(
        screen,
        _("Máy kia không còn mở sổ này?"),
        sentence,
        [
            Answer("wait", _("Để tôi xem lại"), safe=True),
            Answer("open", _("Không còn mở, mở ở đây")),
        ],
        answered,
    )
