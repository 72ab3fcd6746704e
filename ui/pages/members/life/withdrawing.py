"""Takes an event back; a leaving first says what it ended and offers it again."""

from collections.abc import Callable, Sequence
from functools import partial

from app.features.members.model import Event
from app.features.members.rules.farewell import comeback_lines
from app.features.members.service.members import Members
from app.kernel.words import _
from app.people.returning.model import Comeback
from ui.widgets.basic.text import text
from ui.widgets.overlay.dialog import Answer, Dialog
from ui.widgets.page import Page

ALL, ONLY, LATER = "all", "only", "later"


class Withdrawing:
    """Asks on ``page`` only when there is something to give back."""

    def __init__(self, page: Page, members: Members) -> None:
        self._page, self._members = page, members
        self.dialog: Dialog | None = None

    def begin(self, person_id: str, event: Event) -> None:
        """Take the event back, after a question where it ended something."""
        write = partial(self._write, person_id, event.id)
        if not self._members.happenings.leaves(event.kind):
            write(give_back=False)
            return

        def asked(found: Sequence[Comeback]) -> None:
            if any(not one.hurdle for one in found):
                self._ask(found, write)
            else:
                write(give_back=False)

        comebacks = self._members.happenings.comebacks
        self._page.read(partial(comebacks, person_id, event.id), asked)

    def _ask(self, found: Sequence[Comeback], write: Callable[..., None]) -> None:
        sentence = _(
            "Khi ghi biến động này, sổ đã cho các mục sau kết thúc hoặc giao lại. Nếu "
            "đồng chí không rời chi bộ thì nên khôi phục."
        )
        dialog = Dialog(self._page, _("Bỏ biến động rời chi bộ"), sentence)
        lines = "\n".join("• " + line for line in comeback_lines(found))
        dialog.body.addWidget(text(lines, wrap=True))
        dialog.offer(
            [
                Answer(LATER, _("Để sau"), safe=True),
                Answer(ONLY, _("Chỉ bỏ biến động")),
                Answer(ALL, _("Bỏ và khôi phục"), main=True),
            ]
        )

        def answered(key: str) -> None:
            self.dialog = None
            if key != LATER:
                write(give_back=key == ALL)

        dialog.answered.connect(answered)
        self.dialog = dialog
        dialog.open_it()

    def _write(self, person_id: str, event_id: str, *, give_back: bool) -> None:
        happenings, messages = self._members.happenings, self._page.messages
        done = _("Đã bỏ biến động. Còn trong Thùng rác {days} ngày.")
        if give_back:
            done = _("Đã bỏ biến động và khôi phục. Hoàn tác được cả hai cùng lúc.")
        done = done.format(days=self._members.bin_days)
        self._page.change(
            partial(happenings.withdraw, person_id, event_id, give_back=give_back),
            lambda change: messages.toast(done, change.command_id),
        )
