"""The sheet of a meeting, live or as it was signed, and the year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.features.session_score.model.ruleset import ScoreSet
from app.features.session_score.model.sheet import (
    Heading,
    MonthScore,
    Scored,
    ScoreView,
    Session,
    Sheet,
    Sum,
    YearScore,
)
from app.features.session_score.rules import judging
from app.features.session_score.rules import year as years
from app.features.session_score.rules.lines import asked
from app.features.session_score.rules.points import written
from app.features.session_score.service.context import Context
from app.kernel.facts import Fact

_GOOD = "good"


@dataclass(frozen=True, slots=True)
class Reading:
    """Builds frozen views; changes nothing."""

    ctx: Context

    def sheet(self, meeting_id: str) -> ScoreView:
        """Show the sheet of a meeting: as signed once it is, else by the facts now."""
        return self.of(self.ctx.ask.session(meeting_id))

    def of(self, session: Session) -> ScoreView:
        """Show the sheet of a session whose facts are known already."""
        kept = self.ctx.rows.sheet(session.heading.meeting_id)
        if session.heading.is_frozen:
            return self._signed(session.heading, session.present, kept)
        return self.live(session, kept)

    def live(self, session: Session, kept: Sheet | None) -> ScoreView:
        """Judge every line by the facts as they stand now."""
        heading = session.heading
        scheme = self.ctx.rows.scheme_on(heading.on_day)
        chosen = self.ctx.rules.set_of(scheme.set_id) if scheme else None
        scored_kind = self._is_scored(heading, chosen)
        if scheme is None or chosen is None or not scored_kind:
            return ScoreView(
                heading, session.present, scored_kind, scheme, chosen, sheet=kept
            )
        entries = {
            one.line_id: one for one in self.ctx.rows.entries(heading.meeting_id)
        }
        measures = self.ctx.measures
        own = self.ctx.rows.lines(scheme.id)
        steps = self.ctx.rules.proposal.most_steps
        lines = tuple(
            judging.judge(line, seq, session.facts, measures, entries.get(line.id))
            for seq, line in enumerate(asked(chosen, own, measures, steps), start=1)
        )
        return ScoreView(
            heading=heading,
            present=session.present,
            is_scored_kind=True,
            scheme=scheme,
            set=chosen,
            lines=lines,
            sum=judging.add_up(chosen, lines),
            sheet=kept,
        )

    def _signed(self, heading: Heading, present: int, kept: Sheet | None) -> ScoreView:
        if kept is None:
            scheme = self.ctx.rows.scheme_on(heading.on_day)
            chosen = self.ctx.rules.set_of(scheme.set_id) if scheme else None
            scored_kind = self._is_scored(heading, chosen)
            return ScoreView(
                heading, present, scored_kind, scheme, chosen, is_frozen=True
            )
        lines = tuple(map(judging.kept, self.ctx.rows.entries(heading.meeting_id)))
        chosen = self.ctx.rules.set_of(kept.set_id)
        return ScoreView(
            heading=heading,
            present=present,
            is_scored_kind=True,
            scheme=self.ctx.rows.scheme(kept.scheme_id),
            set=chosen,
            lines=lines,
            sum=_kept_sum(kept, chosen, lines),
            sheet=kept,
            is_frozen=True,
        )

    def _is_scored(self, heading: Heading, chosen: ScoreSet | None) -> bool:
        sets = (chosen,) if chosen else self.ctx.rules.offered(heading.on_day)
        return any(heading.kind in one.kinds for one in sets)

    def year(self, year: int) -> YearScore:
        """Rate a year by the rule of the set in force at its end."""
        scheme = self.ctx.rows.scheme_on(date(year, 12, 31))
        chosen = self.ctx.rules.set_of(scheme.set_id) if scheme else None
        by_month = {one.heading.on_day.month: one for one in self._regular(year)}
        months = [
            _month(number, by_month.get(number))
            for number in range(1, years.MONTHS + 1)
        ]
        return years.rate(year, chosen, months)

    def facts(self, year: int) -> list[Fact]:
        """Give the year's figures; see data/rules/meeting_quality/FACTS.md."""
        rating = self.year(year)
        scored = [one for one in rating.months if one.total is not None]
        lines = tuple(_told(one) for one in scored)
        good = [one for one in scored if one.level == _GOOD]
        # A set without a rule of the year gives no rating: known as 0 of 0.
        asked_for = int(rating.rule_known and bool(scored))
        return [
            Fact("score.months_scored", len(scored), years.MONTHS, lines),
            Fact(
                "score.months_good",
                len(good),
                len(scored),
                tuple(_told(one) for one in scored if one not in good),
            ),
            Fact("score.year_good", int(rating.level == _GOOD), asked_for, lines),
        ]

    def kept_in(self, year: int) -> list[ScoreView]:
        """Read every score kept with a meeting held in a year, in order of day."""
        have = self.ctx.rows.scored_meetings()
        return [
            self.sheet(one.meeting_id)
            for one in self.ctx.ask.of_year(year)
            if one.is_held and one.meeting_id in have
        ]

    def _of_month(self, heading: Heading) -> ScoreView:
        # What was signed is read as it stands; its facts need not be gathered again.
        if not heading.is_frozen:
            return self.sheet(heading.meeting_id)

        def read() -> tuple[ScoreView]:
            kept = self.ctx.rows.sheet(heading.meeting_id)
            return (self._signed(heading, 0, kept),)

        asked = (self.ctx.rows, heading)
        return self.ctx.store.answers.worked_out("score.signed", asked, read)[0]

    def _regular(self, year: int) -> Iterable[ScoreView]:
        # The rule of the year speaks of months, so each month has its regular session.
        have = self.ctx.rows.scored_meetings()
        for heading in self.ctx.ask.of_year(year):
            counts = heading.is_held and "regular" in heading.counts
            if counts and heading.meeting_id in have:
                yield self._of_month(heading)


def _kept_sum(kept: Sheet, chosen: ScoreSet | None, lines: tuple[Scored, ...]) -> Sum:
    waiting = sum(line.points is None for line in lines)
    level = chosen.level_of(kept.level) if chosen and kept.level else None
    again = judging.add_up(chosen, lines) if chosen else None
    return Sum(
        total=kept.total or 0,
        most=kept.most,
        open=waiting,
        level=kept.level,
        level_title=level.title if level else "",
        capped_by=again.capped_by if again else (),
    )


def _month(number: int, view: ScoreView | None) -> MonthScore:
    if view is None:
        return MonthScore(number, "", None, "", "")
    found, title = view.sum, view.heading.title
    if found is None or found.open:
        return MonthScore(number, title, None, "", "")
    return MonthScore(number, title, found.total, found.level, found.level_title)


def _told(one: MonthScore) -> str:
    total = written(one.total) if one.total is not None else ""
    words = ", ".join(part for part in (total, one.level_title) if part)
    return f"Tháng {one.month:02d}: {words}"
