"""The dialog in which a meeting becomes one by party groups."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.features.meetings.model.forms.groups import GroupsView
from app.features.meetings.model.records import Attendee
from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.meetings.forms.details import Conditions
from ui.pages.meetings.forms.register import RegisterDialog
from ui.pages.meetings.forms.reserved import ReservedQuestions
from ui.pages.meetings.forms.tall import Tall, fitted, room_for
from ui.pages.meetings.keeping.questions import keep_question
from ui.pages.meetings.panels.base import Acts, day_of
from ui.pages.meetings.presenter.forms.groups import group_conditions, terms_words
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import STRETCH, boxed, column, row, scroll
from ui.widgets.basic.text import text
from ui.widgets.forms.builder import FormBuilder
from ui.widgets.forms.fields import Field
from ui.widgets.overlay.dialog import Answer, Dialog

# What is half typed is kept under this name; see ``FormCard.reopen``.
_KEPT = "prep.form:by_groups"


class GroupsDialog(Dialog):
    """The conditions, what the superior allows, and the way to the groups."""

    def __init__(
        self, owner: QWidget, acts: Acts, members: tuple[Attendee, ...]
    ) -> None:
        super().__init__(owner, _("Hình thức họp: theo tổ đảng"))
        fitted(self, 620)
        self._acts, self._members = acts, members
        self._is_filled = False
        self.conditions = Conditions()
        self.conditions.set_title(_("Điều kiện sinh hoạt theo tổ"))
        self.questions = ReservedQuestions(acts)
        self.note = text("", "small", "text3", wrap=True)
        self.form = FormBuilder(_fields(), acts.clock.today, with_basis=False)
        self.keep = Button(_("Ghi quy định của cấp trên"), icon="check")
        self.register = Button(_("Các tổ đảng, tổ trưởng"), icon="network")
        self.problem = text("", "small", "bad", wrap=True)
        self.problem.hide()
        terms = Card(_("Cấp trên quy định"))
        terms.add(self.form)
        terms.add(boxed(row(self.keep, STRETCH)))
        inside = column(
            self.conditions,
            boxed(row(self.register, STRETCH)),
            self.questions,
            terms,
            self.note,
            STRETCH,
            gap=10,
        )
        area = scroll(Tall(inside))
        room_for(self, area, 440)
        self.body.addWidget(area, 1)
        self.body.addWidget(self.problem)
        self._offer()
        self.keep.clicked.connect(self._keep)
        self.register.clicked.connect(self._register)
        self.questions.answered.connect(self._read)

    def _offer(self) -> None:
        self.offer(
            [
                Answer("later", _("Để sau"), safe=True),
                Answer("do", _("Họp theo tổ đảng"), main=True),
            ]
        )
        main = self.buttons["do"]
        main.clicked.disconnect()
        main.clicked.connect(self.submit)

    def begin(self) -> None:
        """Read what is known, then show the dialog."""
        self._read(self._start)

    def _read(self, then: Callable[[GroupsView], None] | None = None) -> None:
        use_case = partial(self._acts.meetings.groups.view, self._acts.meeting_id)
        self._acts.read(use_case, then or self._show)

    def _start(self, view: GroupsView) -> None:
        self._show(view)
        keep_question(self._acts, self, _KEPT, self.form)
        self.open_it(self.register if view.terms else self.form)

    def _show(self, view: GroupsView) -> None:
        lines = group_conditions(view, self._acts.messages.sentence)
        self.conditions.show_lines(terms_words(view), lines)
        self.questions.show_view(view)
        self.note.setText(view.rules.note)
        if not self._is_filled and view.terms is not None:
            self._is_filled = True
            self.form.fill(
                {
                    "from_on": view.terms.from_on,
                    "min_members": view.terms.min_members,
                    "max_a_year": view.terms.max_a_year,
                    "basis": view.terms.basis,
                }
            )

    def _keep(self) -> None:
        if not self.form.check():
            return
        told = self.form.values()
        from_on = day_of(told["from_on"])
        least, most = told["min_members"], told["max_a_year"]
        if from_on is None or not isinstance(least, int) or not isinstance(most, int):
            return
        act = self._acts.meetings.groups.allow
        use_case = partial(act, from_on, least, most, str(told["basis"] or ""))
        self.problem.hide()
        self._acts.submit(_KEPT, use_case, lambda _c: self._read(), self._failed)

    def _register(self) -> None:
        register = self._acts.meetings.groups.register
        if register is not None:
            dialog = RegisterDialog(self, self._acts, register, self._members)
            dialog.answered.connect(lambda _answer: self._read())
            dialog.begin()

    def submit(self) -> None:
        """Type the meeting; the first lacking condition speaks."""
        self.problem.hide()
        act = self._acts.meetings.groups.type_as
        self._acts.change(partial(act, self._acts.meeting_id), self._done, self._failed)

    def _done(self, change: Change) -> None:
        words = _("Buổi họp ghi là theo tổ đảng.")
        self._acts.messages.toast(words, change.command_id)
        self.give("do")

    def _failed(self, problem: Problem) -> None:
        sentence = self._acts.messages.sentence(problem)
        if not self.form.failed(problem, sentence):
            self.problem.setText(sentence)
            self.problem.show()


def _fields() -> list[Field]:
    return [
        Field("from_on", _("Áp dụng từ ngày"), kind="date"),
        Field(
            "min_members",
            _("Chi bộ từ bao nhiêu đảng viên (0: không giới hạn)"),
            kind="number",
            smallest=0,
            largest=9999,
        ),
        Field(
            "max_a_year",
            _("Nhiều nhất mấy buổi mỗi năm (0: không giới hạn)"),
            kind="number",
            smallest=0,
            largest=99,
        ),
        Field("basis", _("Căn cứ: số, ngày văn bản")),
    ]
