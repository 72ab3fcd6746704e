"""Xuất danh sách: form, format, fields, who, and why numbers leave in full."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLayout, QWidget

from app.kernel.errors import Problem
from app.kernel.words import _
from app.reports.members.model import LIST, Offer
from ui.pages.members.exporting import presenter
from ui.pages.members.exporting.fieldlist import FieldList
from ui.pages.members.exporting.presenter import PAPERS, Chosen, Seen
from ui.widgets import theme
from ui.widgets.basic.layout import STRETCH, boxed, column, row, scroll, sized
from ui.widgets.basic.text import text
from ui.widgets.forms.builder import FormBuilder, narrow_form
from ui.widgets.forms.fields import Field, Option
from ui.widgets.overlay.dialog import Answer, Dialog

_SAVE, _LOG = "save", "log"
_WIDTH = 620
# Room for title and buttons around the questions, and what the questions get at least.
_AROUND, _LEAST = 190, 120


class ExportDialog(Dialog):
    """Stays open until the file is written. ``submitted`` carries what was chosen.

    ``log_asked`` asks for the log of what left before.
    """

    submitted = Signal(object)
    log_asked = Signal()

    def __init__(
        self,
        owner: QWidget,
        offer: Offer,
        seen: Seen,
        kept: object,
        today: Callable[[], date],
    ) -> None:
        super().__init__(owner, _("Xuất danh sách"))
        self._offer, self._seen, self._kept = offer, seen, kept
        self._is_done = False
        start = presenter.start(offer, seen, kept)
        sized(self, min_width=_WIDTH, max_width=_WIDTH)
        forms = presenter.forms(offer, seen)
        self.what = _what(forms, today)
        self.how = _how(presenter.formats(offer, start.form), today)
        on_screen = presenter.start(offer, seen, None).fields
        self.fields = FieldList(offer.fields, on_screen)
        self.who = _who(today)
        self.summary = text("", "small", "text2", wrap=True)
        top = row(self.what, self.how, STRETCH, gap=16)
        self._inside = boxed(column(top, self.fields, self.who, self.summary, gap=12))
        self._area = scroll(self._inside)
        self.body.addWidget(self._area)
        self.offer(
            [
                Answer("later", _("Để sau"), safe=True),
                Answer(_LOG, _("Nhật ký xuất")),
                Answer(_SAVE, _("Chọn nơi lưu"), main=True),
            ]
        )
        self._fill(start)
        self._connect()
        self._show_parts()

    def chosen(self) -> Chosen:
        """Return what is ticked now."""
        who = self.who.values()
        return Chosen(
            form=str(self.what.value("form")),
            format=str(self.how.value("format")),
            fields=self.fields.chosen(),
            with_left=bool(who["with_left"]),
            unmask=bool(who["unmask"]) and self.what.value("form") == LIST,
            reason=str(who["reason"] or ""),
        )

    def give(self, key: str) -> None:
        """Submit instead of closing when the main button is pressed."""
        if key == _LOG:
            self.log_asked.emit()
        elif key == _SAVE and not self._is_done:
            if self.who.check():
                self.submitted.emit(self.chosen())
        else:
            super().give(key)

    def show_work(self, lines: QWidget) -> None:
        """Take in the lines that show how far the file is, with their "Dừng"."""
        self.body.addWidget(lines)

    def work(self) -> None:
        """Wait for the file: what was chosen stands until it is there or stopped."""
        self.buttons[_SAVE].setEnabled(False)

    def rest(self) -> None:
        """Let somebody choose again."""
        self.buttons[_SAVE].setEnabled(True)

    def stopped(self, words: str) -> None:
        """Say that nothing was written, and let somebody choose again."""
        self.rest()
        self.summary.dress(tone="text2")
        self.summary.setText(words)
        self.buttons[_SAVE].setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Close: the file is written."""
        self._is_done = True
        self.give(_SAVE)

    def refuse(self, problem: Problem, sentence: str) -> None:
        """Say what is wrong under its field, else below the form."""
        self.rest()
        if not self.who.failed(problem, sentence):
            self.summary.dress(tone="bad")
            self.summary.setText(sentence)

    def _fill(self, start: Chosen) -> None:
        self.what.fill({"form": start.form})
        self.how.fill({"format": start.format})
        self.fields.choose(start.fields)
        self.who.fill({"with_left": start.with_left, "unmask": start.unmask})

    def _connect(self) -> None:
        self.what.edited.connect(lambda _key, _value: self._form_changed())
        self.how.edited.connect(lambda _key, _value: self._show_parts())
        self.who.edited.connect(lambda _key, _value: self._show_parts())
        self.fields.changed.connect(self._show_parts)
        for form in (self.what, self.how, self.who):
            form.submitted.connect(lambda: self.give(_SAVE))

    def _form_changed(self) -> None:
        form = str(self.what.value("form"))
        self.how.offer("format", presenter.formats(self._offer, form))
        usual = presenter.usual_format(self._offer, form, self._kept)
        self.how.fill({"format": usual})
        with_left = presenter.with_left(self._offer, form, self._kept)
        self.who.fill({"with_left": with_left})
        self._show_parts()

    def _show_parts(self) -> None:
        chosen = self.chosen()
        is_list, is_paper = chosen.form == LIST, chosen.form in PAPERS
        self.how.setVisible(not is_paper)
        self.fields.setVisible(is_list)
        self.who.line("with_left").setVisible(not is_paper and not is_list)
        self.who.line("unmask").setVisible(is_list)
        asks = presenter.needs_reason(self._offer, chosen)
        self.who.line("reason").setVisible(asks)
        words, tone = presenter.summary(self._offer, chosen, self._seen)
        self.summary.dress(tone=tone.value)
        self.summary.setText(words)
        verb = _("Mở xem trước") if is_paper else _("Chọn nơi lưu")
        self.buttons[_SAVE].setText(verb)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Be as high as what is asked now; with large letters the questions scroll."""
        layout, owner = self.layout(), self.parentWidget()
        if layout is None or owner is None:
            return
        wide = self._area.viewport().width()
        inside = self._inside.layout()
        wanted = inside.totalHeightForWidth(wide) if inside is not None else 0
        room = max(owner.height() - theme.u(_AROUND), theme.u(_LEAST))
        self._area.setFixedHeight(min(max(wanted, self._least(inside)), room))
        layout.activate()
        self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    @staticmethod
    def _least(inside: QLayout | None) -> int:
        return inside.sizeHint().height() if inside is not None else 0


def _what(forms: tuple[Option, ...], today: Callable[[], date]) -> FormBuilder:
    field = Field("form", _("Xuất gì"), "choice", choices=forms, width=325)
    return narrow_form([field], today, 330)


def _how(formats: tuple[Option, ...], today: Callable[[], date]) -> FormBuilder:
    field = Field("format", _("Dạng tệp"), "choice", choices=formats, width=200)
    return narrow_form([field], today, 205)


def _who(today: Callable[[], date]) -> FormBuilder:
    fields = [
        Field(
            "with_left",
            _("Người đã rời chi bộ"),
            "switch",
            placeholder=_("Kèm người đã rời chi bộ trong năm"),
        ),
        Field(
            "unmask",
            _("Số và địa chỉ liên hệ"),
            "switch",
            placeholder=_("Ghi đủ các số đang che"),
        ),
        Field(
            "reason",
            _("Lý do"),
            help=_("Ghi vào nhật ký, ví dụ: đảng ủy yêu cầu đối chiếu."),
            longest=200,
        ),
    ]
    return narrow_form(fields, today, _WIDTH - 70)
