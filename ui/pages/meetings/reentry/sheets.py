"""The sheets of the kit as cards, in the printed order."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from app.kernel.words import _
from ui.pages.meetings.reentry.boxes import Boxes
from ui.pages.meetings.reentry.fields import Column, RowsCard, SheetField
from ui.pages.meetings.reentry.presenter import (
    COUNTS,
    SAID,
    Kit,
    name,
    roll_sum,
    said_on,
    vote_sum,
)
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import row, sized
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Option
from ui.widgets.forms.inputs import Check, ChoiceField, LongField

_TIME, _NAME, _COUNT = 84, 190, 78


class Sheets(Boxes):
    """The sheets one under the other, in the order they are printed in."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._choices: list[ChoiceField] = []
        self._sum = text("", "small", "text2", wrap=True)
        self._vote_words = text("", "small", "text2", wrap=True)
        for build in (
            self._roll,
            self._beginning,
            self._steps,
            self._tasks,
            self._matters,
            self._loose,
            self._conclusion,
            self._given,
            self._ending,
            self._votes,
        ):
            build()
        self._layout.addStretch(1)
        self.show_sums()

    def show_sums(self) -> None:
        """Count the roll and the votes as typed so far."""
        typed = self.typed()
        self._sum.setText(roll_sum(self.kit, typed))
        told = (vote_sum(typed, at) for at in range(len(self._choices)))
        self._vote_words.setText(" ".join(one for one in told if one))

    def _roll(self) -> None:
        columns = (
            Column("mark", _("1 có mặt 2 có lý do 3 không 4 miễn"), 96, "1234", "14"),
            Column("reason", _("Lý do vắng")),
            Column("arrived", _("Giờ đến muộn"), _TIME),
        )
        title = _("Phiếu điểm danh")
        card = self._rows(RowsCard(title, "roll", columns, lead=_("Họ và tên")))
        for member in self.kit.called:
            card.add_row(member.name)
        self._begin(card)
        rest = Check(_("Ai chưa ghi là có mặt"))
        rest.setChecked(True)
        self._know(name("roll", "rest"), rest)
        card.add(rest)
        card.add(self._sum)

    def _beginning(self) -> None:
        opened: tuple[tuple[str, str, int], ...] = (
            (("opened", _("Khai mạc lúc"), _TIME),) if not self.kit.is_running else ()
        )
        self._line(
            *opened,
            ("place", _("Địa điểm"), 0),
            ("chair", _("Chủ trì (số hoặc tên)"), _NAME),
            ("clerk", _("Người ghi (số hoặc tên)"), _NAME),
        )

    def _steps(self) -> None:
        columns = (
            Column("began", _("Bắt đầu"), _TIME),
            Column("ended", _("Kết thúc"), _TIME),
        )
        title = _("Các bước")
        card = self._rows(RowsCard(title, "steps", columns, lead=_("Bước")))
        for step in self.kit.view.steps:
            card.add_row(step.title)
        self._begin(card)

    def _tasks(self) -> None:
        if not self.kit.tasks:
            return
        columns = (
            Column("outcome", _("1 xong 2 chưa 3 chuyển"), 96, "123"),
            Column("note", _("Một câu về kết quả")),
            Column("due", _("Hạn mới"), 110),
        )
        title = _("Nhiệm vụ tháng trước")
        card = self._rows(RowsCard(title, "tasks", columns, lead=_("Nhiệm vụ")))
        for _task_id, task, owner in self.kit.tasks:
            card.add_row(f"{task} · {owner}" if owner else task)
        self._begin(card)

    def _matters(self) -> None:
        for number, item in enumerate(self.kit.view.record.items):
            title = _("Nội dung {number}: {title}")
            title = title.format(number=number + 1, title=item.title)
            card = self._said(title, said_on(number))
            label = _("Kết luận")
            field = SheetField(name("items", number, "text"), f"{title}: {label}")
            self._know(field.field, field)
            line = row(sized(text(label, "caption", "text2"), width=96), field, gap=8)
            line.setStretch(1, 1)
            card.add_layout(line)

    def _loose(self) -> None:
        self._said(_("Ý kiến khác, phê bình, tự phê bình"), SAID)

    def _said(self, title: str, sheet: str) -> RowsCard:
        columns = (
            Column("who", _("Người phát biểu (số hoặc tên)"), _NAME),
            Column("text", _("Ý kiến")),
        )
        card = self._rows(RowsCard(title, sheet, columns, grows=True), 1)
        self._begin(card)
        return card

    def _conclusion(self) -> None:
        card = Card(_("Kết luận của chủ trì"))
        field = LongField()
        field.setAccessibleName(_("Kết luận của chủ trì"))
        self._know(name("times", "conclusion"), field)
        self._begins.append(field)
        card.add(field)
        self._layout.addWidget(card)

    def _given(self) -> None:
        columns = (
            Column("title", _("Nhiệm vụ")),
            Column("who", _("Người thực hiện (số hoặc tên)"), _NAME),
            Column("first", _("Bắt đầu"), 110),
            Column("due", _("Thời hạn"), 110),
        )
        title = _("Nhiệm vụ mới")
        self._begin(self._rows(RowsCard(title, "given", columns, grows=True), 1))

    def _votes(self) -> None:
        titles = dict(zip(COUNTS, _count_titles(), strict=True))
        columns = (
            Column("subject", _("Nội dung")),
            Column("at", _("Lúc"), _TIME),
            *(Column(key, titles[key], _COUNT) for key in COUNTS),
        )
        title, lead = _("Phiếu tổng hợp biểu quyết"), _("Loại việc")
        card = RowsCard(title, "votes", columns, lead=lead, grows=True)
        card.lead_of = self._choice
        self._begin(self._rows(card, 1))
        hint = _("Giơ tay thì để trống ba ô phát ra, thu về, không hợp lệ.")
        card.add(text(hint, "small", "text3", wrap=True))
        card.add(self._vote_words)

    def _choice(self, number: int, _lead: str) -> QWidget:
        """Choose what a vote is on; it stands before the boxes of its row."""
        choice = ChoiceField()
        label = _("Loại việc biểu quyết, dòng {line}").format(line=number + 1)
        choice.setAccessibleName(label)
        options = tuple(Option(one.id, one.title) for one in self.kit.matters)
        choice.offer(options)
        self._choices.append(choice)
        self._know(name("votes", number, "matter"), choice)
        return sized(choice, width=210)

    def _ending(self) -> None:
        self._line(
            ("read", _("Đọc lại biên bản lúc"), 150),
            ("remark", _("Ý kiến về biên bản"), 0),
            ("closed", _("Kết thúc lúc"), _TIME),
        )


def _count_titles() -> Iterator[str]:
    yield _("Phát ra")
    yield _("Thu về")
    yield _("Không hợp lệ")
    yield _("Tán thành")
    yield _("Không tán thành")
    yield _("Ý kiến khác")
