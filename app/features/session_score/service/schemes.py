"""Choosing the set a cell is scored by, and entering its own lines."""

from dataclasses import dataclass

from app.features.session_score.errors import (
    ScoreSchemeInUse,
    ScoreSchemeTaken,
    ScoreSetTooNew,
    ScoreSetUnknown,
)
from app.features.session_score.model.ruleset import ScoreSet
from app.features.session_score.model.scheme import NewScheme
from app.features.session_score.rules import entering
from app.features.session_score.rules.entering import Row
from app.features.session_score.service.context import Context
from app.infra.store import Command
from app.kernel.changes import Change
from app.kernel.dates import short
from app.kernel.text import fold

KIND = "session_score"


@dataclass(frozen=True, slots=True)
class Schemes:
    """Keeps which set holds from which day, and on what basis."""

    ctx: Context

    def choose(self, new: NewScheme) -> Change:
        """Choose a set from a day on, with the lines of the cell's own table."""
        values, lines = self._checked(new, "")
        with self.ctx.store.command("session_score.choose") as unit:
            scheme_id = unit.insert("score_scheme", values)
            for line in lines:
                unit.insert("score_scheme_line", {"scheme_id": scheme_id, **line})
        return unit.change(KIND, "meetings", record_id=scheme_id)

    def correct(self, scheme_id: str, new: NewScheme) -> Change:
        """Correct a choice no signed minutes rest on; known lines keep their scores."""
        self._not_in_use(scheme_id)
        values, lines = self._checked(new, scheme_id)
        with self.ctx.store.command("session_score.correct_scheme") as unit:
            unit.update("score_scheme", scheme_id, values)
            self._exchange(unit, scheme_id, lines)
        return unit.change(KIND, "meetings", record_id=scheme_id)

    def drop(self, scheme_id: str) -> Change:
        """Take a choice back, with the unsigned sheets that rest on it."""
        self._not_in_use(scheme_id)
        with self.ctx.store.command("session_score.drop_scheme") as unit:
            for sheet in self.ctx.rows.sheets_of(scheme_id):
                for entry in self.ctx.rows.entries(sheet.meeting_id):
                    unit.delete("score_entry", entry.id)
                unit.delete("score_sheet", sheet.id)
            for line in self.ctx.rows.lines(scheme_id):
                unit.delete("score_scheme_line", line.id)
            unit.delete("score_scheme", scheme_id)
        return unit.change(KIND, "meetings", record_id=scheme_id)

    def _checked(self, new: NewScheme, own_id: str) -> tuple[Row, list[Row]]:
        chosen = self._set(new)
        for other in self.ctx.rows.schemes():
            if other.from_on == new.from_on and other.id != own_id:
                raise ScoreSchemeTaken(field="from_on", day=short(new.from_on))
        limits = self.ctx.rules.proposal
        basis = entering.one_line(new.basis, limits.longest_title, "basis")
        lines = entering.checked(chosen, new.lines, self.ctx.measures, limits)
        return {
            "set_id": chosen.id,
            "from_on": new.from_on.isoformat(),
            "basis": basis,
        }, lines

    def _set(self, new: NewScheme) -> ScoreSet:
        chosen = self.ctx.rules.set_of(new.set_id)
        if chosen is None:
            raise ScoreSetUnknown(field="set_id", set=new.set_id)
        if new.from_on < chosen.valid_from:
            since = short(chosen.valid_from)
            raise ScoreSetTooNew(field="from_on", set=chosen.title, since=since)
        return chosen

    def _not_in_use(self, scheme_id: str) -> None:
        self.ctx.rows.scheme(scheme_id)
        if self.ctx.rows.is_settled(scheme_id):
            raise ScoreSchemeInUse

    def _exchange(self, unit: Command, scheme_id: str, lines: list[Row]) -> None:
        old = {
            (line.group_id, fold(line.title)): line.id
            for line in self.ctx.rows.lines(scheme_id)
        }
        for line in lines:
            known = old.pop((str(line["group_id"]), fold(str(line["title"]))), "")
            if known:
                unit.update("score_scheme_line", known, line)
            else:
                unit.insert("score_scheme_line", {"scheme_id": scheme_id, **line})
        for line_id in old.values():
            unit.delete("score_scheme_line", line_id)
