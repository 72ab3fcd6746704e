"""An election as counted: the seats, the papers, and the votes of each candidate."""

from functools import partial

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
from ui.pages.meetings.dialogs import stay_open
from ui.pages.meetings.forms.tall import Tall, fitted, room_for
from ui.pages.meetings.panels.base import Acts, items, people
from ui.pages.meetings.panels.wideform import WideForm
from ui.pages.meetings.presenter.election import Tally, tally_words
from ui.widgets.basic.layout import STRETCH, boxed, column, scroll, spaced
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Field, Option, Value
from ui.widgets.overlay.dialog import Answer, Dialog

KEPT = "election"
_ROW = f"{KEPT}.row"
_PAPERS = ("handed_out", "returned", "invalid")


class ElectionDialog(Dialog):
    """Asks for all candidates of one office; a row more appears with each name."""

    def __init__(
        self,
        owner: QWidget,
        acts: Acts,
        view: MeetingView,
        offices: tuple[ElectedOffice, ...],
    ) -> None:
        super().__init__(owner, _("Ghi kết quả bầu cử"))
        fitted(self, 640)
        self.acts = acts
        self._people = people(view)
        self._present = view.counts.present
        self.form = WideForm(_fields(offices), acts.clock.today)
        self.rows: list[WideForm] = []
        self._list = QVBoxLayout()
        spaced(self._list, 6)
        self._sum = text("", "small_strong", wrap=True)
        self.problem = text("", "small", "bad", wrap=True)
        self.problem.hide()
        self._lay_out()
        self.form.offer("item_id", items(view))
        self.form.fill({"secret": True, "seats": 1})
        if len(offices) == 1:
            self.form.fill({"office": offices[0].id})
        self.form.edited.connect(lambda _key, _value: self._follow())

    def _lay_out(self) -> None:
        title = text(_("Người ứng cử"), "strong")
        inside = Tall(column(self.form, title, boxed(self._list), STRETCH, gap=10))
        area = scroll(inside)
        room_for(self, area, 420)
        self.body.addWidget(area, 1)
        self.body.addWidget(self._sum)
        self.body.addWidget(self.problem)
        words = _("Ghi kết quả")
        self.offer(
            [Answer("later", _("Để sau"), safe=True), Answer("do", words, main=True)]
        )
        main = self.buttons["do"]
        main.clicked.disconnect()
        main.clicked.connect(self.submit)

    def open_form(self) -> None:
        """Show it with as many rows as were begun before."""
        keeper = self.acts.keeper
        if keeper is not None:
            keeper.watch(KEPT, self.form)
            stay_open(self, self.acts, KEPT)
        self._ensure(max(self._begun() + 1, 1))
        self._follow()
        last = keeper.last_field(self) if keeper is not None else None
        self.open_it(last or self.form)

    def submit(self) -> None:
        """Check, record, and close when it is done."""
        self.problem.hide()
        new = self._told()
        if not new.office:
            self.form.show_problem("office", _("Chọn chức danh cần bầu."))
            return
        act = self.acts.meetings.elections.count
        use_case = partial(act, self.acts.meeting_id, new)
        self.acts.submit(KEPT, use_case, self._done, self._failed)

    def _told(self) -> NewElection:
        told = self.form.values()
        secret = bool(told["secret"])
        out, back, invalid = (_count(told[key]) if secret else 0 for key in _PAPERS)
        return NewElection(
            office=str(told["office"] or ""),
            seats=_count(told["seats"]),
            candidates=self._candidates(),
            secret=secret,
            handed_out=out,
            returned=back,
            invalid=invalid,
            item_id=str(told["item_id"] or ""),
        )

    def _done(self, _change: Change) -> None:
        self.give("do")

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
            self.form.show_field(key, is_shown=is_secret)
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
    return Field(key, label, kind="number", smallest=0, largest=9999)


def _fields(offices: tuple[ElectedOffice, ...]) -> list[list[Field]]:
    options = tuple(Option(one.id, one.title) for one in offices)
    seats = _("Số cần bầu")
    item, whole = _("Thuộc nội dung"), _("Cả buổi họp")
    return [
        [
            Field("office", _("Bầu"), kind="choice", choices=options, width=250),
            Field("item_id", item, kind="choice", width=250, placeholder=whole),
        ],
        [
            Field("seats", seats, kind="number", smallest=1, largest=99),
            Field(
                "secret",
                _("Cách bầu"),
                kind="switch",
                placeholder=_("Bỏ phiếu kín"),
            ),
        ],
        [
            _number("handed_out", _("Phát ra")),
            _number("returned", _("Thu về")),
            _number("invalid", _("Không hợp lệ")),
        ],
    ]


def _candidate_fields() -> list[list[Field]]:
    return [
        [
            Field("person", _("Đồng chí"), kind="person", width=250),
            _number("votes", _("Số phiếu bầu")),
            _number("against", _("Không bầu")),
        ]
    ]
