"""The choice of a set of scoring, with the lines of the cell's own table."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from app.features.session_score.model.ruleset import ScoreSet
from app.features.session_score.model.scheme import NewLine, NewScheme, OwnLine, Scheme
from app.features.session_score.rules.points import written
from app.features.session_score.service.scores import SessionScore
from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.meetings.dialogs import stay_open
from ui.pages.meetings.forms.tall import Beside, fitted, room_for
from ui.pages.meetings.panels.base import Acts, day_of
from ui.pages.meetings.presenter.forms.score import set_words
from ui.pages.meetings.scoring.halftyped import SCHEME, HalfTyped
from ui.pages.meetings.scoring.linelist import LineList
from ui.widgets.basic.layout import STRETCH, boxed, column, scroll
from ui.widgets.basic.text import text
from ui.widgets.forms.builder import FormBuilder
from ui.widgets.forms.fields import Field, Option, Value
from ui.widgets.overlay.dialog import Answer, Dialog


@dataclass(frozen=True, slots=True)
class Known:
    """What the dialog starts from: the choice in force and its lines."""

    scheme: Scheme | None
    lines: tuple[OwnLine, ...]


class SchemeDialog(Dialog):
    """Choose a set from a day on; the lines of a table of points below it."""

    def __init__(
        self,
        owner: QWidget,
        acts: Acts,
        scores: SessionScore,
        on: date,
        *,
        is_fresh: bool = False,
    ) -> None:
        super().__init__(owner, _("Bộ chấm điểm chất lượng sinh hoạt"))
        fitted(self, 960)
        self._acts, self._scores, self._on = acts, scores, on
        # A fresh choice begins on a day of its own, also where it copies another.
        self._is_fresh = is_fresh
        self.kept: Callable[[Change], None] = lambda _change: None
        self._known = Known(None, ())
        self.sets = scores.offered(on)
        self.form = FormBuilder(_fields(self.sets), acts.clock.today, with_basis=False)
        self.note = text("", "small", "text2", wrap=True)
        self.problem = text("", "small", "bad", wrap=True)
        self.problem.hide()
        self.lines = LineList(acts.clock.today, scores.measures())
        self._half = HalfTyped(acts, self.form, self.lines)
        left = boxed(column(self.form, self.note, STRETCH, gap=10))
        area = scroll(Beside(left, self.lines))
        room_for(self, area, 470)
        self.body.addWidget(area, 1)
        self.body.addWidget(self.problem)
        self.offer(
            [
                Answer("later", _("Để sau"), safe=True),
                Answer("do", _("Dùng bộ này"), main=True),
            ]
        )
        main = self.buttons["do"]
        main.clicked.disconnect()
        main.clicked.connect(self.submit)
        self.form.edited.connect(self._chosen)

    def begin(self) -> None:
        """Read the choice in force, then show the dialog."""
        self._acts.read(self._read, self._start)

    def _read(self) -> Known:
        scheme = self._scores.chosen_on(self._on)
        lines = self._scores.own_lines(scheme.id) if scheme else []
        return Known(scheme, tuple(lines))

    def _start(self, known: Known) -> None:
        self._known = known
        scheme = known.scheme
        first = self.sets[0].id if self.sets else ""
        # A first choice holds for the whole year that is being written.
        day = scheme.from_on if scheme else self._on.replace(month=1, day=1)
        self.form.fill(
            {
                "set": scheme.set_id if scheme else first,
                "from_on": None if scheme and self._is_fresh else day,
                "basis": scheme.basis if scheme else "",
            }
        )
        self._half.begin_form()
        self._show_set()
        self._half.begin_lines()
        stay_open(self, self._acts, SCHEME)
        keeper = self._acts.keeper
        last = keeper.last_field(self) if keeper is not None else None
        self.open_it(last or self.form)

    def chosen(self) -> ScoreSet | None:
        """Give the set that is chosen now."""
        key = str(self.form.value("set") or "")
        return next((one for one in self.sets if one.id == key), None)

    def _chosen(self, key: str, _value: Value) -> None:
        if key == "set":
            self._show_set()
            self._half.forget_lines()

    def _show_set(self) -> None:
        chosen = self.chosen()
        self.note.setText(set_words(chosen) if chosen else "")
        scheme = self._known.scheme
        mine = scheme is not None and chosen is not None and scheme.set_id == chosen.id
        self.lines.show_set(chosen, _kept(self._known.lines) if mine else ())

    def submit(self) -> None:
        """Check and keep the choice."""
        from_on = day_of(self.form.value("from_on"))
        chosen = self.chosen()
        if not self.form.check() or from_on is None or chosen is None:
            return
        new = NewScheme(
            set_id=chosen.id,
            from_on=from_on,
            basis=str(self.form.value("basis") or ""),
            lines=self.lines.lines(),
        )
        scheme = self._known.scheme
        same = scheme is not None and scheme.from_on == from_on and not self._is_fresh
        act = (
            partial(self._scores.schemes.correct, scheme.id, new)
            if same and scheme
            else partial(self._scores.schemes.choose, new)
        )
        self._acts.submit(SCHEME, act, self._done, self._failed)

    def _done(self, change: Change) -> None:
        self.give("do")
        self.kept(change)

    def _failed(self, problem: Problem) -> None:
        sentence = self._acts.messages.sentence(problem)
        self.problem.hide()
        if not self.form.failed(problem, sentence):
            self.problem.setText(sentence)
            self.problem.show()


def _kept(lines: tuple[OwnLine, ...]) -> tuple[NewLine, ...]:
    return tuple(
        NewLine(
            title=line.title,
            most=written(line.most),
            group=line.group_id,
            fact=line.fact,
            steps=line.steps,
            must_be_full=line.must_be_full,
            origin=line.origin,
        )
        for line in lines
    )


def _fields(sets: tuple[ScoreSet, ...]) -> list[Field]:
    return [
        Field(
            "set",
            _("Bộ chấm"),
            kind="choice",
            width=420,
            choices=tuple(
                Option(one.id, one.title, _("đề xuất") if not at else "")
                for at, one in enumerate(sets)
            ),
        ),
        Field("from_on", _("Áp dụng từ ngày"), kind="date"),
        Field(
            "basis",
            _("Căn cứ: số, ngày văn bản"),
            optional=True,
        ),
    ]
