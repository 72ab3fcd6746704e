"""The left side of the first run: the seven questions with their answers so far."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.kernel.words import _
from ui.shell.firstrun.view import SideLine
from ui.widgets import theme
from ui.widgets.basic.layout import STRETCH, boxed, clear, column, row, sized, spaced
from ui.widgets.basic.picture import Picture
from ui.widgets.basic.plane import Plane
from ui.widgets.basic.text import text


class Side(Plane):
    """Shows where the first run stands; it takes no focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("nav", "right", parent)
        self._lines = QVBoxLayout()
        spaced(self._lines, 8)
        self._title = _promise()
        name = row(Picture("mark", size=40), text(_("Sổ Chi bộ"), "figure"), gap=12)
        name.setStretch(1, 1)
        self.setLayout(
            column(
                name,
                8,
                self._title,
                self._lines,
                STRETCH,
                _nothing_leaves(),
                gap=16,
                margins=(32, 36, 24, 24),
            )
        )
        sized(self, width=330)

    def show_lines(self, lines: Sequence[SideLine]) -> None:
        """Show the questions; none before the first choice."""
        clear(self._lines)
        self._title.setVisible(bool(lines))
        for line in lines:
            self._lines.addWidget(_Question(line))


def _promise() -> QWidget:
    words = _(
        "Trả lời xong là dùng được ngay. Câu nào cũng sửa lại được trong Cài đặt."
    )
    return boxed(
        column(
            text(_("Bảy câu hỏi để bắt đầu"), "h2"),
            text(words, "body", "text2", wrap=True),
            gap=2,
        )
    )


def _nothing_leaves() -> QHBoxLayout:
    words = _("Dữ liệu nằm trên máy này, không gửi lên mạng.")
    line = row(
        Picture("shield-check", "ok", 18),
        text(words, "small", "text2", wrap=True),
        gap=10,
    )
    line.setStretch(1, 1)
    return line


class _Question(QWidget):
    """One question: a tick, a red number or a grey number, and its answer."""

    def __init__(self, line: SideLine) -> None:
        super().__init__()
        weight = "strong" if line.current else "body"
        words = column(text(line.title, weight, elide=True), gap=0)
        if line.answer:
            words.addWidget(text(line.answer, "small", "text3", elide=True))
        sign: QWidget = (
            Picture("circle-check", "ok", 26) if line.done else _Number(line)
        )
        layout = row(sign, words, gap=12)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        sized(self, min_height=40)


class _Number(QWidget):
    """The number of a question in a ring; the standing one on red."""

    def __init__(self, line: SideLine) -> None:
        super().__init__()
        self._line = line
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Be as large as the tick."""
        return QSize(theme.u(26), theme.u(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ring and number."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        current = self._line.current
        painter.setPen(QPen(look.color("accent" if current else "line2"), 1))
        painter.setBrush(look.color("accent" if current else "surface"))
        painter.drawEllipse(box)
        painter.setFont(look.font("small_strong"))
        painter.setPen(look.color("accent_t" if current else "text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._line.number))
