"""The lines of the cell's own table of points, entered one by one."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal

from app.features.session_score.errors import (
    ScorePointsUnreadable,
    ScoreStepsUnreadable,
)
from app.features.session_score.model.ruleset import POINT, Measure, ScoreSet
from app.features.session_score.model.scheme import NewLine
from app.features.session_score.rules.points import points, steps, written
from app.kernel.words import _
from ui.pages.meetings.panels.wideform import WideForm
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import STRETCH, boxed, row, sized
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Field, Option
from ui.widgets.table.columns import Cell, Column, Row
from ui.widgets.table.view import Table

_MOST_STEPS = 99


class LineList(Card):
    """A table of lines with a form for the current one, and the sums below.

    ``shown`` carries the row the form was filled from, ``changed`` tells of the lines.
    """

    shown = Signal(str)
    changed = Signal()

    def __init__(self, today: Callable[[], date], measures: Sequence[Measure]) -> None:
        super().__init__(_("Dòng chấm theo bảng của cấp trên"))
        self._lines: list[NewLine] = []
        self._set: ScoreSet | None = None
        self._row = ""
        self._measures = {one.fact: one.title for one in measures}
        self.table = Table(
            "score_lines",
            [
                Column("title", _("Nội dung"), stretch=True, sortable=False),
                Column("most", _("Điểm"), width=70, sortable=False),
                Column("fact", _("Dữ kiện"), width=200, second=True, sortable=False),
            ],
        )
        self.table.empty = _("Chưa ghi dòng nào; mỗi phần chấm như một dòng.")
        sized(self.table, min_height=150)
        self.form = WideForm(_fields(measures), today)
        self.sums = text("", "small", "text2", wrap=True)
        self.add_line = Button(_("Thêm dòng"), icon="plus")
        self.change_line = Button(_("Sửa dòng đang chọn"))
        self.drop_line = Button(_("Bỏ dòng"))
        self.add(self.table)
        self.add(self.sums)
        self.add(self.form)
        self.add(boxed(row(self.add_line, self.change_line, self.drop_line, STRETCH)))
        self.table.current_changed.connect(self._follow)
        self.add_line.clicked.connect(self._add)
        self.change_line.clicked.connect(self._change)
        self.drop_line.clicked.connect(self._drop)

    def show_set(self, chosen: ScoreSet | None, lines: Sequence[NewLine]) -> None:
        """Start from lines kept before, or from those the set names."""
        self._set = chosen
        has_points = chosen is not None and chosen.has_points
        self.setVisible(has_points)
        self._lines = list(lines) or (_proposed(chosen) if chosen else [])
        self._row = ""
        groups = chosen.group if chosen else ()
        self.form.show_field("group", is_shown=bool(groups))
        self.form.offer(
            "group", tuple(Option(one.id, one.title, str(one.most)) for one in groups)
        )
        self._refresh()

    def put_back(self, lines: Sequence[NewLine]) -> None:
        """Show lines that were entered before."""
        self._lines = list(lines)
        self._refresh()

    def lines(self) -> tuple[NewLine, ...]:
        """Give the lines as they are entered."""
        if self._set is None or not self._set.has_points:
            return ()
        return tuple(self._lines)

    def _refresh(self) -> None:
        titles = {one.id: one.title for one in self._set.group} if self._set else {}
        self.table.show_rows(
            [
                Row(
                    str(at),
                    {
                        "title": Cell(line.title, detail=titles.get(line.group, "")),
                        "most": Cell(line.most or "–"),
                        "fact": Cell(
                            self._measures.get(line.fact, ""), detail=line.steps
                        ),
                    },
                )
                for at, line in enumerate(self._lines)
            ]
        )
        self.sums.setText(self._sums())
        has_any = bool(self._lines)
        self.change_line.setVisible(has_any)
        self.drop_line.setVisible(has_any)

    def _sums(self) -> str:
        if self._set is None:
            return ""
        parts = [
            _("{part}: {sum}/{most}").format(
                part=group.title, sum=self._sum(group.id), most=group.most
            )
            for group in self._set.group
        ]
        whole = _("Cộng {sum}/{most} điểm").format(
            sum=self._sum(None), most=self._set.total
        )
        return "; ".join([*parts, whole])

    def _sum(self, group: str | None) -> str:
        total = 0
        for line in self._lines:
            if group is None or line.group == group:
                try:
                    total += points(line.most)
                except ScorePointsUnreadable:
                    continue
        return written(total) if total % POINT else str(total // POINT)

    def _at(self) -> int | None:
        current = self.table.current_id()
        at = int(current) if current else -1
        return at if 0 <= at < len(self._lines) else None

    def _follow(self, row: str) -> None:
        if row != self._row:
            self.show_current()
            self.shown.emit(row)

    def show_current(self) -> None:
        """Fill the form with the current line."""
        at = self._at()
        if at is None:
            return
        self._row = self.table.current_id()
        line = self._lines[at]
        self.form.fill(
            {
                "group": line.group,
                "title": line.title,
                "most": line.most,
                "fact": line.fact,
                "steps": line.steps,
            }
        )

    def _read(self, known: NewLine | None) -> NewLine | None:
        told = self.form.values()
        line = NewLine(
            title=str(told["title"] or ""),
            most=str(told["most"] or ""),
            group=str(told["group"] or ""),
            fact=str(told["fact"] or ""),
            steps=str(told["steps"] or ""),
            must_be_full=known.must_be_full if known else False,
            origin=known.origin if known else "",
        )
        wrong = _first_wrong(line)
        if wrong:
            self.form.show_problem(*wrong)
            self.form.focus(wrong[0])
            return None
        return line

    def _add(self) -> None:
        line = self._read(None)
        if line is not None:
            self._lines.append(line)
            self._refresh()
            self._row = str(len(self._lines) - 1)
            self.table.select(self._row)
            self.changed.emit()
            self.form.fill({"title": "", "most": "", "fact": "", "steps": ""})
            self.form.focus("title")

    def _change(self) -> None:
        at = self._at()
        line = self._read(self._lines[at]) if at is not None else None
        if at is not None and line is not None:
            self._lines[at] = line
            self._refresh()
            self.changed.emit()

    def _drop(self) -> None:
        at = self._at()
        if at is not None:
            del self._lines[at]
            self._refresh()
            self.show_current()
            self.changed.emit()


def _first_wrong(line: NewLine) -> tuple[str, str] | None:
    if not line.title.strip():
        return "title", _("Ghi nội dung chấm.")
    try:
        points(line.most)
    except ScorePointsUnreadable:
        return "most", _("Ghi số điểm, ví dụ 4,5.")
    try:
        steps(line.steps, _MOST_STEPS)
    except ScoreStepsUnreadable:
        return "steps", _("Ghi như ví dụ: 90 = 5; 60 = 3.")
    return None


def _proposed(chosen: ScoreSet) -> list[NewLine]:
    """List the lines a set names without giving their points."""
    if not chosen.has_points:
        return []
    return [
        NewLine(
            title=line.title,
            most="" if line.most is None else str(line.most),
            fact=line.fact,
            must_be_full=line.must_be_full,
            origin=line.id,
        )
        for line in chosen.line
    ]


def _fields(measures: Sequence[Measure]) -> list[list[Field]]:
    return [
        [Field("title", _("Nội dung chấm"))],
        [
            Field("group", _("Phần"), kind="choice", choices=(), width=240),
            Field("most", _("Điểm tối đa"), width=110, placeholder="5"),
        ],
        [
            Field(
                "fact",
                _("Dữ kiện của buổi họp"),
                kind="choice",
                width=240,
                optional=True,
                choices=(
                    Option("", _("Không có, tự nhận xét")),
                    *(Option(one.fact, one.title) for one in measures),
                ),
            ),
            Field(
                "steps",
                _("Thang điểm"),
                optional=True,
                placeholder="90 = 5; 60 = 3",
            ),
        ],
    ]
