"""Step "Biểu quyết": the base explained, the figures checked, the result in words."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.features.meetings.model.elections.records import (
    ElectedOffice,
    ElectionOutcome,
)
from app.features.meetings.model.entries import NewBallot
from app.features.meetings.model.views import Base, MeetingView, VoteResult
from app.kernel.changes import Change
from app.kernel.words import _
from ui.pages.meetings.panels.base import Acts, Panel, items, people, reoffer
from ui.pages.meetings.panels.decide.election import KEPT as ELECTION
from ui.pages.meetings.panels.decide.election import ElectionDialog
from ui.pages.meetings.panels.wideform import WideForm
from ui.pages.meetings.presenter.election import outcome_words
from ui.pages.meetings.presenter.vote import base_words, result_words, sum_words
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card, TintBox
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.layout import STRETCH, boxed, column, row, scroll, sized
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Field, Option, Value
from ui.widgets.status import Status, Tone
from ui.widgets.table.columns import Cell, Column, Row
from ui.widgets.table.view import Table

_KEPT, _EDITING = "ballot", "ballot.editing"
_PAPERS = ("handed_out", "returned", "invalid")
_COUNTS = ("in_favour", "against", "other")


class VotePanel(Panel):
    """A form for the next vote, and the votes so far."""

    step = "vote"

    def __init__(self, acts: Acts) -> None:
        super().__init__(acts, _("Biểu quyết"))
        self.form = WideForm(_fields(), acts.clock.today)
        self.save = Button(_("Ghi kết quả"), icon="check")
        self.fresh = Button(_("Biểu quyết mới"), "ghost")
        self.elect = Button(_("Ghi kết quả bầu cử"), icon="list-checks")
        self.elect.hide()
        self._offices: tuple[ElectedOffice, ...] = ()
        self._asks_election = False
        self.drop = Button(_("Bỏ kết quả đang chọn"), "small")
        self.table = Table(
            "votes",
            [
                Column("subject", _("Nội dung biểu quyết"), stretch=True),
                Column("for", _("Tán thành"), kind="number", width=100),
                Column("result", _("Kết quả"), kind="chip", width=140),
            ],
        )
        self.table.empty = _("Chưa có kết quả biểu quyết nào.")
        self._base_words = text("", "small", wrap=True)
        self._elected = text("", "small_strong", wrap=True)
        self._sum_words = text("", "small_strong", wrap=True)
        self._base: Base | None = None
        self._editing = ""
        self.drafted = {_KEPT: self.form}
        self._lay_out()
        self.form.edited.connect(self._follow)
        self.save.clicked.connect(self._save)
        self.form.submitted.connect(self._save)
        self.fresh.clicked.connect(self._begin)
        self.elect.clicked.connect(self._elect)
        self.drop.clicked.connect(self._drop)
        self.table.opened.connect(self._edit)

    def take(self, view: MeetingView) -> None:
        """Show the votes so far, and whose votes would count now."""
        if self.is_fresh:
            self._forget()
        matters = tuple(Option(one.id, one.title) for one in view.matters)
        reoffer(self.form, "matter", matters)
        reoffer(self.form, "item_id", items(view))
        reoffer(self.form, "about_id", people(view))
        if not self.form.value("matter") and view.matters:
            self.form.fill({"matter": view.matters[0].id})
        self._card.setVisible(view.meeting.can_change and view.roll_ready)
        self.drop.setVisible(view.meeting.can_change and bool(view.votes))
        self.table.show_rows([_row(one) for one in view.votes])
        self._ask_base()
        self._show_papers()
        day = view.meeting.on_day
        self.acts.read(partial(self._gather, view.meeting.id, day), self._take_offices)

    def reopen(self, name: str) -> None:
        """Ask for the election again, when it is known what is elected here."""
        self._asks_election = name == ELECTION
        self._elect_again()

    def _gather(
        self, meeting_id: str, day: date
    ) -> tuple[tuple[ElectedOffice, ...], tuple[ElectionOutcome, ...]]:
        desk = self.acts.meetings.elections
        return desk.rules_on(day).office, desk.outcome(meeting_id)

    def _take_offices(
        self, found: tuple[tuple[ElectedOffice, ...], tuple[ElectionOutcome, ...]]
    ) -> None:
        offices, outcomes = found
        view = self.view
        if view is None:
            return
        kind = view.kind.id
        self._offices = tuple(one for one in offices if kind in one.kinds)
        free = view.meeting.can_change and view.roll_ready
        self.elect.setVisible(free and bool(self._offices))
        self._elected.setText(outcome_words(outcomes))
        self._elected.setVisible(bool(outcomes))
        self._elect_again()

    def _elect_again(self) -> None:
        if self._asks_election and self._offices:
            self._asks_election = False
            self._elect()

    def _elect(self) -> None:
        if self.view is not None and self._offices:
            ElectionDialog(self, self.acts, self.view, self._offices).open_form()

    def first_stop(self) -> QWidget | None:
        """Start at the subject."""
        return self.form if self._card.isVisibleTo(self) else self.table

    def resume(self) -> None:
        """Return to the result that was being corrected."""
        kept = self.acts.noted(_EDITING)
        if kept is not None and kept.text:
            self._edit(kept.text)

    def resumed(self) -> None:
        """Count what was put back."""
        self._show_papers()
        self._ask_base()
        self._show_sum()

    def _lay_out(self) -> None:
        self._card = Card(_("Ghi biểu quyết"))
        box = TintBox(Tone.INFO)
        box.add(self._base_words)
        self._card.add(box)
        self._card.add(self.form)
        self._card.add(self._sum_words)
        acts = Flow(8)
        for button in (self.save, self.fresh, self.elect):
            acts.addWidget(button)
        self._card.add(boxed(acts))
        sized(self.table, min_height=160)
        tools = boxed(row(STRETCH, self.drop))
        inside = column(self._card, tools, self.table, self._elected, STRETCH, gap=10)
        self.box.addWidget(scroll(boxed(inside)), 1)

    def _follow(self, key: str, _value: Value) -> None:
        if key in {"matter", "about_id", "aside"}:
            self._ask_base()
        self._show_papers()
        self._show_sum()

    def _ask_base(self) -> None:
        if self.view is None or not self.view.roll_ready:
            return
        matter = str(self.form.value("matter") or "")
        if matter:
            use_case = partial(
                self.acts.meetings.votes.base,
                self.acts.meeting_id,
                matter,
                str(self.form.value("about_id") or ""),
                about_votes=not self.form.value("aside"),
            )
            self.acts.read(use_case, self._take_base)

    def _take_base(self, base: Base) -> None:
        self._base = base
        if self.view is not None:
            key = self.form.value("matter")
            matter = next((m for m in self.view.matters if m.id == key), None)
            if matter is not None:
                self._base_words.setText(base_words(base, matter))
        self._show_sum()

    def _show_papers(self) -> None:
        is_secret = bool(self.form.value("secret"))
        for key in _PAPERS:
            self.form.show_field(key, is_shown=is_secret)
        self.form.show_field("aside", is_shown=bool(self.form.value("about_id")))

    def _show_sum(self) -> None:
        if self._base is not None:
            words, good = sum_words(self._ballot(), self._base)
            self._sum_words.setText(words)
            self._sum_words.dress(tone="ok" if good else "warn")

    def _ballot(self) -> NewBallot:
        told = self.form.values()
        out, back, invalid, in_favour, against, other = (
            value if isinstance(value := told[key], int) else 0
            for key in (*_PAPERS, *_COUNTS)
        )
        return NewBallot(
            subject=str(told["subject"] or ""),
            matter=str(told["matter"] or ""),
            item_id=str(told["item_id"] or ""),
            secret=bool(told["secret"]),
            about_id=str(told["about_id"] or ""),
            about_votes=not told["aside"],
            handed_out=out,
            returned=back,
            invalid=invalid,
            in_favour=in_favour,
            against=against,
            other=other,
        )

    def _save(self) -> None:
        votes, new = self.acts.meetings.votes, self._ballot()
        use_case = (
            partial(votes.correct, self._editing, new)
            if self._editing
            else partial(votes.count, self.acts.meeting_id, new)
        )
        failed = partial(self.acts.complain, self.form)
        self.acts.submit(_KEPT, use_case, self._saved, failed)

    def _saved(self, _change: Change) -> None:
        self._begin()

    def _begin(self) -> None:
        self._forget()
        self.form.focus("subject")

    def _forget(self) -> None:
        self._editing = ""
        self.save.setText(_("Ghi kết quả"))
        self.form.fill(dict.fromkeys((*_PAPERS, *_COUNTS)))
        self.form.fill({"subject": "", "secret": False})
        self.form.fill({"about_id": "", "aside": False})
        self._show_papers()

    def _edit(self, ballot_id: str) -> None:
        found = self._vote(ballot_id)
        if found is None or self.view is None or not self.view.meeting.can_change:
            return
        ballot, self._editing = found.ballot, ballot_id
        self.acts.note(_EDITING, ballot_id)
        self.save.setText(_("Ghi lại"))
        names = ("subject", "matter", "item_id", "secret", *_PAPERS, *_COUNTS)
        self.form.fill({name: getattr(ballot, name) for name in names})
        when = self.view.record.moment_of(ballot_id)
        if when is not None:
            aside = not when.about_votes
            self.form.fill({"about_id": when.about_id, "aside": aside})
        self._show_papers()
        self._show_sum()
        self.form.focus("in_favour")

    def _drop(self) -> None:
        ballot_id = self.table.current_id()
        if ballot_id:
            act = self.acts.meetings.votes.drop
            self.acts.do(partial(act, ballot_id), _("Đã bỏ một kết quả biểu quyết."))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _vote(self, ballot_id: str) -> VoteResult | None:
        votes = self.view.votes if self.view is not None else ()
        return next((one for one in votes if one.ballot.id == ballot_id), None)


def _row(one: VoteResult) -> Row:
    word = _("Được thông qua") if one.passed else _("Không thông qua")
    return Row(
        one.ballot.id,
        {
            "subject": Cell(one.ballot.subject, detail=result_words(one)),
            "for": Cell(f"{one.ballot.in_favour}/{one.base.count}"),
            "result": Cell(word, status=Status.DONE if one.passed else Status.BAD),
        },
    )


def _number(key: str, label: str) -> Field:
    return Field(key, label, kind="number", smallest=0, largest=9999)


def _fields() -> list[list[Field]]:
    whole = _("Cả buổi họp")
    item = _("Thuộc nội dung")
    return [
        [Field("subject", _("Nội dung biểu quyết"))],
        [
            Field("matter", _("Loại việc"), kind="choice", width=250),
            Field("item_id", item, kind="choice", width=250, placeholder=whole),
        ],
        [_switch("secret", _("Cách biểu quyết"), _("Bỏ phiếu kín"))],
        [
            _number("handed_out", _("Phát ra")),
            _number("returned", _("Thu về")),
            _number("invalid", _("Không hợp lệ")),
        ],
        [
            _number("in_favour", _("Tán thành")),
            _number("against", _("Không tán thành")),
            _number("other", _("Ý kiến khác")),
        ],
        _own_matter(),
    ]


def _own_matter() -> list[Field]:
    about = _("Việc của đồng chí")
    aside = _("Không tham gia biểu quyết")
    return [
        Field("about_id", about, kind="person", width=250, optional=True),
        _switch("aside", _("Phiếu của đồng chí đó"), aside),
    ]


def _switch(key: str, label: str, words: str) -> Field:
    return Field(key, label, kind="switch", placeholder=words)
