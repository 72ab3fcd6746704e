"""What the page does with the checklist: forms, use cases, and the words after them."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from app.features.checklist.model.ruleset import State
from app.features.checklist.model.year import (
    CriterionRow,
    Overview,
    ParameterView,
    ReportText,
    YearReport,
)
from app.features.checklist.rules.count import RECOGNITION
from app.features.checklist.service.checklist import Checklist
from app.features.checklist.service.evidence import NewEvidence
from app.kernel.changes import Change
from app.kernel.clock import Clock
from app.kernel.dates import short
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.checklist import forms
from ui.widgets.overlay.dialog import Answer, ask
from ui.widgets.overlay.files import ask_open, ask_save
from ui.widgets.overlay.formdialog import FormDialog
from ui.widgets.page import Page

UseCase = Callable[[], Change]
Values = Mapping[str, object]


class Acts:
    """Everything the secretary can do on the page of the four goods."""

    def __init__(self, page: Page, checklist: Checklist, clock: Clock) -> None:
        self._page, self._checklist = page, checklist
        self._today = clock.today
        self.year = clock.today().year
        self.overview: Overview | None = None

    def confirm(self, code: str) -> None:
        """Agree with the program."""
        words = _("Đã xác nhận mục {code}.").format(code=code)
        self._change(partial(self._checklist.confirm, self.year, code), words)

    def answer(self, code: str, state: State) -> None:
        """Judge by one key of the interview; ask for the reason when it is needed."""
        words = _("Đã ghi mục {code}.").format(code=code)
        self._page.change(
            partial(self._checklist.judge, self.year, code, state),
            partial(self._done, words),
            lambda problem: self._ask_reason(code, state, problem),
        )

    def judge(self, code: str, state: State | None = None) -> None:
        """Ask for a judgement with its reason."""
        row = self._row(code)
        if row is None:
            return
        dialog = forms.judge_form(self._page, row, self._today, state)

        def save(values: Values) -> UseCase:
            chosen = State(str(values["state"]))
            reason = str(values["reason"] or "")
            return partial(self._checklist.judge, self.year, code, chosen, reason)

        self._run(dialog, save, _("Đã ghi mục {code}.").format(code=code))

    def withdraw(self, code: str) -> None:
        """Take a mark back."""
        words = _("Đã bỏ đánh giá mục {code}.").format(code=code)
        self._change(partial(self._checklist.withdraw, self.year, code), words)

    def ask_file(self, code: str) -> None:
        """Ask for a file to attach."""
        kinds = _("Minh chứng (*.pdf *.jpg *.jpeg *.png *.docx *.xlsx)")
        ask_open(self._page, _("Chọn minh chứng"), kinds, partial(self.attach, code))

    def attach(self, code: str, path: Path) -> None:
        """Attach a file to a criterion."""
        if not code:
            return
        dialog = forms.attach_form(self._page, path, code, self._today)

        def save(values: Values) -> UseCase:
            day = values["issued_on"]
            issued = day if isinstance(day, date) else None
            about = NewEvidence([code], str(values["title"]), issued)
            folder = self._checklist.evidence
            return partial(folder.attach_file, self.year, path, about)

        self._run(dialog, save, _("Đã gắn “{name}”.").format(name=path.name))

    def use_other(self, code: str) -> None:
        """Let a file that is already there prove this criterion too."""
        found = self.overview.evidence if self.overview else ()
        others = [each for each in found if code not in each.criteria]
        dialog = forms.reuse_form(self._page, others, code, self._today)

        def save(values: Values) -> UseCase:
            chosen = str(values["evidence"])
            return partial(self._checklist.evidence.use_for, chosen, [code])

        self._run(dialog, save, _("Đã dùng cho mục {code}.").format(code=code))

    def take_away(self, code: str, evidence_id: str) -> None:
        """Stop using a file for a criterion."""
        words = _("Đã gỡ minh chứng khỏi mục {code}.").format(code=code)
        folder = self._checklist.evidence
        self._change(partial(folder.take_away, evidence_id, [code]), words)

    def save_copy(self, evidence_id: str) -> None:
        """Write a copy of a file outside the book."""
        found = self.overview.evidence if self.overview else ()
        name = next((e.file_name for e in found if e.id == evidence_id), "")
        save = self._checklist.evidence.save_copy
        done = _("Đã lưu một bản ra ngoài; bản đó không được mã hóa.")
        messages = self._page.messages

        def write(path: Path) -> None:
            self._page.read(
                partial(save, evidence_id, path), lambda _nothing: messages.toast(done)
            )

        kinds = _("Minh chứng (*{ending})").format(ending=Path(name).suffix)
        ask_save(self._page, _("Lưu một bản"), name, kinds, write)

    def enter_parameter(self, view: ParameterView) -> None:
        """Ask for a threshold with its basis."""
        dialog = forms.parameter_form(self._page, view, self._today)

        def save(values: Values) -> UseCase:
            return partial(
                self._checklist.set_parameter,
                self.year,
                view.parameter.id,
                int(str(values["number"])),
                str(values["basis"]),
            )

        self._run(dialog, save, _("Đã ghi mức và căn cứ."))

    def enter_recognition(self) -> None:
        """Ask for the local threshold of recognition, which no source gives."""
        found = self.overview.parameters if self.overview else ()
        for view in found:
            if view.parameter.id == RECOGNITION:
                self.enter_parameter(view)

    def write_report(self) -> None:
        """Open the words of the yearly report, or offer to reopen a final one."""
        self._page.read(
            partial(self._checklist.report.of_year, self.year), self._show_report
        )

    def issue_report(self) -> None:
        """Ask for the number and day that make the report final."""
        dialog = forms.issue_form(self._page, self.year, self._today)

        def save(values: Values) -> UseCase:
            day = values["issued_on"]
            issued = day if isinstance(day, date) else self._today()
            number = str(values["number"])
            return partial(self._checklist.report.issue, self.year, number, issued)

        self._run(dialog, save, _("Đã ban hành báo cáo năm."))

    def _show_report(self, report: YearReport) -> None:
        if report.is_final:
            self._offer_reopening(report)
            return
        dialog = forms.report_form(self._page, report, self._today)

        def save(values: Values) -> UseCase:
            text = ReportText(**{k: str(v or "") for k, v in values.items()})
            return partial(self._checklist.report.write, self.year, text)

        self._run(dialog, save, _("Đã lưu phần viết của báo cáo."))

    def _offer_reopening(self, report: YearReport) -> None:
        words = _("Báo cáo số {number} đã ban hành ngày {day}.")
        day = short(report.issued_on) if report.issued_on else ""
        ask(
            self._page,
            _("Sửa lại báo cáo?"),
            words.format(number=report.number, day=day),
            [
                Answer("later", _("Để sau"), safe=True),
                Answer("reopen", _("Sửa lại báo cáo")),
            ],
            self._reopen,
        )

    def _reopen(self, key: str) -> None:
        if key == "reopen":
            words = _("Báo cáo trở lại là dự thảo.")
            self._change(partial(self._checklist.report.reopen, self.year), words)

    def _ask_reason(self, code: str, state: State, problem: Problem) -> None:
        if problem.field == "reason":
            self.judge(code, state)
        else:
            self._page.messages.error(problem, self._page)

    def _row(self, code: str) -> CriterionRow | None:
        return self.overview.row(code) if self.overview else None

    def _change(self, use_case: UseCase, words: str) -> None:
        self._page.change(use_case, partial(self._done, words))

    def _done(self, words: str, change: Change) -> None:
        self._page.messages.toast(words, change.command_id)

    def _run(
        self, dialog: FormDialog, save: Callable[[Values], UseCase], words: str
    ) -> None:
        """Open a form; it closes when its use case went through."""

        def done(change: Change) -> None:
            dialog.finish()
            self._done(words, change)

        def refused(problem: Problem) -> None:
            sentence = self._page.messages.sentence(problem)
            if not dialog.refuse(problem, sentence):
                dialog.finish()
                self._page.messages.error(problem, self._page)

        dialog.submitted.connect(
            lambda values: self._page.change(save(values), done, refused)
        )
        dialog.open_it()
