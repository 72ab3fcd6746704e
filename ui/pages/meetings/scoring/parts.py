"""The head of the score and its two small forms."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QFrame, QWidget

from app.kernel.words import _
from ui.pages.meetings.presenter.forms.score import ScoreFace
from ui.widgets.basic.layout import STRETCH, boxed, clear, column, row
from ui.widgets.basic.picture import status_picture
from ui.widgets.basic.text import text
from ui.widgets.forms.builder import FormBuilder
from ui.widgets.forms.fields import Field, Option


class ScoreHead(QFrame):
    """The sum in large figures, the level beside it, the set below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(_("Kết quả chấm điểm"))
        self._figure = text("", "display")
        self._level = text("", "strong")
        self._picture = row()
        self._source = text("", "small", "text3", wrap=True)
        self._hint = text("", "small", "text2", wrap=True)
        self._year = text("", "small", "text2", wrap=True)
        line = row(self._figure, boxed(self._picture), self._level, STRETCH, gap=10)
        self.setLayout(
            column(
                boxed(line),
                self._hint,
                self._year,
                self._source,
                gap=4,
                margins=(16, 10, 16, 10),
            )
        )

    def show_face(self, face: ScoreFace, year: str) -> None:
        """Show sum, level, hint, year and set."""
        self._year.setText(year)
        self._year.setVisible(bool(year))
        self._figure.setText(face.figure)
        self._level.setText(face.level)
        clear(self._picture)
        self._picture.addWidget(status_picture(face.level_status, 18))
        self._hint.setText(face.hint)
        self._hint.setVisible(bool(face.hint))
        self._source.setText(_("Theo bộ: {set}").format(set=face.source))
        self.setAccessibleDescription(f"{face.figure}, {face.level}. {face.hint}")


def judge_form(today: Callable[[], date]) -> FormBuilder:
    """Ask for the points of one line, or whether a criterion is met, with words."""
    return FormBuilder(
        [
            Field("points", _("Điểm"), width=110, placeholder="4,5"),
            Field(
                "met",
                _("Kết quả"),
                kind="choice",
                choices=(Option("1", _("Đạt")), Option("0", _("Chưa đạt"))),
            ),
            Field(
                "words",
                _("Nhận xét hoặc lý do, một câu"),
                placeholder=_(
                    "Bắt buộc khi chấm khác dữ kiện hoặc dòng không có dữ kiện"
                ),
            ),
        ],
        today,
        with_basis=False,
    )


def remark_form(today: Callable[[], date]) -> FormBuilder:
    """Ask what members and the superior said of the score."""
    return FormBuilder(
        [
            Field(
                "in_favour",
                _("Số người tán thành kết quả chấm"),
                kind="number",
                optional=True,
                smallest=0,
                largest=9999,
            ),
            Field("comments", _("Ý kiến của đảng viên"), kind="long", optional=True),
            Field(
                "superior",
                _("Ý kiến của đồng chí cấp trên dự họp"),
                kind="long",
                optional=True,
            ),
        ],
        today,
        with_basis=False,
    )
