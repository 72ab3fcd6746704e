"""The widgets of the page of sending and where they stand."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from app.kernel.words import _
from ui.pages.package import presenter
from ui.pages.package.keypanel import KeyPanel
from ui.pages.package.panels import ChecksPanel, ContentsPanel, SignPanel
from ui.pages.package.stick import StickPanel
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import spaced
from ui.widgets.basic.text import text
from ui.widgets.blocks.emptystate import EmptyState
from ui.widgets.blocks.stepline import StepLine
from ui.widgets.page import Page
from ui.widgets.reflow import Width
from ui.widgets.table.view import Table


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


class Frame:
    """Every widget of the page; ``lay_out`` puts them into it."""

    def __init__(self, today: Callable[[], date]) -> None:
        self.steps = StepLine(presenter.steps())
        self.contents, self.checks = ContentsPanel(), ChecksPanel()
        self.sign = SignPanel(today)
        self.stick, self.keys = StickPanel(), KeyPanel()
        self.history = Table("package_history", presenter.history_columns())
        self.left, self.right = QStackedWidget(), QStackedWidget()
        self.halves = Halves(self.left, self.right)
        self.whole = QStackedWidget()
        sentence = _("Khai tên chi bộ và đảng ủy cấp trên trước khi gửi gói.")
        self.empty = EmptyState("package-check", sentence, _("Mở Cài đặt"))
        self.key_button = Button(_("Khóa ký gói"), icon="key-round")
        self.examine_button = Button(_("Kiểm tra tệp gói"), icon="search-check")
        self.hint = text("", "small", "text2", elide=True)
        self.back = Button(_("Quay lại"), "ghost")
        self.next = Button("", "primary")

    def lay_out(self, page: Page) -> None:
        """Put everything into the page."""
        history = Card(_("Các gói đã gửi"))
        self.history.empty = _("Chưa gửi gói nào.")
        history.add(self.history, 1)
        for panel in (self.contents, self.checks, self.sign):
            self.left.addWidget(panel)
        self.right.addWidget(history)
        self.right.addWidget(self.stick)
        for whole in (self.halves, self.keys, self.empty):
            self.whole.addWidget(whole)
        page.header.add_action(self.examine_button)
        page.header.add_action(self.key_button)
        page.body.addWidget(self.steps)
        page.body.addWidget(self.whole, 1)
        page.action_bar.add_hint(self.hint)
        page.action_bar.add(self.back)
        page.action_bar.add(self.next)
