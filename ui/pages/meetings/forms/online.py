"""The dialog in which a meeting becomes online or mixed, once its conditions hold."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.features.meetings.model.forms.online import OnlineView
from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.meetings.forms.details import Conditions, details_form, told_details
from ui.pages.meetings.forms.tall import Beside, fitted, room_for
from ui.pages.meetings.keeping.questions import beside, keep_question
from ui.pages.meetings.panels.base import Acts
from ui.pages.meetings.presenter.forms.online import (
    condition_lines,
    details,
    form_word,
    grounds,
    sum_words,
    unable_rows,
)
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import STRETCH, boxed, column, row, scroll, sized
from ui.widgets.basic.text import text
from ui.widgets.forms.builder import FormBuilder
from ui.widgets.forms.fields import Field, Option
from ui.widgets.overlay.dialog import Answer, Dialog
from ui.widgets.table.columns import Column
from ui.widgets.table.view import Table

# What is half typed is kept under this name with the form of the meeting behind it.
KEPT = "prep.form:"


class OnlineDialog(Dialog):
    """The conditions at the right follow what is kept of the form at the left."""

    def __init__(self, owner: QWidget, acts: Acts, form: str) -> None:
        title = _("Hình thức họp: {form}").format(form=form_word(form).lower())
        super().__init__(owner, title)
        fitted(self, 940)
        self._acts, self._form = acts, form
        self._is_filled = False
        self.form = details_form(acts.clock.today)
        self.conditions = Conditions()
        self.note = text("", "small", "text3", wrap=True)
        self.people = Table(
            "unable",
            [
                Column("name", _("Không thể họp tại một nơi"), stretch=True),
                Column("reason", _("Lý do"), width=150),
            ],
        )
        self.people.empty = _("Ghi tên từng người, hoặc ghi số chung ở bên trái.")
        sized(self.people, min_height=130)
        self.one = FormBuilder(
            [
                Field("person", _("Đảng viên"), kind="choice", choices=()),
                Field("reason", _("Lý do"), optional=True),
            ],
            acts.clock.today,
            with_basis=False,
        )
        self.name_one = Button(_("Ghi tên"), "small", icon="plus")
        self.drop_one = Button(_("Bỏ tên"), "small")
        self.keep = Button(_("Lưu, kiểm tra điều kiện"), icon="check")
        self.problem = text("", "small", "bad", wrap=True)
        self.problem.hide()
        self._lay_out()
        self.keep.clicked.connect(self._keep)
        self.name_one.clicked.connect(self._name_one)
        self.drop_one.clicked.connect(self._drop_one)

    def _lay_out(self) -> None:
        left = boxed(column(self.form, boxed(row(self.keep, STRETCH)), STRETCH, gap=10))
        names = Card(_("Ghi tên từng người"))
        names.add(self.people)
        names.add(self.one)
        names.add(boxed(row(self.name_one, self.drop_one, STRETCH)))
        right = boxed(column(self.conditions, names, self.note, STRETCH, gap=10))
        area = scroll(Beside(left, right))
        room_for(self, area, 450)
        self.body.addWidget(area, 1)
        self.body.addWidget(self.problem)
        words = _("Họp theo hình thức này")
        self.offer(
            [Answer("later", _("Để sau"), safe=True), Answer("do", words, main=True)]
        )
        main = self.buttons["do"]
        main.clicked.disconnect()
        main.clicked.connect(self.submit)

    def begin(self) -> None:
        """Read what is recorded, then show the dialog."""
        self._read(self._start)

    def _read(self, then: Callable[[OnlineView], None] | None = None) -> None:
        use_case = partial(self._acts.meetings.online.view, self._acts.meeting_id)
        self._acts.read(use_case, then or self._show)

    def _start(self, view: OnlineView) -> None:
        self._show(view)
        self.open_it(self.form)

    def _show(self, view: OnlineView) -> None:
        sentence = self._acts.messages.sentence
        self.form.offer("ground", grounds(view))
        fresh = False
        if not self._is_filled:
            self._is_filled = True
            self.form.fill(details(view))
            fresh = True
        lines = condition_lines(view, sentence, early=True)
        self.conditions.show_lines(sum_words(view), lines)
        self.people.show_rows(unable_rows(view))
        named = {one.person_id for one in view.unable}
        self.one.offer(
            "person",
            tuple(Option(key, name) for key, name in view.base if key not in named),
        )
        if fresh:
            keep_question(self._acts, self, self._kept, self.form, self.one)
        self.drop_one.setVisible(bool(view.unable))
        unknown = "; ".join(view.rules.unknown)
        self.note.setText(
            _("{note} Chưa có nguồn nào nói về: {unknown}.").format(
                note=view.rules.note, unknown=unknown
            )
        )

    def _keep(self) -> None:
        if self.form.check():
            self._acts.submit(
                self._kept, self._describe(), lambda _c: self._read(), self._failed
            )

    @property
    def _kept(self) -> str:
        return f"{KEPT}{self._form}"

    def _describe(self) -> "partial[Change]":
        act = self._acts.meetings.online.describe
        return partial(act, self._acts.meeting_id, told_details(self.form))

    def _name_one(self) -> None:
        person = str(self.one.value("person") or "")
        reason = str(self.one.value("reason") or "")
        if not person or not reason.strip():
            self.one.show_problem(
                "reason" if person else "person",
                _("Chọn đảng viên và ghi lý do."),
            )
            return
        self._cannot_come(person, reason)
        self.one.fill({"person": "", "reason": ""})
        self.one.focus("person")

    def _drop_one(self) -> None:
        person = self.people.current_id()
        if person:
            self._cannot_come(person, "")

    def _cannot_come(self, person: str, reason: str) -> None:
        act = self._acts.meetings.online.cannot_come
        self._acts.submit(
            beside(self._kept, 1),
            partial(act, self._acts.meeting_id, person, reason),
            lambda _c: self._read(),
            self._failed,
        )

    def submit(self) -> None:
        """Keep the form, then type the meeting; the first lacking condition speaks."""
        if not self.form.check():
            return
        self.problem.hide()
        self._acts.submit(
            self._kept, self._describe(), lambda _c: self._type(), self._failed
        )

    def _type(self) -> None:
        act = self._acts.meetings.online.type_as
        self._acts.change(
            partial(act, self._acts.meeting_id, self._form), self._done, self._failed
        )

    def _done(self, change: Change) -> None:
        words = _("Buổi họp ghi là {form}.").format(form=form_word(self._form).lower())
        self._acts.messages.toast(words, change.command_id)
        self.give("do")

    def _failed(self, problem: Problem) -> None:
        self._read()
        sentence = self._acts.messages.sentence(problem)
        if not self.form.failed(problem, sentence):
            self.problem.setText(sentence)
            self.problem.show()
