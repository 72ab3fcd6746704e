"""What the page does for people on the way: forms, use cases, words after them."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from app.features.development.model.book import Stage
from app.features.development.model.candidate import PersonView, Plan
from app.features.development.service.development import Development
from app.kernel.changes import Change
from app.kernel.clock import Clock
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.development import forms
from ui.widgets.overlay.formdialog import FormDialog
from ui.widgets.page import Page

UseCase = Callable[[], Change]
Values = Mapping[str, object]


class Acts:
    """Everything the secretary can do on the page of developing members."""

    def __init__(self, page: Page, development: Development, clock: Clock) -> None:
        self._page, self._development = page, development
        self._today = clock.today
        self.year = clock.today().year
        # Official members who may help, read with the board.
        self.helpers: Mapping[str, str] = {}

    def introduce(self) -> None:
        """Ask for a new person of the source list."""
        dialog = forms.person_form(
            self._page, self._development.book, self.helpers, self._today
        )

        def save(values: Values) -> UseCase:
            return partial(self._development.introduce, forms.told_person(values))

        self._run(dialog, save, _("Đã thêm vào danh sách nguồn."))

    def correct(self, person: PersonView) -> None:
        """Ask for other details of a person."""
        dialog = forms.person_form(
            self._page, self._development.book, self.helpers, self._today, person
        )
        record_id = person.candidate.id

        def save(values: Values) -> UseCase:
            told = forms.told_person(values)
            return partial(self._development.correct, record_id, told)

        self._run(dialog, save, _("Đã lưu thay đổi."))

    def step(self, person: PersonView) -> None:
        """Ask for the next step; which one, when several may follow."""
        stages = [step.stage for step in person.steps if step.next]
        if len(stages) == 1:
            self._ask_step(person, stages[0])
        elif stages:
            dialog = forms.choose_step_form(self._page, stages, person, self._today)
            by_id = {stage.id: stage for stage in stages}

            def chosen(values: Values) -> None:
                dialog.finish()
                self._ask_step(person, by_id[str(values["stage"])])

            dialog.submitted.connect(chosen)
            dialog.open_it()

    def assign_helper(self, person: PersonView) -> None:
        """Ask who helps the person."""
        dialog = forms.helper_form(self._page, person, self.helpers, self._today)
        record_id = person.candidate.id

        def save(values: Values) -> UseCase:
            helper = str(values["helper_id"])
            day = self._day(values["on"])
            return partial(self._development.assign_helper, record_id, helper, day)

        self._run(dialog, save, _("Đã phân công người giúp đỡ."))

    def drop(self, person: PersonView) -> None:
        """Ask when and why the person leaves."""
        dialog = forms.drop_form(self._page, person, self._today)
        record_id = person.candidate.id

        def save(values: Values) -> UseCase:
            day, reason = self._day(values["on"]), str(values["reason"])
            return partial(self._development.drop, record_id, day, reason)

        words = _("Đã đưa {name} ra khỏi danh sách.").format(name=person.name)
        self._run(dialog, save, words)

    def set_plan(self) -> None:
        """Open the targets of the year."""
        plans = self._development.plans
        self._page.read(partial(plans.of_year, self.year), self._ask_plan)

    def issue_plan(self) -> None:
        """Ask for the number and day of the plan."""
        dialog = forms.issue_form(self._page, self.year, self._today)

        def save(values: Values) -> UseCase:
            number, day = str(values["number"]), self._day(values["issued_on"])
            return partial(self._development.plans.issue, self.year, number, day)

        self._run(dialog, save, _("Đã ghi số và ngày ban hành kế hoạch."))

    def review(self) -> None:
        """Ask when the list was gone through."""
        dialog = forms.review_form(self._page, self._today)

        def save(values: Values) -> UseCase:
            note = str(values["note"] or "")
            return partial(self._development.review, self._day(values["on"]), note)

        self._run(dialog, save, _("Đã ghi lần rà soát."))

    def _ask_plan(self, plan: Plan | None) -> None:
        dialog = forms.plan_form(self._page, self.year, plan, self._today)

        def save(values: Values) -> UseCase:
            targets, text, none_left = forms.told_plan(values)
            return partial(
                self._development.plans.set_targets,
                self.year,
                targets,
                text,
                no_candidates_left=none_left,
            )

        self._run(dialog, save, _("Đã lưu chỉ tiêu năm."))

    def _ask_step(self, person: PersonView, stage: Stage) -> None:
        official = len(self.helpers)
        dialog = forms.step_form(self._page, stage, person, official, self._today)
        record_id = person.candidate.id

        def save(values: Values) -> UseCase:
            told = forms.told_step(stage.id, values)
            return partial(self._development.record_step, record_id, told)

        self._run(dialog, save, _("Đã ghi bước “{step}”.").format(step=stage.short))

    def _day(self, value: object) -> date:
        return value if isinstance(value, date) else self._today()

    def _run(
        self, dialog: FormDialog, save: Callable[[Values], UseCase], words: str
    ) -> None:
        """Open a form; it closes when its use case went through."""

        def done(change: Change) -> None:
            dialog.finish()
            self._page.messages.toast(words, change.command_id)

        def refused(problem: Problem) -> None:
            sentence = self._page.messages.sentence(problem)
            if not dialog.refuse(problem, sentence):
                dialog.finish()
                self._page.messages.error(problem, self._page)

        dialog.submitted.connect(
            lambda values: self._page.change(save(values), done, refused)
        )
        dialog.open_it()
