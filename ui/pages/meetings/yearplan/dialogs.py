"""The two small forms of a year's plan: one line, and a holiday nobody knew."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from app.features.meetings.model.ruleset import Kind
from app.features.meetings.model.yearplan import PlanLine, YearWish
from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.meetings.panels.base import Acts
from ui.pages.meetings.yearplan.presenter import line_fields
from ui.widgets.forms.fields import Field
from ui.widgets.overlay.formdialog import FormDialog


def edit_line(
    owner: QWidget,
    acts: Acts,
    wish: YearWish,
    line: PlanLine,
    kinds: Sequence[Kind],
    then: Callable[[PlanLine], None],
) -> FormDialog:
    """Ask for the details of a line; ``then`` gets it as it may be written."""
    title, verb = _("Sửa buổi họp đề nghị"), _("Sửa dòng này")
    fields = line_fields(line, kinds)
    dialog = FormDialog(owner, title, "", fields, verb, acts.clock.today)
    keys = ("kind", "on_day", "time", "place", "theme", "reason")
    dialog.form.fill({key: getattr(line, key) for key in keys})

    def check(told: object) -> None:
        new = _changed(line, told if isinstance(told, dict) else {})
        act = partial(acts.meetings.year_planning.check, wish, new)
        acts.read(act, done, partial(_complain, dialog, acts, "on_day"))

    def done(checked: PlanLine) -> None:
        dialog.finish()
        then(checked)

    dialog.submitted.connect(check)
    dialog.open_it()
    return dialog


def _changed(line: PlanLine, values: dict[str, object]) -> PlanLine:
    told = {key: str(value or "") for key, value in values.items()}
    day = values.get("on_day")
    return replace(
        line,
        kind=told.get("kind") or line.kind,
        on_day=day if isinstance(day, date) else line.on_day,
        time=told.get("time", line.time),
        place=told.get("place", line.place),
        theme=told.get("theme", line.theme),
        reason=told.get("reason", line.reason),
    )


def enter_day_off(owner: QWidget, acts: Acts, then: Callable[[], None]) -> FormDialog:
    """Ask for a holiday the calendar does not know."""
    fields = [
        Field("day", _("Ngày nghỉ"), kind="date"),
        Field("name", _("Tên ngày nghỉ"), placeholder=_("Tết Nguyên đán")),
    ]
    title, verb = _("Nhập ngày nghỉ"), _("Ghi ngày nghỉ")
    sentence = _("Ngày nghỉ này dùng chung cho lịch họp và các thời hạn.")
    dialog = FormDialog(owner, title, sentence, fields, verb, acts.clock.today)

    def declare(told: object) -> None:
        values = told if isinstance(told, dict) else {}
        act = acts.meetings.year_planning.declare_day_off
        use_case = partial(act, values["day"], str(values["name"]))
        acts.change(use_case, done, partial(_complain, dialog, acts, "name"))

    def done(_change: Change) -> None:
        dialog.finish()
        then()

    dialog.submitted.connect(declare)
    dialog.open_it()
    return dialog


def _complain(dialog: FormDialog, acts: Acts, otherwise: str, problem: Problem) -> None:
    sentence = acts.messages.sentence(problem)
    if not dialog.refuse(problem, sentence):
        dialog.form.show_problem(otherwise, sentence)
