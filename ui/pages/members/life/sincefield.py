"""Whether a new value changes a field from a day on, or puts a slip right."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from app.kernel.words import _
from app.people.past.model import Since
from ui.widgets.basic.layout import STRETCH, column, row, sized
from ui.widgets.basic.text import text
from ui.widgets.forms.datefield import DateField
from ui.widgets.forms.fields import Option
from ui.widgets.forms.inputs import ChoiceField

USUAL, FROM, SLIP = "usual", "from", "slip"


class SinceField(QWidget):
    """A choice with a day; it stays as chosen until another member is shown."""

    def __init__(
        self, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self.choice = ChoiceField()
        self.choice.setAccessibleName(_("Giá trị mới"))
        self.choice.offer(
            (
                Option(USUAL, _("Tính theo từng mục")),
                Option(FROM, _("Thay đổi từ ngày…")),
                Option(SLIP, _("Sửa chỗ ghi sai")),
            )
        )
        self.day = DateField(today, quiet=True)
        self.day.setAccessibleName(_("Thay đổi từ ngày"))
        sized(self.day, width=150)
        self._note = text("", "caption", "text3", wrap=True)
        label = text(_("Giá trị mới"), "small_strong")
        label.setBuddy(self.choice)
        line = row(self.choice, self.day, STRETCH, gap=8)
        self.setLayout(column(label, line, self._note, STRETCH, gap=3))
        self.choice.chosen.connect(lambda _key: self._show())
        self.start()

    def start(self) -> None:
        """Begin again: each field as it usually changes."""
        self.choice.choose(USUAL)
        self.day.fill(self._today())
        self._show()

    def since(self) -> Since:
        """Return what is chosen; an unreadable day is today."""
        key = self.choice.key()
        if key == SLIP:
            return Since(always=True)
        if key == USUAL:
            return Since()
        value = self.day.value()
        day = value.whole() if value is not None else None
        return Since(day or self._today())

    def _show(self) -> None:
        key = self.choice.key()
        self.day.setVisible(key == FROM)
        notes = {
            USUAL: _(
                "Nghề nghiệp, nơi ở, trình độ, chức vụ: tính từ hôm nay. "
                "Họ tên, ngày sinh, quê quán: đúng cả trước đây."
            ),
            FROM: _("Những ngày trước đó vẫn hiện giá trị cũ."),
            SLIP: _("Giá trị mới đúng cả cho những ngày đã qua."),
        }
        self._note.setText(notes[key])
