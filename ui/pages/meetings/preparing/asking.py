"""Small forms of preparing: a day, a reason, a way of telling, another date."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import cast

from PySide6.QtWidgets import QWidget

from app.features.meetings.model.planrules import Way
from app.features.meetings.model.records import Meeting
from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.meetings.keeping.questions import keep_question
from ui.pages.meetings.panels.base import Acts, UseCase
from ui.widgets.forms.fields import Field, Option, Value
from ui.widgets.overlay.formdialog import FormDialog

Answers = dict[str, Value]


def ask(  # noqa: PLR0913,PLR0917  (the parts of one small form)
    owner: QWidget,
    acts: Acts,
    title: str,
    fields: Sequence[Field],
    verb: str,
    act: Callable[[Answers], object],
    values: Answers | None = None,
    kept: str = "",
) -> FormDialog:
    """Ask ``fields``, run ``act`` with the answers, close when it succeeded.

    ``kept`` names what is half typed in it.
    """
    dialog = FormDialog(owner, title, "", fields, verb, acts.clock.today)
    dialog.form.fill(values or {})
    keep_question(acts, dialog, kept, dialog.form)

    def submit(told: object) -> None:
        answers = told if isinstance(told, dict) else {}
        use_case = cast("UseCase", partial(act, answers))
        acts.submit(kept, use_case, done, failed)

    def done(change: Change) -> None:
        dialog.finish()
        acts.messages.toast(_("Đã ghi."), change.command_id)

    def failed(problem: Problem) -> None:
        sentence = acts.messages.sentence(problem)
        if not dialog.refuse(problem, sentence):
            dialog.form.show_problem(fields[0].key, sentence)

    dialog.submitted.connect(submit)
    dialog.open_it()
    return dialog


def ask_day(
    owner: QWidget,
    acts: Acts,
    title: str,
    label: str,
    act: Callable[[date | None], object],
    kept: str = "",
) -> FormDialog:
    """Ask for a day, today by default."""

    def run(told: Answers) -> object:
        day = told["on"]
        return act(day if isinstance(day, date) else None)

    fields = [Field("on", label, kind="date")]
    start: Answers = {"on": acts.clock.today()}
    return ask(owner, acts, title, fields, _("Ghi lại"), run, start, kept)


def ask_text(
    owner: QWidget,
    acts: Acts,
    title: str,
    hint: str,
    act: Callable[[str], object],
    kept: str = "",
) -> FormDialog:
    """Ask for a reason."""
    fields = [Field("reason", _("Lý do"), placeholder=hint)]

    def run(told: Answers) -> object:
        return act(str(told["reason"] or ""))

    return ask(owner, acts, title, fields, _("Ghi lại"), run, kept=kept)


def ask_way(
    owner: QWidget,
    acts: Acts,
    ways: Sequence[Way],
    day: date | None,
    act: Callable[[Answers], object],
    kept: str = "",
) -> FormDialog:
    """Ask how and when everybody left was told."""
    options = tuple(Option(way.id, way.title) for way in ways)
    fields = [
        Field("way", _("Cách báo"), kind="choice", choices=options),
        Field("on", _("Ngày báo"), kind="date"),
        Field("time", _("Lúc"), placeholder="19:00", optional=True),
    ]
    title, verb = _("Báo mọi người còn lại"), _("Ghi đã báo")
    start: Answers = {"way": ways[0].id if ways else "", "on": day}
    return ask(owner, acts, title, fields, verb, act, start, kept)


def ask_move(
    owner: QWidget, acts: Acts, meeting: Meeting, kept: str = ""
) -> FormDialog:
    """Ask for another day of a planned meeting, with the reason."""
    fields = [
        Field("on_day", _("Ngày họp mới"), kind="date"),
        Field("time", _("Giờ bắt đầu"), placeholder="07:30", optional=True),
        Field("reason", _("Lý do đổi ngày")),
    ]

    def run(told: Answers) -> object:
        day = told["on_day"]
        return acts.meetings.planning.move(
            meeting.id,
            day if isinstance(day, date) else meeting.on_day,
            str(told["reason"] or ""),
            str(told["time"] or ""),
        )

    start: Answers = {"on_day": meeting.on_day, "time": meeting.planned_time}
    title, verb = _("Đổi ngày họp"), _("Đổi ngày họp")
    return ask(owner, acts, title, fields, verb, run, start, kept)
