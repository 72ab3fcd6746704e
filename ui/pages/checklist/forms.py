"""The small forms of the page: judge, attach, use a file again, threshold, report."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.features.checklist.model.ruleset import State
from app.features.checklist.model.year import (
    CriterionRow,
    Evidence,
    ParameterView,
    YearReport,
)
from app.kernel.dates import short
from app.kernel.words import _
from ui.pages.checklist.details import word_of
from ui.widgets.forms.fields import Field, Option, Value
from ui.widgets.overlay.formdialog import FormDialog

Today = Callable[[], date]


def judge_form(
    owner: QWidget, row: CriterionRow, today: Today, state: State | None = None
) -> FormDialog:
    """Ask for a judgement and its reason."""
    proposed = row.proposal.state
    sentence = row.criterion.question
    if proposed is not State.NOT_JUDGED:
        words = _("{question} Phần mềm tính: {state}.")
        sentence = words.format(question=sentence, state=word_of(proposed))
    choices = (State.MET, State.NOT_MET, State.NOT_APPLICABLE)
    fields = [
        Field(
            "state",
            _("Kết quả"),
            "choice",
            choices=tuple(Option(s.value, word_of(s)) for s in choices),
        ),
        Field("reason", _("Lý do, căn cứ"), "long", optional=True),
    ]
    title = f"{row.criterion.id} {row.criterion.title}"
    dialog = FormDialog(owner, title, sentence, fields, _("Ghi kết quả"), today)
    mark = row.mark
    chosen = state or (mark.state if mark else None)
    dialog.form.fill(
        {
            "state": chosen.value if chosen else None,
            "reason": mark.reason if mark else "",
        }
    )
    return dialog


def attach_form(owner: QWidget, path: Path, code: str, today: Today) -> FormDialog:
    """Ask what a file is called and when it was issued."""
    fields = [
        Field("title", _("Tên minh chứng")),
        Field("issued_on", _("Ngày văn bản"), "date", optional=True),
    ]
    sentence = _("Tệp “{name}” sẽ là minh chứng của mục {code}. {guard}").format(
        name=path.name, code=code, guard=_("Không gắn nội dung bí mật nhà nước.")
    )
    title = _("Gắn minh chứng")
    dialog = FormDialog(owner, title, sentence, fields, title, today)
    dialog.form.fill({"title": path.stem})
    return dialog


def reuse_form(
    owner: QWidget, evidence: Sequence[Evidence], code: str, today: Today
) -> FormDialog:
    """Ask which file already in the year proves this criterion too."""
    options = tuple(
        Option(
            each.id,
            each.title,
            short(each.issued_on) if each.issued_on else ", ".join(each.criteria),
        )
        for each in evidence
    )
    fields = [Field("evidence", _("Minh chứng đã có"), "choice", choices=options)]
    sentence = _("Một tệp dùng được cho nhiều tiêu chí.")
    title = _("Dùng cho mục {code}").format(code=code)
    return FormDialog(owner, title, sentence, fields, _("Dùng tệp này"), today)


def parameter_form(owner: QWidget, view: ParameterView, today: Today) -> FormDialog:
    """Ask for a threshold and the paper it is taken from."""
    parameter = view.parameter
    fields = [
        Field("number", _("Mức"), "number", unit=parameter.unit, smallest=1),
        Field("basis", _("Căn cứ (số, ngày văn bản)")),
    ]
    dialog = FormDialog(
        owner, parameter.title, parameter.basis, fields, _("Ghi mức"), today
    )
    values: Mapping[str, Value] = {
        "number": view.number,
        "basis": view.own.basis if view.own else "",
    }
    dialog.form.fill(values)
    return dialog


def report_form(owner: QWidget, report: YearReport, today: Today) -> FormDialog:
    """Ask for the narrative of the yearly report."""
    fields = [
        Field("limits", _("Hạn chế"), "long", optional=True),
        Field("causes", _("Nguyên nhân"), "long", optional=True),
        Field("proposal", _("Đề nghị của chi bộ"), "long", optional=True),
        Field("next_tasks", _("Nhiệm vụ năm sau"), "long", optional=True),
    ]
    title = _("Phần tự viết của báo cáo năm {year}").format(year=report.year)
    sentence = _("Số liệu lấy từ công việc đã ghi. Phần để trống in thành dòng chấm.")
    dialog = FormDialog(owner, title, sentence, fields, _("Lưu phần viết"), today)
    text = report.text
    dialog.form.fill(
        {
            "limits": text.limits,
            "causes": text.causes,
            "proposal": text.proposal,
            "next_tasks": text.next_tasks,
        }
    )
    return dialog


def issue_form(owner: QWidget, year: int, today: Today) -> FormDialog:
    """Ask under which number and day the report was issued."""
    fields = [
        Field("number", _("Số báo cáo")),
        Field("issued_on", _("Ngày ban hành"), "date"),
    ]
    title = _("Ban hành báo cáo năm {year}").format(year=year)
    sentence = _("Sau khi ban hành, báo cáo in không còn chữ “Dự thảo”.")
    dialog = FormDialog(owner, title, sentence, fields, _("Ban hành"), today)
    dialog.form.fill({"issued_on": today()})
    return dialog
