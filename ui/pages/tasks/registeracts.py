"""What the secretary does with outgoing papers: forms and the acts behind them."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from app.features.papers.model.entries import NewPaper
from app.features.papers.model.ruleset import Form
from app.features.papers.model.views import (
    Decision,
    PaperView,
    RegisterRow,
    SignerOnDay,
)
from app.features.papers.service.papers import Papers
from app.kernel.changes import Change
from app.kernel.words import _
from ui.pages.tasks import fields
from ui.pages.tasks.asking import ActForm, Told, day_of, number_of, words_of
from ui.widgets.forms.fields import Field
from ui.widgets.overlay.files import ask_open, ask_save
from ui.widgets.page import Page
from ui.widgets.status import Tone

Asked = tuple[Sequence[Decision], Sequence[Form], Sequence[SignerOnDay]]


class RegisterActs:
    """Everything that can be done on the second tab."""

    def __init__(self, page: Page, papers: Papers, today: Callable[[], date]) -> None:
        self._page, self._papers, self._today = page, papers, today

    def from_decision(self, year: int) -> None:
        """Ask which decision is issued, then how."""
        self._page.read(partial(self._gather, year), self._ask_decision)

    def issue_new(self, year: int) -> None:
        """Ask for a paper and issue it."""
        act = self._papers.outgoing.issue_new

        def run(told: Told) -> Change:
            return act(_new(told), *_number(told))

        words = _("Ban hành văn bản")
        self._page.read(
            partial(self._gather, year),
            lambda asked: self._form(
                words, asked, fields.number_fields(), _for_good()
            ).run(run, {"on_day": self._today()}),
        )

    def draft(self, year: int) -> None:
        """Ask for a draft."""
        self._page.read(
            partial(self._gather, year),
            lambda asked: self._form(_("Soạn dự thảo"), asked, []).run(
                lambda told: self._papers.outgoing.draft(_new(told)),
                {"on_day": self._today()},
            ),
        )

    def record_old(self, year: int) -> None:
        """Ask for a paper that has its number already."""

        def run(told: Told) -> Change:
            number = number_of(told["number"]) or 0
            signer = words_of(told["signed_by"])
            return self._papers.outgoing.record_old(_new(told), number, signer)

        self._page.read(
            partial(self._gather, year),
            lambda asked: self._form(
                _("Ghi văn bản cũ"), asked, fields.old_fields()
            ).run(run),
        )

    def issue(self, view: PaperView) -> None:
        """Ask for day and number of a draft, and issue it."""
        asked = [
            Field("on_day", _("Ngày văn bản"), kind="date"),
            *fields.number_fields(),
        ]

        def run(told: Told) -> Change:
            day = day_of(told["on_day"])
            return self._papers.outgoing.issue(view.paper.id, day, *_number(told))

        words = _("Ban hành")
        form = ActForm(self._page, words, asked, words, self._today, _for_good())
        form.run(run, {"on_day": view.paper.on_day or self._today()})

    def correct(self, view: PaperView) -> None:
        """Ask for other details of a draft."""
        paper = view.paper

        def run(told: Told) -> Change:
            new = _new(
                told,
                meeting_id=paper.meeting_id,
                item_id=paper.item_id,
                ballot_id=paper.ballot_id,
            )
            return self._papers.outgoing.correct(paper.id, new)

        filled = {
            "form": paper.form,
            "title": paper.title,
            "text": paper.text,
            "on_day": paper.on_day,
            "signer_id": paper.signer_id,
            "recipients": paper.recipients,
            "restricted": paper.restricted,
        }
        self._page.read(
            partial(self._gather, self._today().year),
            lambda asked: self._form(_("Sửa dự thảo"), asked, []).run(run, filled),
        )

    def drop(self, view: PaperView) -> None:
        """Take a draft out of the register."""
        self._run(partial(self._papers.outgoing.drop, view.paper.id))

    def take_out_old(self, view: PaperView) -> None:
        """Take out an old paper that was entered with a slip of typing."""
        self._run(partial(self._papers.outgoing.take_out_old, view.paper.id))

    def withdraw(self, view: PaperView) -> None:
        """Ask when and why a paper is withdrawn."""

        def run(told: Told) -> Change:
            reason = words_of(told["reason"])
            day = day_of(told["on"])
            return self._papers.outgoing.withdraw(view.paper.id, reason, day)

        words = _("Thu hồi văn bản")
        form = ActForm(
            self._page, words, fields.withdraw_fields(), _("Thu hồi"), self._today
        )
        form.run(run, {"on": self._today()})

    def void_number(self, view: PaperView) -> None:
        """Ask why a number is given up; the paper becomes a draft again."""

        def run(told: Told) -> Change:
            reason = words_of(told["reason"])
            return self._papers.outgoing.void_number(view.paper.id, reason)

        title = _("Hủy số {number}").format(number=view.number_text)
        form = ActForm(
            self._page, title, fields.reason_fields(), _("Hủy số"), self._today
        )
        form.run(run)

    def explain(self, gap: RegisterRow) -> None:
        """Ask why a number is borne by nothing."""

        def run(told: Told) -> Change:
            reason = words_of(told["reason"])
            number = gap.number or 0
            outgoing = self._papers.outgoing
            return outgoing.explain_gap(gap.form, gap.term_id, number, reason)

        title = _("Số {number} bỏ trống").format(number=gap.number_text)
        form = ActForm(
            self._page, title, fields.reason_fields(), _("Ghi lý do"), self._today
        )
        form.run(run)

    def restrict(self, view: PaperView) -> None:
        """Keep a paper out of the search, or let it in again."""
        turned = not view.paper.restricted
        act = self._papers.outgoing.restrict
        self._run(partial(act, view.paper.id, restricted=turned))

    def attach(self, view: PaperView) -> None:
        """Ask for the file of the signed paper."""

        def keep(path: Path) -> None:
            self._run(lambda: self._kept(view.paper.id, path))

        ask_open(self._page, _("Chọn tệp văn bản"), file_kinds(self._papers), keep)

    def save_copy(self, view: PaperView) -> None:
        """Ask where a copy of the file goes."""
        save_copy(self._page, self._papers, view)

    def _kept(self, paper_id: str, path: Path) -> Change:
        return self._papers.outgoing.keep_file(
            paper_id, self._papers.files.stored(path)
        )

    def _gather(self, year: int) -> Asked:
        today = self._today()
        day = min(today, date(year, 12, 31))
        papers = self._papers
        decisions = [one for one in papers.decisions(year) if one.passed is not False]
        return decisions, papers.forms(day), papers.signers(day)

    def _ask_decision(self, asked: Asked) -> None:
        decisions, forms, signers = asked
        if not decisions:
            self._page.messages.notice(
                self._page,
                "decisions",
                _("Chưa kỳ họp nào có kết luận hoặc biểu quyết được thông qua."),
                Tone.INFO,
            )
            return
        form = ActForm(
            self._page,
            _("Từ quyết định của kỳ họp"),
            fields.decision_fields(decisions, [one for one in forms if one.from_vote]),
            _("Tiếp tục"),
            self._today,
        )
        by_key = {fields.decision_key(one): one for one in decisions}

        def chosen(told: Told) -> None:
            decision = by_key[words_of(told["decision"])]
            self._ask_issue(decision, words_of(told["form"]), signers)

        # The newest decision nothing was made of yet, as a resolution.
        form.ask(chosen, {"decision": fields.decision_key(decisions[0]), "form": "NQ"})

    def _ask_issue(
        self, decision: Decision, form_id: str, signers: Sequence[SignerOnDay]
    ) -> None:
        asked = [*fields.paper_fields(signers), *fields.number_fields()]
        words = _("Ban hành từ kỳ họp")
        verb = _("Ban hành")
        form = ActForm(self._page, words, asked, verb, self._today, _for_good())

        def run(told: Told) -> Change:
            new = _new(
                {**told, "form": form_id},
                meeting_id=decision.meeting_id,
                item_id=decision.item_id,
                ballot_id=decision.ballot_id,
            )
            return self._papers.outgoing.issue_decision(new, *_number(told))

        filled: Told = {
            "title": decision.subject,
            "text": decision.text,
            "on_day": decision.on_day,
        }
        form.run(run, filled)

    def _form(
        self, title: str, asked: Asked, more: Sequence[Field], sentence: str = ""
    ) -> ActForm:
        _decisions, forms, signers = asked
        wanted = [*fields.paper_fields(signers, forms), *more]
        return ActForm(self._page, title, wanted, title, self._today, sentence)

    def _run(self, act: Callable[[], Change]) -> None:
        page = self._page
        page.change(
            act, lambda change: page.messages.toast(_("Đã ghi."), change.command_id)
        )


def file_kinds(papers: Papers) -> str:
    """Name the kinds of file the dialog offers."""
    endings = " ".join(f"*.{ending}" for ending in papers.files.endings())
    return _("Văn bản, ảnh ({endings})").format(endings=endings)


def save_copy(page: Page, papers: Papers, view: PaperView) -> None:
    """Ask where a copy of a paper's file goes, and write it there."""
    file = view.paper.file

    def write(path: Path) -> None:
        page.read(
            lambda: papers.files.save_copy(file, path),
            lambda _none: page.messages.toast(_("Đã lưu một bản.")),
        )

    ask_save(page, _("Lưu một bản"), file.name, file_kinds(papers), write)


def _for_good() -> str:
    """Say what cannot be undone, and how it is corrected all the same."""
    return _("Số đã cấp không cấp lại. Đánh nhầm thì hủy số và ghi lý do.")


def _number(told: Told) -> tuple[int | None, str]:
    return number_of(told["number"]), words_of(told["skip_reason"])


def _new(
    told: Told, *, meeting_id: str = "", item_id: str = "", ballot_id: str = ""
) -> NewPaper:
    return NewPaper(
        form=words_of(told["form"]),
        title=words_of(told["title"]),
        text=words_of(told["text"]),
        on_day=day_of(told["on_day"]),
        signer_id=words_of(told["signer_id"]),
        recipients=words_of(told["recipients"]),
        restricted=bool(told["restricted"]),
        meeting_id=meeting_id,
        item_id=item_id,
        ballot_id=ballot_id,
    )
