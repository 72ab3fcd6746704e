"""The choice of a set while it is being made: every key and line is kept."""

import json
from dataclasses import asdict

from app.features.session_score.model.scheme import NewLine
from ui.pages.meetings.keeping.keeper import Keeper
from ui.pages.meetings.panels.base import Acts
from ui.pages.meetings.scoring.linelist import LineList
from ui.widgets.forms.builder import FormBuilder

# The name under which everything of the dialog is kept half typed.
SCHEME = "scheme"
_FORM, _LINE = f"{SCHEME}.form", f"{SCHEME}.line"
_LINES, _ROW = f"{SCHEME}.lines", f"{SCHEME}.row"


class HalfTyped:
    """Puts back what was typed before the meeting was cut off, and keeps the rest."""

    def __init__(self, acts: Acts, form: FormBuilder, lines: LineList) -> None:
        self._acts, self._form, self._lines = acts, form, lines

    def begin_form(self) -> None:
        """Put the choice back; which lines are shown follows from it."""
        if self._acts.keeper is not None:
            self._acts.keeper.watch(_FORM, self._form)

    def begin_lines(self) -> None:
        """Put the lines back, and follow them."""
        keeper = self._acts.keeper
        if keeper is None:
            return
        kept = keeper.draft(_LINES)
        if kept is not None:
            self._lines.put_back([NewLine(**one) for one in json.loads(kept.text)])
        row = keeper.draft(_ROW)
        if row is not None:
            self._lines.table.select(row.text)
        self._lines.shown.connect(self._follow)
        self._lines.changed.connect(self._keep)
        self._begin_line(keeper)

    def forget_lines(self) -> None:
        """Another set has lines of its own."""
        for name in (_LINES, _ROW, _LINE):
            self._acts.rest(name)

    def _begin_line(self, keeper: Keeper) -> None:
        self._lines.show_current()
        keeper.watch(_LINE, self._lines.form)

    def _follow(self, row: str) -> None:
        if self._acts.keeper is None:
            return
        # What was half typed belonged to the line before.
        self._acts.rest(_LINE)
        self._acts.note(_ROW, row)

    def _keep(self) -> None:
        told = [asdict(line) for line in self._lines.lines()]
        self._acts.note(_LINES, json.dumps(told, ensure_ascii=False))
        self._acts.rest(_LINE)
