"""Tài liệu, hồ sơ giấy: papers kept as files, where the paper file is, who has it."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.features.members.service.loans import Loan, NewLoan
from app.features.members.service.members import Members
from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.places import Place
from app.kernel.words import _
from ui.pages.members.life import presenter
from ui.pages.members.life.linespart import LinesPart
from ui.pages.members.life.presenter import PAPERS, PersonTold
from ui.pages.members.presenter import paper_place
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.layout import boxed, clear, spaced
from ui.widgets.basic.line import ShapeLine
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Field, Value
from ui.widgets.overlay.formdialog import FormDialog
from ui.widgets.page import Page


class PapersPart(QWidget):
    """The lines of papers, and the paper file with its lending slips."""

    place_asked = Signal(object)
    field_asked = Signal(str)

    def __init__(self, page: Page, members: Members, today: Callable[[], date]) -> None:
        super().__init__()
        self._page, self._members, self._today = page, members, today
        self._told: PersonTold | None = None
        self.lines = LinesPart(page, members.life, PAPERS, today)
        self._where = text("", wrap=True)
        self._slips = QVBoxLayout()
        spaced(self._slips, 2)
        self.lend = Button(_("Cho mượn"), icon="log-out")
        self.take_back = Button(_("Ghi đã trả"), icon="undo-2")
        self._change = Button(_("Sửa nơi để"), icon="pencil-line")
        self._label = Button(_("In nhãn"), icon="printer")
        self._slip = Button(_("In phiếu mượn"), icon="printer")
        self._form = Button(_("Phiếu bổ sung…"), icon="file-down")
        acts = Flow(8)
        for button in (
            self.lend,
            self.take_back,
            self._change,
            self._label,
            self._slip,
            self._form,
        ):
            acts.addWidget(button)
        card = Card(_("Hồ sơ giấy"))
        card.add(self._where)
        card.add_layout(self._slips)
        card.add(boxed(acts))
        layout = QVBoxLayout(self)
        spaced(layout, 12)
        layout.addWidget(self.lines, 1)
        layout.addWidget(card)
        self.lend.clicked.connect(self.ask_lend)
        self.take_back.clicked.connect(self.ask_back)
        self._change.clicked.connect(lambda: self.field_asked.emit("paper_cabinet"))
        self._label.clicked.connect(lambda: self._print("member_label"))
        self._slip.clicked.connect(lambda: self._print("member_loan"))
        self._form.clicked.connect(self._send_form)
        self.setFocusProxy(self.lines)

    def show_person(self, told: PersonTold, *, is_past: bool) -> None:
        """Show a member's papers."""
        self._told = told
        self.lines.show_person(told, is_past=is_past)
        place = paper_place(told.card.member.values)
        self._where.setText(place or _("Chưa ghi nơi để hồ sơ giấy."))
        clear(self._slips)
        for words, detail in presenter.loan_lines(told.loans):
            self._slips.addWidget(ShapeLine(None, words, detail))
        is_away = self._open_loan() is not None
        self.lend.setVisible(not is_away and not is_past)
        self.take_back.setVisible(is_away and not is_past)
        self._slip.setVisible(is_away)
        self._change.setVisible(not is_past)

    def _send_form(self) -> None:
        """Save the form the member fills in; the page of lists takes it back."""
        if self._told is not None:
            person_id = self._told.card.member.person_id
            self.place_asked.emit(Place("member_import", f"form:{person_id}"))

    def _open_loan(self) -> Loan | None:
        loans = self._told.loans if self._told else ()
        return next((one for one in loans if one.returned_on is None), None)

    def ask_lend(self) -> FormDialog:
        """Ask to whom the file goes."""
        fields = [
            Field("lent_to", _("Người hoặc nơi mượn"), longest=200),
            Field("since", _("Ngày cho mượn"), "date"),
            Field("due", _("Hẹn trả"), "date", optional=True),
            Field("purpose", _("Mượn để làm gì"), optional=True, longest=300),
        ]
        name = self._told.card.member.name if self._told else ""
        title = _("Cho mượn hồ sơ: {name}").format(name=name)
        dialog = FormDialog(
            self._page, title, "", fields, _("Ghi phiếu mượn"), self._today
        )
        dialog.form.fill({"since": self._today()})
        person_id = self._told.card.member.person_id if self._told else ""

        def act(values: dict[str, Value]) -> Callable[[], Change]:
            since, due = values["since"], values["due"]
            new = NewLoan(
                str(values["lent_to"] or ""),
                since if isinstance(since, date) else self._today(),
                due if isinstance(due, date) else None,
                str(values["purpose"] or ""),
            )
            return partial(self._members.loans.lend, person_id, new)

        self._run(dialog, act, _("Đã ghi phiếu mượn."))
        return dialog

    def ask_back(self) -> None:
        """Ask when the file came back."""
        loan = self._open_loan()
        if loan is None:
            return
        fields = [
            Field("returned_on", _("Ngày trả"), "date"),
            Field("note", _("Ghi chú"), optional=True, longest=300),
        ]
        title = _("Ghi trả hồ sơ: {name}").format(name=loan.name)
        dialog = FormDialog(self._page, title, "", fields, _("Ghi đã trả"), self._today)
        dialog.form.fill({"returned_on": self._today()})

        def act(values: dict[str, Value]) -> Callable[[], Change]:
            day = values["returned_on"]
            on = day if isinstance(day, date) else self._today()
            note = str(values["note"] or "")
            return partial(self._members.loans.take_back, loan.id, on, note)

        self._run(dialog, act, _("Đã ghi trả hồ sơ."))

    def _run(
        self,
        dialog: FormDialog,
        act: Callable[[dict[str, Value]], Callable[[], Change]],
        done: str,
    ) -> None:
        page = self._page

        def finish(change: Change) -> None:
            dialog.finish()
            page.messages.toast(done, change.command_id)

        def refuse(problem: Problem) -> None:
            if not dialog.refuse(problem, page.messages.sentence(problem)):
                page.messages.error(problem, page)

        dialog.submitted.connect(lambda v: page.change(act(v), finish, refuse))
        dialog.open_it()

    def _print(self, kind: str) -> None:
        if self._told is None:
            return
        loan = self._open_loan()
        person_id = self._told.card.member.person_id
        record = loan.id if kind == "member_loan" and loan else person_id
        self.place_asked.emit(Place("preview", f"{kind}:{record}"))
