"""The action bar of the import: what each step offers, and the words of its button."""

from app.kernel.words import _
from ui.widgets.basic.button import Button
from ui.widgets.basic.picture import Picture
from ui.widgets.basic.text import text
from ui.widgets.page import ActionBar

CHOOSE, MAP, LOOK, WRITE = range(4)


class StepBar:
    """Fills the bar of the page; ``main`` goes on, ``back`` returns."""

    def __init__(self, bar: ActionBar) -> None:
        self._bar = bar
        self._hint = text("", "small", "text2", wrap=True)
        self.back = Button(_("Quay lại"), icon="chevron-left")
        self.next_problem = Button(_("Chỗ cần xem tiếp (F9)"))
        self.main = Button("", "primary")
        bar.add_hint(Picture("undo-2", "text2", 18))
        bar.add_hint(self._hint)
        for button in (self.next_problem, self.back, self.main):
            bar.add(button)

    def show_step(self, step: int) -> None:
        """Offer what the step needs."""
        self._bar.setVisible(step != CHOOSE)
        self.back.setVisible(step in {MAP, LOOK})
        self.next_problem.setVisible(step == LOOK)
        self._hint.setText(
            _("Có thể hoàn tác toàn bộ lần nhập này.")
            if step >= LOOK
            else _("Chưa ghi gì vào sổ. Cách ghép được nhớ cho lần sau.")
        )
        words = {MAP: _("Xem thay đổi"), WRITE: _("Về danh sách đảng viên")}
        if step in words:
            self.main.setText(words[step])
            self.main.setEnabled(True)

    def show_ready(self, ready: int) -> None:
        """Say how many rows the button would write."""
        words = _("Nhập {count} dòng hợp lệ").format(count=ready)
        self.main.setText(words)
        self.main.setEnabled(ready > 0)
