"""The sheets of the kit as cards, in the printed order."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.kernel.words import _
from ui.pages.meetings.reentry.fields import Column, RowsCard, SheetField
from ui.pages.meetings.reentry.presenter import COUNTS, Kit, name, roll_sum, vote_sum
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import column, row, sized
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Option
from ui.widgets.forms.inputs import Check, ChoiceField, LongField

_TIME, _NAME, _COUNT = 84, 190, 78
Input = SheetField | LongField | Check | ChoiceField


class Sheets(QWidget):
    """Every box of the kit; ``edited`` tells that something was typed."""

    edited = Signal()
    added = Signal(str, object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.inputs: dict[str, Input] = {}
        self._choices: list[ChoiceField] = []
        self._layout = column(gap=14, margins=(20, 4, 20, 20))
        self.setLayout(self._layout)
        self._sum = text("", "small", "text2", wrap=True)
        self._vote_words = text("", "small", "text2", wrap=True)
        for build in (
            self._roll,
            self._beginning,
            self._tasks,
            self._said,
            self._items,
            self._conclusion,
            self._given,
            self._ending,
            self._votes,
        ):
            build()
        self._layout.addStretch(1)
        self.show_sums()

    def typed(self) -> dict[str, str]:
        """Give what stands in every box."""
        return {key: _words(field) for key, field in self.inputs.items()}

    def show_problems(self, problems: dict[str, str]) -> None:
        """Mark the boxes that cannot be read; the first gets the focus."""
        for key, field in self.inputs.items():
            if isinstance(field, SheetField):
                field.complain(problems.get(key, ""))
        for key in problems:
            if key in self.inputs:
                self.inputs[key].setFocus()
                return

    def show_sums(self) -> None:
        """Count the roll and the votes as typed so far."""
        typed = self.typed()
        self._sum.setText(roll_sum(self.kit, typed))
        told = (vote_sum(typed, at) for at in range(len(self._choices)))
        self._vote_words.setText(" ".join(one for one in told if one))

    def ensure_rows(self, keys: list[str]) -> None:
        """Make the rows that kept drafts belong to."""
        for sheet, card in (
            ("said", self._said_card),
            ("given", self._given_card),
            ("votes", self._votes_card),
        ):
            lead = name(sheet) + "."
            rows = [
                int(key.removeprefix(lead).split(".")[0])
                for key in keys
                if key.startswith(lead)
            ]
            card.ensure(max(rows, default=-1) + 2)

    def first_stop(self) -> QWidget:
        """Name the first box."""
        return next(iter(self.inputs.values()))

    def _know(self, key: str, field: Input) -> None:
        self.inputs[key] = field
        if isinstance(field, SheetField | LongField):
            field.textChanged.connect(lambda *_args: self._hear())
        elif isinstance(field, Check):
            field.toggled.connect(lambda _on: self._hear())
        else:
            field.chosen.connect(lambda _key: self._hear())
        self.added.emit(key, field)

    def _hear(self) -> None:
        self.show_sums()
        self.edited.emit()

    def _rows(self, card: RowsCard) -> RowsCard:
        card.added = lambda field: self._know(field.field, field)
        self._layout.addWidget(card)
        return card

    def _line(self, *fields: tuple[str, str, int]) -> None:
        """Set single boxes side by side, each under its label."""
        card, line = Card(), row(gap=12)
        for key, label, width in fields:
            field = SheetField(name("times", key), label)
            self._know(field.field, field)
            box = sized(field, width=width) if width else field
            line.addLayout(column(text(label, "caption", "text2"), box, gap=2))
        if all(width for _key, _label, width in fields):
            line.addStretch(1)
        card.add_layout(line)
        self._layout.addWidget(card)

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

    def _said(self) -> None:
        columns = (
            Column("who", _("Ai (số hoặc tên)"), _NAME),
            Column("item", _("Nội dung số"), _COUNT),
            Column("text", _("Ý kiến")),
        )
        title = _("Ý kiến phát biểu")
        self._said_card = self._rows(RowsCard(title, "said", columns, grows=True))
        self._said_card.ensure(2)

    def _items(self) -> None:
        items = self.kit.view.record.items
        if not items:
            return
        columns = (Column("text", _("Kết luận")),)
        title = _("Kết luận từng nội dung")
        card = self._rows(RowsCard(title, "items", columns, lead=_("Nội dung")))
        for item in items:
            card.add_row(item.title)

    def _conclusion(self) -> None:
        card = Card(_("Kết luận của chủ trì"))
        field = LongField()
        field.setAccessibleName(_("Kết luận của chủ trì"))
        self._know(name("times", "conclusion"), field)
        card.add(field)
        self._layout.addWidget(card)

    def _given(self) -> None:
        columns = (
            Column("title", _("Nhiệm vụ")),
            Column("who", _("Ai (số hoặc tên)"), _NAME),
            Column("first", _("Bắt đầu"), 110),
            Column("due", _("Thời hạn"), 110),
        )
        title = _("Nhiệm vụ mới")
        self._given_card = self._rows(RowsCard(title, "given", columns, grows=True))
        self._given_card.ensure(2)

    def _votes(self) -> None:
        titles = dict(zip(COUNTS, _count_titles(), strict=True))
        columns = (
            Column("subject", _("Biểu quyết việc gì")),
            *(Column(key, titles[key], _COUNT) for key in COUNTS),
        )
        title, lead = _("Phiếu tổng hợp biểu quyết"), _("Loại việc")
        card = RowsCard(title, "votes", columns, lead=lead, grows=True)
        self._votes_card = self._rows(card)
        card.lead_of = self._choice
        card.ensure(1)
        hint = _("Giơ tay thì để trống ba ô phát ra, thu về, không hợp lệ.")
        self._votes_card.add(text(hint, "small", "text3", wrap=True))
        self._votes_card.add(self._vote_words)

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


def _words(field: Input) -> str:
    if isinstance(field, Check):
        return "1" if field.isChecked() else ""
    if isinstance(field, ChoiceField):
        return field.key()
    return field.text()
