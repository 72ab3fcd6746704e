"""Builds the drawer of one criterion from its view; presses come out as signals."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.kernel.words import _
from ui.pages.checklist.details import DetailView, SumLine, page_words
from ui.widgets.basic.button import Button
from ui.widgets.basic.chip import Chip
from ui.widgets.basic.flow import flow
from ui.widgets.basic.layout import STRETCH, boxed, column, row, separator, spaced
from ui.widgets.basic.line import ShapeLine
from ui.widgets.basic.picture import Picture, status_picture
from ui.widgets.basic.text import text
from ui.widgets.status import Status, Tone


class DropZone(QFrame):
    """Takes a file dropped on it; ``dropped`` carries its path."""

    dropped = Signal(str)

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(content)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell every local file that was dropped."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.dropped.emit(url.toLocalFile())


class DrawerSignals(QObject):
    """What the user pressed in the drawer."""

    confirm = Signal()
    judge = Signal()
    withdraw = Signal()
    attach = Signal()
    use_other = Signal()
    dropped = Signal(str)
    parameter = Signal()
    open_page = Signal()
    take_away = Signal(str)
    save_copy = Signal(str)


def content(view: DetailView, told: DrawerSignals) -> QWidget:
    """Lay the drawer out, top to bottom."""
    parts = [_head(view), text(view.title, "h2", wrap=True)]
    parts.append(text(view.meaning, "small", "text2", wrap=True))
    parts.append(_basis(view))
    if view.sums:
        parts += [
            separator(),
            text(_("Phần mềm tính như sau"), "small_strong", "text2"),
        ]
        parts += [part for line in view.sums for part in _sum(line)]
    parts += [text(ask, "small", "text3", wrap=True) for ask in view.asks]
    if view.parameter is not None:
        parts.append(_parameter(view, told))
    if view.compare:
        parts += [
            separator(),
            text(_("Đánh giá của đồng chí"), "small_strong", "text2"),
        ]
        parts += [text(line, "small", wrap=True) for line in view.compare]
    parts += [separator(), text(_("Minh chứng"), "small_strong", "text2")]
    parts.append(_proofs(view, told))
    if view.advice:
        parts += [separator(), text(_("Còn kịp làm"), "small_strong", "text2")]
        parts.append(text(view.advice, "small", wrap=True))
    return boxed(column(*parts, gap=6))


def actions(view: DetailView, main: str, told: DrawerSignals) -> list[QWidget]:
    """Make the buttons at the foot; ``main`` names the main one."""
    found: list[QWidget] = []
    words = {
        "confirm": (_("Xác nhận"), "check", told.confirm),
        "judge": (_("Tự đánh giá"), "pencil", told.judge),
        "open": (page_words(view.page), "external-link", told.open_page),
    }
    if main:
        label, icon, signal = words[main]
        button = Button(label, "primary", icon=icon)
        button.clicked.connect(signal)
        found.append(button)
    if view.can_judge and main != "judge":
        other = Button(_("Sửa, ghi lý do"), "ghost")
        other.clicked.connect(told.judge)
        found.append(other)
    if view.can_withdraw:
        back = Button(_("Bỏ đánh giá"), "ghost")
        back.clicked.connect(told.withdraw)
        found.append(back)
    return found


def _head(view: DetailView) -> QWidget:
    line = row(text(view.id, "small", "text2"), gap=8)
    if view.gate:
        line.addWidget(Picture("key-round", "text2", 16))
        line.addWidget(text(view.gate, "small", "text2", elide=True), 1)
    else:
        line.addStretch(1)
    line.addWidget(Chip(view.word, view.status))
    return boxed(line)


def _basis(view: DetailView) -> QWidget:
    words = text(view.basis, "small", "info", wrap=True)
    line = row(Picture("scroll-text", "info", 16), words, gap=6)
    line.setStretch(1, 1)
    return boxed(line)


def _sum(line: SumLine) -> list[QWidget]:
    words = text(line.label, "small", wrap=True)
    tone = "bad" if line.status is Status.BAD else ""
    head = row(words, text(line.value, "small_strong", tone), gap=6)
    head.setStretch(0, 1)
    head.addWidget(status_picture(line.status, 18))
    parts = [boxed(head)]
    if line.need:
        parts.append(text(line.need, "caption", "text3", wrap=True))
    if line.inputs:
        parts.append(text("\n".join(line.inputs), "small", "text2", wrap=True))
    return parts


def _parameter(view: DetailView, told: DrawerSignals) -> QWidget:
    if view.parameter is None:
        return QWidget()
    words = _("Chưa biết: {title}. Ghi mức và căn cứ một lần, phần mềm sẽ tính.")
    sentence = words.format(title=view.parameter.parameter.title)
    button = Button(_("Ghi mức và căn cứ"), "small")
    button.clicked.connect(told.parameter)
    box = QFrame()
    box.setProperty("tint", Tone.WARN.value)
    layout = QVBoxLayout(box)
    spaced(layout, 6, (12, 8, 12, 8))
    layout.addWidget(text(sentence, "small", wrap=True))
    layout.addLayout(row(button, STRETCH))
    return box


def _proofs(view: DetailView, told: DrawerSignals) -> QWidget:
    parts: list[QWidget] = []
    for proof in view.proofs:
        action = _("Gỡ") if view.can_judge else ""
        line = ShapeLine(proof.status, proof.title, proof.detail, action=action)
        line.make_clickable()
        line.setToolTip(_("Lưu một bản ra ngoài"))
        line.clicked.connect(lambda p=proof.id: told.save_copy.emit(p))
        line.acted.connect(lambda p=proof.id: told.take_away.emit(p))
        parts.append(line)
    if not view.proofs:
        wanted = _("Chưa có. Nên có: {papers}.").format(papers=view.wanted)
        parts.append(text(wanted, "small", "text3", wrap=True))
    if view.can_judge:
        parts.append(_attach_line(view, told))
    zone = DropZone(boxed(column(*parts, gap=4)))
    zone.setAcceptDrops(view.can_judge)
    zone.dropped.connect(told.dropped)
    return zone


def _attach_line(view: DetailView, told: DrawerSignals) -> QWidget:
    attach = Button(_("Gắn minh chứng"), "small", icon="paperclip")
    attach.clicked.connect(told.attach)
    parts: list[QWidget] = [attach]
    if view.has_other_evidence:
        other = Button(_("Dùng tệp đã có"), "link")
        other.clicked.connect(told.use_other)
        parts.append(other)
    hint = text(_("Kéo tệp thả vào đây cũng được."), "caption", "text3", wrap=True)
    return boxed(column(boxed(flow(*parts)), hint, gap=2))
