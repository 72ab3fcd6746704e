"""An election as counted: the seats, the papers, and the votes of each candidate."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.features.meetings.model.elections.records import (
    Choice,
    ElectedOffice,
    NewElection,
)
from app.features.meetings.model.views import MeetingView
from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.meetings.dialogs import FormDialog
from ui.pages.meetings.panels.base import Acts, items, people
from ui.pages.meetings.panels.wideform import WideForm
from ui.pages.meetings.presenter.election import Tally, tally_words
from ui.widgets.basic.layout import boxed, spaced
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Field, Option, Value

KEPT = "election"
_ROW = f"{KEPT}.row"
_PAPERS = ("handed_out", "returned", "invalid")


class ElectionDialog(FormDialog):
    """Asks for all candidates of one office; a row more appears with each name."""

    def __init__(
        self,
        owner: QWidget,
        acts: Acts,
        view: MeetingView,
        offices: tuple[ElectedOffice, ...],
    ) -> None:
        title, words = _("Ghi kết quả bầu cử"), _("Ghi kết quả")
        super().__init__(owner, acts, title, _fields(offices), words)
        self.kept = KEPT
        self._people = people(view)
        self._present = view.counts.present
        self._new: NewElection | None = None
        self.rows: list[WideForm] = []
        self._list = QVBoxLayout()
        spaced(self._list, 8)
        self._sum = text("", "small_strong", wrap=True)
        self.problem = text("", "small", "bad", wrap=True)
        self.problem.hide()
        self.body.addWidget(text(_("Người ứng cử"), "strong"))
        self.body.addWidget(boxed(self._list))
        self.body.addWidget(self._sum)
        self.body.addWidget(self.problem)
        self.form.offer("item_id", items(view))
        self.form.fill({"secret": True, "seats": 1})
        if len(offices) == 1:
            self.form.fill({"office": offices[0].id})
        self.form.edited.connect(lambda _key, _value: self._follow())

    def open_form(self) -> None:
        """Show it with as many rows as were begun before."""
        self._ensure(max(self._begun() + 1, 1))
        super().open_form()
        self._follow()

    def prepare(self) -> None:
        """Read the papers and the candidates."""
        self.problem.hide()
        told = self.form.values()
        counts = {key: _count(told[key]) for key in (*_PAPERS, "seats")}
        secret = bool(told["secret"])
        self._new = NewElection(
            office=str(told["office"] or ""),
            seats=counts["seats"],
            candidates=self._candidates(),
            secret=secret,
            handed_out=counts["handed_out"] if secret else 0,
            returned=counts["returned"] if secret else 0,
            invalid=counts["invalid"] if secret else 0,
            item_id=str(told["item_id"] or ""),
        )

    def act(self) -> Change:
        """Record the election."""
        if self._new is None:
            raise NotImplementedError
        return self.acts.meetings.elections.count(self.acts.meeting_id, self._new)

    def _failed(self, problem: Problem) -> None:
        sentence = self.acts.messages.sentence(problem)
        if not self.form.failed(problem, sentence):
            self.problem.setText(sentence)
            self.problem.show()

    def _begun(self) -> int:
        keeper = self.acts.keeper
        found = keeper.drafts_of(KEPT) if keeper is not None else {}
        rows = [
            int(key.removeprefix(_ROW).partition(".")[0])
            for key, draft in found.items()
            if key.startswith(_ROW) and (draft.text or draft.choice)
        ]
        return max(rows, default=-1)

    def _ensure(self, count: int) -> None:
        while len(self.rows) < count:
            form = WideForm(_candidate_fields(), self.acts.clock.today)
            form.offer("person", self._people)
            form.edited.connect(lambda _key, _value: self._follow())
            if self.acts.keeper is not None:
                self.acts.keeper.watch(f"{_ROW}{len(self.rows)}", form)
            self.rows.append(form)
            self._list.addWidget(form)

    def _follow(self) -> None:
        """Offer the next row, show which figures are asked, and count."""
        if self.rows and self.rows[-1].value("person"):
            self._ensure(len(self.rows) + 1)
        is_secret = bool(self.form.value("secret"))
        for key in _PAPERS:
            self.form.line(key).setVisible(is_secret)
        for form in self.rows:
            form.show_field("against", is_shown=not is_secret)
        words, good = tally_words(self._tally())
        self._sum.setText(words)
        self._sum.dress(tone="ok" if good else "warn")

    def _tally(self) -> Tally:
        told = self.form.values()
        return Tally(
            is_secret=bool(told["secret"]),
            returned=_count(told["returned"]),
            invalid=_count(told["invalid"]),
            present=self._present,
            seats=_count(told["seats"]),
            votes=tuple(one.votes for one in self._candidates()),
        )

    def _candidates(self) -> tuple[Choice, ...]:
        told = (form.values() for form in self.rows)
        return tuple(
            Choice(
                person_id=str(one["person"]),
                votes=_count(one["votes"]),
                against=_count(one["against"]),
            )
            for one in told
            if one["person"]
        )


def _count(value: Value) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _number(key: str, label: str) -> Field:
    return Field(
        key, label, kind="number", smallest=0, largest=9999, optional=True, width=110
    )


def _fields(offices: tuple[ElectedOffice, ...]) -> list[Field]:
    options = tuple(Option(one.id, one.title) for one in offices)
    return [
        Field("office", _("Bầu"), kind="choice", choices=options),
        Field("seats", _("Số người được bầu"), kind="number", smallest=1, largest=99),
        Field(
            "secret",
            _("Cách bầu"),
            kind="switch",
            placeholder=_("Bỏ phiếu kín"),
        ),
        _number("handed_out", _("Số phiếu phát ra")),
        _number("returned", _("Số phiếu thu về")),
        _number("invalid", _("Số phiếu không hợp lệ")),
        Field("item_id", _("Thuộc nội dung"), kind="choice", optional=True),
    ]


def _candidate_fields() -> list[list[Field]]:
    return [
        [
            Field("person", _("Đồng chí"), kind="person", width=220, optional=True),
            _number("votes", _("Số phiếu bầu")),
            _number("against", _("Không bầu")),
        ]
    ]
