"""The parts an online meeting is described with: its form, its conditions."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout

from app.features.meetings.model.forms.online import OnlineDetails
from app.kernel.words import _
from ui.pages.meetings.panels.base import day_of
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import boxed, clear, column, row, spaced
from ui.widgets.basic.picture import status_picture
from ui.widgets.basic.text import text
from ui.widgets.forms.builder import FormBuilder
from ui.widgets.forms.fields import Field, Value
from ui.widgets.status import Status


def details_form(today: Callable[[], date]) -> FormBuilder:
    """Ask for the basis, the figure, the ground, the platform and the promise."""
    return FormBuilder(_fields(), today, with_basis=False)


def told_details(form: FormBuilder) -> OnlineDetails:
    """Read the form."""
    told = form.values()
    return OnlineDetails(
        permission_no=_words(told["permission_no"]),
        permission_on=day_of(told["permission_on"]),
        permission_by=_words(told["permission_by"]),
        ground=_words(told["ground"]),
        ground_words=_words(told["ground_words"]),
        unable_count=_number(told["unable_count"]),
        unable_words=_words(told["unable_words"]),
        platform=_words(told["platform"]),
        no_secrets=bool(told["no_secrets"]),
        least_percent=_number(told["least_percent"]),
    )


def _words(value: Value) -> str:
    return str(value or "")


def _number(value: Value) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


class Conditions(Card):
    """The checklist: each condition with its shape, and what it lacks below it."""

    def __init__(self) -> None:
        super().__init__(_("Điều kiện họp trực tuyến"))
        self.sums = text("", "small", "text2", wrap=True)
        self._lines = QVBoxLayout()
        spaced(self._lines, 6)
        self._shown: tuple[tuple[Status, str, str], ...] = ()
        self.add(self.sums)
        self.add_layout(self._lines)

    def show_lines(self, sums: str, lines: Sequence[tuple[Status, str, str]]) -> None:
        """Show the conditions as they stand."""
        self.sums.setText(sums)
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        clear(self._lines)
        for status, title, lack in lines:
            words = column(text(title, wrap=True), gap=0)
            if lack:
                words.addWidget(text(lack, "small", "text2", wrap=True))
            line = row(status_picture(status, 18), boxed(words), gap=8)
            line.setStretch(1, 1)
            self._lines.addWidget(boxed(line))


def _fields() -> list[Field]:
    return [
        Field("permission_no", _("Văn bản cho phép, số"), optional=True, width=200),
        Field("permission_on", _("Ngày văn bản"), kind="date", optional=True),
        Field("permission_by", _("Cơ quan ban hành"), optional=True),
        Field("ground", _("Trường hợp"), kind="choice", optional=True, choices=()),
        Field("ground_words", _("Nói rõ trường hợp"), optional=True),
        Field(
            "unable_count",
            _("Số đảng viên không thể họp tại một nơi"),
            kind="number",
            optional=True,
            smallest=0,
            largest=9999,
        ),
        Field("unable_words", _("Lý do"), optional=True),
        Field("platform", _("Nền tảng họp"), optional=True),
        Field(
            "no_secrets",
            _("Buổi họp không có nội dung bí mật nhà nước"),
            kind="switch",
        ),
        Field(
            "least_percent",
            _("Dự ít nhất bao nhiêu % thời gian mới tính có mặt"),
            kind="number",
            optional=True,
            unit="%",
            smallest=1,
            largest=100,
            placeholder=_("nếu cấp trên quy định"),
        ),
    ]
