"""Icons by name in theme colours, and the program's own mark."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.widgets import theme


def _drawn(name: str, colour: str, box: QSize, inner: int) -> QPixmap:
    look = theme.current()
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    key = (name, colour, box.width(), box.height(), inner, ratio)
    found = look.pictures.get(key)
    if isinstance(found, QPixmap):
        return found
    source = (look.resources / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    source = source.replace("currentColor", look.color(colour).name())
    source = source.replace("paperColor", look.color("accent_t").name())
    picture = QPixmap(box * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    top = (box.height() - inner) / 2
    QSvgRenderer(QByteArray(source.encode())).render(
        painter, QRectF(0, top, inner, inner)
    )
    painter.end()
    look.pictures[key] = picture
    return picture


def pixmap(name: str, tint: str = "text2", size: float = 18) -> QPixmap:
    """Draw the icon ``name`` in the colour ``tint``, ``size`` u wide."""
    side = theme.u(size)
    return _drawn(name, tint, QSize(side, side), side)


def icon(
    name: str, tint: str = "text2", size: float = 18, *, space: float = 0
) -> QIcon:
    """Make an icon for a button; ``space`` u stay free between it and the text."""
    side, free = theme.u(size), theme.u(space)
    box = QSize(side + free, side)
    made = QIcon(_drawn(name, tint, box, side))
    made.addPixmap(_drawn(name, "disabled", box, side), QIcon.Mode.Disabled)
    return made


def mark(size: float = 32) -> QPixmap:
    """Draw the program's mark: an open register with a tick on red."""
    return pixmap("mark", "accent", size)
