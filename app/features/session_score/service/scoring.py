"""Scoring a session: taking the facts, judging lines, keeping the sheet."""

from dataclasses import dataclass

from app.features.session_score.errors import (
    ScoreFrozen,
    ScoreKindNotScored,
    ScoreLineUnknown,
    ScoreNotKept,
    ScoreNotOpened,
    ScorePointsOutside,
    ScoreReasonMissing,
    ScoreSchemeMissing,
    ScoreTextTooLong,
    ScoreVoteOutside,
)
from app.features.session_score.model.sheet import Scored, ScoreView, Session
from app.features.session_score.rules.entering import Row, one_line
from app.features.session_score.rules.points import points, written
from app.features.session_score.service.context import Context
from app.features.session_score.service.reading import Reading
from app.features.session_score.service.schemes import KIND
from app.infra.store import Command
from app.kernel.changes import Change
from app.kernel.dates import short
from app.kernel.text import clean


@dataclass(frozen=True, slots=True)
class Scoring:
    """Records the score of a meeting."""

    ctx: Context
    reading: Reading

    def keep(self, meeting_id: str) -> Change:
        """Record the score as it stands; it follows the facts until the signature."""
        session, _view = self._open(meeting_id)
        with self.ctx.store.command("session_score.keep") as unit:
            self._write(unit, session)
        return unit.change(KIND, "meetings", record_id=meeting_id)

    def judge(self, meeting_id: str, line_id: str, text: str, words: str) -> Change:
        """Give a line its points ("4,5") with words: a judgement, or another figure.

        Points other than the fact gives stay marked, with the reason beside them.
        """
        session, view = self._open(meeting_id)
        line = self._line(view, line_id)
        given = points(text)
        if given > line.most:
            raise ScorePointsOutside(
                field="points",
                title=line.title,
                most=written(line.most),
                points=written(given),
            )
        reason = one_line(words, self.ctx.rules.proposal.longest_words, "reason")
        if not reason:
            raise ScoreReasonMissing(field="reason", title=line.title)
        with self.ctx.store.command("session_score.judge", reason=reason) as unit:
            self._write(unit, session, {line_id: (given, reason)})
        return unit.change(KIND, "meetings", record_id=meeting_id)

    def take_fact(self, meeting_id: str, line_id: str) -> Change:
        """Let the fact count again, or leave the line open when there is none."""
        session, view = self._open(meeting_id)
        self._line(view, line_id)
        with self.ctx.store.command("session_score.take_fact") as unit:
            self._write(unit, session, {line_id: (None, "")})
        return unit.change(KIND, "meetings", record_id=meeting_id)

    def remark(
        self, meeting_id: str, comments: str, superior: str, in_favour: int | None
    ) -> Change:
        """Record what members and the superior said, and how many agreed."""
        session, view = self._open(meeting_id)
        if in_favour is not None and not 0 <= in_favour <= view.present:
            raise ScoreVoteOutside(
                field="in_favour", votes=in_favour, present=view.present
            )
        values = {
            "comments": self._text(comments, "comments"),
            "superior": self._text(superior, "superior"),
            "in_favour": in_favour,
        }
        with self.ctx.store.command("session_score.remark") as unit:
            unit.update("score_sheet", self._write(unit, session), values)
        return unit.change(KIND, "meetings", record_id=meeting_id)

    def drop(self, meeting_id: str) -> Change:
        """Take the score out of the record."""
        _session, view = self._open(meeting_id)
        if view.sheet is None:
            raise ScoreNotKept
        with self.ctx.store.command("session_score.drop") as unit:
            for entry in self.ctx.rows.entries(meeting_id):
                unit.delete("score_entry", entry.id)
            unit.delete("score_sheet", view.sheet.id)
        return unit.change(KIND, "meetings", record_id=meeting_id)

    def settle(self, meeting_id: str) -> None:
        """Write the score down for good; joins the command that signs the minutes."""
        kept = self.ctx.rows.sheet(meeting_id)
        if kept is None:
            return
        session = self.ctx.ask.session(meeting_id)
        if self.reading.live(session, kept).sum is None:
            return  # The set of before no longer holds for this meeting.
        with self.ctx.store.command("session_score.settle") as unit:
            sheet_id = self._write(unit, session)
            unit.update("score_sheet", sheet_id, {"settled_at": unit.at})

    def _open(self, meeting_id: str) -> tuple[Session, ScoreView]:
        session = self.ctx.ask.session(meeting_id)
        view = self.reading.of(session)
        if view.is_frozen:
            raise ScoreFrozen
        if not view.is_scored_kind:
            raise ScoreKindNotScored(kind=view.heading.title)
        if view.scheme is None or view.set is None:
            raise ScoreSchemeMissing(day=short(view.heading.on_day))
        if not view.heading.has_begun:
            raise ScoreNotOpened
        return session, view

    def _line(self, view: ScoreView, line_id: str) -> Scored:
        found = next((one for one in view.lines if one.id == line_id), None)
        if found is None:
            raise ScoreLineUnknown
        return found

    def _write(
        self,
        unit: Command,
        session: Session,
        told: dict[str, tuple[int | None, str]] | None = None,
    ) -> str:
        meeting_id = session.heading.meeting_id
        view = self.reading.live(session, self.ctx.rows.sheet(meeting_id))
        entries = {one.line_id: one for one in self.ctx.rows.entries(meeting_id)}
        for line in view.lines:
            known = entries.pop(line.id, None)
            values = _values(line)
            values["points"] = known.points if known else None
            if told and line.id in told:
                values["points"], values["reason"] = told[line.id]
            if known is None:
                unit.insert(
                    "score_entry",
                    {"meeting_id": meeting_id, "line_id": line.id, **values},
                )
            else:
                unit.update("score_entry", known.id, values)
        for entry in entries.values():
            unit.delete("score_entry", entry.id)
        return self._sum(unit, session)

    def _sum(self, unit: Command, session: Session) -> str:
        # The facts are those of before; only what a person entered has changed.
        meeting_id = session.heading.meeting_id
        kept = self.ctx.rows.sheet(meeting_id)
        view = self.reading.live(session, kept)
        if view.sum is None or view.scheme is None:
            raise ScoreSchemeMissing(day=short(session.heading.on_day))
        values: Row = {
            "scheme_id": view.scheme.id,
            "set_id": view.scheme.set_id,
            "total": None if view.sum.open else view.sum.total,
            "most": view.sum.most,
            "level": view.sum.level,
        }
        if kept is None:
            return unit.insert("score_sheet", {"meeting_id": meeting_id, **values})
        unit.update("score_sheet", kept.id, values)
        return kept.id

    def _text(self, text: str, field: str) -> str:
        limit = self.ctx.rules.proposal.longest_words
        words = clean(text)
        if len(words) > limit:
            raise ScoreTextTooLong(field=field, length=len(words), limit=limit)
        return words


def _values(line: Scored) -> Row:
    return {
        "seq": line.seq,
        "group_title": line.group,
        "title": line.title,
        "rule": line.rule,
        "most": line.most,
        "given": line.given,
        "fact_words": "\n".join(line.facts),
        "reason": line.reason,
        "must_be_full": int(line.must_be_full),
    }
